//! What a request has in its hands: a view to look at, or an act to change what is no part of the book.

use std::ops::Deref;

use contract::refusal::DoorRefusal;
use contract::{Ask, PersonId, Question, Role};
use proof::Moment;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

use crate::fault::Outcome;
use crate::memory::Memory;
use crate::ports::Program;

/// The person who acts, as kept in the entry's snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub id: PersonId,
    pub name: String,
    pub short_name: String,
    pub role: Role,
    pub performs: bool,
}

impl Actor {
    /// The program itself: start, incidents, jobs.
    pub fn program() -> Self {
        let name = String::from("Programm");
        Self { id: PersonId(0), short_name: name.clone(), name, role: Role::Anyone, performs: false }
    }
}

/// Who asks, and with what consent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub actor: Actor,
    pub approver: Option<Actor>,
    pub confirmed: Vec<Question>,
    /// The window that asks.
    pub caller: String,
}

impl Standing {
    pub fn program() -> Self {
        Self { actor: Actor::program(), approver: None, confirmed: Vec::new(), caller: "program".into() }
    }

    /// The highest role that stands behind this call.
    pub fn authority(&self) -> Role {
        self.approver.as_ref().map_or(self.actor.role, |a| a.role.max(self.actor.role))
    }

    /// Goes on if the question was answered with yes, else asks it.
    pub fn ask(&self, question: Question, sentence: impl FnOnce() -> String) -> Outcome<()> {
        if self.confirmed.contains(&question) {
            return Ok(());
        }
        Err(DoorRefusal::Confirm { question, sentence: sentence() }.into())
    }
}

/// Read access to the store at one moment.
pub struct View<'a> {
    pub conn: &'a Connection,
    pub now: Moment,
    pub standing: &'a Standing,
    pub program: &'a Program,
    /// What was derived from the store before; absent within a transaction that may not commit.
    pub memory: Option<&'a Memory>,
}

/// Write access to everything but the ledger, within one transaction.
pub struct Act<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    pub now: Moment,
    pub standing: &'a Standing,
    pub program: &'a Program,
}

impl Act<'_> {
    /// The same store, for rules that only look.
    pub fn view(&self) -> View<'_> {
        View { conn: self.tx, now: self.now, standing: self.standing, program: self.program, memory: None }
    }
}

impl Deref for Act<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.tx
    }
}

/// A `read` row of the menu, answered by crate `H`. The parameter makes the answer that crate's own: neither this trait nor
/// the contract's request is (coherence).
pub trait Look<H>: Ask {
    fn look(self, view: &View<'_>) -> Outcome<Self::Reply>;
}

/// A `write` row of the menu, answered by crate `H`.
pub trait Change<H>: Ask {
    fn change(self, act: &Act<'_>) -> Outcome<Self::Reply>;
}
