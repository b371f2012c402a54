//! Verification of the whole book, entry by entry, with nothing but public keys.

use crate::canonical::{Encoder, KnownSnapshot};
use crate::chain::PartDigest;
use crate::finding::{Broken, Finding, Place, What};
use crate::inspect::{Inspected, Inspector, Link};
use crate::{
    BookEnd, Digest, EntryKind, Format, Gap, Part, PublicKey, ReceiptNumber, Sealed, Seq, Signature, ZNumber,
};

/// Which signatures are checked; hashes, numbers and sums are for every entry. The last entry's signature
/// always is checked: it vouches for the chain before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatures {
    /// That of each entry.
    Every,
    /// At closings and key changes: the chain carries the rest.
    AtClosings,
}

/// An entry's hash as it is known outside the book: from a Z report on paper, a backup, a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Which entry.
    pub seq: Seq,
    /// Its whole hash, 32 bytes.
    pub hash: Digest,
}

/// How far the book has been verified; a later verification can go on from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The last entry that holds; 0 before the first.
    pub last: Seq,
    /// Its hash, to which the next entry must link.
    pub hash: Digest,
    /// The last bon's number; `None` before the first bon, whose number is taken as it is.
    pub receipt_number: Option<ReceiptNumber>,
    /// The last closing's number; `None` before the first closing, whose number is taken as it is.
    pub z_number: Option<ZNumber>,
    /// The format of the last entry: none behind it may be of a lower one.
    pub format: Format,
    /// The key that signed the last entry; `None` where nobody knows: then the next entry may bear any.
    pub key: Option<PublicKey>,
}

impl Verified {
    /// The state before the first entry, where a whole book begins.
    pub const NOTHING: Self = Self {
        last: Seq::new(0),
        hash: Digest::GENESIS,
        receipt_number: None,
        z_number: None,
        format: Format::One,
        key: None,
    };
}

/// Takes sealed entries in order and says what first does not hold (FORMAT.md, section 4). After a
/// [`Finding`] it is of no further use: what follows a broken link proves nothing.
#[derive(Debug)]
pub struct Verifier {
    inspector: Inspector,
    signatures: Signatures,
    anchors: Vec<Anchor>,
    at: Verified,
    /// The key of the last entry, by its place among the keys.
    key: Option<usize>,
    /// The last entry, while its signature has not been checked.
    unsigned: Option<(Signature, PublicKey)>,
    encoder: Encoder,
    computed: Vec<PartDigest>,
}

impl Verifier {
    /// A verification from the first entry on, trusting these keys: the register's in the order of their use.
    pub fn new(keys: &[PublicKey], signatures: Signatures) -> Self {
        Self::resume(keys, signatures, Verified::NOTHING)
    }

    /// A verification that goes on where another ended well.
    pub fn resume(keys: &[PublicKey], signatures: Signatures, at: Verified) -> Self {
        let inspector = Inspector::new(keys);
        Self {
            key: at.key.and_then(|key| inspector.place_of(&key)),
            inspector,
            signatures,
            anchors: Vec::new(),
            at,
            unsigned: None,
            encoder: Encoder::default(),
            computed: Vec::with_capacity(16),
        }
    }

    /// Holds the book to a hash that is known from outside; so a removed tail is found, and a book signed
    /// anew with another key. Anchors before the place where the verification begins are not looked at.
    #[must_use]
    pub fn expecting(mut self, anchor: Anchor) -> Self {
        self.anchors.push(anchor);
        self
    }

    /// Checks the next entry: parts, hash, link, signature, check digit, numbers, sums.
    ///
    /// # Errors
    /// The first thing that does not hold, with its place in the book.
    pub fn check(&mut self, sealed: &Sealed<'_>) -> Result<(), Finding> {
        self.check_knowing(sealed, &[])
    }

