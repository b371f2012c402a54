//! An archive chained and signed anew, as whoever has a key can do it.

use proof::{Digest, Entry, SigningKey};
use serde_json::Value;

use crate::archive::{self, Archive};

/// The same entries, each altered as one likes and signed with the key of its place, behind the same entry.
pub fn resealed<'k>(
    archive: &Archive,
    key_of: impl Fn(usize) -> &'k SigningKey,
    mut alter: impl FnMut(usize, &mut Entry),
) -> Archive {
    resealed_behind(archive, key_of, |at, entry, _| alter(at, entry))
}

/// [`resealed`], where an alteration depends on the hash of the entry before.
pub fn resealed_behind<'k>(
    archive: &Archive,
    key_of: impl Fn(usize) -> &'k SigningKey,
    alter: impl FnMut(usize, &mut Entry, &Digest),
) -> Archive {
    chained(archive, key_of, entries(archive), alter)
}

/// Other entries in the place of the archive's, each signed with the key of its place, behind the same entry.
pub fn rewritten<'k>(
    archive: &Archive,
    key_of: impl Fn(usize) -> &'k SigningKey,
    book: Vec<Entry>,
) -> Archive {
    chained(archive, key_of, book, |_, _, _| ())
}

fn chained<'k>(
    archive: &Archive,
    key_of: impl Fn(usize) -> &'k SigningKey,
    mut book: Vec<Entry>,
    mut alter: impl FnMut(usize, &mut Entry, &Digest),
) -> Archive {
    let range: Value = serde_json::from_slice(&archive.0["bereich.json"]).unwrap();
    let mut previous: Digest = range["previous_hash"].as_str().unwrap().parse().unwrap();
    let mut lines = Vec::new();
    for (at, entry) in book.iter_mut().enumerate() {
        let key = key_of(at);
        entry.head.key_id = key.public().key_id();
        alter(at, entry, &previous);
        let sealed = proof::seal(entry, previous, key).unwrap();
        previous = sealed.hash;
        let hashes = (&sealed.previous, &sealed.hash);
        lines.push(archive::line(entry, &sealed.digests, hashes, (&sealed.signature, sealed.check_digit)));
    }
    archive.clone().with_lines("buchungen.jsonl", |old| *old = lines)
}

/// The entries of an archive.
pub fn entries(archive: &Archive) -> Vec<Entry> {
    archive.lines("buchungen.jsonl").iter().map(|line| entry_of(line)).collect()
}

/// The entry that a line of the archive holds.
fn entry_of(line: &str) -> Entry {
    let value: Value = serde_json::from_str(line).unwrap();
    let parts = value["parts"].as_array().unwrap();
    let texts =
        parts.iter().map(|part| (part[0].as_str().unwrap().parse().unwrap(), part[1].as_str().unwrap()));
    proof::decode(texts).unwrap()
}

/// Names these keys and no others as the register's.
pub fn with_keys(archive: Archive, keys: &[&SigningKey]) -> Archive {
    let public = keys.iter().map(|key| key.public());
    let named = public.map(|key| format!("{} {key} {}", key.key_id(), key.fingerprint())).collect();
    let archive = archive.with_lines("schluessel.txt", |lines| *lines = named);
    keys.iter().fold(archive, |archive, key| archive.in_hands_with(key))
}
