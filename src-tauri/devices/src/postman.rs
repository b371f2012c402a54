//! The postman: a thread that brings waiting messages to the salon's mail server, and proposes reminders.
//!
//! It speaks to nobody as long as the account is off, and books nothing.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use contract::Topic;
use salon::ports::Letter;
use salon::{Desk, Outcome, messages};

use crate::worker::{Work, Worker};

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
    pub fn start(desk: Arc<Desk>) -> io::Result<Self> {
        let mut reminded = 0;
        let work = Work {
            name: "postman",
            topic: Topic::Messages,
            look_every: LOOK_EVERY,
            recover: |desk| desk.inside(&[Topic::Messages], |pen| messages::recover(pen)).map(drop),
            one: Box::new(move |desk| {
                let minute = desk.now().utc_ms() / 60_000;
                if minute != reminded {
                    reminded = minute;
                    propose(desk)?;
                }
                send_one(desk)
            }),
        };
        Ok(Self { _worker: Worker::start(desk, work)? })
    }
}

/// Queues the reminders of the next day; once a minute is often enough.
fn propose(desk: &Desk) -> Outcome<()> {
    if desk.look_inside(messages::reminders_due)? {
        desk.inside(&[Topic::Messages], |pen| messages::remind(pen))?;
    }
    Ok(())
}

/// Sends the oldest message that is due; false if there is none.
fn send_one(desk: &Desk) -> Outcome<bool> {
    if !desk.look_inside(messages::due)? {
        return Ok(false);
    }
    let password = desk.adapters().vault.secret(messages::SECRET)?;
    let Some(task) = desk.inside(&[Topic::Messages], |pen| messages::take(pen))? else {
        return Ok(true);
    };
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
    let sent = desk.adapters().mail.send(&letter, &task.account, password.as_deref());
    desk.inside(&[Topic::Messages], move |pen| match sent {
        Ok(()) => messages::sent(pen, &task),
        Err(trouble) => {
            // Not the address: the log is no place for whom the salon writes to.
            tracing::warn!(message = task.message.0, "a message is not out");
            messages::failed(pen, &task, &trouble)
        }
    })?;
    Ok(true)
}
