//! Damage to bytes that somebody else has made.

use crate::rng::Rng;

/// Numbers at which something ends.
const EDGES: [u64; 12] =
    [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, 1 << 40, i64::MAX as u64, u64::MAX];
/// Bytes that mean something to many who read.
const BYTES: [u8; 16] =
    [0x00, 0x01, 0x04, 0x0a, 0x0d, 0x10, 0x12, 0x1b, 0x30, 0x7f, 0x80, 0x82, 0x84, 0xc3, 0xfe, 0xff];

/// How many blows an input gets: mostly one or two, now and then none, so that good ones are tried as well.
pub fn blows(rng: &mut Rng) -> u64 {
    match rng.below(12) {
        0 => 0,
        1..=6 => 1,
        7..=9 => 2,
        _ => 3 + rng.below(6),
    }
}

/// One blow to some bytes.
pub fn bytes(rng: &mut Rng, of: &mut Vec<u8>) {
    let (at, length) = (rng.place(of.len()), 1 + rng.place(40));
    let end = of.len().min(at + length);
    match rng.below(10) {
        0..=2 if !of.is_empty() => of[at] ^= 1 << rng.below(8),
        3 => of.truncate(at),
        4 => drop(of.drain(at..end)),
        5 => {
            let again = of[at..end].to_vec();
            drop(of.splice(at..at, again));
        }
        6 => {
            let byte = BYTES[rng.place(BYTES.len())];
            drop(of.splice(at..at, std::iter::repeat_n(byte, length)));
        }
        7 => number(rng, of, at),
        8 if !of.is_empty() => of[at] = BYTES[rng.place(BYTES.len())],
        _ => of[at..end].fill_with(|| rng.throw() as u8),
    }
}

/// Some bytes become a number of one to eight bytes at which something ends.
fn number(rng: &mut Rng, of: &mut [u8], at: usize) {
    let edge = EDGES[rng.place(EDGES.len())];
    let width = 1 << rng.below(4);
    let bytes: Vec<u8> = if rng.below(2) == 0 {
        edge.to_le_bytes()[..width].to_vec()
    } else {
        edge.to_be_bytes()[8 - width..].to_vec()
    };
    of.iter_mut().skip(at).zip(bytes).for_each(|(old, new)| *old = new);
}
