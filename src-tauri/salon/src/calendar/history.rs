//! What happened to an appointment, and when it came to which state.

use book::fault::Outcome;
use contract::AppointmentId;
use contract::calendar::{AppointmentState, Happened, StateTime};
use rusqlite::Connection;

use super::store;

/// Everything that happened, the newest first.
pub fn history(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<Happened>> {
    let changes = store::changes(conn, appointment)?;
    let newest = changes.last().map(|change| change.id);
    let told = changes.into_iter().rev().map(|change| {
        let undoable =
            Some(change.id) == newest && change.state != AppointmentState::Paid && !of_the_till(&change.kind);
        let what = match &change.reason {
            Some(reason) => format!("{}: {reason}", change.what),
            None => change.what.clone(),
        };
        Happened { change: change.id, at: change.at, by: change.by, what, undoable }
    });
    Ok(told.collect())
}

/// When it came to each state, the oldest first.
pub fn times(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<StateTime>> {
    let mut times: Vec<StateTime> = Vec::new();
    for change in store::changes(conn, appointment)? {
        if times.last().is_none_or(|last| last.state != change.state) {
            times.push(StateTime { state: change.state, at: change.at, by: change.by });
        }
    }
    Ok(times)
}

/// Whether a change followed what happened at the till: only the till takes that back, or an appointment would be paid
/// without a receipt.
pub fn of_the_till(kind: &str) -> bool {
    matches!(kind, "checked_out" | "paid" | "unpaid")
}
