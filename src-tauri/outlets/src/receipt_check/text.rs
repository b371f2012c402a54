//! The text of a code, as scanners type it and people paste it.

use contract::refusal::ReceiptCheckRefusal;
use tse::ReceiptQr;

/// More letters hold no QR code (version 40, level L, digits alone).
const LETTERS_MAX: usize = 7_089;
/// `V0;` where a scanner types as on an American keyboard and the PC has a German one.
const OTHER_LAYOUT: &str = "V0ö";

/// The receipt of a text; blanks and line breaks around it are none of it.
pub fn receipt(text: &str) -> Result<ReceiptQr, ReceiptCheckRefusal> {
    let text = text.trim();
    if text.len() > LETTERS_MAX {
        return Err(ReceiptCheckRefusal::TextTooLong);
    }
    if text.starts_with(OTHER_LAYOUT) {
        return Err(ReceiptCheckRefusal::OtherLayout);
    }
    ReceiptQr::read(text).map_err(|why| ReceiptCheckRefusal::NotACode { why: why.to_string() })
}
