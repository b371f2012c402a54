//! What is to be signed of a bon (DSFinV-K, annex I).

use book::ports::{AttestTrouble, Matter};
use proof::PaymentKind;
use tse::process_data::{Paid, Slot};
use tse::{Kassenbeleg, ProcessType};

use crate::ProcessData;

use super::answer::refused;

/// `Kassenbeleg-V1` of a bon.
pub fn process_of(matter: &Matter<'_>) -> Result<ProcessData, AttestTrouble> {
    let mut bon = Kassenbeleg::new(matter.bon_type);
    for split in matter.vat {
        bon = bon.gross(Slot::from(split.key), split.gross.as_cents()).map_err(refused)?;
    }
    for payment in matter.payments {
        let is_cash = payment.kind == PaymentKind::Bar;
        let paid = Paid { is_cash, cents: payment.amount.as_cents(), currency: None };
        bon = bon.paid(&paid).map_err(refused)?;
    }
    let data = bon.write().map_err(refused)?;
    Ok(ProcessData { process_type: ProcessType::Kassenbeleg.as_str().to_owned(), data })
}
