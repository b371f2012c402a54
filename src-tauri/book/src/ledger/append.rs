//! The one place that numbers, chains and signs.

mod insert;

use std::sync::Arc;

use contract::refusal::CashRefusal;
use figures::{total, vat_splits};
use proof::{
    BookEnd, Digest, Encoder, Entry, EntryKind, Format, Gap, GapCause, Head, Moment, Money, Salt, Signature,
    SigningKey, SnapshotKind, commitment, seal_knowing,
};
use rusqlite::Connection;

use super::archive_text::ArchiveText;
use super::compose::{cash_moved, check_head, check_payments, numbered, register, snapshots};
use super::draft::{CustomerText, Draft, Drafted, Note};
use super::head::ChainEnd;
use insert::SnapshotShelf;

use super::recorded::Recorded;
use super::signer::Signer;
use super::time::{accepted_time, recording_time, time_after};
use crate::fault::{Outcome, Trouble};
use crate::tx::WriteTx;

/// The end of the chain and the key, owned by the writer.
pub struct Ledger {
    end: ChainEnd,
    pub(super) signer: Signer,
    shelf: SnapshotShelf,
    encoder: Encoder,
}

/// Whether an append may still be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// The clock is judged now, and the drawer with the whole booking ([`Ledger::check_drawer`]).
    Judge,
    /// They were judged, and what they were judged by is reserved: what was attested outside is booked in any case.
    Accepted,
}

/// What an append needs to be undone.
pub struct RewindMark(ChainEnd, Signer);

impl Ledger {
    /// The ledger of a store, with the register's key if it was founded.
    pub fn open(conn: &Connection, key: Option<SigningKey>) -> Outcome<Self> {
        let (end, shelf, encoder) = (ChainEnd::load(conn)?, SnapshotShelf::default(), Encoder::default());
        Ok(Self { end, signer: Signer::of(conn, key)?, shelf, encoder })
    }

    /// Of a store in which the book's own end can't be read: nothing is appended, all else can be looked at.
    pub fn closed(what: String) -> Self {
        let (end, signer) = (ChainEnd::default(), Signer::closed(what));
        Self { end, signer, shelf: SnapshotShelf::default(), encoder: Encoder::default() }
    }

    /// Takes the first key of a register, which the set-up made.
    pub fn begin_with(&mut self, key: SigningKey) {
        self.signer.begin(key);
    }

    /// Takes back the register's key, which was missing.
    ///
    /// # Errors
    /// A fault where it is another one.
    pub fn give_key(&mut self, key: SigningKey) -> Outcome<()> {
        self.signer.give(key)
    }

    /// Whether the register's key is there to sign with.
    pub fn can_sign(&self) -> bool {
        self.signer.key().is_ok()
    }

    /// Reads the end of the chain anew, after the first numbers were set.
    pub fn reload(&mut self, conn: &Connection) -> Outcome<()> {
        self.end = ChainEnd::load(conn)?;
        Ok(())
    }

    /// Hash of the last entry.
    pub const fn head(&self) -> Digest {
        self.end.hash
    }

    /// What is in the drawer by the book.
    pub const fn cash(&self) -> Money {
        self.end.cash
    }

    /// The place to come back to when the transaction does not commit.
    pub fn mark(&self) -> RewindMark {
        RewindMark(self.end.clone(), self.signer.clone())
    }

    /// Forgets what was appended, and which key was taken, since the mark.
    pub fn rewind(&mut self, mark: RewindMark) {
        (self.end, self.signer) = (mark.0, mark.1);
        self.shelf.clear();
    }

