//! The QR code of a receipt, `V0` (DSFinV-K, annex I): twelve fields from which the signed message can be rebuilt, so a
//! receipt proves itself without device, export or network.

mod verify;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::algorithm::Algorithm;
use crate::key::PublicKey;
use crate::log_time::{TimeFormat, from_iso, iso};
use crate::process_data::{Kassenbeleg, ProcessType};

pub use verify::{Invalid, Valid};

/// How many fields there are.
const FIELDS: usize = 12;

/// What a receipt's QR code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptQr {
    /// The register's serial number.
    pub client: String,
    /// `processData` of a `Kassenbeleg-V1`; other kinds have no code.
    pub process_data: String,
    /// The transaction's number.
    pub transaction: u64,
    /// The signature counter of its finish.
    pub counter: u64,
    /// When the event began, milliseconds since 1970.
    pub start_ms: i64,
    /// When it was signed, milliseconds since 1970.
    pub log_time_ms: i64,
    /// How it was signed.
    pub algorithm: Algorithm,
    /// How the device writes its time.
    pub time_format: TimeFormat,
    /// The signature, r and s side by side.
    pub signature: Vec<u8>,
    /// The device's key.
    pub key: PublicKey,
}

/// Why a text is no such code. German, for whoever scanned it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// Another version, or no code of a receipt at all.
    #[error("Das ist kein Beleg-QR-Code der Fassung V0.")]
    Version,
    /// Not twelve fields.
    #[error("Ein Beleg-QR-Code hat zwölf Felder, getrennt durch Strichpunkte; hier sind es {0}.")]
    Fields(usize),
    /// A field is not as it must be.
    #[error("Das Feld {0} ist nicht lesbar: „{1}“.")]
    Field(QrField, String),
    /// The kind of event has no code.
    #[error("Die Vorgangsart „{0}“ hat keinen Beleg-QR-Code; nur Kassenbeleg-V1 hat einen.")]
    ProcessType(String),
    /// The key lies on no curve that devices sign on.
    #[error("Der öffentliche Schlüssel liegt auf keiner bekannten Kurve.")]
    Key,
}

/// A field of the code, as people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrField {
    /// Field 2.
    #[error("Seriennummer der Kasse")]
    Client,
    /// Field 5.
    #[error("Transaktionsnummer")]
    Transaction,
    /// Field 6.
    #[error("Signaturzähler")]
    Counter,
    /// Field 7.
    #[error("Beginn")]
    Start,
    /// Field 8.
    #[error("Zeit der Signatur")]
    LogTime,
    /// Field 9.
    #[error("Signaturverfahren")]
    Algorithm,
    /// Field 10.
    #[error("Zeitformat")]
    TimeFormat,
    /// Field 11.
    #[error("Signatur")]
    Signature,
    /// Field 12.
    #[error("öffentlicher Schlüssel")]
    Key,
}

impl ReceiptQr {
    /// The text of the code.
    pub fn write(&self) -> String {
        [
            "V0",
            &self.client,
            ProcessType::Kassenbeleg.as_str(),
            &self.process_data,
            &self.transaction.to_string(),
            &self.counter.to_string(),
            &time(self.start_ms),
            &time(self.log_time_ms),
            self.algorithm.name(),
            self.time_format.as_str(),
            &STANDARD.encode(&self.signature),
            &STANDARD.encode(self.key.point()),
        ]
        .join(";")
    }

    /// Reads the text of a code, exactly.
    ///
    /// # Errors
    /// [`QrError`], the first thing that keeps it from being one.
    pub fn read(text: &str) -> Result<Self, QrError> {
        let fields: Vec<&str> = text.split(';').collect();
        if fields.first() != Some(&"V0") {
            return Err(QrError::Version);
        }
        let count = fields.len();
        let fields: [&str; FIELDS] = fields.try_into().map_err(|_| QrError::Fields(count))?;
        let [_, client, kind, data, transaction, counter, start, log_time, algorithm, format, signature, key] =
            fields;
        if kind != ProcessType::Kassenbeleg.as_str() {
            return Err(QrError::ProcessType(kind.to_owned()));
        }
        let field = |field, text: &str| QrError::Field(field, text.to_owned());
        if client.is_empty() {
            return Err(field(QrField::Client, client));
        }
        let point = base64(key).ok_or_else(|| field(QrField::Key, key))?;
        Ok(Self {
            client: client.to_owned(),
            process_data: data.to_owned(),
            transaction: number(transaction).ok_or_else(|| field(QrField::Transaction, transaction))?,
            counter: number(counter).ok_or_else(|| field(QrField::Counter, counter))?,
            start_ms: milliseconds(start).ok_or_else(|| field(QrField::Start, start))?,
            log_time_ms: milliseconds(log_time).ok_or_else(|| field(QrField::LogTime, log_time))?,
            algorithm: Algorithm::from_name(algorithm).ok_or_else(|| field(QrField::Algorithm, algorithm))?,
            time_format: TimeFormat::from_name(format).ok_or_else(|| field(QrField::TimeFormat, format))?,
            signature: base64(signature).ok_or_else(|| field(QrField::Signature, signature))?,
            key: PublicKey::from_bare_point(&point).ok_or(QrError::Key)?,
        })
    }

    /// What was sold and paid, if it is in the form of annex I.
    pub fn receipt(&self) -> Option<Kassenbeleg> {
        Kassenbeleg::read(&self.process_data).ok()
    }
}

/// Digits alone, without zeros in front.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

fn milliseconds(text: &str) -> Option<i64> {
    let (seconds, milliseconds) = from_iso(text)?;
    seconds.checked_mul(1_000)?.checked_add(i64::from(milliseconds))
}

fn time(milliseconds: i64) -> String {
    let whole = iso(milliseconds.div_euclid(1_000));
    whole.replace(".000Z", &format!(".{:03}Z", milliseconds.rem_euclid(1_000)))
}

fn base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok().filter(|bytes| !bytes.is_empty())
}
