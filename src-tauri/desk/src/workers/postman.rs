//! The postman: a thread that brings waiting messages to the salon's mail server, proposes reminders and tells who got a
//! confirmation what became of it.
//!
//! It speaks to nobody as long as the account is off, and books nothing.

use std::io;
use std::time::Duration;

use crate::Desk;
use book::Outcome;
use book::ports::Letter;
use contract::Topic;
use salon::messages::Outgoing;

use super::worker::{QueueWork, Worker};

/// How often messages whose next try has come are looked for.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The running postman; it ends with this value, after the message under way.
pub struct Postman {
    _worker: Worker,
}

impl Postman {
    /// Starts working off what waits. Messages that were with the server at the last end are tried again.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: &Desk) -> io::Result<Self> {
        let mut reminded = 0;
        let work = QueueWork {
            name: "postman",
            topics: &[Topic::Messages],
            look_every: LOOK_EVERY,
            gather: Duration::ZERO,
            recover: Outgoing::recover,
            one: Box::new(move |outgoing: &Outgoing| {
                // Once a minute is often enough.
                let minute = outgoing.now().utc_ms() / 60_000;
                if minute != reminded {
                    reminded = minute;
                    outgoing.remind()?;
                }
                outgoing.tell_changes()?;
                send_one(outgoing)
            }),
        };
        // Listens before the first look, so that no news falls between.
        Ok(Self { _worker: Worker::start(desk.outgoing(), desk.subscribe(), work)? })
    }
}

/// Sends the oldest message that is due; false if there is none.
fn send_one(outgoing: &Outgoing) -> Outcome<bool> {
    if !outgoing.due()? {
        return Ok(false);
    }
    let password = outgoing.password()?;
    let Some(task) = outgoing.take()? else { return Ok(true) };
    let id = format!("{}-{}", task.message.0, task.queued.utc_ms());
    let letter = Letter {
        id: &id,
        from: &task.salon,
        to: &task.draft.to,
        subject: &task.draft.subject,
        body: &task.draft.body,
        file: task.draft.file.as_ref(),
        made: task.queued,
    };
    let sent = outgoing.mail().send(&letter, &task.account, password.as_deref());
    outgoing.end(task, sent)?;
    Ok(true)
}
