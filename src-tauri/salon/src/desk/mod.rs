//! The door: every request comes in here, is authorised, carried out, and makes its news.
//! One desk per salon, asked by windows and tests alike.

mod archiving;
mod attesting;
mod booking;
mod customer_importing;
mod dispatch;
mod documents;
mod door;
mod dossiers;
mod flights;
mod founding;
mod importing;
mod list_files;
mod mailing;
mod news;
mod pictures;
mod pin_once_more;
mod pins;

mod sessions;
mod settling;
mod signing_in;
mod starting;
mod try_printer;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;

use contract::refusal::DoorRefusal;
use contract::{Answer, Ask, Call, Effect, Question, Role, Topic};
use proof::{Moment, PublicKey, SigningKey};
use rusqlite::Connection;
use serde_json::Value;

pub use door::{AtDoor, Door};

use archiving::Archiving;
use attesting::Attesting;
use customer_importing::{Importing, importing};
use dispatch::carry_out;
use flights::Flights;
use news::News;
use sessions::Sessions;
use signing_in::actor_of;
use writer::{OwnWriter, Writer};

use crate::act::{Standing, View};
use crate::db::{Opening, Readers, Store, settings};
use crate::fault::{Fault, Outcome, Trouble};
use crate::ledger::{self, Ledger};
use crate::memory::Memory;
use crate::pen::Pen;
use crate::ports::{Adapters, Program};

/// The label of the window that asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Caller(pub String);

/// The one door of a salon.
pub struct Desk {
    // First, so that their jobs have ended before the writer goes.
    archiving: Archiving,
    importing: Importing,
    attesting: Attesting,
    flights: Flights,
    writer: OwnWriter,
    readers: Arc<Readers>,
    folder: PathBuf,
    program: Program,
    adapters: Adapters,
    news: Arc<News>,
    memory: Memory,
    faults: AtomicU64,
    sessions: Sessions,
}

impl Desk {
    /// Opens the salon in a folder, or an empty one that waits for its set-up.
    pub fn open(folder: &Path, program: Program, adapters: Adapters) -> Outcome<Self> {
        let now = adapters.clock.now().to_string();
        let store = Store::open(folder, &Opening::new(&program, &now, &ledger::finding))?;
        let key = signing_key(&store.conn, &adapters)?;
        let ledger = Ledger::open(&store.conn, key)?;
        let Store { conn, readers, folder, lock } = store;
        let writer = Writer::start(conn, ledger, lock)?;
        let (writer, readers) = (OwnWriter::new(writer), Arc::new(readers));
        let (archiving, importing) = (Archiving::default(), importing());
        let (memory, news) = (Memory::default(), Arc::default());
        let (sessions, faults) = (Sessions::default(), AtomicU64::new(0));
        let (attesting, flights) = (Attesting::start(adapters.attest.clone())?, Flights::default());
        let desk = Self {
            archiving,
            importing,
            attesting,
            flights,
            writer,
            readers,
            folder,
            program,
            adapters,
            news,
            memory,
            faults,
            sessions,
        };
        desk.begin();
        Ok(desk)
    }

    /// Carries out a call from a window.
    pub fn call(&self, caller: &Caller, call: Call) -> Answer {
        match self.ask_anything(caller, call) {
            Ok(value) => Answer::Done(value),
            Err(Trouble::Refused(refusal)) => Answer::Refused(refusal),
            Err(Trouble::Fault(fault)) => Answer::Failed(self.log(&fault)),
        }
    }

    /// [`Self::call`] with the call as it came from a window; what the contract does not know is refused.
    pub fn call_text(&self, caller: &Caller, text: &str) -> Answer {
        match serde_json::from_str::<Call>(text) {
            Ok(call) => self.call(caller, call),
            Err(trouble) => {
                tracing::error!(%trouble, "a call that the contract does not know");
                Answer::Refused(DoorRefusal::UnreadableCall.into())
            }
        }
    }

    /// Carries out one request with its typed reply.
    pub fn ask<R: Ask>(&self, caller: &Caller, request: R) -> Outcome<R::Reply> {
        self.ask_confirmed(caller, request, &[])
    }

    /// [`Self::ask`] with questions that were answered with yes.
    pub fn ask_confirmed<R: Ask>(&self, caller: &Caller, request: R, yes: &[Question]) -> Outcome<R::Reply> {
        let call = Call { request: request.into(), approval: None, confirmed: yes.to_vec() };
        Ok(serde_json::from_value(self.ask_anything(caller, call)?)?)
    }

