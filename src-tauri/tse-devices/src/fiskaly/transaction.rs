//! A transaction as the service tells it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use tse::{Algorithm, PublicKey, TimeFormat};
use uuid::Uuid;

use crate::{DeviceIdentity, ProcessData, Signed, Started};

use super::settings::Settings;
use super::trouble::Trouble;

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TxState {
    Active,
    Finished,
    Cancelled,
}

/// A step of a transaction, as it is asked.
#[derive(Serialize)]
pub struct Step<'a> {
    state: TxState,
    client_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<SentSchema<'a>>,
}

#[derive(Serialize)]
struct SentSchema<'a> {
    raw: SentRaw<'a>,
}

#[derive(Serialize)]
struct SentRaw<'a> {
    process_type: &'a str,
    process_data: String,
}

impl<'a> Step<'a> {
    /// To this state, with these data; at the start with none (DSFinV-K, annex I).
    pub fn to(state: TxState, client: Uuid, process: Option<&'a ProcessData>) -> Self {
        let schema = process.map(|process| {
            let process_data = STANDARD.encode(&process.data);
            SentSchema { raw: SentRaw { process_type: &process.process_type, process_data } }
        });
        Self { state, client_id: client, schema }
    }
}

/// A transaction, as it is answered.
#[derive(Deserialize)]
pub struct Tx {
    #[serde(rename = "_id")]
    id: Uuid,
    tss_id: Uuid,
    client_id: Uuid,
    client_serial_number: String,
    tss_serial_number: String,
    number: u64,
    pub state: TxState,
    pub latest_revision: u64,
    time_start: i64,
    schema: Option<Schema>,
    log: Log,
    signature: Signature,
}

#[derive(Deserialize)]
struct Schema {
    raw: Option<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    process_type: String,
    process_data: String,
}

#[derive(Deserialize)]
struct Log {
    timestamp: i64,
    timestamp_format: String,
}

#[derive(Deserialize)]
struct Signature {
    value: String,
    algorithm: String,
    counter: Counter,
    public_key: String,
}

/// The description promises a text, the service sends a number.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Counter {
    Number(u64),
    Text(String),
}

impl Counter {
    pub fn get(&self) -> Result<u64, Trouble> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Text(text) => text.parse().map_err(|_| Trouble::Garbage),
        }
    }
}

impl Tx {
    /// That it is the one that was asked for, of this register at this TSE.
    pub fn belonging_to(self, id: Uuid, settings: &Settings) -> Result<Self, Trouble> {
        let is_ours = self.id == id && self.tss_id == settings.tss && self.client_id == settings.client;
        if is_ours { Ok(self) } else { Err(Trouble::Foreign) }
    }

    pub const fn started(&self) -> Started {
        Started { transaction: self.number, time: self.time_start }
    }

    /// What was signed, proven.
    pub fn signed(self) -> Result<Signed, Trouble> {
        let bytes = |text: &str| STANDARD.decode(text).map_err(|_| Trouble::Garbage);
        let raw = self.schema.and_then(|schema| schema.raw).ok_or(Trouble::Garbage)?;
        let data = String::from_utf8(bytes(&raw.process_data)?).map_err(|_| Trouble::Garbage)?;
        let key = PublicKey::from_bare_point(&bytes(&self.signature.public_key)?).ok_or(Trouble::Garbage)?;
        let device = DeviceIdentity {
            client: self.client_serial_number,
            algorithm: Algorithm::from_name(&self.signature.algorithm).ok_or(Trouble::Garbage)?,
            time_format: TimeFormat::from_name(&self.log.timestamp_format).ok_or(Trouble::Garbage)?,
            key,
        };
        if !hex_of(device.key.serial()).eq_ignore_ascii_case(&self.tss_serial_number) {
            return Err(Trouble::Unproven);
        }
        let signed = Signed {
            transaction: self.number,
            started: self.time_start,
            finished: self.log.timestamp,
            counter: self.signature.counter.get()?,
            process: ProcessData { process_type: raw.process_type, data },
            signature: bytes(&self.signature.value)?,
            device,
        };
        signed.prove()?;
        Ok(signed)
    }
}

fn hex_of(serial: [u8; 32]) -> String {
    serial.iter().map(|byte| format!("{byte:02x}")).collect()
}
