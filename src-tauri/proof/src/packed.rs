//! Digests of parts as compact bytes, for a store that keeps them in one column. Not part of the canonical
//! form: nothing here is hashed.

use crate::chain::{Digest, PartDigest};
use crate::entry::SnapshotKind;
use crate::part::Part;

const RECORD: usize = 1 + 4 + 32;

/// One record of 37 bytes per part, in the order given: a byte for its kind, four for its number (big endian,
/// 0 where a part has none), 32 for the digest.
pub fn pack_digests(digests: &[PartDigest]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(digests.len() * RECORD);
    for PartDigest { part, digest } in digests {
        let (tag, number) = tag_of(*part);
        bytes.push(tag);
        bytes.extend_from_slice(&number.to_be_bytes());
        bytes.extend_from_slice(digest.as_bytes());
    }
    bytes
}

/// The digests of packed bytes into a list that is used again. `None` when the bytes are no such records
/// (another length, an unknown kind, a number where there is none): then the list holds only the records
/// before.
pub fn unpack_digests(bytes: &[u8], out: &mut Vec<PartDigest>) -> Option<()> {
    out.clear();
    if !bytes.len().is_multiple_of(RECORD) {
        return None;
    }
    for record in bytes.chunks_exact(RECORD) {
        let (tag, rest) = record.split_first()?;
        let (number, digest) = rest.split_first_chunk::<4>()?;
        let part = part_of(*tag, u32::from_be_bytes(*number))?;
        out.push(PartDigest { part, digest: Digest::from_slice(digest).ok()? });
    }
    Some(())
}

fn tag_of(part: Part) -> (u8, u32) {
    match part {
        Part::Head => (0, 0),
        Part::Line(n) => (1, n),
        Part::Vat(n) => (2, n),
        Part::Payment(n) => (3, n),
        Part::Reference(n) => (4, n),
        Part::Snapshot(SnapshotKind::Person) => (5, 0),
        Part::Snapshot(SnapshotKind::Approver) => (6, 0),
        Part::Snapshot(SnapshotKind::Salon) => (7, 0),
        Part::Snapshot(SnapshotKind::Program) => (8, 0),
        Part::Details => (9, 0),
        Part::Tse => (10, 0),
        Part::Snapshot(SnapshotKind::Tse) => (11, 0),
    }
}

fn part_of(tag: u8, number: u32) -> Option<Part> {
    let part = match tag {
        0 => Part::Head,
        1 => Part::Line(number),
        2 => Part::Vat(number),
        3 => Part::Payment(number),
        4 => Part::Reference(number),
        5 => Part::Snapshot(SnapshotKind::Person),
        6 => Part::Snapshot(SnapshotKind::Approver),
        7 => Part::Snapshot(SnapshotKind::Salon),
        8 => Part::Snapshot(SnapshotKind::Program),
        9 => Part::Details,
        10 => Part::Tse,
        11 => Part::Snapshot(SnapshotKind::Tse),
        _ => return None,
    };
    (tag_of(part) == (tag, number)).then_some(part)
}
