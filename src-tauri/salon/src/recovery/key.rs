//! The register's key: fetched at the start, brought back by the code, changed by the owner. A vault that has it not, or
//! holds something else under its name, stops nothing but booking, and is told.

use book::book_tx::BookTx;
use book::db::settings;
use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::key_health::KeyState;
use book::ledger::{self, Draft};
use book::ports::Adapters;
use contract::recovery::{ChangeKey, KeyBack, KeyCause, NewKey, RestoreKey};
use contract::refusal::{RecoveryRefusal, SetupRefusal};
use proof::{EntryKind, KeyChangeCause, PublicKey, SigningKey};
use rusqlite::Connection;
use serde_json::json;

use super::code::test_counting;
use super::kept::{self, CountingCode, KeptCode};
use super::wrap::WrappedKey;

const REASON_LETTERS_MAX: usize = 200;

/// The key of a store, as far as the vault has it, and how the vault answered.
///
/// # Errors
/// The store can't be read.
pub fn signing_key(conn: &Connection, adapters: &Adapters) -> Outcome<(Option<SigningKey>, KeyState)> {
    let Some(public) = ledger::current_key(conn)? else { return Ok((None, KeyState::Here)) };
    let (seed, state) = seed_of(adapters, &public);
    Ok((seed.map(|seed| SigningKey::from_seed(&seed)), state))
}

/// The secret bytes of a key, if the vault has them and nothing else under its name.
pub(super) fn seed_of(adapters: &Adapters, public: &PublicKey) -> (Option<[u8; 32]>, KeyState) {
    match adapters.vault.fetch(&public.key_id()) {
        Ok(Some(seed)) if SigningKey::from_seed(&seed).public() == *public => (Some(seed), KeyState::Here),
        Ok(Some(_)) => {
            tracing::error!("the vault holds another key under the register's name");
            (None, KeyState::Unreadable)
        }
        Ok(None) => (None, KeyState::Missing),
        Err(trouble) => {
            tracing::error!(%trouble, "the signing key can't be read");
            (None, KeyState::Unreadable)
        }
    }
}

/// Makes the secret bytes of a key.
///
/// # Errors
/// A fault where there is no chance to be had.
pub fn fresh_seed() -> Outcome<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    Ok(seed)
}

/// Puts the register's own key back into the vault.
pub(super) fn restore(door: &Door<'_>, wish: &RestoreKey) -> Outcome<KeyBack> {
    let health = door.services.key_health();
    let public = door.read(|tx| ledger::current_key(tx.conn))?;
    if public.is_none() || health.state() == KeyState::Here {
        return Err(RecoveryRefusal::KeyIsHere.into());
    }
    let seed = match test_counting(door, &wish.code)? {
        (CountingCode::Whole(KeptCode { wrapped: Some(wrapped), .. }), Some(code)) => wrapped.open(&code),
        _ => None,
    };
    let fits = |seed: &[u8; 32]| Some(SigningKey::from_seed(seed).public()) == public;
    let seed = seed.filter(fits).ok_or(RecoveryRefusal::NotKept)?;
    let (key_id, key_place) = keep(&door.services.adapters, &seed)?;
    let place = key_place.clone();
    door.write(move |tx| {
        tx.give_key(SigningKey::from_seed(&seed))?;
        settings::put(tx, settings::KEY_PLACE, &place)?;
        let note = json!({ "key_id": key_id, "key_place": place });
        tx.append(Draft::note(EntryKind::Settings).with_details("key_restored/1", &note)?).map(drop)
    })?;
    health.set(KeyState::Here);
    Ok(KeyBack { key_place })
}

/// Ends the register's key and signs with a new one. The owner's PIN was asked before.
///
/// # Errors
/// [`RecoveryRefusal`]; a code that does not fit; a vault that keeps nothing.
pub fn change_key(door: &Door<'_>, wish: &ChangeKey) -> Outcome<NewKey> {
    let reason = wish.reason.trim().to_owned();
    if !(1..=REASON_LETTERS_MAX).contains(&reason.chars().count()) {
        return Err(RecoveryRefusal::ReasonNeeded.into());
    }
    let health = door.services.key_health();
    let here = health.state() == KeyState::Here;
    if here && wish.cause == KeyCause::Lost {
        return Err(RecoveryRefusal::StillHere.into());
    }
    let adapters = &door.services.adapters;
    let seed = fresh_seed()?;
    let public = SigningKey::from_seed(&seed).public();
    let kept = match wish.code.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
        None if here => return Err(RecoveryRefusal::CodeNeeded.into()),
        None => None,
        Some(typed) => match test_counting(door, typed)? {
            (CountingCode::Whole(kept), Some(code)) => {
                let wrapped = WrappedKey::signing_key(&code, &public.key_id(), &seed, adapters.pin_work)?;
                Some(KeptCode { wrapped: Some(wrapped), ..kept })
            }
            _ => None,
        },
    };
    let (_, key_place) = keep(adapters, &seed)?;
    let (place, cause, kept_by_code) = (key_place.clone(), cause(wish.cause), kept.is_some());
    door.write(move |tx| {
        tx.change_key(SigningKey::from_seed(&seed), cause, &reason)?;
        note_place(tx, &place)?;
        kept.as_ref().map_or(Ok(()), |kept| kept::put(tx, kept))
    })?;
    health.set(KeyState::Here);
    Ok(NewKey { fingerprint: public.fingerprint_for_people(), key_place, kept_by_code })
}

/// Notes where the signing key lies, and from when on.
///
/// # Errors
/// A fault of the store; a missing key.
pub fn note_place(tx: &mut BookTx<'_>, new: &str) -> Outcome<()> {
    let old: Option<String> = settings::get(tx, settings::KEY_PLACE)?;
    if old.as_deref() == Some(new) {
        return Ok(());
    }
    settings::put(tx, settings::KEY_PLACE, &new)?;
    let note = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details("key_place/1", &note)?).map(drop)
}

const fn cause(cause: KeyCause) -> KeyChangeCause {
    match cause {
        KeyCause::Lost => KeyChangeCause::Lost,
        KeyCause::Stolen => KeyChangeCause::Stolen,
        KeyCause::Renewed => KeyChangeCause::Renewed,
    }
}

/// Puts a key into the vault: before the book names it, so that no book ever names a key that nobody has.
fn keep(adapters: &Adapters, seed: &[u8; 32]) -> Outcome<(String, String)> {
    let key_id = SigningKey::from_seed(seed).public().key_id();
    adapters.vault.keep(&key_id, seed).map_err(|trouble| {
        tracing::error!(%trouble, "the key was not stored");
        SetupRefusal::KeyNotStored
    })?;
    Ok((key_id, adapters.vault.place()))
}
