//! What a closing entry says beside its head.

use book::fault::Outcome;
use book::ledger;
use book::ports::TseDevice;
use contract::settings::Salon;
use contract::{Rate, VatKey};
use figures::{ClosingForm, Figures};
use proof::{Entry, Seq};
use serde::{Deserialize, Serialize};

use super::CountDetails;
use crate::cash::Carried;

/// How new closings tell their figures.
pub const CLOSING_FORM: ClosingForm = ClosingForm::Third;
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
    /// Entries of the period that could not be read and stand in none of the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<Seq>,
}

/// What the record of an X report says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct XDetails {
    #[serde(flatten)]
    pub figures: Figures,
    /// As of a closing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<Seq>,
}

/// What a closing entry says, in whichever form it was recorded.
///
/// # Errors
/// A fault where it is no closing.
pub fn closing_details(entry: &Entry) -> Outcome<ClosingDetails> {
    let form = entry.details.as_ref().and_then(|details| ClosingForm::named(&details.form));
    let found = if form.is_some() { ledger::details(entry)? } else { None };
    found.ok_or_else(|| ledger::no_details(entry))
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
    /// The TSEs of the period, the earliest first; more than one where it was changed in it (`tse.csv`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tses: Vec<TseDevice>,
}
