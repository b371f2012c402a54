//! What must hold before an archive is begun, so that its entry can be recorded at the end.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::Span;
use proof::EntryKind;

use super::range;

/// Refuses a time without entries and a clock that no entry would be recorded by; true if the time is not over.
pub fn check(tx: &ReadTx<'_>, span: Span) -> Outcome<bool> {
    range::entries_of(&ledger::cuts(tx.conn)?, span)?;
    ledger::check_clock(tx.conn, EntryKind::Export, tx.now, tx.authority)?;
    Ok(!range::is_over(tx.conn, span, tx.now)?)
}
