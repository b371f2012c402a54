//! The only thing a window needs of the salon: one question, one answer, and the news.
//! Both sides of a call are JSON in the form of [`contract::wire`].

use std::sync::mpsc::{Receiver, channel};

use contract::{Answer, Call, Fault, Topic};
use salon::{Caller, Desk, Outcome, Trouble};

/// An open salon, or the reason why it could not be opened: then every call hears that reason.
pub struct Door(Result<Desk, Answer>);

impl Door {
    /// Wraps what opening the salon came to.
    pub fn new(opened: Outcome<Desk>) -> Self {
        Self(opened.map_err(|trouble| match trouble {
            Trouble::Refused(refusal) => Answer::Refused(refusal),
            Trouble::Fault(fault) => {
                tracing::error!(story = fault.story, "the salon could not be opened");
                Answer::Failed(Fault { reference: "START".to_owned() })
            }
        }))
    }

    /// The desk behind the door, if the salon is open.
    pub const fn desk(&self) -> Option<&Desk> {
        match &self.0 {
            Ok(desk) => Some(desk),
            Err(_) => None,
        }
    }

    /// Answers one call. Blocks until the salon has decided; never call it on the window's thread.
    pub fn call(&self, caller: &str, question: &str) -> String {
        let answer = match (&self.0, serde_json::from_str::<Call>(question)) {
            (Ok(desk), Ok(call)) => desk.call(&Caller(caller.to_owned()), call),
            (Err(closed), _) => closed.clone(),
            (Ok(_), Err(trouble)) => {
                tracing::error!(%trouble, "a call that the contract does not know");
                Answer::Failed(Fault { reference: "CALL".to_owned() })
            }
        };
        serde_json::to_string(&answer).unwrap_or_default()
    }

    /// Opens a stream of topics; it ends when the salon is closed.
    pub fn news(&self) -> Receiver<Vec<Topic>> {
        self.desk().map_or_else(|| channel().1, Desk::subscribe)
    }
}
