//! Taking back: storno, payment correction, ringing up again, and returns after the close.

use serde::{Deserialize, Serialize};

use crate::till::{Basket, Receipt, Tender};
use crate::{LineNumber, Money, Quantity, ReceiptNumber, Seq};

/// What a storno or correction of this entry would record, before anyone presses the button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StornoOutlook {
    pub seq: Seq,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    pub receipt: ReceiptNumber,
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
    pub seq: Seq,
    pub reason: String,
}

/// Storno and new entry with other payments, linked; turnover counts once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectPayment {
    pub seq: Seq,
    pub tenders: Vec<Tender>,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub storno: Receipt,
    pub replacement: Receipt,
}

/// Cancels a receipt and fills a new basket with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingAgain {
    pub seq: Seq,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RungAgain {
    pub storno: Receipt,
    pub basket: Basket,
}

/// What of a receipt can still come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returnable {
    pub number: ReceiptNumber,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnableReceipt {
    pub seq: Seq,
    pub number: ReceiptNumber,
    pub lines: Vec<ReturnableLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnableLine {
    pub line: LineNumber,
    pub text: String,
    pub sold: Quantity,
    pub left: Quantity,
    /// What is left of the line's gross amount.
    pub left_amount: Money,
}

/// Takes goods of an earlier receipt back: a new entry of today that names the original lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBack {
    pub seq: Seq,
    pub lines: Vec<(LineNumber, Quantity)>,
    /// What the customer gets back; amounts are positive.
    pub refunds: Vec<Tender>,
    pub reason: String,
}
