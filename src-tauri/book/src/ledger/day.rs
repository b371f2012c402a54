//! IKS-04: a booking day runs from its opening to its close. It may pass midnight; from 05:00 it takes no
//! new sale, only what a close needs, with true times.

use contract::day::DayPhase;
use contract::refusal::TillRefusal;
use proof::Moment;
use rusqlite::Connection;

use super::period::{Opening, Period, period};
use crate::db::row::Query;
use crate::fault::Outcome;

/// Minute of the next day from which the booking day counts as overdue: 05:00.
const OVERDUE_MINUTE: u32 = 5 * 60;

/// Where the day stands at this moment.
pub fn phase(conn: &Connection, period: &Period, now: Moment) -> Outcome<DayPhase> {
    let Some(opening) = period.opening else { return Ok(DayPhase::Closed) };
    Ok(match now.day().days_since(opening.day) {
        ..0 if clock_was_corrected_since(conn, &opening)? => DayPhase::Overdue,
        ..=0 => DayPhase::Open,
        1 if now.minute_of_day() < OVERDUE_MINUTE => DayPhase::PastMidnight,
        _ => DayPhase::Overdue,
    })
}

/// The day that takes sales, storni and cash, or the refusal that says what comes first.
pub fn trading_day(conn: &Connection, now: Moment) -> Outcome<Opening> {
    let period = period(conn)?;
    let opening = period.open_day()?;
    match phase(conn, &period, now)? {
        DayPhase::Overdue => Err(TillRefusal::DayOverdue { day: opening.day.german() }.into()),
        _ => Ok(opening),
    }
}

/// The day that takes counts, differences, tip payouts, transit and its close, however overdue it is.
pub fn cash_day(conn: &Connection) -> Outcome<Opening> {
    Ok(period(conn)?.open_day()?)
}

/// A day that was opened under a date to come, which the owner has corrected, is only to be closed. A time of the same day
/// that was wrong locks nothing.
fn clock_was_corrected_since(conn: &Connection, opening: &Opening) -> Outcome<bool> {
    let mut statement = conn
        .prepare_cached("select exists (select 1 from entry where seq > ?1 and kind = 'clock_correction')")?;
    statement.one([opening.seq.get()], |row| row.get(0))
}
