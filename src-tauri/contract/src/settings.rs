//! What the salon is called and how it is taxed; every change is recorded with old and new value.

use serde::{Deserialize, Serialize};

/// The salon's data as it stands on receipts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShowSettings;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub salon: Salon,
    pub footer: Footer,
    pub register: String,
    /// Public key of the register, hex, and its fingerprint in groups of four.
    pub public_key: String,
    pub fingerprint: String,
    /// Where the signing key lies, in German.
    pub key_place: String,
    pub lock_after_minutes: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salon {
    pub name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// Steuernummer; at least one of the two.
    pub tax_number: Option<String>,
    /// USt-IdNr.
    pub vat_id: Option<String>,
    /// § 19 UStG: no VAT is shown.
    pub small_business: bool,
}

/// The only texts of a receipt that may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footer {
    pub text: Option<String>,
    /// A black-and-white PNG in base64.
    pub logo_png_base64: Option<String>,
}

/// Changes the salon's data; only while no day is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSalon {
    pub salon: Salon,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveFooter {
    pub footer: Footer,
}

/// Minutes without a touch after which a window locks, 1 to 60.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveLockTime {
    pub minutes: u32,
}