    /// Numbers, chains, signs and stores one entry within the transaction.
    ///
    /// # Errors
    /// What the clock refuses (IKS-03), unless the draft was accepted before; and a missing key.
    pub fn append<K>(&mut self, tx: &WriteTx<'_>, draft: Draft<K>, rules: Rules) -> Outcome<Recorded> {
        let key = self.signer.key()?;
        let customer = draft.customer.clone();
        let salt = fresh_salt()?;
        let time = match rules {
            Rules::Judge => recording_time(draft.kind, tx.now, self.end.last, tx.authority)?,
            Rules::Accepted => accepted_time(draft.kind, tx.now, self.end.last),
        };
        let entry = whole(tx, draft, &self.end, &key.public().key_id(), &salt, time)?;
        check_head(&entry.head)?;
        check_payments(entry.head.bon_type, entry.head.total, &entry.payments)?;
        let cash = self.cash_after(&entry)?;
        let known = self.shelf.keep(tx, &entry.snapshots)?;
        let sealed = seal_knowing(&mut self.encoder, &entry, &known, self.end.hash, key)
            .map_err(|error| Trouble::fault(error.to_string()))?;
        insert::entry(tx, &sealed, &known)?;
        if let Some(customer) = customer {
            insert::customer(tx, entry.head.seq, &salt, &customer)?;
        }
        let (hash, check_digit) = (sealed.hash, sealed.check_digit);
        let tse = match entry.head.bon_type {
            Some(_) => tse_body(&entry).map(Arc::from),
            None => self.end.tse.clone(),
        };
        self.end = ChainEnd {
            seq: entry.head.seq,
            hash,
            receipt_number: entry.head.receipt_number.unwrap_or(self.end.receipt_number),
            z_number: entry.head.z_number.filter(|_| is_closing(&entry)).unwrap_or(self.end.z_number),
            last: time_after(entry.head.kind, entry.head.ended, self.end.last),
            cash,
            tse,
        };
        Ok(Recorded { entry, hash, check_digit })
    }

    /// Signs what an archive says of itself: the short name of the key, and its signature over SHA-256 of the text
    /// (FORMAT.md, section 8).
    ///
    /// # Errors
    /// The key is missing.
    pub fn sign_archive(&self, text: &ArchiveText) -> Outcome<(String, Signature)> {
        let key = self.signer.key()?;
        let key_id = key.public().key_id();
        let signature = key.sign(&Digest::of(text.signed_by(&key_id).as_bytes()));
        Ok((key_id, signature))
    }

    /// Records that the book ended elsewhere than was known of it; numbers go on behind both ends.
    ///
    /// # Errors
    /// The key is missing.
    pub fn append_gap(&mut self, tx: &WriteTx<'_>, cause: GapCause, known: BookEnd) -> Outcome<Recorded> {
        let (receipt, z) = (self.end.receipt_number, self.end.z_number);
        let found = BookEnd {
            seq: self.end.seq,
            hash: Some(self.end.hash),
            receipt: Some(receipt).filter(|number| number.get() > 0),
            z: Some(z).filter(|number| number.get() > 0),
        };
        let gap = Gap::between(cause, known, found);
        let given = gap.last_given();
        let note: Note = Draft::note(EntryKind::Gap).with_details(Gap::FORM, &gap)?;
        self.end.seq = given.seq;
        self.end.receipt_number = given.receipt.unwrap_or(receipt);
        self.end.z_number = given.z.unwrap_or(z);
        self.append(tx, note, Rules::Judge)
    }

    /// Whether drafts of one booking could be appended now, one after the other, while others have reserved cash of the
    /// drawer. Answers with the cash that they take out at most.
    ///
    /// # Errors
    /// What [`Self::append`] would refuse.
    pub fn foresee(&self, tx: &WriteTx<'_>, drafts: &[Drafted], reserved: Money) -> Outcome<Money> {
        self.signer.key()?;
        let free = self.end.cash.minus(reserved)?;
        for draft in drafts {
            let kind = match draft {
                Drafted::Note(note) => note.kind,
                Drafted::Bon(bon) => bon.kind,
            };
            recording_time(kind, tx.now, self.end.last, tx.authority)?;
            if let Drafted::Bon(bon) = draft {
                check_payments(bon.bon, total(&bon.lines)?, &bon.payments)?;
            }
        }
        let drawer = drawer_after(free, drafts)?;
        Ok(free.minus(drawer)?.max(Money::ZERO))
    }

    /// IKS-01: the drawer is never negative. The bons of one booking move its cash together: a payment correction takes
    /// nothing out that it does not bring in at once.
    ///
    /// # Errors
    /// [`CashRefusal::DrawerLacks`].
    pub fn check_drawer(&self, drafts: &[Drafted]) -> Outcome<()> {
        drawer_after(self.end.cash, drafts).map(drop)
    }

