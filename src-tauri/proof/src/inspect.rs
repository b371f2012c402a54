//! What of an entry can be judged by itself, on any thread: parts, hash, signature, check digit, sums. What
//! needs the entry before it is the [`Verifier`](crate::Verifier)'s business.

use std::cell::OnceCell;

use crate::chain::{PartDigest, entry_hash};
use crate::finding::{Broken, Place, What};
use crate::since::foreign_part;
use crate::{
    CheckDigit, Digest, Entry, EntryKind, Format, Gap, Head, PreparedKey, PublicKey, ReceiptNumber, Sealed,
    Seq, Signature, ZNumber, key_change, sums,
};

/// An entry that was judged by itself; the [`Verifier`](crate::Verifier) joins it to the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// Texts, digests and hash do not belong together, or nobody knows the key: no word of it counts.
    Broken(Broken),
    /// It is what was sealed; `rest` is what signature, check digit and sums came to.
    Whole {
        /// What it says of its place in the book.
        link: Link,
        /// The first of signature, check digit, sums and key change that does not hold.
        rest: Result<(), Broken>,
    },
}

/// What an entry needs to take its place in the book; all of it is covered by the hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its own number, which must be the next one.
    pub seq: Seq,
    /// The version of the canonical form; never lower than that of the entry before.
    pub format: Format,
    /// Says whether a Z number is due.
    pub kind: EntryKind,
    /// Its bon number, which must be the next one; `None` on what is no bon.
    pub receipt_number: Option<ReceiptNumber>,
    /// Whether it has a `BON_TYP`.
    pub bon: bool,
    /// On a closing the next one, on a revocation the last one; `None` on all else.
    pub z_number: Option<ZNumber>,
    /// Must be the hash of the entry before.
    pub previous: Digest,
    /// Its own hash, to which the next entry must link.
    pub hash: Digest,
    /// Which of the trusted keys has signed it, by its place among them.
    pub key: usize,
    /// Why its numbers jump; only on a [`EntryKind::Gap`].
    pub gap: Option<Box<Gap>>,
}

/// Judges entries with the keys that are trusted. May be cloned for each thread: entries need no order here.
#[derive(Clone, Debug)]
pub struct Inspector {
    keys: Vec<Trusted>,
}

/// A key that is trusted, by the name that heads give it.
#[derive(Clone, Debug)]
pub(crate) struct Trusted {
    id: String,
    pub(crate) key: PublicKey,
    /// Made when the first signature of this key is to be checked.
    prepared: OnceCell<Option<PreparedKey>>,
}

impl Trusted {
    fn verifies(&self, hash: &Digest, signature: &Signature) -> bool {
        let prepared = self.prepared.get_or_init(|| PreparedKey::new(&self.key).ok());
        prepared.as_ref().is_some_and(|key| key.verifies(hash, signature))
    }
}

impl Inspector {
    /// An inspector that trusts these keys and no other, the register's in the order of their use: a change goes from
    /// one to the next. Each is prepared when its first signature comes.
    pub fn new(keys: &[PublicKey]) -> Self {
        let trusted = |key: &PublicKey| Trusted { id: key.key_id(), key: *key, prepared: OnceCell::new() };
        Self { keys: keys.iter().map(trusted).collect() }
    }

    /// Judges an entry. `computed` are its parts' digests made anew from their texts (by
    /// [`Encoder::digests`](crate::Encoder::digests), never those that were stored); `signature` says whether
    /// its signature is checked, the dear part.
    pub fn inspect(&self, sealed: &Sealed<'_>, computed: &[PartDigest], signature: bool) -> Inspected {
        let head = &sealed.entry.head;
        let sound = hold_together(&sealed.previous, &sealed.hash, &sealed.digests, computed);
        let known = sound.and_then(|()| in_its_format(sealed.entry)).and_then(|()| self.key_of(head));
        match known.and_then(|known| Gap::of(sealed.entry).map(|gap| (known, gap))) {
            Err(broken) => Inspected::Broken(broken),
            Ok(((place, key), gap)) => Inspected::Whole {
                link: Link {
                    seq: head.seq,
                    format: head.format,
                    kind: head.kind,
                    receipt_number: head.receipt_number,
                    bon: head.bon_type.is_some(),
                    z_number: head.z_number,
                    previous: sealed.previous,
                    hash: sealed.hash,
                    key: place,
                    gap: gap.map(Box::new),
                },
                rest: rest(sealed, signature.then_some(key)).and_then(|()| self.change(sealed, place)),
            },
        }
    }

