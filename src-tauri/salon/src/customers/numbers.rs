//! Numbers of things that are found by what they hold, when another keeps the things: a memory of many thousand words
//! needs each of them once. Nobody is harmed by who chooses words that hash alike: a salon's own names come here.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Numbers by the hash of their thing.
#[derive(Default)]
pub struct Numbers(HashMap<u64, u32, BuildHasherDefault<AsItIs>>);

impl Numbers {
    /// The number of a thing of this hash; `is` says whether a number is the one that is meant.
    pub fn find(&self, hash: u64, is: impl Fn(u32) -> bool) -> Option<u32> {
        // Things that hash alike stand one behind the other.
        let mut place = hash;
        while let Some(number) = self.0.get(&place) {
            if is(*number) {
                return Some(*number);
            }
            place = place.wrapping_add(1);
        }
        None
    }

    /// Keeps the number of a thing that is not there yet.
    pub fn keep(&mut self, hash: u64, number: u32) {
        let mut place = hash;
        while self.0.contains_key(&place) {
            place = place.wrapping_add(1);
        }
        self.0.insert(place, number);
    }

    /// Forgets the number of a thing. One that hashed alike may be met as a new one then, which does no harm.
    pub fn forget(&mut self, hash: u64, number: u32) {
        let mut place = hash;
        while let Some(known) = self.0.get(&place) {
            if *known == number {
                self.0.remove(&place);
                return;
            }
            place = place.wrapping_add(1);
        }
    }
}

/// The hash of a text, eight letters at a step.
pub fn hash_of(text: &str) -> u64 {
    let (whole, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let steps = whole.iter().chain([&last]).map(|letters| u64::from_le_bytes(*letters));
    let hash = steps.fold(text.len() as u64, |hash, letters| mixed(hash.rotate_left(23) ^ letters));
    mixed(hash)
}

/// The hash of a number.
pub const fn hash_of_id(id: i64) -> u64 {
    mixed(id.cast_unsigned())
}

/// Of two texts one after the other.
pub fn hash_of_both(first: &str, second: &str) -> u64 {
    mixed(hash_of(first).rotate_left(31) ^ hash_of(second))
}

/// Spreads each bit over all (the finishing step of SplitMix64).
const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// What is a hash already is hashed no more.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = mixed(self.0 ^ u64::from(*byte)));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hashes_alike_is_told_apart_and_forgotten_alone() {
        let things = ["anna", "berta", "carla"];
        let mut numbers = Numbers::default();
        let find = |numbers: &Numbers, name: &str| numbers.find(7, |number| things[number as usize] == name);
        (0..3).for_each(|number| numbers.keep(7, number));
        assert_eq!(["anna", "berta", "carla"].map(|name| find(&numbers, name)), [Some(0), Some(1), Some(2)]);
        assert_eq!(find(&numbers, "dora"), None);
        numbers.forget(7, 2);
        assert_eq!([find(&numbers, "berta"), find(&numbers, "carla")], [Some(1), None]);
    }

    #[test]
    fn texts_differ_by_each_letter_and_by_their_length() {
        let texts = ["", "a", "b", "ab", "ba", "abcdefgh", "abcdefgi", "abcdefgh\0", "abcdefghabcdefgh"];
        let mut hashes = texts.map(hash_of).to_vec();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), texts.len());
        assert_ne!(hash_of_both("ab", "c"), hash_of_both("a", "bc"));
    }
}
