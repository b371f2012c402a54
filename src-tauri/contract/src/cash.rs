//! Cash that moves without a sale.

use serde::{Deserialize, Serialize};

use crate::{Day, Moment, Money, PersonId, ReceiptNumber, Seq, Slip};

/// Pieces per coin and note, in cents of face value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CountSheet(pub Vec<(i64, u32)>);

impl CountSheet {
    /// Face values in cents, from the 500 € note to the 1 ct coin.
    pub const FACES: [i64; 15] =
        [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

    /// The counted sum.
    pub fn sum(&self) -> Money {
        self.0.iter().map(|(face, pieces)| Money::cents(face.saturating_mul(i64::from(*pieces)))).sum()
    }
}

/// What should be in the drawer now, and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawer;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawerView {
    /// Hidden (`None`) from the person who counts, until the count is stored.
    pub cash: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// The owner puts private money in (Privateinlage).
    OwnerDeposit,
    /// The owner takes money out (Privatentnahme).
    OwnerWithdrawal,
    /// Drawer to bank (Geldtransit).
    ToBank,
    /// Drawer to safe (Geldtransit).
    ToSafe,
    /// Bank to drawer (Geldtransit).
    FromBank,
    /// Safe to drawer: change money (Geldtransit).
    FromSafe,
    /// Other cash in (Einzahlung).
    PayIn,
    /// Cash purchase and other cash out (Auszahlung); key 5.
    PayOut,
    /// Advance on wages (Lohnzahlung).
    WageAdvance,
}

/// Moves cash into or out of the drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveCash {
    pub movement: Movement,
    /// Positive.
    pub amount: Money,
    /// What for; needed for everything but transit.
    pub purpose: String,
    /// The employee of a wage advance.
    pub recipient: Option<PersonId>,
    /// Number of the outside document, if there is one.
    pub document: Option<String>,
    /// Rate of input tax in hundredths of a per cent, a note for the adviser outside all VAT sums.
    pub input_tax_note: Option<u32>,
}

/// Opens the drawer without a sale; recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDrawer {
    pub reason: String,
}

/// Staff tips that wait in the drawer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TipBalances;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipBalance {
    pub person: PersonId,
    pub name: String,
    pub open: Money,
}

/// Pays staff tips out of the drawer; what the drawer lacks stays open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayOutTips {
    pub person: PersonId,
    pub amount: Money,
}

/// Where the business keeps cash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CashPlace {
    Drawer,
    Safe,
}

/// What is on its way to the bank, and what lies in the safe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transits;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitView {
    /// What should be in the safe, by the book.
    pub safe: Money,
    /// Cash that left the drawer for the bank and has not been banked, oldest first.
    pub open: Vec<OpenTransit>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTransit {
    pub seq: Seq,
    pub number: ReceiptNumber,
    pub day: Day,
    pub at: Moment,
    pub amount: Money,
    pub person: String,
    /// Days since it left the drawer.
    pub age_days: i64,
}

/// From where cash was brought to the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankedFrom {
    /// The whole of a transit that had left the drawer for the bank.
    Transit(Seq),
    Safe,
}

/// Records that cash was paid in at the bank. It moves no cash of the drawer and is no bon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBanking {
    pub from: BankedFrom,
    /// Positive; of a transit its whole amount.
    pub amount: Money,
    /// When the bank took it.
    pub day: Day,
    /// Number of the bank's receipt, if there is one.
    pub document: Option<String>,
}

/// Kassensturz now: what should be in the drawer this second beside what was counted. Books nothing; that
/// it was done is recorded, and its protocol printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckCash {
    pub sheet: CountSheet,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CashCheck {
    pub seq: Seq,
    pub at: Moment,
    pub counted: Money,
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    pub slip: Slip,
}
