//! What the salon is called and how it is taxed; every change is recorded with old and new value.

use serde::{Deserialize, Serialize};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! settings_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowSettings: Reception may read [] => Settings, "Einstellungen ansehen";
            SaveSalon: Owner may sign [Settings] => Settings, "Salondaten ändern";
            SaveFooter: Owner may sign [Settings] => Settings, "Bontext ändern";
            SaveLockTime: Owner may sign [Settings, Session] => Settings, "Sperrzeit ändern";
            SaveLateCancellation: Owner may sign [Settings] => Settings, "Frist für Absagen ändern";
        ] $($further)* }
    };
}

/// The salon's data as it stands on receipts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShowSettings;

/// What [`ShowSettings`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whose business it is.
    pub salon: Salon,
    /// The chosen text and picture.
    pub footer: Footer,
    /// Serial number of the register (`Z_KASSE_ID`); never changes.
    pub register: String,
    /// Public key of the register, 64 hex digits.
    pub public_key: String,
    /// First 32 digits of the key's fingerprint in groups of four, as a Z report shows it.
    pub fingerprint: String,
    /// Where the signing key lies, in German.
    pub key_place: String,
    /// Minutes without a touch after which a window locks, 1 to 60.
    pub lock_after_minutes: u32,
    /// Who calls off less than so many hours before the time is asked for a fee, as proposed; 0 for nobody.
    pub late_cancellation_hours: u32,
}

/// Whose business it is, as it stands on receipts (§ 6 KassenSichV) and in each entry's snapshot
/// (`Stamm_Abschluss`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salon {
    /// `NAME`, at most 100 letters.
    pub name: String,
    /// `STRASSE`, with the number of the house, at most 100 letters.
    pub street: String,
    /// `PLZ`, five digits.
    pub postcode: String,
    /// `ORT`, at most 100 letters.
    pub city: String,
    /// Steuernummer (`STNR`); at least one of the two must be there.
    pub tax_number: Option<String>,
    /// USt-IdNr. (`USTID`): `DE` and nine digits; absent without one.
    pub vat_id: Option<String>,
    /// § 19 UStG: no VAT is shown, and lines take key 6.
    pub small_business: bool,
}

/// The only texts of a receipt that may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footer {
    /// At most 400 letters in eight lines; absent for none.
    pub text: Option<String>,
    /// A black-and-white PNG in base64, at most 300,000 letters; absent for none.
    pub logo_png_base64: Option<String>,
}

/// Changes the salon's data; only while no day is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSalon {
    /// All of it, in place of what was kept.
    pub salon: Salon,
}

/// Changes the footer; recorded with old and new value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveFooter {
    /// All of it, in place of what was kept.
    pub footer: Footer,
}

/// Minutes without a touch after which a window locks, 1 to 60.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveLockTime {
    /// 1 to 60.
    pub minutes: u32,
}

/// Who calls off less than so many hours before the time is late: a fee is proposed, and nothing is posted. What was called off
/// before stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveLateCancellation {
    /// 0, for nobody, to 168.
    pub hours: u32,
}
