//! A transaction that may also append to the book what is no bon. Bons are booked by `book` rows ([`crate::booking`]).

use std::ops::{Deref, DerefMut};

use proof::{BookEnd, Digest, GapCause, KeyChangeCause, Money, Signature, SigningKey};

use crate::fault::Outcome;
use crate::ledger::{ArchiveText, Drafted, Ledger, Note, Recorded, Rules};
use crate::tx::WriteTx;

/// A write transaction that may also append notes to the ledger.
pub struct BookTx<'a> {
    pub(crate) tx: WriteTx<'a>,
    pub(crate) ledger: &'a mut Ledger,
}

impl BookTx<'_> {
    /// Numbers, chains, signs and stores an entry that is no bon. It is in the book when the transaction commits.
    pub fn append(&mut self, note: Note) -> Outcome<Recorded> {
        self.ledger.append(&self.tx, note, Rules::Judge)
    }

    /// Signs what an archive says of itself.
    ///
    /// # Errors
    /// The key is missing.
    pub fn sign_archive(&self, text: &ArchiveText) -> Outcome<(String, Signature)> {
        self.ledger.sign_archive(text)
    }

    /// Records a jump of the numbers: the book ended elsewhere than was known of it.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_gap(&mut self, cause: GapCause, known: BookEnd) -> Outcome<Recorded> {
        self.ledger.append_gap(&self.tx, cause, known)
    }

    /// [`Self::append`] for the drafts of one booking, bons among them: only the desk does that, for `book` rows.
    pub(crate) fn append_all(&mut self, drafts: Vec<Drafted>, rules: Rules) -> Outcome<Vec<Recorded>> {
        if rules == Rules::Judge {
            self.ledger.check_drawer(&drafts)?;
        }
        let mut recorded: Vec<Recorded> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let entry = match draft {
                Drafted::Note(note) => self.ledger.append(&self.tx, note.numbered(&recorded)?, rules)?,
                Drafted::Bon(bon) => self.ledger.append(&self.tx, bon.numbered(&recorded)?, rules)?,
            };
            recorded.push(entry);
        }
        Ok(recorded)
    }

    /// What [`Ledger::foresee`] says of drafts.
    pub(crate) fn foresee(&self, drafts: &[Drafted], reserved: Money) -> Outcome<Money> {
        self.ledger.foresee(&self.tx, drafts, reserved)
    }

    /// Takes the register's key and its first numbers; the next entry is the first.
    pub fn begin_book(&mut self, key: SigningKey) -> Outcome<()> {
        self.ledger.begin_with(key);
        self.ledger.reload(&self.tx)
    }

    /// Takes back the register's key, which was missing.
    ///
    /// # Errors
    /// A fault where it is another one.
    pub fn give_key(&mut self, key: SigningKey) -> Outcome<()> {
        self.ledger.give_key(key)
    }

    /// Ends the register's key and signs with a new one from this entry on.
    ///
    /// # Errors
    /// As [`Ledger::change_key`].
    pub fn change_key(&mut self, new: SigningKey, cause: KeyChangeCause, reason: &str) -> Outcome<Recorded> {
        self.ledger.change_key(&self.tx, new, cause, reason)
    }

    /// What is in the drawer by the book.
    pub fn cash(&self) -> Money {
        self.ledger.cash()
    }

    /// Hash of the last entry: the head of the chain.
    pub fn chain_head(&self) -> Digest {
        self.ledger.head()
    }
}

impl<'a> Deref for BookTx<'a> {
    type Target = WriteTx<'a>;

    fn deref(&self) -> &WriteTx<'a> {
        &self.tx
    }
}

impl<'a> DerefMut for BookTx<'a> {
    fn deref_mut(&mut self) -> &mut WriteTx<'a> {
        &mut self.tx
    }
}
