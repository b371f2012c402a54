//! Transactions at the service: each step once, and a look-up before anything is signed that might be signed already.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};
use ureq::http::Method;
use uuid::{Builder, Uuid};

use crate::deadline::Deadline;
use crate::{Clock, ProcessData, Signed, Started};

use super::error_code::ErrorCode;
use super::session::{Question, Session};
use super::settings::Settings;
use super::transaction::{Step, Tx, TxState};
use super::trouble::Trouble;

/// The id of an event's transaction. It follows from the event, so that whoever knows the event finds the transaction
/// after a crash, and it has the form of a random one (version 4), which is what the service wants.
pub fn transaction_id(tss: Uuid, event: &str) -> Uuid {
    let sum =
        Sha256::new().chain_update(b"lockbuch event\0").chain_update(tss).chain_update(event).finalize();
    let mut first = [0; 16];
    first.iter_mut().zip(sum).for_each(|(place, byte)| *place = byte);
    Builder::from_random_bytes(first).into_uuid()
}

/// Where a transaction stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It never began.
    Unknown,
    /// It began and is open.
    Active(Started),
    /// It was finished.
    Finished(Box<Signed>),
    /// It was given up.
    Cancelled,
}

/// The last step of an open transaction of which there is no doubt.
#[derive(Clone, Copy)]
struct Open {
    started: Started,
    revision: u64,
}

/// What was found of a transaction.
enum Found {
    Unknown,
    Open(Open),
    Finished(Box<Signed>),
    Cancelled,
}

/// The service, for one register at one TSE.
pub struct Fiskaly {
    pub(super) session: Session,
    open: Mutex<HashMap<Uuid, Open>>,
    /// Starts that were sent and not answered: they may still be on their way.
    under_way: Mutex<HashSet<Uuid>>,
}

impl Fiskaly {
    /// Sets the client up; nobody is asked yet.
    ///
    /// # Errors
    /// [`Trouble::Address`] where key and secret would travel in the open.
    pub fn new(settings: Settings, clock: Clock) -> Result<Self, Trouble> {
        let session = Session::new(settings, clock)?;
        Ok(Self { session, open: Mutex::default(), under_way: Mutex::default() })
    }

    /// What was set up.
    pub const fn settings(&self) -> &Settings {
        self.session.settings()
    }

    /// Begins a transaction, with nothing in it. One that is open gives the answer of then.
    ///
    /// # Errors
    /// [`Trouble`]; it may have begun all the same, and is found then.
    pub fn start(&self, tx: Uuid) -> Result<Started, Trouble> {
        let deadline = self.session.deadline();
        if let Some(open) = self.known(tx) {
            return Ok(open.started);
        }
        match self.begin(tx, deadline) {
            Ok(open) => Ok(open.started),
            Err(trouble) if trouble.asks_for_a_look() => match self.find(tx, deadline)? {
                Found::Open(open) => Ok(open.started),
                Found::Finished(_) => Err(Trouble::AlreadyFinished),
                Found::Cancelled => Err(Trouble::GivenUp),
                Found::Unknown => Err(trouble),
            },
            Err(trouble) => Err(trouble),
        }
    }

    /// Tells what an open transaction holds so far, as orders need it; the service signs each update.
    ///
    /// # Errors
    /// [`Trouble`]; it may have been told all the same.
    pub fn update(&self, tx: Uuid, process: &ProcessData) -> Result<(), Trouble> {
        let deadline = self.session.deadline();
        let open = match self.known(tx) {
            Some(open) => open,
            None => match self.find(tx, deadline)? {
                Found::Open(open) => open,
                Found::Unknown => self.begin(tx, deadline)?,
                Found::Finished(_) => return Err(Trouble::AlreadyFinished),
                Found::Cancelled => return Err(Trouble::GivenUp),
            },
        };
        let step = Step::to(TxState::Active, self.settings().client, Some(process));
        self.put(tx, open.revision + 1, &step, deadline).map(|_| ())
    }

    /// Finishes a transaction, beginning it if need be. One that is finished gives the answer of then, whatever it is
    /// asked to sign now.
    ///
    /// # Errors
    /// [`Trouble`]; it may have been finished all the same, and is found then.
    pub fn finish(&self, tx: Uuid, process: &ProcessData) -> Result<Signed, Trouble> {
        let deadline = self.session.deadline();
        let step = Step::to(TxState::Finished, self.settings().client, Some(process));
        let mut again = true;
        loop {
            let open = match self.known(tx) {
                Some(open) => open,
                None => match self.find(tx, deadline)? {
                    Found::Finished(signed) => return Ok(*signed),
                    Found::Cancelled => return Err(Trouble::GivenUp),
                    Found::Open(open) => open,
                    Found::Unknown => self.begin(tx, deadline)?,
                },
            };
            let answer = self.put(tx, open.revision + 1, &step, deadline);
            match answer.and_then(|answer| finished(answer, process)) {
                Ok(signed) => return Ok(signed),
                Err(trouble) if again && trouble.asks_for_a_look() => again = false,
                Err(trouble) => return Err(trouble),
            }
        }
    }

