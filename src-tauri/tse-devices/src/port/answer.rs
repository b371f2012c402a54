//! An answer as the entry keeps it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::ports::{AttestTrouble, Attested, Begun, Matter, TseDevice};
use proof::TseBlock;
use tse::log_time::iso;

use crate::{DeviceIdentity, ProcessData, Signed, Started};

/// `TSE_TA_FEHLER` holds no more letters.
const LONGEST: usize = 200;

/// What was signed, and by whom.
pub fn attested(signed: &Signed) -> Attested {
    Attested { block: block(signed), device: device_of(&signed.device) }
}

/// Who signs, as entries keep it. The certificate is no part of an answer: whoever has asked for it adds it.
pub fn device_of(identity: &DeviceIdentity) -> TseDevice {
    TseDevice {
        serial: serial_of(identity),
        client: identity.client.clone(),
        algorithm: identity.algorithm.name().to_owned(),
        time_format: identity.time_format.as_str().to_owned(),
        public_key: STANDARD.encode(identity.key.point()),
        certificate: None,
        mark: None,
    }
}

/// The device with its own certificate, DER.
pub fn with_certificate(device: TseDevice, certificate: &[u8]) -> TseDevice {
    TseDevice { certificate: Some(STANDARD.encode(certificate)), ..device }
}

fn serial_of(identity: &DeviceIdentity) -> String {
    identity.key.serial().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The part **tse** of an entry.
fn block(signed: &Signed) -> TseBlock {
    TseBlock {
        serial: Some(serial_of(&signed.device)),
        transaction: Some(signed.transaction),
        counter: Some(signed.counter),
        started: Some(iso(signed.started)),
        finished: Some(iso(signed.finished)),
        process_type: Some(signed.process.process_type.clone()),
        process_data: Some(signed.process.data.clone()),
        signature: Some(STANDARD.encode(&signed.signature)),
        failure: None,
    }
}

/// That it began.
pub fn begun(started: Started) -> Begun {
    Begun { transaction: Some(started.transaction), started: Some(iso(started.time)) }
}

/// What is to be signed, as clients take it.
pub fn process_of(matter: &Matter<'_>) -> ProcessData {
    let Matter { process_type, process_data } = *matter;
    ProcessData { process_type: process_type.to_owned(), data: process_data.to_owned() }
}

/// A no, in the device's words.
pub fn refused(trouble: impl ToString) -> AttestTrouble {
    AttestTrouble::Refused(trouble.to_string().chars().take(LONGEST).collect())
}
