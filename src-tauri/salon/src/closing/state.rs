//! Where the day stands, for every page.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, Draft, Opening, Period};
use book::tx::ReadTx;
use contract::day::DayView;
use contract::refusal::{DayRefusal, RollRefusal};
use proof::EntryKind;
use rusqlite::Connection;

/// Phase, day and clock.
pub fn day_view(tx: &ReadTx<'_>) -> Outcome<DayView> {
    let period = ledger::period(tx.conn)?;
    Ok(DayView {
        today: tx.now.day(),
        now: tx.now,
        phase: ledger::phase(tx.conn, &period, tx.now)?,
        day: period.opening.map(|opening| opening.day),
        clock_jump: ledger::clock_jumped(tx.conn, tx.now)?,
        last_z: period.last_closing.map(|closing| closing.z_number),
        continues: period.continues,
    })
}

/// The day that is open, with its period; refused where there is none to count or close.
pub fn open_period(conn: &Connection) -> Outcome<(Period, Opening)> {
    let period = ledger::period(conn)?;
    let opening = period.opening.ok_or(DayRefusal::NotOpen)?;
    Ok((period, opening))
}

/// IKS-03: the owner's word on the clock. From here on this time counts, whatever stood there before.
pub fn correct_clock(tx: &mut BookTx<'_>, reason: &str) -> Outcome<()> {
    if reason.trim().is_empty() {
        return Err(RollRefusal::ReasonMissing.into());
    }
    let mut note = Draft::note(EntryKind::ClockCorrection).because(reason);
    note.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(note)?;
    settings::put(tx, settings::LATEST_DAY, &tx.now.day())
}
