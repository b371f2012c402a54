//! The check digit (Prüfziffer) that a person can recompute from a printed receipt (ISO 7064 MOD 97-10).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::push_digits;
use crate::{Digest, Head, Money};

/// Two digits, 02 to 98, over the printed number, the total and the first eight digits of the hash
/// (FORMAT.md, section 6). JSON form: the bare number.
///
/// A number typed wrong, two swapped digits or an altered sum give another check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CheckDigit(u8);

/// The number by which paper names an entry, with the letter in front of it that keeps the three ranges
/// apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperNumber {
    /// `B`: the number of the bon.
    Bon(u64),
    /// `Z`: the number of the Z report, on a closing or revocation.
    Z(u64),
    /// `E`: the place in the chain, for everything else.
    Entry(u64),
}

impl PaperNumber {
    /// The bon number where there is one, else the Z number, else `seq`.
    pub fn of(head: &Head) -> Self {
        match (head.receipt_number, head.z_number) {
            (Some(number), _) => Self::Bon(number.get()),
            (None, Some(number)) => Self::Z(number.get()),
            (None, None) => Self::Entry(head.seq.get()),
        }
    }
}

impl CheckDigit {
    /// The check digit of an entry with this head and this hash.
    pub fn of(head: &Head, hash: &Digest) -> Self {
        Self::from_typed(PaperNumber::of(head), head.total, &hash.short()).unwrap_or(Self(0))
    }

    /// The check digit of what stands on paper: number, total and the eight hex digits of the hash in
    /// either case, blanks ignored. `None` when those are not eight hex digits.
    pub fn from_typed(number: PaperNumber, total: Money, hash_start: &str) -> Option<Self> {
        let (letter, number) = match number {
            PaperNumber::Bon(number) => ('B', number),
            PaperNumber::Z(number) => ('Z', number),
            PaperNumber::Entry(number) => ('E', number),
        };
        let mut text = String::with_capacity(50);
        text.push(letter);
        push_digits(&mut text, number, 12);
        text.push(if total.is_negative() { 'N' } else { 'P' });
        push_digits(&mut text, total.as_cents().unsigned_abs(), 15);
        let before = text.len();
        text.extend(hash_start.chars().filter(|c| !c.is_whitespace()));
        let typed = text.get(before..)?;
        if typed.len() != 8 || !typed.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u8::try_from(98 - remainder(&text) * 100 % 97).ok().map(Self)
    }

    /// The value that a store kept or a person typed; any number is taken, a wrong one just doesn't fit.
    pub const fn from_number(number: u8) -> Self {
        Self(number)
    }

    /// The two digits as a number, as a store keeps them.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The text as a number modulo 97, letters counting 10 to 35.
fn remainder(text: &str) -> u32 {
    text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, value| match value {
        0..=9 => (rest * 10 + value) % 97,
        _ => (rest * 100 + value) % 97,
    })
}

impl fmt::Display for CheckDigit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}
