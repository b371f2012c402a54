//! What must hold before an archive is begun, so that its entry can be recorded at the end.

use book::act::View;
use book::fault::Outcome;
use book::ledger;
use contract::lists::Span;
use proof::EntryKind;

use super::range;

/// Refuses a time without entries and a clock that no entry would be recorded by; true if the time is not over.
pub fn check(view: &View<'_>, span: Span) -> Outcome<bool> {
    range::entries_of(&range::cuts(view.conn)?, span)?;
    ledger::check_clock(view.conn, EntryKind::Export, view.now, view.standing)?;
    Ok(!range::is_over(view.conn, span, view.now)?)
}
