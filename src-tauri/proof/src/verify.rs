//! Verification of the whole book, entry by entry, with nothing but public keys.

use crate::canonical::{Encoder, FORMAT, KnownSnapshot};
use crate::chain::{PartDigest, entry_hash};
use crate::finding::{Finding, Place, What};
use crate::{
    CheckDigit, Digest, Entry, EntryKind, Part, PublicKey, ReceiptNumber, Sealed, Seq, Signature, ZNumber,
    sums,
};

/// Which signatures are checked. The last entry's always is: it vouches for the chain before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatures {
    Every,
    /// At closings and key changes: the chain carries the rest.
    AtClosings,
}

/// An entry's hash as it is known outside the book: from a Z report on paper, a backup, a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub seq: Seq,
    pub hash: Digest,
}

/// How far the book has been verified; a later verification can go on from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    pub last: Seq,
    pub hash: Digest,
    /// `None` before the first bon.
    pub receipt_number: Option<ReceiptNumber>,
    /// `None` before the first closing.
    pub z_number: Option<ZNumber>,
}

impl Verified {
    /// Before the first entry.
    pub const NOTHING: Self =
        Self { last: Seq::new(0), hash: Digest::GENESIS, receipt_number: None, z_number: None };
}

/// Takes sealed entries in order and says what first does not hold.
#[derive(Debug)]
pub struct Verifier {
    keys: Vec<(String, PublicKey)>,
    signatures: Signatures,
    anchors: Vec<Anchor>,
    at: Verified,
    /// The last entry, while its signature has not been checked.
    unsigned: Option<(Signature, PublicKey)>,
    encoder: Encoder,
    computed: Vec<PartDigest>,
}

impl Verifier {
    /// A verification from the first entry on, trusting these keys.
    pub fn new(keys: &[PublicKey], signatures: Signatures) -> Self {
        Self::resume(keys, signatures, Verified::NOTHING)
    }

    /// A verification that goes on where another ended well.
    pub fn resume(keys: &[PublicKey], signatures: Signatures, at: Verified) -> Self {
        Self {
            keys: keys.iter().map(|key| (key.key_id(), *key)).collect(),
            signatures,
            anchors: Vec::new(),
            at,
            unsigned: None,
            encoder: Encoder::default(),
            computed: Vec::with_capacity(16),
        }
    }

    /// Holds the book to a hash that is known from outside; so a removed tail is found.
    #[must_use]
    pub fn expecting(mut self, anchor: Anchor) -> Self {
        self.anchors.push(anchor);
        self
    }

    /// Checks the next entry: parts, hash, link, signature, check digit, numbers, sums.
    pub fn check(&mut self, sealed: &Sealed<'_>) -> Result<(), Finding> {
        self.check_knowing(sealed, &[])
    }

    /// [`Self::check`] with digests of snapshots that the caller has computed from the same stored bodies.
    pub fn check_knowing(&mut self, sealed: &Sealed<'_>, known: &[KnownSnapshot]) -> Result<(), Finding> {
        let head = &sealed.entry.head;
        self.encoder.digests(sealed.entry, known, &mut self.computed);
        let key = self.content(sealed).map_err(|(place, what)| {
            let seq = if place == Place::Part(Part::Head) { self.at.last.next() } else { head.seq };
            Finding { seq, place, what }
        })?;
        let mut at = self.at;
        place_in_book(&mut at, sealed).map_err(|(place, what)| Finding { seq: head.seq, place, what })?;
        let late = |(place, what)| Finding { seq: head.seq, place, what };
        if self.signatures == Signatures::Every || is_milestone(head.kind) {
            signature(&key, &sealed.hash, &sealed.signature).map_err(late)?;
            self.unsigned = None;
        } else {
            self.unsigned = Some((sealed.signature, key));
        }
        if CheckDigit::of(head, &sealed.hash) != sealed.check_digit {
            return Err(late((Place::CheckDigit, What::CheckDigitWrong)));
        }
        sums::check(sealed.entry).map_err(late)?;
        if self.anchors.iter().any(|anchor| anchor.seq == head.seq && anchor.hash != sealed.hash) {
            return Err(late((Place::Chain, What::AnchorDiffers)));
        }
        self.at = at;
        Ok(())
    }

    /// How far the verification has come.
    pub const fn verified(&self) -> Verified {
        self.at
    }

