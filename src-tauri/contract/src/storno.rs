//! Taking back: storno, payment correction, ringing up again, and returns after the close.

use serde::{Deserialize, Serialize};

use crate::till::{Basket, Receipt, Tender};
use crate::{LineNumber, Money, Quantity, ReceiptNumber, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! storno_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            StornoOutlook: Reception may read [] => Outlook, "Storno vorbereiten";
            CancelReceipt: Reception may book [Till, Day, Roll, Printing, Calendar] => Receipt, "Stornieren";
            CorrectPayment: Reception may book [Till, Day, Roll, Printing] => Correction, "Zahlungsart korrigieren";
            RingAgain: Reception may book [Till, Day, Roll, Printing, Calendar] => RungAgain, "Neu kassieren";
            Returnable: Reception may read [] => ReturnableReceipt, "Rückgabe vorbereiten";
            TakeBack: Reception may book [Till, Day, Roll, Printing] => Receipt, "Rückgabe";
        ] $($further)* }
    };
}

/// What a storno or correction of this entry would record, before anyone presses the button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StornoOutlook {
    /// The entry that would be taken back.
    pub seq: Seq,
    /// It is rung up again at once ([`RingAgain`]): its cash stays where it is, and only the difference changes hands.
    pub again: bool,
}

/// What [`StornoOutlook`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// Its number.
    pub receipt: ReceiptNumber,
    /// What it had come to; the storno books the opposite.
    pub total: Money,
    /// Cash that goes back to the customer.
    pub cash_back: Money,
    /// Card payments that must be voided at the terminal, as shown: `girocard 58,00 €`.
    pub card_back: Vec<String>,
    /// What the drawer lacks to pay the cash back; zero if it has enough.
    pub drawer_lacks: Money,
    /// One German sentence: what will be recorded.
    pub sentence: String,
}

/// Cancels a receipt of today by a counter entry (§ 146 (4) AO: the original stays).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelReceipt {
    /// A sale, return or cash movement of the period that is open; not a storno, not cancelled before.
    pub seq: Seq,
    /// In the person's words; empty is refused (IKS-07).
    pub reason: String,
}

/// Storno and new entry with other payments, linked; turnover counts once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectPayment {
    /// A sale of the period that is open.
    pub seq: Seq,
    /// How it was really paid; together the total, and not the same as before.
    pub tenders: Vec<Tender>,
    /// In the person's words; empty is refused.
    pub reason: String,
}

/// Both entries of a payment correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Takes the old entry back.
    pub storno: Receipt,
    /// The same lines with the right payments (kind `payment_correction`).
    pub replacement: Receipt,
}

/// Cancels a receipt and fills a new basket with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingAgain {
    /// A sale of the period that is open.
    pub seq: Seq,
    /// In the person's words; empty is refused.
    pub reason: String,
}

/// What [`RingAgain`] comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RungAgain {
    /// Takes the old entry back.
    pub storno: Receipt,
    /// A new open basket with its lines, to be changed and paid.
    pub basket: Basket,
}

/// What of a receipt can still come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returnable {
    /// As it stands on the receipt that the customer holds.
    pub number: ReceiptNumber,
}

/// What [`Returnable`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnableReceipt {
    /// Its place in the book, for [`TakeBack`].
    pub seq: Seq,
    /// As typed.
    pub number: ReceiptNumber,
    /// Those of its lines that something is left of; never empty.
    pub lines: Vec<ReturnableLine>,
}

/// A line of a receipt of which something can still come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnableLine {
    /// `POS_ZEILE` of the original.
    pub line: LineNumber,
    /// As the receipt called it.
    pub text: String,
    /// Thousandths, as sold.
    pub sold: Quantity,
    /// Thousandths that have not come back yet.
    pub left: Quantity,
    /// What is left of the line's gross amount; odd cents come back with the last piece.
    pub left_amount: Money,
    /// How much may come back, piece by piece up to all that is left, and what it comes to: nobody else rounds.
    pub steps: Vec<(Quantity, Money)>,
}

/// Takes goods of an earlier receipt back: a new entry of today that names the original lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBack {
    /// A receipt of an earlier period; one of today is cancelled instead (`roll.still_cancellable`).
    pub seq: Seq,
    /// Which lines and how much of each, in thousandths; no more than is left.
    pub lines: Vec<(LineNumber, Quantity)>,
    /// What the customer gets back; amounts are positive and make up the lines.
    pub refunds: Vec<Tender>,
    /// In the person's words; empty is refused.
    pub reason: String,
}
