//! Baskets and sales.

use serde::{Deserialize, Serialize};

use crate::catalogue::GroupTone;
use crate::printing::PrintState;
use crate::{
    AppointmentId, ArticleId, BasketId, CustomerId, LineNature, Moment, Money, PaymentKind, PersonId,
    Quantity, Rate, ReceiptNumber, Seq, Slip, VatKey, VatSplit,
};

/// All open baskets, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baskets;

/// One basket as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowBasket {
    pub basket: BasketId,
}

/// What someone is about to pay. It is a row in the store, so a killed program comes back with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basket {
    pub id: BasketId,
    pub owner: PersonId,
    pub owner_name: String,
    pub opened: Moment,
    pub customer: Option<BasketCustomer>,
    pub lines: Vec<BasketLine>,
    pub tip: Vec<TipShare>,
    /// Sum of the lines without tip.
    pub goods: Money,
    pub tip_total: Money,
    /// What is to be paid.
    pub due: Money,
    pub vat: Vec<VatSplit>,
    /// The basket rings up again what was cancelled: shown as one net sum.
    pub follows: Option<Follows>,
    /// Note keys worth offering for cash, ascending; never the exact sum.
    pub note_keys: Vec<Money>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketCustomer {
    pub id: Option<CustomerId>,
    pub name: String,
}

/// The cancelled receipt that a basket rings up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    pub receipt: ReceiptNumber,
    pub seq: Seq,
    /// What the cancelled receipt had taken; `due - refunded` is what the customer still gives or gets.
    pub refunded: Money,
    pub cash_refunded: Money,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasketLine {
    /// Stable within the basket.
    pub line: u32,
    pub article: ArticleId,
    pub text: String,
    pub nature: LineNature,
    pub tone: GroupTone,
    pub quantity: Quantity,
    pub list_price: Money,
    pub unit_price: Money,
    pub discount: Discount,
    /// The reduction of the whole line, zero or negative.
    pub discount_amount: Money,
    pub price_reason: Option<String>,
    pub gross: Money,
    pub vat_key: VatKey,
    pub performer: Option<PersonId>,
    pub performer_name: Option<String>,
    /// A service that nobody is named for yet.
    pub wants_performer: bool,
    /// The appointment that it was checked out of.
    pub appointment: Option<AppointmentId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    #[default]
    None,
    /// So much of the line's price.
    PerCent(Rate),
    /// So much off the whole line; positive.
    Amount(Money),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipShare {
    pub person: PersonId,
    pub name: String,
    pub amount: Money,
    /// The owner's tip is turnover at 19 % (TrinkgeldAG); staff tips pass through (TrinkgeldAN).
    pub owner: bool,
}

/// Opens a basket, empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBasket {
    pub customer: Option<BasketCustomer>,
}

/// Puts an article into a basket; without a basket a new one is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddLine {
    pub basket: Option<BasketId>,
    pub article: ArticleId,
    pub quantity: Quantity,
    /// Absent: the signed-in stylist if that person performs services, else nobody yet.
    pub performer: Option<PersonId>,
}

/// Puts the article with this EAN into a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanCode {
    pub basket: Option<BasketId>,
    pub code: String,
}

/// Changes a line; absent fields stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    pub basket: BasketId,
    pub line: u32,
    pub quantity: Option<Quantity>,
    pub unit_price: Option<Money>,
    pub discount: Option<Discount>,
    /// Needed for a price or discount that departs from the list (IKS-06).
    pub reason: Option<String>,
    pub performer: Option<PersonId>,
}

/// Takes a line out of a basket; recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidLine {
    pub basket: BasketId,
    pub line: u32,
    pub reason: String,
}

/// Names the customer, or nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetCustomer {
    pub basket: BasketId,
    pub customer: Option<BasketCustomer>,
}

/// Sets the tip of a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetTip {
    pub basket: BasketId,
    pub tip: TipWish,
    pub recipients: TipFor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipWish {
    None,
    /// "Machen Sie 35": the rest above the goods is tip.
    RoundUpTo(Money),
    Amount(Money),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipFor {
    /// Who performed the lines, in equal shares; odd cents go to the first.
    StaffOfLines,
    People(Vec<PersonId>),
}

/// Drops a basket with a reason; recorded as AVBelegabbruch with its lines. An empty one just goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropBasket {
    pub basket: BasketId,
    pub reason: String,
}

/// Books a basket. A second press with the same basket answers with the first receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSale {
    pub basket: BasketId,
    pub tenders: Vec<Tender>,
    /// Why nothing is to be paid (goodwill), for a receipt over 0.00.
    pub zero_reason: Option<String>,
}

/// What a customer pays with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    pub kind: PaymentKind,
    /// The part of the sum that is paid this way.
    pub amount: Money,
    /// Cash handed over, when more than the amount.
    pub given: Option<Money>,
}

/// Records that the terminal declined a card; the basket stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDeclined {
    pub basket: BasketId,
    pub amount: Money,
}

/// A booked bon as shown after the booking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub seq: Seq,
    pub number: ReceiptNumber,
    pub ended: Moment,
    pub total: Money,
    pub change: Money,
    pub slip: Slip,
    pub print: PrintState,
}
