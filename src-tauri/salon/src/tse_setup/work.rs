//! Which TSE serves the register: kept in the store, told by the entry `tse/1`.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use book::ports::{TseDevice, TseReport};
use contract::Day;
use contract::refusal::SetupRefusal;
use contract::tse_setup::{TseExport, TseName};
use proof::EntryKind;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tse::ClientId;

use super::notice;
use crate::salon_data::check_no_day_is_open;

const FORM: &str = "tse/1";

/// A TSE at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseWork {
    /// What it is called at its maker.
    pub name: TseName,
    /// Who it is, as it said when it was set up.
    pub device: TseDevice,
    /// The number of its certification, if it told one.
    pub certification: Option<String>,
    /// Its first day.
    pub since: Day,
}

/// How a TSE came to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parting {
    /// Who it was; absent where it never answered.
    pub device: Option<TseDevice>,
    /// Its last export; absent where a defective one gave none.
    pub export: Option<TseExport>,
    /// Whether it was put out of use: a defective one may not answer to that either.
    pub is_out_of_use: bool,
}

/// The one that serves the register, if one was set up.
///
/// # Errors
/// A fault of the store.
pub fn work(conn: &Connection) -> Outcome<Option<TseWork>> {
    settings::get(conn, settings::TSE)
}

/// The register's serial number as TSEs take it.
///
/// # Errors
/// [`SetupRefusal::RegisterMissing`] where nothing of it is left.
pub fn register_at_tse(conn: &Connection) -> Outcome<String> {
    let register: String = settings::set_up(conn, settings::REGISTER)?;
    let (client, _) = ClientId::mapped(&register).map_err(|_| SetupRefusal::RegisterMissing)?;
    Ok(client.as_str().to_owned())
}

/// The one whose set-up was begun and did not come to its end.
pub fn begun(conn: &Connection) -> Outcome<Option<TseName>> {
    settings::get(conn, settings::TSE_NEXT)
}

/// Keeps in mind which one is being set up, so that a second try goes on with it.
pub fn begin(conn: &Connection, name: &TseName) -> Outcome<()> {
    settings::put(conn, settings::TSE_NEXT, name)
}

/// What was begun leads nowhere; the next try makes up another one.
pub fn forget_begun(conn: &Connection) -> Outcome<()> {
    settings::remove(conn, settings::TSE_NEXT)
}

/// A TSE serves the register from today on, in the place of another one or as the first.
///
/// # Errors
/// A day was opened meanwhile; a fault of the store.
pub fn put_to_work(
    tx: &mut BookTx<'_>,
    (name, report): (TseName, TseReport),
    parting: Option<&Parting>,
    reason: &str,
) -> Outcome<()> {
    check_no_day_is_open(tx)?;
    let old = work(tx)?;
    let today = tx.now.day();
    let TseReport { device, certification, .. } = report;
    let new = TseWork { name, device, certification, since: today };
    settings::put(tx, settings::TSE, &new)?;
    forget_begun(tx)?;
    settings::remove(tx, settings::TSE_CHANGE)?;
    let told = json!({ "old": old, "new": new, "parting": parting });
    let mut note = Draft::note(EntryKind::Settings).because(reason).with_details(FORM, &told)?;
    note.device = Some(new.device.clone());
    tx.append(note)?;
    let before = parting.and_then(|parting| parting.device.as_ref()).map(|device| device.serial.clone());
    notice::begin(tx, before, &new.device.serial)
}
