//! What became of a transaction, out of its messages.

use tse::message::{LogMessage, Transaction};

use crate::device::Signed;

/// A transaction that began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The register.
    pub client: String,
    /// When it began, by the device's clock, seconds since 1970.
    pub started: i64,
    /// Its end; `None` while it is open.
    pub finish: Option<Finish>,
}

/// The end of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finish {
    /// What came back, or should have.
    pub signed: Signed,
    /// `Kassenbeleg-V1` or another.
    pub process_type: String,
    /// What was signed.
    pub process_data: Vec<u8>,
}

impl Finish {
    /// Out of the message that ended it.
    pub fn of(step: &Transaction<'_>, message: &LogMessage<'_>) -> Self {
        let mut serial = [0; 32];
        serial.iter_mut().zip(message.serial).for_each(|(to, from)| *to = *from);
        Self {
            signed: Signed {
                transaction: step.number,
                counter: message.counter,
                time: message.time.seconds,
                serial,
                signature: message.signature.to_vec(),
            },
            process_type: step.process_type.clone(),
            process_data: step.process_data.to_vec(),
        }
    }
}
