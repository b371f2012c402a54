//! Messages: confirmations, reminders and receipts by e-mail, from the salon's own account and never without
//! the person's consent.

use serde::{Deserialize, Serialize};

use crate::{AppointmentId, Day, MessageId, Moment, PersonId, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! messages_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowMail: Owner may read [] => MailSettings, "E-Mail ansehen";
            SaveMail: Owner may door [Messages] => MailSettings, "E-Mail einrichten";
            SaveTemplate: Owner may sign [Messages] => MailSettings, "Nachrichtentext ändern";
            TryMail: Owner may door [] => (), "E-Mail ausprobieren";
            Outbox: Reception may read [] => Vec<OutMessage>, "Nachrichten ansehen";
            SendReceipt: Reception may door [Messages, Roll] => (), "Beleg per E-Mail";
            SendConfirmation: Stylist may write [Messages] => (), "Termin bestätigen";
            SendAgain: Reception may write [Messages] => (), "Nachricht noch einmal senden";
            CancelMessage: Reception may write [Messages] => (), "Nachricht zurückziehen";
            CalendarFile: Stylist may door [Roll] => Document, "Termine als Kalenderdatei";
            DayPlan: Stylist may door [Roll] => Document, "Tagesplan drucken";
        ] $($further)* }
    };
}

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
    /// Name of the server (SMTP).
    pub host: String,
    /// Usually 465 or 587.
    pub port: u16,
    /// How the way there is kept.
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
    /// That an appointment is booked, with its calendar file.
    Confirmation,
    /// That a confirmed appointment is at another time, with its calendar file.
    Moved,
    /// That a confirmed appointment does not take place, with the file that takes it out of a calendar.
    CalledOff,
    /// That an appointment is near; only with a consent.
    Reminder,
    /// A receipt as a PDF.
    Receipt,
    /// How far the book reached at a close, for the tax adviser.
    Closing,
}

impl MessageKind {
    /// Kinds whose text the salon may choose, in the order of the page.
    pub const WITH_TEXT: [Self; 3] = [Self::Confirmation, Self::Reminder, Self::Receipt];

    /// As the page says it: `Terminbestätigung`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Confirmation => "Terminbestätigung",
            Self::Moved => "Verlegung",
            Self::CalledOff => "Absage",
            Self::Reminder => "Erinnerung",
            Self::Receipt => "Beleg",
            Self::Closing => "Tagesabschluss",
        }
    }

    /// Words in braces that its text may hold.
    pub const fn places(self) -> &'static [&'static str] {
        match self {
            Self::Confirmation | Self::Moved | Self::CalledOff | Self::Reminder => {
                &["name", "tag", "uhrzeit", "leistung", "bei", "salon"]
            }
            Self::Receipt => &["beleg", "tag", "salon"],
            Self::Closing => &[],
        }
    }
}

/// The text of a kind of message; `{name}` and its like are filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// For what.
    pub kind: MessageKind,
    /// At most 150 letters.
    pub subject: String,
    /// At most 4,000 letters. An unknown word in braces is refused.
    pub body: String,
}

/// The account and the texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMail;

/// What [`ShowMail`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// Without its password.
    pub account: MailAccount,
    /// One per kind.
    pub templates: Vec<Template>,
}

/// Keeps the account; a password only where a new one is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMail {
    /// All of it, in place of the one before.
    pub account: MailAccount,
    /// Absent keeps the one before. Goes into the key vault.
    pub password: Option<String>,
}

/// Changes the text of a kind of message; recorded with old and new text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTemplate {
    /// In place of the one of its kind.
    pub template: Template,
}

/// Sends one message to oneself and waits for the server's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryMail {
    /// To which address.
    pub to: String,
}

/// Sends a booked receipt as a PDF, because the customer asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendReceipt {
    /// An entry that has a page.
    pub seq: Seq,
    /// To which address; not kept in the book.
    pub to: String,
}

/// Sends an appointment with its calendar file, because the customer asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendConfirmation {
    /// One that has a time, stands and is to come (`messages.not_standing`).
    pub appointment: AppointmentId,
    /// To which address.
    pub to: String,
}

/// What waits, and what came of the last messages; the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Not tried yet.
    Waiting,
    /// With the server right now.
    Sending,
    /// The server has taken it.
    Sent,
    /// Not out; tried again by itself.
    Failed,
    /// Not out, and not tried any more.
    GivenUp,
    /// Taken back before it went out.
    Cancelled,
}

impl MessageState {
    /// All states, in the order in which a message comes to them.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::Failed, Self::GivenUp, Self::Cancelled];

    /// As the outbox says it: `wartet`.
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
}

/// A message in the outbox (Postausgang).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutMessage {
    /// Names it in requests.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// Its address.
    pub to: String,
    /// As it goes out.
    pub subject: String,
    /// How far it has come.
    pub state: MessageState,
    /// When it was written.
    pub queued: Moment,
    /// Who asked for it, by name.
    pub by: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it is not out, in German; absent where nothing is wrong.
    pub trouble: Option<String>,
    /// When it is tried again; absent where it is not.
    pub next_try: Option<Moment>,
    /// When it went out; absent until then.
    pub sent: Option<Moment>,
}

/// Tries a message again now, one that was given up too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendAgain {
    /// One that is not out.
    pub message: MessageId,
}

/// Takes a message back that is not out yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelMessage {
    /// One that is not out.
    pub message: MessageId,
}

/// A person's appointments as an iCalendar file, from a day to another, both included. Recorded with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFile {
    /// Whose.
    pub person: PersonId,
    /// First day.
    pub from: Day,
    /// Last day; at most a year after the first (`messages.too_long`).
    pub until: Day,
}

/// The plan of a day on A4, one section per person. Recorded with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlan {
    /// Which day.
    pub day: Day,
}
