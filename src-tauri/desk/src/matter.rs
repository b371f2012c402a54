//! What is signed of an event (DSFinV-K, annex I), out of its draft: five gross sums by rate and what was paid, or the text of
//! what is no bon.

use book::ledger::{Draft, Drafted};
use book::ports::{AttestTrouble, Matter};
use figures::vat_splits;
use proof::{BonType, PaymentKind};
use tse::process_data::{Paid, ProcessDataError, Slot, free_text};
use tse::{Kassenbeleg, ProcessType};

/// `processType` and `processData` of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signable {
    kind: ProcessType,
    data: String,
}

impl Signable {
    /// Of a draft; `None` for what nobody is asked to attest.
    ///
    /// # Errors
    /// [`AttestTrouble::Refused`] where its sums are in no form of annex I: it is booked without a signature then.
    pub fn of(draft: &Drafted) -> Result<Option<Self>, AttestTrouble> {
        let refused = |why: String| AttestTrouble::Refused(why);
        match draft {
            Drafted::Bon(bon) => {
                let data = receipt(bon).map_err(refused)?;
                Ok(Some(Self { kind: ProcessType::Kassenbeleg, data }))
            }
            Drafted::Note(note) => {
                let text = note.free_text.as_deref().map(free_text);
                Ok(text.map(|data| Self { kind: ProcessType::Other, data }))
            }
        }
    }

    /// As the outside is asked about it.
    pub fn matter(&self) -> Matter<'_> {
        Matter { process_type: self.kind.as_str(), process_data: &self.data }
    }
}

/// A bon that was given up has neither sums nor payments; every other has both.
fn receipt(bon: &Draft) -> Result<String, String> {
    let bon_type = bon.bon.unwrap_or(BonType::Beleg);
    let mut receipt = Kassenbeleg::new(bon_type);
    if bon_type != BonType::AVBelegabbruch {
        for split in vat_splits(&bon.lines).map_err(|trouble| trouble.to_string())? {
            receipt = told(receipt.gross(Slot::from(split.key), split.gross.as_cents()))?;
        }
        for payment in &bon.payments {
            let (is_cash, cents) = (payment.kind == PaymentKind::Bar, payment.amount.as_cents());
            receipt = told(receipt.paid(&Paid { is_cash, cents, currency: None }))?;
        }
    }
    told(receipt.write())
}

fn told<T>(result: Result<T, ProcessDataError>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}
