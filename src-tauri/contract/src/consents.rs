//! Consents: who agreed to what, in which wording, when, and when it was withdrawn.

use serde::{Deserialize, Serialize};

use crate::{ConsentId, CustomerId, Day, Moment};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Notes on hair and skin (health data, Art. 9 DSGVO).
    Health,
    Photos,
    RemindersByMail,
    RemindersBySms,
    Marketing,
}

impl ConsentKind {
    pub const ALL: [Self; 5] =
        [Self::Health, Self::Photos, Self::RemindersByMail, Self::RemindersBySms, Self::Marketing];

    pub const fn german(self) -> &'static str {
        match self {
            Self::Health => "Angaben zu Haar und Haut",
            Self::Photos => "Fotos",
            Self::RemindersByMail => "Erinnerung per E-Mail",
            Self::RemindersBySms => "Erinnerung per SMS",
            Self::Marketing => "Angebote und Neuigkeiten",
        }
    }

    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Photos => "photos",
            Self::RemindersByMail => "reminders_by_mail",
            Self::RemindersBySms => "reminders_by_sms",
            Self::Marketing => "marketing",
        }
    }
}

/// The wording that is signed now, for each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentTexts;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    pub kind: ConsentKind,
    pub version: u32,
    pub text: String,
}

/// Every wording that was ever in force, the newest of each kind first: what someone signed can be read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentWordings;

/// Sets a new wording; it becomes the next version, and the old one stays with those who signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveConsentText {
    pub kind: ConsentKind,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub id: ConsentId,
    pub kind: ConsentKind,
    pub version: u32,
    pub given: Day,
    pub by: String,
    pub at: Moment,
    pub withdrawn: Option<Day>,
}

/// The customer has agreed to the wording that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveConsent {
    pub customer: CustomerId,
    pub kind: ConsentKind,
}

/// The customer has taken a consent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawConsent {
    pub consent: ConsentId,
}
