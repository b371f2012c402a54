//! The set-up assistant of the first start.

use serde::{Deserialize, Serialize};

use crate::printing::SavePrinter;
use crate::settings::Salon;

/// Founds the register in one transaction: nothing half set up survives a kill.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    pub salon: Salon,
    /// Serial number of the register (`Z_KASSE_ID`).
    pub register: String,
    pub owner_name: String,
    pub owner_pin: String,
    pub price_list: FirstPriceList,
    pub printer: Option<SavePrinter>,
    /// Numbers go on from an earlier register, if there was one (last receipt, last Z).
    pub last_receipt_number: u64,
    pub last_z_number: u64,
    /// Cash that lies in the drawer now, in cents.
    pub cash_in_drawer_cents: i64,
}

impl std::fmt::Debug for SetUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SetUp({})", self.register)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstPriceList {
    Empty,
    Sample,
    /// Bytes of a CSV file in base64.
    Csv(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// To print and to keep in the safe: gives a lost owner PIN back. Shown once.
    pub recovery_code: String,
    pub public_key: String,
    /// Where the signing key lies, in German.
    pub key_place: String,
}

/// Checks one step of the assistant before it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSalon {
    pub salon: Salon,
    pub register: String,
}

/// Tries a printer before anything is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryPrinter {
    pub printer: SavePrinter,
}
