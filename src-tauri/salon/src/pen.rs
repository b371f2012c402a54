//! The pen: an act that may also write in the book.

use std::ops::{Deref, DerefMut};

use contract::Ask;
use proof::{Digest, Money, SigningKey};

use crate::act::Act;
use crate::fault::Outcome;
use crate::ledger::{Draft, Ledger, Recorded};

/// An act that may also append to the ledger.
pub struct Pen<'a> {
    pub(crate) act: Act<'a>,
    pub(crate) ledger: &'a mut Ledger,
}

impl Pen<'_> {
    /// Numbers, chains, signs and stores an entry. It is in the book when the transaction commits.
    pub fn append(&mut self, draft: Draft) -> Outcome<Recorded> {
        self.ledger.append(&self.act, draft)
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

/// A `sign` row of the menu.
pub trait Record: Ask {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Self::Reply>;
}
