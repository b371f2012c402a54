//! Cash that moves without a sale.

use serde::{Deserialize, Serialize};

use crate::{Day, Moment, Money, PersonId, ReceiptNumber, Seq, Slip};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! cash_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Drawer: Reception may read [] => DrawerView, "Kassenbestand ansehen";
            MoveCash: Reception may book [Till, Day, Roll, Printing] => Receipt, "Bargeld bewegen";
            OpenDrawer: Reception may book [Roll, Printing] => (), "Kassenlade öffnen";
            TipBalances: Reception may read [] => Vec<TipBalance>, "Trinkgelder ansehen";
            Transits: Reception may read [] => TransitView, "Geldtransit und Tresor ansehen";
            RecordBanking: Reception may sign [Roll] => TransitView, "Einzahlung bei der Bank festhalten";
            BankingOutlook: Reception may read [] => BankingBack, "Storno einer Einzahlung vorbereiten";
            CancelBanking: Reception may sign [Roll] => TransitView, "Einzahlung bei der Bank stornieren";
            CheckCash: Reception may sign [Roll, Printing] => CashCheck, "Kassensturz";
            PayOutTips: Reception may book [Till, Day, Roll, Printing] => Receipt, "Trinkgeld auszahlen";
        ] $($further)* }
    };
}

/// Pieces per coin and note, in cents of face value (Zählprotokoll). A face that is none of [`Self::FACES`]
/// is refused (`day.bad_sheet`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CountSheet(
    /// Face value in cents and number of pieces; faces without pieces may be left out.
    pub Vec<(i64, u32)>,
);

impl CountSheet {
    /// Face values in cents, from the 500 € note to the 1 ct coin.
    pub const FACES: [i64; 15] =
        [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

    /// The counted sum; saturates where no drawer could hold it.
    pub fn sum(&self) -> Money {
        self.0.iter().map(|(face, pieces)| Money::cents(face.saturating_mul(i64::from(*pieces)))).sum()
    }
}

/// What should be in the drawer now, and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawer;

/// What [`Drawer`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawerView {
    /// What the book says is in the drawer. Hidden (`None`) from the person who counts, until the count is
    /// stored.
    pub cash: Option<Money>,
}

/// Which way cash goes, and what that is in law (`GV_TYP`). All of them have VAT key 5.
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
    /// Which way and what for.
    pub movement: Movement,
    /// Above zero, at most 99.999,99 €; out of the drawer no more than is in it (IKS-01).
    pub amount: Money,
    /// What for, at most 200 letters; needed for everything but transit. Stands on the receipt (`GV_NAME`).
    pub purpose: String,
    /// The employee of a wage advance; absent for all else.
    pub recipient: Option<PersonId>,
    /// Number of the outside document, if there is one; becomes a reference of kind `external`.
    pub document: Option<String>,
    /// Rate of input tax in hundredths of a per cent, a note for the adviser outside all VAT sums.
    pub input_tax_note: Option<u32>,
}

/// Opens the drawer without a sale; recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDrawer {
    /// In the person's words; empty is refused (IKS-20).
    pub reason: String,
}

/// Staff tips that wait in the drawer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TipBalances;

/// What waits for one employee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipBalance {
    /// Who waits for it.
    pub person: PersonId,
    /// Short name of that person.
    pub name: String,
    /// Card tips less what was paid out.
    pub open: Money,
}

/// Pays staff tips out of the drawer; what the drawer lacks stays open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayOutTips {
    /// Who gets it.
    pub person: PersonId,
    /// Above zero, at most what is open for this person (`cash.tip_too_high`).
    pub amount: Money,
}

/// Where the business keeps cash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CashPlace {
    /// The drawer under the till (Kassenlade); its stock begins anew with each closing period.
    Drawer,
    /// The second place (Tresor); its book is derived from transits and bankings.
    Safe,
}

/// What is on its way to the bank, and what lies in the safe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transits;

/// What [`Transits`] answers; derived from the book, stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitView {
    /// What should be in the safe, by the book.
    pub safe: Money,
    /// Cash that left the drawer for the bank and has not been banked, oldest first.
    pub open: Vec<OpenTransit>,
}

/// Cash on its way to the bank (Geldtransit).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTransit {
    /// The entry by which it left the drawer.
    pub seq: Seq,
    /// Its receipt number.
    pub number: ReceiptNumber,
    /// Its booking day.
    pub day: Day,
    /// When it left.
    pub at: Moment,
    /// Above zero.
    pub amount: Money,
    /// Who took it, by name.
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
    /// A part of what lies in the safe.
    Safe,
}

/// Records that cash was paid in at the bank. It moves no cash of the drawer and is no bon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBanking {
    /// What it ends.
    pub from: BankedFrom,
    /// Above zero; of a transit its whole amount, of the safe no more than is in it.
    pub amount: Money,
    /// When the bank took it: not before the transit, not in the future.
    pub day: Day,
    /// Number of the bank's receipt, at most 60 letters, if there is one.
    pub document: Option<String>,
}

/// What taking a banking back would record, before anyone presses the button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankingOutlook {
    /// The entry of the banking.
    pub seq: Seq,
}

/// What [`BankingOutlook`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankingBack {
    /// What had been recorded as paid in.
    pub amount: Money,
    /// What will be recorded, and where the money is then, in German.
    pub sentence: String,
}

/// Takes a banking back that was recorded wrongly, by a counter entry (§ 146 (4) AO: the original stays). The money is again where
/// it had been brought from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelBanking {
    /// The entry of a banking that stands, of whatever day.
    pub seq: Seq,
    /// In the person's words; empty is refused (IKS-07).
    pub reason: String,
}

/// Kassensturz now: what should be in the drawer this second beside what was counted. Books nothing; that
/// it was done is recorded, and its protocol printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckCash {
    /// What was counted just now.
    pub sheet: CountSheet,
}

/// A cash check (Kassensturz) as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CashCheck {
    /// The entry (kind `insight`) that records it.
    pub seq: Seq,
    /// When.
    pub at: Moment,
    /// Sum of the sheet.
    pub counted: Money,
    /// What the book said at that moment.
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    /// Its protocol as printed.
    pub slip: Slip,
}
