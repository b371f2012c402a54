//! The door: every request comes in here, is authorised, carried out, and makes its news.
//! One desk per salon, asked by windows and tests alike.

mod attesting;
mod before_close;
mod booking;
mod deeds;
mod dispatch;
mod flights;
mod founding;
mod here;
mod job_list;
mod matter;
mod opening;
mod outages;
mod owner_rows;
mod pin_once_more;
mod settling;
mod signing_in;
mod starting;
#[cfg(feature = "unguarded")]
mod unguarded;
pub mod workers;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;

use book::authority::Authority;
use book::db::{Opening, Store, is_damage};
use book::door::Door;
use book::fault::{Fault, Outcome, Trouble};
use book::jobs::{Jobs, book_check, file_check};
use book::ledger;
use book::mending;
use book::ports::{Adapters, Program};
use book::services::Services;
use book::sessions::Sessions;
use book::writer::{OwnWriter, Writer};
use contract::refusal::{DoorRefusal, StoreRefusal, TseRefusal};
use contract::{Answer, Ask, Call, Effect, Question, Refusal, Request, Role, Topic};
use outlets::archive::Archiving;
use outlets::beside_book;
use outlets::health;
use outlets::witnesses::{AtClose, Witnessing};
use proof::Moment;
use salon::customers;
use salon::erasure::keeper_of_periods;
use salon::messages::Outgoing;
use salon::printing::Spooling;
use salon::tse_setup::TseJob;
use serde_json::Value;

use booking::Bookings;
use deeds::Mark;
use dispatch::carry_out;
use opening::Opened;
use signing_in::{actor_of, approver};

pub use job_list::DueJobs;

/// The label of the window that asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Caller(pub String);

/// The one door of a salon.
pub struct Desk {
    jobs: Arc<Jobs>,
    bookings: Arc<Bookings>,
    _writer: OwnWriter,
    services: Services,
    sessions: Sessions,
    faults: AtomicU64,
}

impl Desk {
    /// Opens the salon in a folder, or an empty one that waits for its set-up.
    pub fn open(folder: &Path, program: Program, adapters: Adapters) -> Outcome<Self> {
        let now = adapters.clock.now().to_string();
        let opening = Opening::new(&program, &now, &ledger::finding);
        let mut store = Store::open(folder, &opening).map_err(opening::in_words)?;
        let Opened { ledger, key, put_back } = opening::ledger(&mut store, &adapters, &program)?;
        let Store { conn, readers, folder, lock, found } = store;
        let writer = Writer::start(conn, ledger, lock)?;
        let writer = OwnWriter::new(writer);
        let services = Services::new((Arc::new(readers), writer.clone()), folder, program, adapters);
        services.key_health().set(key);
        mending::mend_rows_by(&services, beside_book::mend);
        let (bookings, woken) = Bookings::start(services.clone())?;
        let jobs = Jobs::new(services.now())
            .with(Archiving::new(&services))
            .with(customers::importing(&services))
            .with(book_check(&services))
            .with(file_check(&services, beside_book::check))
            .with(keeper_of_periods(&services))
            .with(TseJob::new(&services, outages::introducing(&bookings)));
        if found.unclean_end {
            jobs.all_due();
        }
        if bookings.may_ask_someone() {
            outages::start_probing(&bookings, woken)?;
        }
        let desk = Self {
            jobs: Arc::new(jobs),
            bookings,
            _writer: writer,
            services,
            sessions: Sessions::default(),
            faults: AtomicU64::new(0),
        };
        desk.begin(found, put_back);
        Ok(desk)
    }

    /// Carries out a call from a window.
    pub fn call(&self, caller: &Caller, call: Call) -> Answer {
        match self.ask_anything(caller, call) {
            Ok(value) => Answer::Done(value),
            Err(trouble) if is_damage(&trouble) => Answer::Refused(self.damaged(&trouble)),
            Err(Trouble::Refused(refusal)) => Answer::Refused(refusal),
            Err(Trouble::Fault(fault)) => Answer::Failed(self.log(&fault)),
        }
    }

    /// What could not be put right is no riddle: what it is, and where it says what to do.
    fn damaged(&self, trouble: &Trouble) -> Refusal {
        tracing::error!(%trouble, "damage is in the way");
        let mut what = health::in_words(trouble);
        let looked_at = self.jobs.run_wanted(&self.services).unwrap_or_else(|trouble| {
            tracing::error!(%trouble, "the look at the file can't begin");
            false
        });
        if looked_at {
            what.push_str(
                ". Die Datei wird gerade geprüft und repariert; bitte gleich noch einmal versuchen",
            );
        }
        StoreRefusal::Damaged { what }.into()
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
        let call = Call { confirmed: yes.to_vec(), ..Call::of(request) };
        Ok(serde_json::from_value(self.ask_anything(caller, call)?)?)
    }

