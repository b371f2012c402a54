//! Consents: who agreed to what, in which wording, when, and when it was withdrawn.

use serde::{Deserialize, Serialize};

use crate::{ConsentId, CustomerId, Day, Moment};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! consents_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ConsentTexts: Stylist may read [] => Vec<ConsentText>, "Einwilligungstexte ansehen";
            ConsentWordings: Stylist may read [] => Vec<ConsentText>, "Frühere Einwilligungstexte ansehen";
            SaveConsentText: Owner may write [Customers] => ConsentText, "Einwilligungstext ändern";
            GiveConsent: Stylist may write [Customers] => Consent, "Einwilligung festhalten";
            WithdrawConsent: Stylist may door [Customers] => (), "Einwilligung widerrufen";
        ] $($further)* }
    };
}

/// What a customer can agree to (Einwilligung, Art. 7 DSGVO).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Notes on hair and skin (health data, Art. 9 DSGVO).
    Health,
    /// Pictures may be taken and kept.
    Photos,
    /// Reminders of appointments by e-mail.
    RemindersByMail,
    /// Reminders of appointments by SMS.
    RemindersBySms,
    /// Offers and news (§ 7 UWG).
    Marketing,
}

impl ConsentKind {
    /// All kinds, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Health, Self::Photos, Self::RemindersByMail, Self::RemindersBySms, Self::Marketing];

    /// As page and letter say it: `Erinnerung per E-Mail`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Health => "Angaben zu Haar und Haut",
            Self::Photos => "Fotos",
            Self::RemindersByMail => "Erinnerung per E-Mail",
            Self::RemindersBySms => "Erinnerung per SMS",
            Self::Marketing => "Angebote und Neuigkeiten",
        }
    }
}

/// The wording that is signed now, for each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentTexts;

/// A wording in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    /// What it is for.
    pub kind: ConsentKind,
    /// From 1, one more with each new wording.
    pub version: u32,
    /// At most 4,000 letters, as it is signed.
    pub text: String,
}

/// Every wording that was ever in force, the newest of each kind first: what someone signed can be read
/// again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentWordings;

/// Sets a new wording; it becomes the next version, and the old one stays with those who signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveConsentText {
    /// What it is for.
    pub kind: ConsentKind,
    /// At most 4,000 letters.
    pub text: String,
}

/// A consent that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// For [`WithdrawConsent`].
    pub id: ConsentId,
    /// What was agreed to.
    pub kind: ConsentKind,
    /// In which wording; its text by [`ConsentWordings`].
    pub version: u32,
    /// The day of the signature.
    pub given: Day,
    /// Who entered it, by name.
    pub by: String,
    /// When it was entered.
    pub at: Moment,
    /// Since when it no longer holds; absent while it stands.
    pub withdrawn: Option<Day>,
}

/// The customer has agreed to the wording that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveConsent {
    /// Who agreed.
    pub customer: CustomerId,
    /// To what.
    pub kind: ConsentKind,
}

/// The customer has taken a consent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawConsent {
    /// Which; one that was withdrawn before is refused (`customers.no_such_consent`).
    pub consent: ConsentId,
}