    /// [`Self::check`] with digests of snapshots that the caller has computed from the same stored bodies.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn check_knowing(&mut self, sealed: &Sealed<'_>, known: &[KnownSnapshot]) -> Result<(), Finding> {
        let head = &sealed.entry.head;
        self.encoder.digests(sealed.entry, known, &mut self.computed);
        let now = self.signatures == Signatures::Every || is_milestone(head.kind);
        let inspected = self.inspector.inspect(sealed, &self.computed, now);
        self.join(&inspected)?;
        self.unsigned = match now {
            true => None,
            false => self.inspector.key_of(head).ok().map(|(_, trusted)| (sealed.signature, trusted.key)),
        };
        Ok(())
    }

    /// Gives the next entry, judged by itself elsewhere, its place in the book: link, numbers, key, anchors.
    ///
    /// The signature is the inspecting side's business: where it was left out, nothing here makes up for it.
    ///
    /// # Errors
    /// What the inspection found, or the first of link, numbers, key and anchors that does not hold.
    pub fn join(&mut self, inspected: &Inspected) -> Result<(), Finding> {
        let (link, rest) = match inspected {
            Inspected::Whole { link, rest } => (link, rest),
            Inspected::Broken((place, what)) => {
                return Err(Finding { seq: self.at.last.next(), place: *place, what: what.clone() });
            }
        };
        let late = |(place, what)| Finding { seq: link.seq, place, what };
        let mut at = self.at;
        place_in_book(&mut at, link).map_err(late)?;
        rest.clone().map_err(late)?;
        if self.key.is_some_and(|before| !follows(before, link)) {
            return Err(late((Place::Signature, What::KeyChanged)));
        }
        if self.anchors.iter().any(|anchor| anchor.seq == link.seq && anchor.hash != link.hash) {
            return Err(late((Place::Chain, What::AnchorDiffers)));
        }
        self.at = at;
        self.key = Some(link.key);
        Ok(())
    }

    /// How far the verification has come.
    pub fn verified(&self) -> Verified {
        let key = self.key.and_then(|place| self.inspector.key_at(place));
        Verified { key: key.or(self.at.key), ..self.at }
    }

    /// Ends the verification: the last signature, and whether the book reaches all anchors.
    ///
    /// # Errors
    /// [`What::SignatureWrong`] at the last entry, or [`What::TailMissing`] at an anchor behind it.
    pub fn finish(self) -> Result<Verified, Finding> {
        if let Some((last, key)) = &self.unsigned
            && !key.verifies(&self.at.hash, last)
        {
            let (place, what) = (Place::Signature, What::SignatureWrong);
            return Err(Finding { seq: self.at.last, place, what });
        }
        match self.anchors.iter().find(|anchor| anchor.seq > self.at.last) {
            Some(missing) => Err(Finding { seq: missing.seq, place: Place::Chain, what: What::TailMissing }),
            None => Ok(self.verified()),
        }
    }
}

/// The key stays; a change leads to the next in the order of their use, so that none that has ended comes back.
fn follows(before: usize, link: &Link) -> bool {
    let step = usize::from(link.kind == EntryKind::KeyChange);
    before.checked_add(step) == Some(link.key)
}

/// Format, `seq`, the link to the entry before, and both other number ranges.
fn place_in_book(at: &mut Verified, link: &Link) -> Result<(), Broken> {
    if link.format < at.format {
        return Err((Place::Part(Part::Head), What::FormatBack));
    }
    at.format = link.format;
    if let Some(gap) = &link.gap {
        jump(at, gap)?;
    }
    if link.seq != at.last.next() {
        return Err((Place::Number, What::SeqGap { expected: at.last.next() }));
    }
    if link.previous != at.hash {
        return Err((Place::Chain, What::LinkBroken));
    }
    if link.receipt_number.is_some() != link.bon {
        return Err((Place::Number, What::BonIncomplete));
    }
    if let Some(found) = link.receipt_number {
        let expected = at.receipt_number.map_or(found, ReceiptNumber::next);
        if found != expected {
            let (expected, found) = (expected.get(), found.get());
            return Err((Place::Number, What::ReceiptGap { expected, found }));
        }
        at.receipt_number = Some(found);
    }
    z_number(at, link)?;
    at.last = link.seq;
    at.hash = link.hash;
    Ok(())
}

/// Numbers go on behind both ends that a gap names; the one that was found is the end of this book.
fn jump(at: &mut Verified, gap: &Gap) -> Result<(), Broken> {
    let Verified { last, hash, receipt_number, z_number, .. } = *at;
    let BookEnd { seq, hash: found, receipt, z } = gap.found;
    let fits = seq == last
        && found == Some(hash)
        && (receipt_number.is_none() || receipt == receipt_number)
        && (z_number.is_none() || z == z_number);
    if !fits {
        return Err((Place::Part(Part::Details), What::GapWrong));
    }
    let given = gap.last_given();
    (at.last, at.receipt_number, at.z_number) = (given.seq, given.receipt, given.z);
    Ok(())
}

/// A closing takes the next Z number; a revocation names the one that it takes back, the last.
fn z_number(at: &mut Verified, link: &Link) -> Result<(), Broken> {
    let expected = match link.kind {
        EntryKind::Closing => at.z_number.map(ZNumber::next),
        EntryKind::Revocation => at.z_number,
        _ => return Ok(()),
    };
    let found = link.z_number.ok_or((Place::Number, What::ZMissing))?;
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
