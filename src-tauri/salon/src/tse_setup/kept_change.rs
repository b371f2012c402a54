//! The change that is under way, from where the old TSE is put out of use: kept on disk, so that after a power cut the next
//! try goes on where it stood and the owner sees how far it is.

use book::db::settings;
use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::tse_setup::{ChangeTse, HalfChange, TseName};
use proof::Moment;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::work::Parting;
use crate::salon_data::check_no_day_is_open;

/// What is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptChange {
    /// The one that goes.
    old: TseName,
    reason: String,
    is_defective: bool,
    since: Moment,
    /// What is known of its end.
    parting: Parting,
}

impl KeptChange {
    /// Begins now.
    pub fn begun(old: TseName, wish: &ChangeTse, since: Moment, parting: Parting) -> Self {
        Self { old, reason: wish.reason.clone(), is_defective: wish.is_defective, since, parting }
    }

    /// How the old one's end went, if it is out of use: nothing was signed since, and nothing can be.
    pub fn parting_that_is_over(self, old: &TseName) -> Option<Parting> {
        (self.old == *old && self.parting.is_out_of_use).then_some(self.parting)
    }

    /// As the owner sees it.
    pub fn shown(self) -> HalfChange {
        let Self { reason, is_defective, since, parting: Parting { export, is_out_of_use, .. }, .. } = self;
        HalfChange { reason, is_defective, since, export: export.map(|export| export.file), is_out_of_use }
    }
}

/// The one that has not come to its end.
///
/// # Errors
/// A fault of the store.
pub fn kept(conn: &Connection) -> Outcome<Option<KeptChange>> {
    settings::get(conn, settings::TSE_CHANGE)
}

/// Keeps how far it is.
pub fn keep(conn: &Connection, change: &KeptChange) -> Outcome<()> {
    settings::put(conn, settings::TSE_CHANGE, change)
}

/// It has come to its end, or has changed nothing.
pub fn forget(conn: &Connection) -> Outcome<()> {
    settings::remove(conn, settings::TSE_CHANGE)
}

/// Refuses where a day is open, or is about to be: the last look before what can't be taken back.
///
/// # Errors
/// `people.day_open`, or `till.being_booked`.
pub fn check_nobody_opens(conn: &Connection) -> Outcome<()> {
    check_no_day_is_open(conn)?;
    match book::ledger::intent::any(conn)? {
        true => Err(TillRefusal::BeingBooked.into()),
        false => Ok(()),
    }
}
