//! Whether a receipt is genuine: the message is rebuilt from the fields, and the signature must fit it.

use std::borrow::Cow;

use super::ReceiptQr;
use crate::algorithm::Algorithm;
use crate::key::SignatureError;
use crate::log_time::LogTime;
use crate::message::{Body, Operation, Transaction};
use crate::process_data::{Kassenbeleg, ProcessDataError, ProcessType};
use crate::write::{DataForm, Stamp, to_sign};

/// What a genuine receipt proves.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Der Beleg ist gültig: Die TSE {serial} hat Transaktion {transaction} mit Signaturzähler {counter} signiert."
)]
pub struct Valid {
    /// The serial number of the device.
    pub serial: String,
    /// The transaction's number.
    pub transaction: u64,
    /// The signature counter.
    pub counter: u64,
    /// Worth knowing though the signature fits: what was signed is not in the form of annex I.
    pub odd_data: Option<ProcessDataError>,
}

/// Why a receipt is not genuine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// The signature fits none of the messages that the fields may stand for.
    #[error(
        "Der Beleg ist ungültig: Die Signatur passt nicht zu den Angaben. Mindestens eine wurde verändert."
    )]
    Signature,
    /// The signature is of the wrong length.
    #[error("Der Beleg ist ungültig: Die Signatur hat {found} Byte, zum Schlüssel gehören {expected}.")]
    Length {
        /// What is there.
        found: usize,
        /// What the key demands.
        expected: usize,
    },
    /// It ends before it begins.
    #[error("Der Beleg ist ungültig: Er endet vor seinem Beginn.")]
    Backwards,
    /// An algorithm that can't be checked.
    #[error("Der Beleg kann nicht geprüft werden: Das Signaturverfahren {0} ist unbekannt.")]
    Algorithm(String),
}

impl ReceiptQr {
    /// Checks the receipt with nothing but itself. Who has the device must be looked up elsewhere: by its serial number
    /// in the notice to the tax office (§ 146a (4) AO), or by its certificate.
    ///
    /// # Errors
    /// [`Invalid`], why it is not genuine.
    pub fn verify(&self) -> Result<Valid, Invalid> {
        let Algorithm::EcdsaPlain(hash) = self.algorithm else {
            return Err(Invalid::Algorithm(self.algorithm.name().to_owned()));
        };
        if self.log_time_ms < self.start_ms {
            return Err(Invalid::Backwards);
        }
        // Devices sign whole seconds, so nobody has signed a fraction.
        if self.log_time_ms.rem_euclid(1_000) != 0 {
            return Err(Invalid::Signature);
        }
        for form in [DataForm::Whole, DataForm::Open] {
            let signed = self.signed(form).ok_or(Invalid::Signature)?;
            match self.key.verify_plain(hash, &signed, &self.signature) {
                Ok(()) => return Ok(self.valid()),
                Err(SignatureError::Length { expected, found }) => {
                    return Err(Invalid::Length { found, expected });
                }
                Err(SignatureError::Wrong) => {}
            }
        }
        Err(Invalid::Signature)
    }

    fn valid(&self) -> Valid {
        Valid {
            serial: hex::encode(self.key.serial()),
            transaction: self.transaction,
            counter: self.counter,
            odd_data: Kassenbeleg::read(&self.process_data).err(),
        }
    }

    /// The bytes that the device signed.
    fn signed(&self, form: DataForm) -> Option<Vec<u8>> {
        let body = Body::Transaction(Transaction {
            operation: Operation::Finish,
            client: self.client.clone(),
            process_data: Cow::Borrowed(self.process_data.as_bytes()),
            process_type: ProcessType::Kassenbeleg.as_str().to_owned(),
            external: None,
            number: self.transaction,
            internal: None,
        });
        let stamp = Stamp {
            serial: self.key.serial(),
            algorithm: self.algorithm.clone(),
            counter: self.counter,
            time: LogTime { seconds: self.log_time_ms.div_euclid(1_000), format: self.time_format },
        };
        to_sign(&body, &stamp, form)
    }
}