    /// Whether a change of the key is one from the key before, in the order of their use, to the one that signs.
    fn change(&self, sealed: &Sealed<'_>, place: usize) -> Result<(), Broken> {
        if sealed.entry.head.kind != EntryKind::KeyChange {
            return Ok(());
        }
        let key = |place: usize| self.keys.get(place).map(|trusted| &trusted.key);
        let Some(new) = key(place) else { return Ok(()) };
        let old = place.checked_sub(1).and_then(key);
        key_change::check(sealed.entry, (old, new), &sealed.previous)
    }

    /// The place of a key among the trusted ones.
    pub(crate) fn place_of(&self, key: &PublicKey) -> Option<usize> {
        self.keys.iter().position(|trusted| trusted.key == *key)
    }

    /// The key at a place.
    pub(crate) fn key_at(&self, place: usize) -> Option<PublicKey> {
        self.keys.get(place).map(|trusted| trusted.key)
    }

    /// The key that a head names, and its place among the keys.
    pub(crate) fn key_of(&self, head: &Head) -> Result<(usize, &Trusted), Broken> {
        let place = self.keys.iter().position(|trusted| trusted.id == head.key_id);
        let found = place.and_then(|place| self.keys.get(place).map(|trusted| (place, trusted)));
        found.ok_or_else(|| (Place::Signature, What::KeyUnknown(head.key_id.clone())))
    }
}

/// Texts against their stored digests, digests against the hash; names the part that was touched.
///
/// # Errors
/// The first part whose text or digest was changed, is missing or was added; [`Place::Chain`] where the hash
/// itself no longer fits parts that agree.
pub fn hold_together(
    previous: &Digest,
    hash: &Digest,
    stored: &[PartDigest],
    computed: &[PartDigest],
) -> Result<(), Broken> {
    let content_holds = || entry_hash(previous, computed) == *hash;
    if computed != stored {
        return Err(which_part(content_holds(), stored, computed));
    }
    if content_holds() { Ok(()) } else { Err((Place::Chain, What::HashChanged)) }
}

fn in_its_format(entry: &Entry) -> Result<(), Broken> {
    foreign_part(entry).map_or(Ok(()), |part| Err((Place::Part(part), What::Spelling("kind"))))
}

fn rest(sealed: &Sealed<'_>, key: Option<&Trusted>) -> Result<(), Broken> {
    if key.is_some_and(|key| !key.verifies(&sealed.hash, &sealed.signature)) {
        return Err((Place::Signature, What::SignatureWrong));
    }
    if CheckDigit::of(&sealed.entry.head, &sealed.hash) != sealed.check_digit {
        return Err((Place::CheckDigit, What::CheckDigitWrong));
    }
    sums::check(sealed.entry)
}

/// Names the part whose content or digest was touched: the hash tells which of both.
fn which_part(content_holds: bool, stored: &[PartDigest], computed: &[PartDigest]) -> Broken {
    for known in stored {
        match computed.iter().find(|computed| computed.part == known.part) {
            Some(computed) if computed.digest == known.digest => {}
            Some(_) if content_holds => return (Place::Part(known.part), What::DigestChanged),
            Some(_) => return (Place::Part(known.part), What::Changed),
            None if content_holds => return (Place::Part(known.part), What::DigestChanged),
            None => return (Place::Part(known.part), What::Missing),
        }
    }
    let count = |parts: &[PartDigest], part| parts.iter().filter(|known| known.part == part).count();
    let extra = computed.iter().find(|part| count(computed, part.part) > count(stored, part.part));
    match extra {
        Some(part) if content_holds => (Place::Part(part.part), What::DigestChanged),
        Some(part) => (Place::Part(part.part), What::Added),
        None => (Place::Chain, What::HashChanged),
    }
}
