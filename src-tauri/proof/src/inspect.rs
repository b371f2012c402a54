//! What of an entry can be judged by itself, on any thread: parts, hash, signature, check digit, sums. What
//! needs the entry before it is the [`Verifier`](crate::Verifier)'s business.

use crate::canonical::FORMAT;
use crate::chain::{PartDigest, entry_hash};
use crate::finding::{Place, What};
use crate::{
    CheckDigit, Digest, EntryKind, Head, Part, PublicKey, ReceiptNumber, Sealed, Seq, ZNumber, sums,
};

/// Where in an entry, and what no longer fits.
pub type Broken = (Place, What);

/// An entry that was judged by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// Texts, digests and hash do not belong together, or nobody knows the key: no word of it counts.
    Broken(Broken),
    /// It is what was sealed; `rest` is what signature, check digit and sums came to.
    Whole { link: Link, rest: Result<(), Broken> },
}

/// What an entry needs to take its place in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub seq: Seq,
    pub kind: EntryKind,
    pub receipt_number: Option<ReceiptNumber>,
    /// Whether it has a `BON_TYP`.
    pub bon: bool,
    pub z_number: Option<ZNumber>,
    pub previous: Digest,
    pub hash: Digest,
}

/// Judges entries with the keys that are trusted.
#[derive(Clone, Debug)]
pub struct Inspector {
    keys: Vec<(String, PublicKey)>,
}

impl Inspector {
    pub fn new(keys: &[PublicKey]) -> Self {
        Self { keys: keys.iter().map(|key| (key.key_id(), *key)).collect() }
    }

    /// Judges an entry whose parts' digests were computed from their texts; its signature where asked.
    pub fn inspect(&self, sealed: &Sealed<'_>, computed: &[PartDigest], signature: bool) -> Inspected {
        let head = &sealed.entry.head;
        let sound = hold_together(&sealed.previous, &sealed.hash, &sealed.digests, computed);
        let known = sound.and_then(|()| format(head)).and_then(|()| self.key_of(head));
        match known {
            Err(broken) => Inspected::Broken(broken),
            Ok(key) => Inspected::Whole {
                link: Link {
                    seq: head.seq,
                    kind: head.kind,
                    receipt_number: head.receipt_number,
                    bon: head.bon_type.is_some(),
                    z_number: head.z_number,
                    previous: sealed.previous,
                    hash: sealed.hash,
                },
                rest: rest(sealed, signature.then_some(&key)),
            },
        }
    }

    /// The key that a head names.
    pub(crate) fn key_of(&self, head: &Head) -> Result<PublicKey, Broken> {
        let key = self.keys.iter().find(|(id, _)| *id == head.key_id);
        key.map(|(_, key)| *key).ok_or_else(|| (Place::Signature, What::KeyUnknown(head.key_id.clone())))
    }
}

/// Texts against their stored digests, digests against the hash; names the part that was touched.
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

fn format(head: &Head) -> Result<(), Broken> {
    if head.format == FORMAT { Ok(()) } else { Err((Place::Part(Part::Head), What::Format(head.format))) }
}

fn rest(sealed: &Sealed<'_>, key: Option<&PublicKey>) -> Result<(), Broken> {
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