    /// Ends the verification: the last signature, and whether the book reaches all anchors.
    pub fn finish(self) -> Result<Verified, Finding> {
        if let Some((last, key)) = &self.unsigned {
            signature(key, &self.at.hash, last).map_err(|(place, what)| Finding {
                seq: self.at.last,
                place,
                what,
            })?;
        }
        match self.anchors.iter().find(|anchor| anchor.seq > self.at.last) {
            Some(missing) => Err(Finding { seq: missing.seq, place: Place::Chain, what: What::TailMissing }),
            None => Ok(self.at),
        }
    }

    /// Parts against their digests, digests against the hash; returns the key that the head names.
    fn content(&self, sealed: &Sealed<'_>) -> Result<PublicKey, (Place, What)> {
        let head = &sealed.entry.head;
        if self.computed != sealed.digests {
            return Err(self.which_part(sealed));
        }
        if head.format != FORMAT {
            return Err((Place::Part(Part::Head), What::Format(head.format)));
        }
        if entry_hash(&sealed.previous, &sealed.digests) != sealed.hash {
            return Err((Place::Chain, What::HashChanged));
        }
        let key = self.keys.iter().find(|(id, _)| *id == head.key_id);
        key.map(|(_, key)| *key).ok_or_else(|| (Place::Signature, What::KeyUnknown(head.key_id.clone())))
    }

    /// Names the part whose content or digest was touched: the hash tells which of both.
    fn which_part(&self, sealed: &Sealed<'_>) -> (Place, What) {
        let content_holds = entry_hash(&sealed.previous, &self.computed) == sealed.hash;
        for stored in &sealed.digests {
            match self.computed.iter().find(|computed| computed.part == stored.part) {
                Some(computed) if computed.digest == stored.digest => {}
                Some(_) if content_holds => return (Place::Part(stored.part), What::DigestChanged),
                Some(_) => return (Place::Part(stored.part), What::Changed),
                None if content_holds => return (Place::Part(stored.part), What::DigestChanged),
                None => return (Place::Part(stored.part), What::Missing),
            }
        }
        let stored = |part| sealed.digests.iter().filter(|known| known.part == part).count();
        let computed = |part| self.computed.iter().filter(|known| known.part == part).count();
        let extra = self.computed.iter().find(|part| computed(part.part) > stored(part.part));
        match extra {
            Some(part) if content_holds => (Place::Part(part.part), What::DigestChanged),
            Some(part) => (Place::Part(part.part), What::Added),
            None => (Place::Chain, What::HashChanged),
        }
    }
}

/// `seq`, the link to the entry before, and both other number ranges.
fn place_in_book(at: &mut Verified, sealed: &Sealed<'_>) -> Result<(), (Place, What)> {
    let head = &sealed.entry.head;
    if head.seq != at.last.next() {
        return Err((Place::Number, What::SeqGap { expected: at.last.next() }));
    }
    if sealed.previous != at.hash {
        return Err((Place::Chain, What::LinkBroken));
    }
    if head.receipt_number.is_some() != head.bon_type.is_some() {
        return Err((Place::Number, What::BonIncomplete));
    }
    if let Some(found) = head.receipt_number {
        let expected = at.receipt_number.map_or(found, ReceiptNumber::next);
        if found != expected {
            let (expected, found) = (expected.get(), found.get());
            return Err((Place::Number, What::ReceiptGap { expected, found }));
        }
        at.receipt_number = Some(found);
    }
    z_number(at, sealed.entry)?;
    at.last = head.seq;
    at.hash = sealed.hash;
    Ok(())
}

/// A closing takes the next Z number; a revocation names the one that it takes back, the last.
fn z_number(at: &mut Verified, entry: &Entry) -> Result<(), (Place, What)> {
    let expected = match entry.head.kind {
        EntryKind::Closing => at.z_number.map(ZNumber::next),
        EntryKind::Revocation => at.z_number,
        _ => return Ok(()),
    };
    let found = entry.head.z_number.ok_or((Place::Number, What::ZMissing))?;
    let expected = expected.unwrap_or(found);
    if found != expected {
        let (expected, found) = (expected.get(), found.get());
        return Err((Place::Number, What::ZGap { expected, found }));
    }
    at.z_number = Some(found);
    Ok(())
}

const fn is_milestone(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Closing | EntryKind::Foundation | EntryKind::KeyChange)
}

fn signature(key: &PublicKey, hash: &Digest, signature: &Signature) -> Result<(), (Place, What)> {
    if key.verifies(hash, signature) { Ok(()) } else { Err((Place::Signature, What::SignatureWrong)) }
}
