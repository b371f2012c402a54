//! What the postman has in its hands: the waiting messages and the way to the mail server, and nothing else of the salon.

use book::fault::Outcome;
use book::mending;
use book::ports::{Mail, MailTrouble};
use book::services::Services;
use contract::Topic;
use proof::Moment;

use super::account::SECRET;
use super::changed::{changes_due, tell_changes};
use super::outbox::{Task, due, failed, recover, sent, take};
use super::remind::{remind, reminders_due};

/// The waiting messages.
pub struct Outgoing(Services);

impl Outgoing {
    /// Of a desk.
    pub const fn new(services: Services) -> Self {
        Self(services)
    }

    /// At the start: messages that were with the server at the last end are tried again.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn recover(&self) -> Outcome<()> {
        mending::write_as_program(&self.0, &[Topic::Messages], |tx| recover(tx)).map(drop)
    }

    /// Queues what is to be told of appointments that were moved or called off.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn tell_changes(&self) -> Outcome<()> {
        if mending::read_as_program(&self.0, changes_due)? {
            mending::write_as_program(&self.0, &[Topic::Messages], |tx| tell_changes(tx))?;
        }
        Ok(())
    }

    /// Queues the reminders of appointments up to the next open day.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn remind(&self) -> Outcome<()> {
        if mending::read_as_program(&self.0, reminders_due)? {
            mending::write_as_program(&self.0, &[Topic::Messages], |tx| remind(tx))?;
        }
        Ok(())
    }

    /// Whether a message may be tried now.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn due(&self) -> Outcome<bool> {
        mending::read_as_program(&self.0, due)
    }

    /// Takes the oldest message that may be tried and says that it is under way.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn take(&self) -> Outcome<Option<Task>> {
        mending::write_as_program(&self.0, &[Topic::Messages], |tx| take(tx))
    }

    /// Says what came of a message.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn end(&self, task: Task, came: Result<(), MailTrouble>) -> Outcome<()> {
        mending::write_as_program(&self.0, &[Topic::Messages], move |tx| match came {
            Ok(()) => sent(tx, &task),
            Err(trouble) => {
                // Not the address: the log is no place for whom the salon writes to.
                tracing::warn!(message = task.message.0, "a message is not out");
                failed(tx, &task, &trouble)
            }
        })
    }

    /// The server's password, where there is one.
    ///
    /// # Errors
    /// A fault of the vault.
    pub fn password(&self) -> Outcome<Option<String>> {
        self.0.adapters.vault.secret(SECRET)
    }

    /// The way to the server.
    pub fn mail(&self) -> &dyn Mail {
        &*self.0.adapters.mail
    }

    pub fn now(&self) -> Moment {
        self.0.now()
    }
}
