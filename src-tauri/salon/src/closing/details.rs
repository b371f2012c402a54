//! What a closing entry says beside its head.

use contract::settings::Salon;
use contract::{Rate, VatKey};
use figures::Figures;
use serde::{Deserialize, Serialize};

use super::CountDetails;
use crate::cash::Carried;

/// Details of a closing entry.
pub const CLOSING_FORM: &str = "closing/1";
/// Details of the entry that records an X report.
pub const X_FORM: &str = "x_report/1";

/// What a closing entry says beside its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingDetails {
    pub figures: Figures,
    /// The count that the closing rests on.
    pub count: CountDetails,
    pub carried: Carried,
    pub master: MasterData,
}

/// Master data as at the closing: the export joins no live tables (DSFinV-K, Stammdatenmodul).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MasterData {
    pub salon: Salon,
    pub register: String,
    pub public_key: String,
    /// Fingerprint of the register's key in groups of four.
    pub fingerprint: String,
    /// Hash of the last entry before this one.
    pub chain_head: String,
    pub program: String,
    pub vat_keys: Vec<(VatKey, Rate)>,
}
