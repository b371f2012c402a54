//! A message before it is queued.

use book::ports::Enclosure;
use contract::messages::MessageKind;
use contract::{AppointmentId, CustomerId, Moment, Seq};

/// A message before it is queued.
#[derive(Clone, Debug)]
pub struct MessageDraft {
    pub kind: MessageKind,
    pub to: String,
    pub subject: String,
    pub body: String,
    pub file: Option<Enclosure>,
    pub customer: Option<CustomerId>,
    pub appointment: Option<AppointmentId>,
    /// The begin of which it speaks, in minutes since 1970 UTC.
    pub about_minute: Option<i64>,
    pub seq: Option<Seq>,
    /// It is not sent before: an appointment that is moved twice within a minute is told once.
    pub not_before: Option<Moment>,
}

impl MessageDraft {
    /// A message of a kind with its text.
    pub fn of(kind: MessageKind, to: String, (subject, body): (String, String)) -> Self {
        Self {
            kind,
            to,
            subject,
            body,
            file: None,
            customer: None,
            appointment: None,
            about_minute: None,
            seq: None,
            not_before: None,
        }
    }
}
