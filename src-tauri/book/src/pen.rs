//! The pen: an act that may also write in the book what is no bon. Bons are booked by `book` rows ([`crate::booking`]).

use std::ops::{Deref, DerefMut};

use contract::Ask;
use proof::{Digest, Money, SigningKey};

use crate::act::Act;
use crate::fault::Outcome;
use crate::ledger::{Drafted, Ledger, Note, Recorded, Rules};

/// An act that may also append notes to the ledger.
pub struct Pen<'a> {
    pub(crate) act: Act<'a>,
    pub(crate) ledger: &'a mut Ledger,
}

impl Pen<'_> {
    /// Numbers, chains, signs and stores an entry that is no bon. It is in the book when the transaction commits.
    pub fn append(&mut self, note: Note) -> Outcome<Recorded> {
        self.ledger.append(&self.act, note, Rules::Judge)
    }

    /// [`Self::append`] for the drafts of one booking, bons among them: only the desk does that, for `book` rows.
    pub(crate) fn append_all(&mut self, drafts: Vec<Drafted>, rules: Rules) -> Outcome<Vec<Recorded>> {
        let mut recorded: Vec<Recorded> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let entry = match draft {
                Drafted::Note(note) => self.ledger.append(&self.act, note.numbered(&recorded)?, rules)?,
                Drafted::Bon(bon) => self.ledger.append(&self.act, bon.numbered(&recorded)?, rules)?,
            };
            recorded.push(entry);
        }
        Ok(recorded)
    }

    /// What [`Ledger::foresee`] says of drafts.
    pub(crate) fn foresee(&self, drafts: &[Drafted], reserved: Money) -> Outcome<Money> {
        self.ledger.foresee(&self.act, drafts, reserved)
    }

    /// Takes the register's key and its first numbers; the next entry is the first.
    pub fn begin_book(&mut self, key: SigningKey) -> Outcome<()> {
        self.ledger.take_key(key);
        self.ledger.reload(&self.act)
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

impl<'a> Deref for Pen<'a> {
    type Target = Act<'a>;

    fn deref(&self) -> &Act<'a> {
        &self.act
    }
}

impl<'a> DerefMut for Pen<'a> {
    fn deref_mut(&mut self) -> &mut Act<'a> {
        &mut self.act
    }
}

/// A `sign` row of the menu, answered by crate `H`.
pub trait Record<H>: Ask {
    /// Whether it waits until no booking is under way: what counts or closes the day.
    const SETTLES: bool = false;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<Self::Reply>;
}
