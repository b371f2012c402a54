//! What the service says of a TSE: for the snapshot in the entry, the table `tse.csv`, and whoever looks how it stands.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use tse::{Algorithm, Certificate, PublicKey, TimeFormat};
use uuid::Uuid;

use crate::deadline::Deadline;

use super::client::Fiskaly;
use super::session::{Question, Session};
use super::transaction::Counter;
use super::trouble::Trouble;

/// Where a TSE stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TssState {
    /// It is ordered; its PUK can be had.
    Created,
    /// It runs and does not sign.
    Uninitialized,
    /// It signs.
    Initialized,
    /// It was put out of use for good.
    Disabled,
    /// It was wiped.
    Deleted,
    /// It is broken for good.
    Defective,
    /// It was removed because nobody used it.
    Evicted,
}

/// What is known of a TSE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TssInfo {
    /// Where it stands.
    pub state: TssState,
    /// Its key; its SHA-256 is the serial number.
    pub key: PublicKey,
    /// How it signs.
    pub algorithm: Algorithm,
    /// How it writes its time.
    pub time_format: TimeFormat,
    /// Its own certificate, DER.
    pub certificate: Vec<u8>,
    /// Until when the certificate holds, seconds since 1970.
    pub not_after: i64,
    /// The number of the certification (`BSI-K-TR-nnnn-yyyy`), if it is told.
    pub certification: Option<String>,
    /// The signature counter of its last message, if it is told.
    pub counter: Option<u64>,
    /// So many transactions are open.
    pub open: Option<u64>,
    /// So many may be.
    pub most_open: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct Tss {
    #[serde(rename = "_id")]
    id: Uuid,
    pub state: TssState,
    serial_number: String,
    public_key: String,
    signature_algorithm: String,
    signature_timestamp_format: String,
    certificate: String,
    bsi_certification_id: Option<String>,
    signature_counter: Option<Counter>,
    number_active_transactions: Option<Counter>,
    max_number_active_transactions: Option<Counter>,
}

/// Asks for a TSE.
pub(super) fn tss(session: &Session, deadline: Deadline) -> Result<Tss, Trouble> {
    let id = session.settings().tss;
    let tss: Tss = session.ask(&Question::get(&format!("/tss/{id}"), deadline))?;
    if tss.id == id { Ok(tss) } else { Err(Trouble::Foreign) }
}

impl Fiskaly {
    /// What the service says of the TSE.
    ///
    /// # Errors
    /// [`Trouble`]; [`Trouble::Unproven`] where serial number, key and certificate don't belong together.
    pub fn info(&self) -> Result<TssInfo, Trouble> {
        let told = tss(&self.session, self.session.deadline())?;
        let bytes = |text: &str| STANDARD.decode(text).map_err(|_| Trouble::Garbage);
        let number = |counter: Option<Counter>| counter.map(|counter| counter.get()).transpose();
        let key = PublicKey::from_bare_point(&bytes(&told.public_key)?).ok_or(Trouble::Garbage)?;
        let certificates = Certificate::read_all(&bytes(&told.certificate)?).map_err(|_| Trouble::Garbage)?;
        let own = certificates.into_iter().find(|certificate| certificate.key.as_ref() == Some(&key));
        let own = own.ok_or(Trouble::Unproven)?;
        let serial: String = key.serial().iter().map(|byte| format!("{byte:02x}")).collect();
        if !serial.eq_ignore_ascii_case(&told.serial_number) {
            return Err(Trouble::Unproven);
        }
        Ok(TssInfo {
            state: told.state,
            key,
            algorithm: Algorithm::from_name(&told.signature_algorithm).ok_or(Trouble::Garbage)?,
            time_format: TimeFormat::from_name(&told.signature_timestamp_format).ok_or(Trouble::Garbage)?,
            not_after: own.not_after,
            certificate: own.der,
            certification: told.bsi_certification_id,
            counter: number(told.signature_counter)?,
            open: number(told.number_active_transactions)?,
            most_open: number(told.max_number_active_transactions)?,
        })
    }
}
