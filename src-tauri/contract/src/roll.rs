//! The Kassenrolle: what was booked, found again and shown as it was printed.

use serde::{Deserialize, Serialize};

use crate::{Day, EntryKind, Moment, Money, PersonId, ReceiptNumber, Seq, Slip};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! roll_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Roll: Stylist may read [] => RollPage, "Kassenrolle ansehen";
            ShowEntry: Stylist may read [] => EntryView, "Beleg ansehen";
            Reprint: Stylist may sign [Printing, Roll] => u32, "Beleg nachdrucken";
            EntryPdf: Stylist may door [Roll] => Document, "Beleg als PDF";
        ] $($further)* }
    };
}

/// A page of the roll, newest first. All filters must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// Number, amount, name or time as typed: `4501`, `35,00`, `Lindner`, `14:20`; empty finds all.
    pub text: String,
    /// First booking day; absent: from the beginning.
    pub from: Option<Day>,
    /// Last booking day; absent: up to now.
    pub to: Option<Day>,
    /// Who recorded it; absent: anyone.
    pub person: Option<PersonId>,
    /// Exactly this total; absent: any.
    pub amount: Option<Money>,
    /// Entries without a receipt number too (counts, settings …).
    pub all_kinds: bool,
    /// Only what comes before this entry, for the next page; absent for the newest.
    pub before: Option<Seq>,
    /// At most so many rows: 100 if 0, never more than 500.
    pub limit: u32,
}

/// What [`Roll`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollPage {
    /// Newest first.
    pub rows: Vec<RollRow>,
    /// There are earlier ones: ask again with [`Roll::before`].
    pub more: bool,
}

/// One entry in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollRow {
    /// Its place in the book.
    pub seq: Seq,
    /// `BON_NR`; absent on what is no bon.
    pub number: Option<ReceiptNumber>,
    /// What happened, as the book spells it.
    pub kind: EntryKind,
    /// What happened, in German: `Verkauf`, `Storno zu 004506`.
    pub label: String,
    /// Absent for entries outside any day.
    pub booking_day: Option<Day>,
    /// When it was recorded.
    pub ended: Moment,
    /// Who did it, by the name of that day.
    pub person: String,
    /// Name of the customer; absent without one, and once erased.
    pub customer: Option<String>,
    /// `UMS_BRUTTO`; zero without lines.
    pub total: Money,
    /// `Bar`, `girocard`, `Bar + girocard`; empty without payments.
    pub payments: String,
    /// What became of it since.
    pub state: EntryState,
}

/// Derived, never stored (rule R3: a stored entry does not change).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// As it was booked.
    Valid,
    /// A storno has taken it back.
    Cancelled,
    /// Storno and new entry with other payments have taken its place.
    PaymentCorrected,
    /// Something of it has come back.
    PartlyReturned,
    /// All of it has come back.
    Returned,
    /// A closing that was revoked; its receipts count all the same.
    Revoked,
}

/// One entry, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowEntry {
    /// Its place in the book; one that is not there is refused (`roll.no_such_entry`).
    pub seq: Seq,
}

/// What [`ShowEntry`] answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryView {
    /// The same as in the list.
    pub row: RollRow,
    /// As it was printed; entries without paper show their figures the same way.
    pub slip: Slip,
    /// Why, in the person's words; absent where none was given.
    pub reason: Option<String>,
    /// The whole hash, 64 hex digits.
    pub hash: String,
    /// The two digits that stand on paper (Prüfziffer).
    pub check_digit: String,
    /// How often it was given out, the original included.
    pub printed: u32,
    /// What can be done with it now.
    pub can: Possible,
    /// Entries that it refers to or that refer to it.
    pub related: Vec<RollRow>,
}

/// What the person at the desk can do with an entry now; rights are checked again at the act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Possible {
    /// Storno: a sale, return or cash movement of the open period that stands.
    pub cancel: bool,
    /// A banking that stands.
    pub cancel_banking: bool,
    /// Payment correction: such a sale, unless over 0,00 €.
    pub correct_payment: bool,
    /// Return: an earlier sale of which something is left.
    pub take_back: bool,
    /// It has a page.
    pub reprint: bool,
}

/// Prints an entry again, rendered from the ledger, as a copy that counts; answers with the copy's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprint {
    /// An entry that has a page.
    pub seq: Seq,
    /// Absent means the printer of the receipts.
    pub printer: Option<crate::PrinterId>,
}

/// An entry as PDF: the original when nothing was given out yet, else a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPdf {
    /// An entry that has a page.
    pub seq: Seq,
}

/// A file for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// With its ending: `Bon-004501.pdf`.
    pub file_name: String,
    /// `application/pdf`, `text/csv`, `image/png` …
    pub mime: String,
    /// The bytes in base64 (RFC 4648, with padding).
    pub base64: String,
}
