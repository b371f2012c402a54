//! What a device gives back, and the proof that it is what it says.

use std::borrow::Cow;

use tse::log_time::LogTime;
use tse::message::{Body, Operation, Transaction};
use tse::write::{DataForm, Stamp, to_sign};
use tse::{Algorithm, PublicKey, TimeFormat};

/// What a transaction is about (DSFinV-K, annex I).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessData {
    /// `Kassenbeleg-V1`, `Bestellung-V1` or `SonstigerVorgang`.
    pub process_type: String,
    /// The data, UTF-8.
    pub data: String,
}

impl ProcessData {
    /// What is signed of an event that becomes no bon (`AVBelegabbruch`): neither sums nor payments.
    pub fn given_up() -> Self {
        Self {
            process_type: tse::ProcessType::Kassenbeleg.as_str().to_owned(),
            data: "AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^".to_owned(),
        }
    }
}

/// A transaction that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Started {
    /// Its number at the device (`TSE_TANR`).
    pub transaction: u64,
    /// The device's time, seconds since 1970.
    pub time: i64,
}

/// Who signs: what a receipt's QR code and the table `tse.csv` need of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceIdentity {
    /// The register's name in each message (`clientId`).
    pub client: String,
    /// The device's key; its SHA-256 is the device's serial number.
    pub key: PublicKey,
    /// How it signs.
    pub algorithm: Algorithm,
    /// How it writes its time.
    pub time_format: TimeFormat,
}

/// A finished transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The number that it got at its start (`TSE_TANR`).
    pub transaction: u64,
    /// The device's time at the start, seconds since 1970.
    pub started: i64,
    /// The device's time at the finish, seconds since 1970.
    pub finished: i64,
    /// The signature counter of the finish (`TSE_TA_SIGZ`).
    pub counter: u64,
    /// What was signed.
    pub process: ProcessData,
    /// r and s side by side.
    pub signature: Vec<u8>,
    /// Who signed.
    pub device: DeviceIdentity,
}

/// The signature does not fit what it should prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Die Signatur der TSE passt nicht zum Vorgang.")]
pub struct Unproven;

impl Signed {
    /// Builds the log message of the finish anew (TR-03151, version 2) and checks the signature over it. What does not
    /// pass here would not pass on the receipt either.
    ///
    /// # Errors
    /// [`Unproven`].
    pub fn prove(&self) -> Result<(), Unproven> {
        let Algorithm::EcdsaPlain(hash) = self.device.algorithm else { return Err(Unproven) };
        let body = Body::Transaction(Transaction {
            operation: Operation::Finish,
            client: self.device.client.clone(),
            process_data: Cow::Borrowed(self.process.data.as_bytes()),
            process_type: self.process.process_type.clone(),
            external: None,
            number: self.transaction,
            internal: None,
        });
        let stamp = Stamp {
            serial: self.device.key.serial(),
            algorithm: self.device.algorithm.clone(),
            counter: self.counter,
            time: LogTime { seconds: self.finished, format: self.device.time_format },
        };
        let signed = to_sign(&body, &stamp, DataForm::Whole).ok_or(Unproven)?;
        self.device.key.verify_plain(hash, &signed, &self.signature).map_err(|_| Unproven)
    }
}
