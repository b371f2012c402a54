//! The X report: the figures of now, without number and effect. It is recorded who looked.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::gathered::Gathered;
use book::ledger::Draft;
use contract::Role;
use contract::Slip;
use contract::day::XReport;
use proof::EntryKind;

use super::details::{X_FORM, XDetails};
use super::state::open_period;
use super::{gather, slip};
use crate::cash;
use crate::printing;

/// Makes an X report. The person who counts gets none; the owner may see it, as the record says.
pub fn x_report(tx: &mut BookTx<'_>, wish: &XReport) -> Outcome<Slip> {
    let (period, opening) = open_period(tx)?;
    if tx.authority.role() < Role::Owner {
        cash::hide_from_who_counts(&tx.as_read())?;
    }
    let Gathered { mut figures, unreadable } = gather::figures(tx, &period, &opening)?;
    figures.drawer.target = tx.cash();
    figures.drawer.closing = tx.cash();
    let mut note = Draft::note(EntryKind::Insight).with_details(X_FORM, &XDetails { figures, unreadable })?;
    note.booking_day = Some(opening.day);
    let recorded = tx.append(note)?;
    let slip = slip::x_slip(tx, (&recorded).into(), tx.program.notice)?;
    if wish.print {
        printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    }
    Ok(slip)
}
