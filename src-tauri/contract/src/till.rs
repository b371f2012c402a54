//! Baskets and sales.

use serde::{Deserialize, Serialize};

use crate::catalogue::GroupTone;
use crate::printing::PrintState;
use crate::{
    AppointmentId, ArticleId, BasketId, CustomerId, LineNature, Moment, Money, PaymentKind, PersonId,
    Quantity, Rate, ReceiptNumber, Seq, Slip, VatKey, VatSplit,
};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! till_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Baskets: Stylist may read [] => Vec<Basket>, "Vorgänge ansehen";
            ShowBasket: Stylist may read [] => Basket, "Vorgang ansehen";
            OpenBasket: Stylist may write [Till] => Basket, "Vorgang beginnen";
            AddLine: Stylist may write [Till] => Basket, "Leistung oder Artikel erfassen";
            ScanCode: Stylist may write [Till] => Basket, "Artikel scannen";
            ChangeLine: Stylist may sign [Till, Roll] => Basket, "Position ändern";
            VoidLine: Stylist may sign [Till, Roll] => Basket, "Position zurücknehmen";
            SetCustomer: Stylist may write [Till] => Basket, "Kundin eintragen";
            SetTip: Stylist may write [Till] => Basket, "Trinkgeld eintragen";
            DropBasket: Stylist may book [Till, Roll, Calendar] => (), "Vorgang abbrechen";
            EndBaskets: Reception may book [Till, Roll, Calendar] => (), "Offene Vorgänge beenden";
            BookSale: Stylist may book [Till, Day, Roll, Printing, Calendar] => Receipt, "Kassieren";
            CardDeclined: Stylist may sign [Roll] => (), "Kartenablehnung festhalten";
        ] $($further)* }
    };
}

/// All open baskets, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baskets;

/// One basket as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowBasket {
    /// An open one; one that was booked or dropped is refused (`till.no_such_basket`).
    pub basket: BasketId,
}

/// What someone is about to pay. It is a row in the store, so a killed program comes back with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basket {
    /// Names it in every request, and becomes the entry's key of idempotency.
    pub id: BasketId,
    /// Who opened it.
    pub owner: PersonId,
    /// Short name of that person.
    pub owner_name: String,
    /// First input: `BON_START` of the receipt.
    pub opened: Moment,
    /// Absent for someone without a name; a receipt over services is marked then (IKS-14).
    pub customer: Option<BasketCustomer>,
    /// In the order in which they were captured; voided ones are gone.
    pub lines: Vec<BasketLine>,
    /// One share per person who gets one; empty without a tip.
    pub tip: Vec<TipShare>,
    /// Sum of the lines without tip.
    pub goods: Money,
    /// Sum of all shares.
    pub tip_total: Money,
    /// What is to be paid: `goods` and `tip_total`.
    pub due: Money,
    /// As the receipt will show it if it is booked as it is.
    pub vat: Vec<VatSplit>,
    /// The basket rings up again what was cancelled: shown as one net sum. Absent for any other.
    pub follows: Option<Follows>,
    /// What whoever charges should know of the customer: allergies, tests that do not carry, the note that pops up; in
    /// German, most pressing first. Nothing of it stops a sale.
    pub warnings: Vec<String>,
    /// Note keys worth offering for cash, ascending, at most four; never the exact sum.
    pub note_keys: Vec<Money>,
}

/// The customer of a basket, as the receipt will name them: someone of the customer file, or just a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketCustomer {
    /// Absent for a name without a file.
    pub id: Option<CustomerId>,
    /// At most 200 letters.
    pub name: String,
}

/// The cancelled receipt that a basket rings up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// Its number, for the screen.
    pub receipt: ReceiptNumber,
    /// Its place in the book; the new entry refers to it (`replaces`).
    pub seq: Seq,
    /// What the cancelled receipt had taken.
    pub refunded: Money,
    /// The part of `refunded` that was cash. It stays where it is until the new receipt is paid: only the difference changes
    /// hands. Cards were given back at the terminal.
    pub cash_refunded: Money,
}

/// A service or product of a basket, with what it costs as things stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasketLine {
    /// Number of the line, stable within the basket; names it in [`ChangeLine`] and [`VoidLine`].
    pub line: u32,
    /// The service or product of the price list.
    pub article: ArticleId,
    /// Its name of today, as the receipt will show it.
    pub text: String,
    /// Work or goods.
    pub nature: LineNature,
    /// Colour of its group.
    pub tone: GroupTone,
    /// Thousandths of a piece; above 0, at most 999 pieces.
    pub quantity: Quantity,
    /// Price per unit by today's list, VAT included.
    pub list_price: Money,
    /// Price per unit as charged, VAT included; 0,00 to 99.999,99 €.
    pub unit_price: Money,
    /// As it was typed.
    pub discount: Discount,
    /// What the discount comes to for the whole line, zero or negative.
    pub discount_amount: Money,
    /// Why price or discount departs from the list; absent where they don't (IKS-06).
    pub price_reason: Option<String>,
    /// What the line comes to: quantity × `unit_price` and `discount_amount`.
    pub gross: Money,
    /// Of the article, as it holds today.
    pub vat_key: VatKey,
    /// Who did the work; absent for goods and while nobody is named.
    pub performer: Option<PersonId>,
    /// Short name of that person.
    pub performer_name: Option<String>,
    /// A service that nobody is named for yet: the basket can't be booked (`till.performer_missing`).
    pub wants_performer: bool,
    /// The appointment that it was checked out of; absent for what was captured at the till.
    pub appointment: Option<AppointmentId>,
}

