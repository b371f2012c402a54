//! Messages: confirmations, reminders and receipts by e-mail, from the salon's own account and never without
//! the person's consent.

use serde::{Deserialize, Serialize};

use crate::{AppointmentId, Day, MessageId, Moment, PersonId, Seq};

/// How the way to the mail server is kept from other eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Encrypted from the first byte (port 465).
    #[default]
    Tls,
    /// Encrypted before anything is said (port 587).
    StartTls,
    /// Open: only for a server on this very computer.
    Open,
}

/// The salon's own mail account. Its password lies in the key vault, never here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAccount {
    /// Nothing leaves the house as long as this is off.
    pub on: bool,
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    /// Empty where the server asks for no name.
    pub user: String,
    /// From whom the messages come.
    pub address: String,
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    Confirmation,
    Reminder,
    Receipt,
}

impl MessageKind {
    pub const ALL: [Self; 3] = [Self::Confirmation, Self::Reminder, Self::Receipt];

    pub const fn german(self) -> &'static str {
        match self {
            Self::Confirmation => "Terminbestätigung",
            Self::Reminder => "Erinnerung",
            Self::Receipt => "Beleg",
        }
    }

    /// Words in braces that its text may hold.
    pub const fn places(self) -> &'static [&'static str] {
        match self {
            Self::Confirmation | Self::Reminder => &["name", "tag", "uhrzeit", "leistung", "bei", "salon"],
            Self::Receipt => &["beleg", "tag", "salon"],
        }
    }
}

/// The text of a kind of message; `{name}` and its like are filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub kind: MessageKind,
    pub subject: String,
    pub body: String,
}

/// The account and the texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMail;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    pub account: MailAccount,
    pub templates: Vec<Template>,
}

/// Keeps the account; a password only where a new one is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMail {
    pub account: MailAccount,
    pub password: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTemplate {
    pub template: Template,
}

/// Sends one message to oneself and waits for the server's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryMail {
    pub to: String,
}

/// Sends a booked receipt as a PDF, because the customer asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendReceipt {
    pub seq: Seq,
    pub to: String,
}

/// Sends an appointment with its calendar file, because the customer asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendConfirmation {
    pub appointment: AppointmentId,
    pub to: String,
}

/// What waits, and what came of the last messages; the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    Waiting,
    /// With the server right now.
    Sending,
    Sent,
    /// Not out; tried again by itself.
    Failed,
    /// Not out, and not tried any more.
    GivenUp,
    Cancelled,
}

impl MessageState {
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::Failed, Self::GivenUp, Self::Cancelled];

    pub const fn german(self) -> &'static str {
        match self {
            Self::Waiting => "wartet",
            Self::Sending => "wird gesendet",
            Self::Sent => "gesendet",
            Self::Failed => "noch nicht gesendet",
            Self::GivenUp => "aufgegeben",
            Self::Cancelled => "zurückgezogen",
        }
    }

    /// The spelling in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutMessage {
    pub id: MessageId,
    pub kind: MessageKind,
    pub to: String,
    pub subject: String,
    pub state: MessageState,
    pub queued: Moment,
    pub by: String,
    pub attempts: u32,
    /// Why it is not out.
    pub trouble: Option<String>,
    /// When it is tried again.
    pub next_try: Option<Moment>,
    /// When it went out.
    pub sent: Option<Moment>,
}

/// Tries a message again now, one that was given up too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendAgain {
    pub message: MessageId,
}

/// Takes a message back that is not out yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelMessage {
    pub message: MessageId,
}

/// A person's appointments as an iCalendar file, from a day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFile {
    pub person: PersonId,
    pub from: Day,
    pub until: Day,
}

/// The plan of a day on A4, one section per person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlan {
    pub day: Day,
}
