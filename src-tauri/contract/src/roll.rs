//! The Kassenrolle: what was booked, found again and shown as it was printed.

use serde::{Deserialize, Serialize};

use crate::{Day, EntryKind, Moment, Money, PersonId, ReceiptNumber, Seq, Slip};

/// A page of the roll, newest first. All filters must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// Number, amount, name or time as typed: `4501`, `35,00`, `Lindner`, `14:20`.
    pub text: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub person: Option<PersonId>,
    pub amount: Option<Money>,
    /// Entries without a receipt number too (counts, settings …).
    pub all_kinds: bool,
    /// Only what comes before this entry.
    pub before: Option<Seq>,
    /// At most so many rows, 100 if 0.
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollPage {
    pub rows: Vec<RollRow>,
    pub more: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollRow {
    pub seq: Seq,
    pub number: Option<ReceiptNumber>,
    pub kind: EntryKind,
    /// What happened, in German: `Verkauf`, `Storno zu 004506`.
    pub label: String,
    pub booking_day: Option<Day>,
    pub ended: Moment,
    pub person: String,
    pub customer: Option<String>,
    pub total: Money,
    /// `Bar`, `girocard`, `Bar + girocard`.
    pub payments: String,
    pub state: EntryState,
}

/// Derived, never stored (rule R3: a stored entry does not change).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    Valid,
    Cancelled,
    PaymentCorrected,
    PartlyReturned,
    Returned,
    /// A closing that was revoked; its receipts count all the same.
    Revoked,
}

/// One entry, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowEntry {
    pub seq: Seq,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryView {
    pub row: RollRow,
    /// As it was printed; entries without paper show their figures the same way.
    pub slip: Slip,
    pub reason: Option<String>,
    pub hash: String,
    pub check_digit: String,
    pub printed: u32,
    /// What can be done with it now.
    pub can: Possible,
    pub related: Vec<RollRow>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Possible {
    pub cancel: bool,
    pub correct_payment: bool,
    pub take_back: bool,
    pub reprint: bool,
}

/// Prints an entry again, rendered from the ledger, as a copy that counts; answers with the copy's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprint {
    pub seq: Seq,
    pub printer: Option<crate::PrinterId>,
}

/// An entry as PDF: the original when nothing was given out yet, else a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPdf {
    pub seq: Seq,
}

/// A file for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub file_name: String,
    pub mime: String,
    pub base64: String,
}
