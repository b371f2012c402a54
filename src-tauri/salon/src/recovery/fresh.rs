//! A new code: made here, shown once, on paper at once where there is a printer, and nowhere else.

use book::db::settings;
use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::ledger;
use book::ports::{PaperPage, PinWork};
use contract::RecoveryCode;
use contract::printing::SavePrinter;
use contract::recovery::FreshCode;
use contract::recovery_code::CHANCE;
use contract::refusal::{DoorRefusal, StoreRefusal};
use contract::settings::Salon;
use rusqlite::Connection;

use super::kept::{self, KeptCode};
use super::page::recovery_page;
use super::wrap::WrappedKey;
use crate::printing;
use crate::staff::pin;

/// The code that a founding makes, and what the store keeps of it.
pub struct FoundingCode {
    /// For the owner's eyes.
    pub code: RecoveryCode,
    kept: KeptCode,
}

impl FoundingCode {
    /// The hash by which it is tested.
    pub fn hash(&self) -> &str {
        &self.kept.hash
    }
}

/// Makes the first code of a register. It counts at once, and is tried as soon as someone types it back.
///
/// # Errors
/// A fault where there is no chance to be had.
pub fn found(key_id: &str, seed: &[u8; 32], work: PinWork) -> Outcome<FoundingCode> {
    let code = fresh_code()?;
    Ok(FoundingCode { kept: kept_of(&code, key_id, seed, work)?, code })
}

impl FoundingCode {
    /// Keeps what belongs to the code, but not the code.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn keep(&self, conn: &Connection) -> Outcome<()> {
        kept::put(conn, &self.kept)
    }
}

/// A code that waits to be typed back.
pub(super) fn another(door: &Door<'_>) -> Outcome<FreshCode> {
    let (public, salon, printer) = door.read(|tx| {
        let public = ledger::current_key(tx.conn)?.ok_or(DoorRefusal::NotSetUp)?;
        let salon: Salon = settings::set_up(tx.conn, settings::SALON)?;
        Ok((public, salon.name, printing::of_receipts(tx.conn)?))
    })?;
    let adapters = &door.services.adapters;
    let seed = super::key::seed_of(adapters, &public).0.ok_or(StoreRefusal::KeyMissing)?;
    let code = fresh_code()?;
    let kept = kept_of(&code, &public.key_id(), &seed, adapters.pin_work)?;
    door.write(move |tx| kept::put_next(tx, &kept))?;
    let printed = printer.is_some_and(|printer| print(door, &printer, &salon, &code));
    Ok(FreshCode { code: code.as_str().to_owned(), printed })
}

pub(super) fn kept_of(
    code: &RecoveryCode,
    key_id: &str,
    seed: &[u8; 32],
    work: PinWork,
) -> Outcome<KeptCode> {
    let wrapped = Some(WrappedKey::signing_key(code, key_id, seed, work)?);
    Ok(KeptCode { hash: pin::hash(code.as_str(), work)?, tried: false, wrapped })
}

fn fresh_code() -> Outcome<RecoveryCode> {
    let mut chance = [0; CHANCE];
    getrandom::fill(&mut chance).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    Ok(RecoveryCode::from_chance(&chance))
}

/// The code goes straight to paper and never into the queue. A printer that fails here stops nothing: the code is on the
/// screen.
pub fn print(door: &Door<'_>, printer: &SavePrinter, salon: &str, code: &RecoveryCode) -> bool {
    let slip = recovery_page(&door.services.program, salon, code.as_str(), door.now);
    let page = PaperPage { slip: &slip, made: door.now, logo_png_base64: None };
    let printed = door.services.adapters.paper.print(&page, printer);
    if let Err(trouble) = &printed {
        tracing::warn!(?trouble, "the recovery code is not on paper");
    }
    printed.is_ok()
}
