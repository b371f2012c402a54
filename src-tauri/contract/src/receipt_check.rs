//! *Beleg prüfen*: whether a receipt is genuine, by the QR code that stands on it (DSFinV-K, annex I), and whether it is
//! one of this register's.

use serde::{Deserialize, Serialize};

use crate::{ReceiptNumber, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! receipt_check_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            CheckReceipt: Stylist may door [] => ReceiptCheck, "Beleg prüfen";
        ] $($further)* }
    };
}

/// Largest picture that is looked at, in bytes.
pub const RECEIPT_PICTURE_BYTES_MAX: u64 = 12 * 1024 * 1024;

/// Checks a receipt of whatever register. What holds no such code is refused (family `receipt_check`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReceipt {
    /// The code, however it was caught.
    pub code: CaughtCode,
}

/// A receipt's QR code as the person has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaughtCode {
    /// What a scanner types, or what was pasted.
    Text(String),
    /// A PNG or JPEG that shows the code; base64 (RFC 4648, with padding), at most [`RECEIPT_PICTURE_BYTES_MAX`] bytes.
    Picture(String),
}

/// What [`CheckReceipt`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptCheck {
    /// Valid where nothing of [`Self::points`] is wrong.
    pub is_valid: bool,
    /// The verdict in a German sentence, with the reason where it is invalid.
    pub sentence: String,
    /// What was looked at, in the order in which it was.
    pub points: Vec<CheckedPoint>,
    /// What the code says: German names with values, as on the receipt.
    pub facts: Vec<(String, String)>,
    /// The bon of this book that it is; absent where there is none.
    pub bon: Option<(Seq, ReceiptNumber)>,
}

/// One point that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedPoint {
    /// What, in a German word or two: `Signatur`.
    pub name: String,
    /// What came out.
    pub result: PointResult,
    /// Why, in a German sentence.
    pub sentence: String,
}

/// What came out of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointResult {
    /// As it must be.
    Right,
    /// Not as it must be: the receipt is not valid.
    Wrong,
    /// It can't be said here, and says nothing against the receipt.
    Open,
}
