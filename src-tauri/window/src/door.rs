//! The only thing a window needs of the salon: one question, one answer, and the news.
//! Both sides of a call are JSON in the form of [`contract::wire`].

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};

use book::{Outcome, Trouble};
use contract::{Answer, Fault, Topic};
use desk::workers::{ClosingWitnesses, JobStarter, Postman, Spool, WitnessKeeper};
use desk::{Caller, Desk};

/// An open salon, or the reason why it could not be opened: then every call hears that reason.
/// While the salon is being opened, calls wait.
#[derive(Clone)]
pub struct Door(Arc<OnceLock<Result<Open, Answer>>>);

struct Open {
    /// Works off what waits for a printer; ends with the door. Without it, pages wait.
    _spool: Option<Spool>,
    _postman: Option<Postman>,
    _job_starter: Option<JobStarter>,
    _witness_keeper: Option<WitnessKeeper>,
    _closing_witnesses: Option<ClosingWitnesses>,
    desk: Arc<Desk>,
}

impl Door {
    /// Opens the salon on a thread of its own, so that the window comes up meanwhile.
    pub fn opening(open: impl FnOnce() -> Outcome<Desk> + Send + 'static) -> Self {
        let door = Self(Arc::default());
        let opened = door.clone();
        std::thread::spawn(move || {
            opened.0.get_or_init(|| outcome(open()));
        });
        door
    }

    /// Wraps what opening the salon came to.
    pub fn new(opened: Outcome<Desk>) -> Self {
        Self(Arc::new(OnceLock::from(outcome(opened))))
    }

    /// The desk behind the door, if the salon is open.
    pub fn desk(&self) -> Option<&Desk> {
        match self.0.wait() {
            Ok(open) => Some(&open.desk),
            Err(_) => None,
        }
    }

    /// Answers one call. Blocks until the salon has decided; never call it on the window's thread.
    pub fn call(&self, caller: &str, question: &str) -> String {
        let answer = match self.0.wait() {
            Ok(open) => open.desk.call_text(&Caller(caller.to_owned()), question),
            Err(closed) => closed.clone(),
        };
        serde_json::to_string(&answer).unwrap_or_default()
    }

    /// Opens a stream of topics; it ends when the salon is closed.
    pub fn news(&self) -> Receiver<Vec<Topic>> {
        self.desk().map_or_else(|| channel().1, Desk::subscribe)
    }
}

fn outcome(opened: Outcome<Desk>) -> Result<Open, Answer> {
    opened.map(open).map_err(|trouble| match trouble {
        Trouble::Refused(refusal) => Answer::Refused(refusal),
        Trouble::Fault(fault) => {
            tracing::error!(%fault, "the salon could not be opened");
            Answer::Failed(Fault { reference: "START".to_owned() })
        }
    })
}

fn open(desk: Desk) -> Open {
    let desk = Arc::new(desk);
    let spool = Spool::start(&desk);
    if let Err(trouble) = &spool {
        tracing::error!(%trouble, "the spool did not start: pages wait");
    }
    let postman = Postman::start(&desk);
    if let Err(trouble) = &postman {
        tracing::error!(%trouble, "the postman did not start: messages wait");
    }
    let job_starter = JobStarter::start(&desk);
    if let Err(trouble) = &job_starter {
        tracing::error!(%trouble, "due jobs do not begin by themselves");
    }
    let witness_keeper = WitnessKeeper::start(&desk);
    if let Err(trouble) = &witness_keeper {
        tracing::error!(%trouble, "nobody outside is told of the book's end");
    }
    let closing_witnesses = ClosingWitnesses::start(&desk);
    if let Err(trouble) = &closing_witnesses {
        tracing::error!(%trouble, "the chosen witnesses are not told of closes");
    }
    Open {
        _spool: spool.ok(),
        _postman: postman.ok(),
        _job_starter: job_starter.ok(),
        _witness_keeper: witness_keeper.ok(),
        _closing_witnesses: closing_witnesses.ok(),
        desk,
    }
}
