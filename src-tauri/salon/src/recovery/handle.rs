//! The noun's rows of the menu; those that ask for the owner's PIN are answered by the desk.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::key_health::KeyState;
use book::ledger::{self, Draft};
use book::rows::ReadRow;
use book::told::sealed;
use book::tx::ReadTx;
use contract::recovery::{
    CodeState, FreshCode, KeyBack, Recovery, RestoreKey, ShowRecovery, TryRecoveryCode,
};
use contract::refusal::{DoorRefusal, RecoveryRefusal};
use proof::EntryKind;
use serde_json::json;

use super::code::{Fitting, test};
use super::kept::{self, CountingCode, KeptCode};
use super::{fresh, key};
use crate::Here;

impl ReadRow<Here> for ShowRecovery {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Recovery> {
        let key = ledger::current_key(tx.conn)?.ok_or(DoorRefusal::NotSetUp)?;
        let code = kept::counting(tx.conn)?.state(&key.key_id());
        Ok(Recovery { key_here: tx.key_state() == KeyState::Here, code })
    }
}

impl DoorRow<Here> for RestoreKey {
    fn answer(self, door: &Door<'_>) -> Outcome<KeyBack> {
        key::restore(door, &self)
    }
}

/// Makes a code that waits to be typed back. The owner's PIN was asked before.
///
/// # Errors
/// Without the key there is nothing to wrap.
pub fn new_code(door: &Door<'_>) -> Outcome<FreshCode> {
    fresh::another(door)
}

impl DoorRow<Here> for TryRecoveryCode {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let (untried, next_waits) = door.read(|tx| {
            let Some(key) = ledger::current_key(tx.conn)? else { return Ok((false, false)) };
            let untried = kept::counting(tx.conn)?.state(&key.key_id()) == CodeState::Untried;
            Ok((untried, kept::next(tx.conn).is_some()))
        })?;
        if !untried && !next_waits {
            return Err(RecoveryRefusal::NothingToTry.into());
        }
        let kept = match test(door, &self.code, true)? {
            Fitting::Next(kept) => kept,
            Fitting::Counts(CountingCode::Whole(kept), _) if !next_waits => kept,
            // The old paper is not the one that waits; it still counts, and nobody has to wait.
            Fitting::Counts(..) => return Err(DoorRefusal::WrongRecoveryCode { wait_seconds: 0 }.into()),
        };
        door.write(move |tx| {
            let note = json!({ "tried": true, "recovery_sha256": sealed(&kept.hash) });
            kept::put(tx, &KeptCode { tried: true, ..kept })?;
            tx.append(Draft::note(EntryKind::Settings).with_details("recovery_code/1", &note)?).map(drop)
        })
    }
}
