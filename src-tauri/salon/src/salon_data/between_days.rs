//! What goes into the tables of a closing (name, address, taxes, register, TSE) holds for all of its period: a close comes
//! before each change of it (DSFinV-K 2.4, no. 3.3).

use book::fault::Outcome;
use book::ledger;
use contract::refusal::PeopleRefusal;
use rusqlite::Connection;

/// Refuses such a change while a day is open, one that goes on after a revocation too.
pub fn check_no_day_is_open(conn: &Connection) -> Outcome<()> {
    match ledger::period(conn)?.opening {
        Some(_) => Err(PeopleRefusal::DayOpen.into()),
        None => Ok(()),
    }
}
