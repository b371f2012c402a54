//! An answer as the entry keeps it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::ports::{AttestTrouble, Begun};
use proof::TseBlock;
use tse::log_time::iso;

use crate::{Signed, Started};

/// `TSE_TA_FEHLER` holds no more letters.
const LONGEST: usize = 200;

/// The part **tse** of an entry.
pub fn block(signed: &Signed) -> TseBlock {
    let serial: String = signed.device.key.serial().iter().map(|byte| format!("{byte:02x}")).collect();
    TseBlock {
        serial: Some(serial),
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

/// A no, in the device's words.
pub fn refused(trouble: impl ToString) -> AttestTrouble {
    AttestTrouble::Refused(trouble.to_string().chars().take(LONGEST).collect())
}
