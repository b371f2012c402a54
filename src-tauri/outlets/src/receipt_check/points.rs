//! What a receipt proves by itself.

use contract::receipt_check::{CheckedPoint, PointResult};
use tse::receipt_qr::Invalid;
use tse::{Kassenbeleg, ReceiptQr};

/// A point with its sentence.
pub fn point(name: &str, result: PointResult, sentence: impl Into<String>) -> CheckedPoint {
    CheckedPoint { name: name.to_owned(), result, sentence: sentence.into() }
}

/// Signature, device and sums.
pub fn of_itself(receipt: &ReceiptQr) -> Vec<CheckedPoint> {
    vec![signature(receipt), sums(receipt)]
}

fn signature(receipt: &ReceiptQr) -> CheckedPoint {
    let name = "Signatur";
    match receipt.verify() {
        Ok(valid) => point(
            name,
            PointResult::Right,
            format!(
                "Die TSE {} hat genau diese Angaben als Transaktion {} signiert.",
                valid.serial, valid.transaction
            ),
        ),
        Err(why @ Invalid::Algorithm(_)) => point(name, PointResult::Wrong, why.to_string()),
        Err(why) => {
            // The verdict says "invalid" once.
            let told = why.to_string();
            let told = told.strip_prefix("Der Beleg ist ungültig: ").unwrap_or(&told);
            point(name, PointResult::Wrong, told)
        }
    }
}

/// Sums by rate and payments of what was signed (DSFinV-K, annex I).
fn sums(receipt: &ReceiptQr) -> CheckedPoint {
    let name = "Beträge";
    match Kassenbeleg::read(&receipt.process_data) {
        Ok(read) if read.payments().iter().any(|paid| paid.currency.is_some()) => point(
            name,
            PointResult::Open,
            "Es wurde auch in fremder Währung gezahlt; ihr Wert in Euro steht nicht im Code.",
        ),
        Ok(_) => point(name, PointResult::Right, "Beträge nach Steuersätzen und Zahlungen ergeben dasselbe."),
        Err(why) => point(name, PointResult::Wrong, why.to_string()),
    }
}