    /// Carries out a call of any kind; the reply is JSON.
    pub fn ask_anything(&self, caller: &Caller, call: Call) -> Outcome<Value> {
        let row = call.request.row();
        let now = self.services.now();
        let authority = self.authority(caller, &call, now)?;
        let door = self.door(&caller.0, &authority, now);
        let closes = matches!(call.request, Request::CloseDay(_));
        let founds = matches!(call.request, Request::SetUp(_));
        if matches!(call.request, Request::OpenDay(_)) && self.services.tse_health().state().is_changing {
            return Err(TseRefusal::ChangeUnderWay.into());
        }
        let mark = Mark::of(&authority, &call.request)?;
        let reply = self.bookings.deeds.once(mark, || match closes {
            true => self.bookings.close(&door, &call.request),
            false => carry_out(&self.bookings, &door, call.request),
        });
        match closes && reply.is_ok() {
            true => self.jobs.at_rest(),
            // Who only looks, however it is answered, keeps nothing from running.
            false if !row.topics.is_empty() => self.jobs.busy(now),
            false => {}
        }
        if founds && reply.is_ok() {
            self.bookings.introduce()?;
        }
        if reply.is_ok() || row.effect == Effect::Door {
            self.services.news.tell(row.topics);
        }
        if matches!(row.effect, Effect::Write | Effect::Book) && row.topics.contains(&Topic::Till) {
            self.bookings.begin_events();
        }
        reply
    }

    /// Who asks, and whether that person, or the one who approves, may.
    fn authority(&self, caller: &Caller, call: &Call, now: Moment) -> Outcome<Authority> {
        let row = call.request.row();
        let (confirmed, deed) = (call.confirmed.clone(), call.deed.clone());
        let nobody = Authority { confirmed, caller: caller.0.clone(), deed, ..Authority::program() };
        if row.lowest == Role::Anyone {
            return Ok(nobody);
        }
        let session = self.sessions.of(&caller.0).ok_or(DoorRefusal::NotSignedIn)?;
        if session.locked {
            return Err(DoorRefusal::Locked.into());
        }
        let actor = mending::read(&self.services, (now, &nobody), |tx| actor_of(tx, session.person))?;
        let approver =
            call.approval.as_ref().map(|a| approver(&self.services, &caller.0, a, row, now)).transpose()?;
        let authority = Authority { actor, approver, ..nobody };
        if authority.role() < row.lowest {
            let (label, lowest) = (row.label.to_owned(), row.lowest.german().to_owned());
            return Err(DoorRefusal::NotAllowed { label, lowest }.into());
        }
        Ok(authority)
    }

    /// The door as one caller finds it.
    fn door<'a>(&'a self, caller: &'a str, authority: &'a Authority, now: Moment) -> Door<'a> {
        let Self { services, jobs, sessions, .. } = self;
        Door { services, jobs, sessions, caller, authority, now }
    }

    /// The waiting pages, for the spool.
    pub fn spooling(&self) -> Spooling {
        Spooling::new(self.services.clone())
    }

    /// The work that is due, for who begins it in its time.
    pub fn due_jobs(&self) -> DueJobs {
        DueJobs { jobs: self.jobs.clone(), services: self.services.clone() }
    }

    /// The book's end and those who know of it, for who keeps them.
    pub fn witnessing(&self) -> Witnessing {
        Witnessing::new(self.services.clone())
    }

    /// The closes and the chosen witnesses of them, for who tells these.
    pub fn witnesses_at_close(&self) -> AtClose {
        AtClose::new(self.services.clone())
    }

    /// The waiting messages, for the postman.
    pub fn outgoing(&self) -> Outgoing {
        Outgoing::new(self.services.clone())
    }

    /// All news from now on.
    pub fn subscribe(&self) -> Receiver<Vec<Topic>> {
        self.services.news.subscribe()
    }

    pub fn now(&self) -> Moment {
        self.services.now()
    }

    pub fn folder(&self) -> &Path {
        self.services.folder()
    }

    /// Writes a fault to the log and answers with its reference.
    fn log(&self, fault: &Fault) -> contract::Fault {
        let count = self.faults.fetch_add(1, Ordering::Relaxed);
        let reference = format!("{:X}-{count}", self.now().utc_ms() / 1000);
        tracing::error!(reference, %fault, "fault");
        contract::Fault { reference }
    }
}

impl Drop for Desk {
    /// Jobs have ended before the writer goes.
    fn drop(&mut self) {
        self.jobs.end();
    }
}
