//! What became of an entry, derived from those that refer to it (rule R3: a stored entry does not change).

use book::fault::{Outcome, Trouble};
use book::ledger;
use contract::roll::{EntryState, Possible};
use contract::{EntryKind, Quantity, Seq};
use proof::{Entry, ReferenceKind};
use rusqlite::Connection;
use salon::{cash, storno};

use super::paper;

/// What became of an entry.
pub fn state(conn: &Connection, entry: &Entry) -> Outcome<EntryState> {
    let references = ledger::references_to(conn, entry.head.seq)?;
    let replaced = references.iter().any(|(_, kind, reference)| {
        (*kind, *reference) == (EntryKind::PaymentCorrection, ReferenceKind::Replaces)
    });
    if replaced {
        return Ok(EntryState::PaymentCorrected);
    }
    if references.iter().any(|(.., reference)| *reference == ReferenceKind::Cancels) {
        return Ok(EntryState::Cancelled);
    }
    if references.iter().any(|(.., reference)| *reference == ReferenceKind::Revokes) {
        return Ok(EntryState::Revoked);
    }
    if !references.iter().any(|(.., reference)| *reference == ReferenceKind::Returns) {
        return Ok(EntryState::Valid);
    }
    let lines = storno::lines_left(conn, entry)?;
    let nothing = Quantity::default();
    Ok(if lines.iter().all(|line| line.left <= nothing) {
        EntryState::Returned
    } else if lines.iter().any(|line| line.left < line.sold) {
        EntryState::PartlyReturned
    } else {
        EntryState::Valid
    })
}

/// What can be done with an entry now, by someone who may.
pub fn possible(conn: &Connection, entry: &Entry) -> Outcome<Possible> {
    let seq = entry.head.seq;
    let cancel = allowed(storno::cancellable(conn, seq))?;
    let came = allowed(storno::returnable(conn, seq))?;
    Ok(Possible {
        cancel,
        cancel_banking: allowed(cash::cancellable_banking(conn, seq))?,
        correct_payment: cancel && storno::is_sale(entry.head.kind) && !entry.head.total.is_zero(),
        take_back: came
            && storno::lines_left(conn, entry)?.iter().any(|line| line.left > Quantity::default()),
        reprint: paper::has_paper(entry),
    })
}

fn allowed<T>(outcome: Outcome<T>) -> Outcome<bool> {
    match outcome {
        Ok(_) => Ok(true),
        Err(Trouble::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Entries that this one names, and that name it, in the order of the book.
pub fn related(conn: &Connection, entry: &Entry) -> Outcome<Vec<Seq>> {
    let mut related: Vec<Seq> = entry.references.iter().filter_map(|reference| reference.seq).collect();
    related.extend(ledger::references_to(conn, entry.head.seq)?.into_iter().map(|(seq, ..)| seq));
    related.sort_unstable();
    related.dedup();
    Ok(related)
}
