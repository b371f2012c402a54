//! The set-up assistant of the first start.

use serde::{Deserialize, Serialize};

use crate::printing::SavePrinter;
use crate::settings::Salon;

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! setup_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            CheckSalon: Anyone may read [] => (), "Salondaten prüfen";
            TryPrinter: Anyone may door [] => (), "Drucker ausprobieren";
            SetUp: Anyone may door [Session, People, Catalogue, Settings, Printing, Day] => Founded, "Einrichten";
        ] $($further)* }
    };
}

/// Founds the register in one transaction: nothing half set up survives a kill.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    /// Whose business it is.
    pub salon: Salon,
    /// Serial number of the register (`Z_KASSE_ID`).
    pub register: String,
    /// The first person of the staff, at most 50 letters.
    pub owner_name: String,
    /// Four to eight digits. `Debug` doesn't show it.
    pub owner_pin: String,
    /// What to begin with.
    pub price_list: FirstPriceList,
    /// Absent: set up later.
    pub printer: Option<SavePrinter>,
    /// Numbers go on from an earlier register: its last receipt number; 0 without one.
    pub last_receipt_number: u64,
    /// The last Z number of the earlier register; 0 without one.
    pub last_z_number: u64,
    /// Cash that lies in the drawer now, in cents, zero or more.
    pub cash_in_drawer_cents: i64,
}

impl std::fmt::Debug for SetUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SetUp({})", self.register)
    }
}

/// What the price list begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstPriceList {
    /// Nothing: articles are entered one by one.
    Empty,
    /// The services and goods of a usual salon.
    Sample,
    /// Bytes of a CSV file in base64, as in [`ImportArticles`](crate::catalogue::ImportArticles).
    Csv(String),
}

/// What [`SetUp`] comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// To print and to keep in the safe: gives a lost owner PIN back. Shown once.
    pub recovery_code: String,
    /// Public key of the register, 64 hex digits.
    pub public_key: String,
    /// Where the signing key lies, in German.
    pub key_place: String,
}

/// Checks one step of the assistant before it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSalon {
    /// As typed so far.
    pub salon: Salon,
    /// As typed so far.
    pub register: String,
}

/// Tries a printer before anything is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryPrinter {
    /// As typed so far.
    pub printer: SavePrinter,
}
