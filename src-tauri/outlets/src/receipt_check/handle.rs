//! The row of the menu. Pictures are read and signatures checked on the caller's thread.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::receipt_check::{CaughtCode, CheckReceipt, CheckedPoint, PointResult, ReceiptCheck};
use contract::refusal::ReceiptCheckRefusal;
use tse::ReceiptQr;

use super::{facts, in_book, picture, points, text};
use crate::Here;

impl DoorRow<Here> for CheckReceipt {
    fn answer(self, door: &Door<'_>) -> Outcome<ReceiptCheck> {
        let receipt = caught(self.code)?;
        let mut found = points::of_itself(&receipt);
        let (of_the_book, bon) = door.read(|tx| in_book::points(tx.conn, &receipt))?;
        found.extend(of_the_book);
        Ok(verdict(found, facts::of(&receipt), bon))
    }
}

fn caught(code: CaughtCode) -> Result<ReceiptQr, ReceiptCheckRefusal> {
    match code {
        CaughtCode::Text(text) => text::receipt(&text),
        CaughtCode::Picture(base64) => {
            let bytes = STANDARD.decode(base64).map_err(|_| ReceiptCheckRefusal::NotAPicture)?;
            text::receipt(&picture::code(&bytes)?)
        }
    }
}

fn verdict(
    points: Vec<CheckedPoint>,
    facts: Vec<(String, String)>,
    bon: Option<in_book::Bon>,
) -> ReceiptCheck {
    let wrong = points.iter().find(|point| point.result == PointResult::Wrong);
    let is_valid = wrong.is_none();
    let sentence = match (wrong, bon) {
        (Some(wrong), _) => format!("Ungültig. {}", wrong.sentence),
        (None, Some((_, number))) => format!("Gültig. Es ist der Bon {number} dieser Kasse."),
        (None, None) => "Gültig signiert. Der Beleg ist von einer anderen Kasse.".to_owned(),
    };
    ReceiptCheck { is_valid, sentence, points, facts, bon }
}