    /// Carries out a call of any kind; the reply is JSON.
    pub fn ask_anything(&self, caller: &Caller, call: Call) -> Outcome<Value> {
        let row = call.request.row();
        let now = self.adapters.clock.now();
        let standing = self.standing(caller, &call, now)?;
        let door = Door { desk: self, caller: &caller.0, standing: &standing, now };
        let reply = carry_out(&door, call.request);
        if reply.is_ok() || row.effect == Effect::Door {
            self.news.tell(row.topics);
        }
        if row.effect == Effect::Write && row.topics.contains(&Topic::Till) && self.attesting.is_there() {
            self.begin_events();
        }
        reply
    }

    /// Who asks, and whether that person, or the one who approves, may.
    fn standing(&self, caller: &Caller, call: &Call, now: Moment) -> Outcome<Standing> {
        let row = call.request.row();
        let confirmed = call.confirmed.clone();
        let nobody = Standing { confirmed, caller: caller.0.clone(), ..Standing::program() };
        if row.lowest == Role::Anyone {
            return Ok(nobody);
        }
        let session = self.sessions.of(&caller.0).ok_or(DoorRefusal::NotSignedIn)?;
        if session.locked {
            return Err(DoorRefusal::Locked.into());
        }
        let actor = self.look(now, &nobody, |view| actor_of(view, session.person))?;
        let approver = call.approval.as_ref().map(|a| self.approver(caller, a, row, now)).transpose()?;
        let standing = Standing { actor, approver, ..nobody };
        if standing.authority() < row.lowest {
            let (label, lowest) = (row.label.to_owned(), row.lowest.german().to_owned());
            return Err(DoorRefusal::NotAllowed { label, lowest }.into());
        }
        Ok(standing)
    }

    /// Looks into the store through a read-only connection.
    pub fn look<T>(
        &self,
        now: Moment,
        standing: &Standing,
        look: impl FnOnce(&View<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        self.readers.look(|conn| {
            look(&View { conn, now, standing, program: &self.program, memory: Some(&self.memory) })
        })
    }

    /// Runs a deed in one transaction on the writer's thread.
    pub fn write<T: Send + 'static>(
        &self,
        now: Moment,
        standing: Standing,
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.writer.run(now, standing, self.program.clone(), deed)
    }

    /// What was erased leaves the write-ahead log as well.
    fn empty_log(&self) -> Outcome<()> {
        if !self.writer.empty_log()? {
            // A long look holds an earlier moment; the log is emptied with the next erasure or the program's end.
            tracing::warn!("the log could not be emptied");
        }
        Ok(())
    }

    /// A deed of the house itself (spool, checks at start), with its news.
    pub fn inside<T: Send + 'static>(
        &self,
        topics: &[Topic],
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let done = self.write(self.now(), Standing::program(), deed)?;
        self.news.tell(topics);
        Ok(done)
    }

    /// A look of the house itself.
    pub fn look_inside<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        self.look(self.now(), &Standing::program(), look)
    }

    /// All news from now on.
    pub fn subscribe(&self) -> Receiver<Vec<Topic>> {
        self.news.subscribe()
    }

    pub fn now(&self) -> Moment {
        self.adapters.clock.now()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub const fn program(&self) -> &Program {
        &self.program
    }

    pub const fn adapters(&self) -> &Adapters {
        &self.adapters
    }

    /// Writes a fault to the log and answers with its reference.
    fn log(&self, fault: &Fault) -> contract::Fault {
        let count = self.faults.fetch_add(1, Ordering::Relaxed);
        let reference = format!("{:X}-{count}", self.now().utc_ms() / 1000);
        tracing::error!(reference, %fault, "fault");
        contract::Fault { reference }
    }
}

/// The register's key: its name stands in the store, the key itself in the vault.
fn signing_key(conn: &Connection, adapters: &Adapters) -> Outcome<Option<SigningKey>> {
    let Some(public) = settings::get::<PublicKey>(conn, settings::PUBLIC_KEY)? else { return Ok(None) };
    let seed = adapters.vault.fetch(&public.key_id())?;
    Ok(seed.map(|seed| SigningKey::from_seed(&seed)).filter(|key| key.public() == public))
}
