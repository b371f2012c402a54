//! The figures of a period, as a closing stores them for good. Every later page, list and export reads
//! these stored values; nothing is ever computed again.

use contract::{
    BusinessCase, Day, Moment, Money, PaymentKind, PersonId, Quantity, Rate, ReceiptNumber, Seq, VatKey,
};
use serde::{Deserialize, Serialize};

/// How a closing tells its figures (form of the details).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingForm {
    /// `closing/1`.
    First,
    /// `closing/2`: reductions below the list price stand beside the discounts, and each is counted once.
    Second,
    /// `closing/3`: returns and openings of the drawer stand singly, and payment corrections say when, who and why
    /// (BFH, 29 July 2025, X R 23-24/21).
    Third,
}

impl ClosingForm {
    /// The form of this name; `None` for any other text.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "closing/1" => Some(Self::First),
            "closing/2" => Some(Self::Second),
            "closing/3" => Some(Self::Third),
            _ => None,
        }
    }

    /// Its name, as details bear it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "closing/1",
            Self::Second => "closing/2",
            Self::Third => "closing/3",
        }
    }
}

/// What happened since the last closing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub day: Day,
    pub opened: Option<Moment>,
    pub first_receipt: Option<ReceiptNumber>,
    pub last_receipt: Option<ReceiptNumber>,
    /// Numbered bons of every kind.
    pub bons: u32,
    /// Taxable and exempt sales, gross; staff tips are none.
    pub turnover: Money,
    /// Sums of the splits that stand on the receipts.
    pub vat: Vec<VatSum>,
    /// Everything settled, by business case (`Z_GV_TYP`).
    pub cases: Vec<CaseSum>,
    /// What customers paid, by type and name.
    pub payments: Vec<PaymentSum>,
    pub cash_from_sales: Money,
    /// The receipts among them that paid cash out to customers; negative. Zero in closings made before it was kept.
    #[serde(default)]
    pub cash_paid_back: Money,
    /// Cash that moved without a sale, one by one; the opening stock stands in `drawer`.
    pub movements: Vec<MovementLine>,
    pub movement_total: Money,
    pub drawer: DrawerSums,
    pub stornos: Vec<StornoLine>,
    pub storno_total: Money,
    pub corrections: Vec<CorrectionLine>,
    /// Goods that came back, one by one; absent before closings of the third form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<Vec<ReturnLine>>,
    /// The drawer opened without a sale, time by time; absent before closings of the third form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawer_opened: Option<Vec<DrawerOpenedLine>>,
    pub tips: TipSums,
    pub receivables: ReceivableSums,
    pub vouchers: VoucherSums,
    pub tally: Tally,
    /// Per person who booked.
    pub people: Vec<PersonSum>,
    /// Per person who performed services or sold goods.
    pub performers: Vec<PerformerSum>,
    /// What was sold, and to how many; absent in closings that were made before it was kept.
    #[serde(default)]
    pub mix: Option<Mix>,
}

/// What the turnover is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mix {
    /// Their gross sums are the turnover.
    pub groups: Vec<GroupSum>,
    /// Sales that stand: taken back ones less, a payment correction's new entry in place of the old.
    pub tickets: i64,
    /// Sales to someone with a name.
    pub named: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSum {
    /// The group of the price list as it was called then.
    pub group: Option<String>,
    pub case: BusinessCase,
    pub quantity: Quantity,
    pub gross: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatSum {
    pub key: VatKey,
    pub rate: Rate,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSum {
    pub case: BusinessCase,
    pub name: Option<String>,
    pub key: VatKey,
    pub rate: Rate,
    pub gross: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSum {
    pub kind: PaymentKind,
    pub name: String,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementLine {
    pub number: ReceiptNumber,
    pub at: Moment,
    pub case: BusinessCase,
    pub text: String,
    pub amount: Money,
    pub reason: Option<String>,
}

/// The way of the cash from opening to close.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawerSums {
    pub opening: Money,
    /// What the book expected before the difference of the close was booked.
    pub target: Money,
    pub counted: Option<Money>,
    /// Booked at the close; one of the opening stands among the movements.
    pub difference: Money,
    /// What stays in the drawer.
    pub closing: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StornoLine {
    pub number: ReceiptNumber,
    pub cancels: Option<ReceiptNumber>,
    pub at: Moment,
    pub amount: Money,
    pub person: String,
    pub reason: Option<String>,
}

/// A payment correction: turnover counts once, only the way of payment changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionLine {
    pub number: ReceiptNumber,
    pub replaces: Option<ReceiptNumber>,
    pub amount: Money,
    pub payments: String,
    /// When, by whom and why; absent before closings of the third form.
    #[serde(default, flatten, skip_serializing_if = "Option::is_none")]
    pub circumstances: Option<Circumstances>,
}

/// When something happened, who did it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circumstances {
    pub at: Moment,
    pub person: String,
    pub reason: Option<String>,
}

/// Goods of an earlier sale that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnLine {
    pub number: ReceiptNumber,
    /// The sale's place in the book: it may be of any day.
    pub returns: Option<Seq>,
    pub amount: Money,
    #[serde(flatten)]
    pub circumstances: Circumstances,
}

/// The drawer opened without a sale. It is no bon and moves no money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawerOpenedLine {
    /// Its place in the book.
    pub entry: Seq,
    #[serde(flatten)]
    pub circumstances: Circumstances,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipSums {
    /// Staff tips taken in (TrinkgeldAN).
    pub staff: Money,
    /// Staff tips paid out of the drawer, negative.
    pub paid_out: Money,
    /// The owner's tips, part of the turnover (TrinkgeldAG).
    pub owner: Money,
}

/// Receivables are a block of their own, no type of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivableSums {
    pub arisen: Money,
    pub settled: Money,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoucherSums {
    pub sold: Money,
    pub redeemed: Money,
}

/// How often, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    pub count: u32,
    pub total: Money,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub sales: Times,
    /// Lines of sales with a discount. In closings of the first form: of all takings, so that what a storno or a payment
    /// correction repeats counts again.
    pub discounts: Times,
    /// Lines of sales at a price below the list; absent in closings of the first form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reductions: Option<Times>,
    pub returns: Times,
    pub abandoned: Times,
    pub voided_lines: Times,
    pub declined_cards: u32,
    /// Drawer opened without a sale.
    pub drawer_openings: u32,
    /// Services for someone without a name (IKS-14).
    pub anonymous: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSum {
    pub person: PersonId,
    pub name: String,
    pub bons: u32,
    pub turnover: Money,
    pub cash: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerformerSum {
    pub person: PersonId,
    pub name: String,
    pub services: Money,
    pub products: Money,
}