    /// Gives a transaction up. What never began, or was given up before, needs nothing.
    ///
    /// # Errors
    /// [`Trouble::AlreadyFinished`], or another; it may have been given up all the same.
    pub fn cancel(&self, tx: Uuid) -> Result<(), Trouble> {
        let deadline = self.session.deadline();
        let process = ProcessData::given_up();
        let step = Step::to(TxState::Cancelled, self.settings().client, Some(&process));
        let mut again = true;
        loop {
            let open = match self.known(tx) {
                Some(open) => open,
                None => match self.find(tx, deadline)? {
                    // It would begin behind our back and stay open for ever.
                    Found::Unknown if self.under_way().contains(&tx) => self.begin(tx, deadline)?,
                    Found::Unknown | Found::Cancelled => return Ok(()),
                    Found::Finished(_) => return Err(Trouble::AlreadyFinished),
                    Found::Open(open) => open,
                },
            };
            match self.put(tx, open.revision + 1, &step, deadline) {
                Ok(answer) if answer.state == TxState::Cancelled => return Ok(()),
                Ok(_) => return Err(Trouble::Garbage),
                Err(trouble) if again && trouble.asks_for_a_look() => again = false,
                Err(trouble) => return Err(trouble),
            }
        }
    }

    /// What became of a transaction. The service is asked, whatever is thought to be known.
    ///
    /// # Errors
    /// [`Trouble`]: nobody knows now.
    pub fn look_up(&self, tx: Uuid) -> Result<State, Trouble> {
        Ok(match self.find(tx, self.session.deadline())? {
            Found::Unknown => State::Unknown,
            Found::Open(open) => State::Active(open.started),
            Found::Finished(signed) => State::Finished(signed),
            Found::Cancelled => State::Cancelled,
        })
    }

    fn begin(&self, tx: Uuid, deadline: Deadline) -> Result<Open, Trouble> {
        let step = Step::to(TxState::Active, self.settings().client, None);
        self.under_way().insert(tx);
        let answer = self.put(tx, 1, &step, deadline)?;
        match answer.state {
            TxState::Active => Ok(Open { started: answer.started(), revision: answer.latest_revision }),
            TxState::Finished | TxState::Cancelled => Err(Trouble::Garbage),
        }
    }

    /// Sends a step. From now until a whole answer is there nothing is known of the transaction.
    fn put(&self, tx: Uuid, revision: u64, step: &Step<'_>, deadline: Deadline) -> Result<Tx, Trouble> {
        self.open().remove(&tx);
        let path = format!("{}?tx_revision={revision}", self.path(tx));
        let answer: Tx = self.session.ask(&Question::send(Method::PUT, &path, step, deadline)?)?;
        let answer = answer.belonging_to(tx, self.settings())?;
        self.learn(tx, &answer);
        Ok(answer)
    }

    fn find(&self, tx: Uuid, deadline: Deadline) -> Result<Found, Trouble> {
        self.open().remove(&tx);
        let answer: Tx = match self.session.ask(&Question::get(&self.path(tx), deadline)) {
            Err(Trouble::Said(ErrorCode::TxNotFound)) => return Ok(Found::Unknown),
            answer => answer?,
        };
        let answer = answer.belonging_to(tx, self.settings())?;
        self.learn(tx, &answer);
        Ok(match answer.state {
            TxState::Active => {
                Found::Open(Open { started: answer.started(), revision: answer.latest_revision })
            }
            TxState::Finished => Found::Finished(Box::new(answer.signed()?)),
            TxState::Cancelled => Found::Cancelled,
        })
    }

    fn learn(&self, tx: Uuid, answer: &Tx) {
        self.under_way().remove(&tx);
        if answer.state == TxState::Active {
            let open = Open { started: answer.started(), revision: answer.latest_revision };
            self.open().insert(tx, open);
        }
    }

    fn known(&self, tx: Uuid) -> Option<Open> {
        self.open().get(&tx).copied()
    }

    fn open(&self) -> MutexGuard<'_, HashMap<Uuid, Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn under_way(&self) -> MutexGuard<'_, HashSet<Uuid>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, tx: Uuid) -> String {
        format!("/tss/{}/tx/{tx}", self.settings().tss)
    }
}

/// What was signed just now must be what was sent.
fn finished(answer: Tx, process: &ProcessData) -> Result<Signed, Trouble> {
    if answer.state != TxState::Finished {
        return Err(Trouble::Garbage);
    }
    let signed = answer.signed()?;
    if signed.process == *process { Ok(signed) } else { Err(Trouble::Unproven) }
}
