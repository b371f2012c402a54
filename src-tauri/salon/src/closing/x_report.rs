//! The X report: the figures of now, without number and effect. It is recorded who looked.

use book::fault::Outcome;
use book::ledger::Draft;
use book::pen::Pen;
use contract::Role;
use contract::Slip;
use contract::day::XReport;
use proof::EntryKind;

use super::details::X_FORM;
use super::state::open_period;
use super::{gather, slip};
use crate::cash;
use crate::printing;

/// Makes an X report. The person who counts gets none; the owner may see it, as the record says.
pub fn x_report(pen: &mut Pen<'_>, wish: &XReport) -> Outcome<Slip> {
    let (period, opening) = open_period(pen)?;
    if pen.standing.authority() < Role::Owner {
        cash::hide_from_who_counts(&pen.view())?;
    }
    let mut figures = gather::figures(pen, &period, &opening)?;
    figures.drawer.target = pen.cash();
    figures.drawer.closing = pen.cash();
    let mut note = Draft::note(EntryKind::Insight).with_details(X_FORM, &figures)?;
    note.booking_day = Some(opening.day);
    let recorded = pen.append(note)?;
    let slip = slip::x_slip((&recorded).into(), pen.program.notice)?;
    if wish.print {
        printing::enqueue(pen, &slip, Some(recorded.seq()))?;
    }
    Ok(slip)
}