/// A reduction of one line. Any but none wants a reason (IKS-06).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// The list price holds.
    #[default]
    None,
    /// So much of the line's price, at most 100 %.
    PerCent(Rate),
    /// So much off the whole line; positive.
    Amount(Money),
}

/// What one person gets of the tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipShare {
    /// Who gets it.
    pub person: PersonId,
    /// Short name of that person.
    pub name: String,
    /// Never negative; all shares make up [`Basket::tip_total`].
    pub amount: Money,
    /// The owner's tip is turnover (TrinkgeldAG); staff tips pass through (TrinkgeldAN).
    pub owner: bool,
}

/// Opens a basket, empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBasket {
    /// May be named later by [`SetCustomer`].
    pub customer: Option<BasketCustomer>,
}

/// Puts an article into a basket; without a basket a new one is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddLine {
    /// Absent: a new basket is opened for it.
    pub basket: Option<BasketId>,
    /// An active one of the price list.
    pub article: ArticleId,
    /// Thousandths; above 0, at most 999 pieces.
    pub quantity: Quantity,
    /// Absent: the signed-in stylist if that person performs services, else nobody yet.
    pub performer: Option<PersonId>,
}

/// Puts the article with this EAN into a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanCode {
    /// Absent: a new basket is opened for it.
    pub basket: Option<BasketId>,
    /// 8 or 13 digits as the scanner types them; one that no article has is refused (`till.unknown_code`).
    pub code: String,
}

/// Changes a line; absent fields stay. Pieces that go are recorded, as by [`VoidLine`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// An open one.
    pub basket: BasketId,
    /// Which of its lines.
    pub line: u32,
    /// Thousandths; above 0, at most 999 pieces. Fewer than before want a `void_reason`.
    pub quantity: Option<Quantity>,
    /// Per unit, VAT included; 0,00 to 99.999,99 €.
    pub unit_price: Option<Money>,
    /// At most the price of the line.
    pub discount: Option<Discount>,
    /// Needed for a price or discount that departs from the list (IKS-06).
    pub reason: Option<String>,
    /// Someone who performs services.
    pub performer: Option<PersonId>,
    /// Why there are fewer pieces, in the person's words; the entry (`voided_line`) keeps it. Needed where the quantity falls,
    /// else not looked at.
    pub void_reason: Option<String>,
}

/// Takes a line out of a basket; recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidLine {
    /// An open one.
    pub basket: BasketId,
    /// Which of its lines.
    pub line: u32,
    /// In the person's words; the entry (`voided_line`) keeps it. Empty is refused.
    pub reason: String,
}

/// Names the customer, or nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetCustomer {
    /// An open one.
    pub basket: BasketId,
    /// Absent takes the name away.
    pub customer: Option<BasketCustomer>,
}

/// Sets the tip of a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetTip {
    /// An open one.
    pub basket: BasketId,
    /// In place of the one before.
    pub tip: TipWish,
    /// Who shares it.
    pub recipients: TipFor,
}

/// How the customer says what the tip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipWish {
    /// No tip, or none any more.
    None,
    /// "Machen Sie 35": the rest above the goods is tip; below the goods it is refused.
    RoundUpTo(Money),
    /// Just so much tip.
    Amount(Money),
}

/// Who gets the tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipFor {
    /// Who performed the lines, in equal shares; odd cents go to the first.
    StaffOfLines,
    /// These people, in equal shares; odd cents go to the first.
    People(Vec<PersonId>),
}

/// Drops a basket with a reason; recorded as AVBelegabbruch with its lines, or without any where all were taken out before: each
/// event that was begun is a bon. One that never held a line just goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropBasket {
    /// An open one.
    pub basket: BasketId,
    /// In the person's words, kept in the entry; needed unless the basket holds no line.
    pub reason: String,
}

/// Ends all baskets that have lines, or had some, as AVBelegabbruch and puts what lines there are into new ones, each of which
/// names the entry that it continues. Every close does it first: it covers ended events alone (DSFinV-K).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndBaskets;

/// Books a basket. A second press with the same basket answers with the first receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSale {
    /// An open one, or one that was booked: then the first receipt is the answer.
    pub basket: BasketId,
    /// Their amounts make up [`Basket::due`]; empty where nothing is to be paid.
    pub tenders: Vec<Tender>,
    /// Why nothing is to be paid (goodwill), for a receipt over 0.00.
    pub zero_reason: Option<String>,
}

/// What a customer pays with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    /// `ZAHLART_TYP`; never [`PaymentKind::Keine`].
    pub kind: PaymentKind,
    /// The part of the sum that is paid this way, above zero.
    pub amount: Money,
    /// Cash handed over, when more than the amount; absent for all that is not cash.
    pub given: Option<Money>,
}

/// Records that the terminal declined a card; the basket stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDeclined {
    /// The basket that stays open.
    pub basket: BasketId,
    /// What was to be paid by card.
    pub amount: Money,
}

/// A booked bon as shown after the booking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its place in the book.
    pub seq: Seq,
    /// `BON_NR`, as printed.
    pub number: ReceiptNumber,
    /// `BON_ENDE`: when it was recorded.
    pub ended: Moment,
    /// `UMS_BRUTTO`, tips included; negative when something went back.
    pub total: Money,
    /// Cash that goes back to the customer now; zero without cash.
    pub change: Money,
    /// Where it rings up a cancelled receipt again whose cash was not handed out: what of cash changes hands now, from the
    /// customer (positive) or back (negative). Absent for all else.
    pub cash_now: Option<Money>,
    /// The page as it is printed.
    pub slip: Slip,
    /// Where the page is; the booking does not wait for it.
    pub print: PrintState,
}