    /// After a close the next period counts from nothing.
    fn cash_after(&self, entry: &Entry) -> Outcome<Money> {
        if is_closing(entry) {
            return Ok(Money::ZERO);
        }
        Ok(self.end.cash.plus(cash_moved(&entry.payments)?)?)
    }
}

/// The drawer behind all bons of a booking, or the refusal of what it does not hold.
fn drawer_after(drawer: Money, drafts: &[Drafted]) -> Outcome<Money> {
    let bons = drafts.iter().filter_map(|draft| match draft {
        Drafted::Bon(bon) => Some(cash_moved(&bon.payments)),
        Drafted::Note(_) => None,
    });
    after(drawer, Money::total(bons.collect::<Outcome<Vec<Money>>>()?)?)
}

/// The drawer after a movement, or the refusal of what it does not hold.
fn after(drawer: Money, moved: Money) -> Outcome<Money> {
    let after = drawer.plus(moved)?;
    if after.is_negative() && moved.is_negative() {
        return Err(CashRefusal::DrawerLacks { drawer, wanted: moved.abs() }.into());
    }
    Ok(after)
}

fn is_closing(entry: &Entry) -> bool {
    entry.head.kind == EntryKind::Closing
}

fn whole<K>(
    tx: &WriteTx<'_>,
    draft: Draft<K>,
    end: &ChainEnd,
    key_id: &str,
    salt: &Salt,
    (ended, clock_adjusted): (Moment, bool),
) -> Outcome<Entry> {
    let snapshots = snapshots(tx, tse(&draft, end)?)?;
    let lines = numbered(draft.lines);
    let customer = draft.customer.as_ref().map(customer_body).transpose()?;
    let head = Head {
        format: Format::NEWEST,
        key_id: key_id.to_owned(),
        seq: end.seq.next(),
        kind: draft.kind,
        receipt_number: draft.bon.map(|_| end.receipt_number.next()),
        bon_type: draft.bon,
        bon_name: draft.bon_name,
        booking_day: draft.booking_day,
        z_number: match draft.kind {
            EntryKind::Closing => Some(end.z_number.next()),
            // Only the last closing can be revoked.
            EntryKind::Revocation => Some(end.z_number),
            _ => None,
        },
        register: register(tx)?,
        started: draft.started.filter(|started| *started <= ended).unwrap_or(ended),
        ended,
        clock_adjusted,
        person_id: tx.authority.actor.id.0,
        approved_by: tx.authority.approver.as_ref().map(|approver| approver.id.0),
        reason: draft.reason,
        customer: customer.map(|body| commitment(salt, &body).to_string()),
        basket: draft.basket,
        total: total(&lines)?,
    };
    let vat = if head.bon_type.is_some() { vat_splits(&lines)? } else { Vec::new() };
    let (payments, references, details, tse) = (draft.payments, draft.references, draft.details, draft.tse);
    Ok(Entry { head, lines, vat, payments, references, snapshots, details, tse })
}

/// The TSE as the entry keeps it: who attested it or should have, else whoever serves the register, so that each page tells
/// of it. A bon that nobody was asked to attest has none.
fn tse<K>(draft: &Draft<K>, end: &ChainEnd) -> Outcome<Option<String>> {
    let is_asked = draft.bon.is_none() || draft.tse.is_some();
    match &draft.device {
        Some(device) => Ok(Some(serde_json::to_string(device)?)),
        None => Ok(end.tse.as_deref().filter(|_| is_asked).map(str::to_owned)),
    }
}

fn tse_body(entry: &Entry) -> Option<&str> {
    let kept = entry.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Tse);
    kept.map(|kept| kept.body.as_str())
}

/// The text that the commitment is made over.
pub fn customer_body(customer: &CustomerText) -> Outcome<String> {
    Ok(serde_json::to_string(customer)?)
}

fn fresh_salt() -> Outcome<Salt> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    Ok(Salt::from_bytes(bytes))
}
