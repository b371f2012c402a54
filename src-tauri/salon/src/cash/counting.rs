//! Who counts right now. The count is blind: until it is stored, no cash figure is shown to that person.

use book::act::{Act, View};
use book::fault::Outcome;
use contract::cash::CountSheet;
use contract::refusal::CashRefusal;

use super::{slip, store};
use crate::printing;

/// The person counts from now on, and the drawer opens for it (IKS-20).
pub fn begin(act: &Act<'_>) -> Outcome<()> {
    if store::begin(act, act.standing.actor.id)? {
        printing::enqueue(act, &slip::count_begins(act), None)?;
    }
    Ok(())
}

/// Keeps half a count.
pub fn put_aside(act: &Act<'_>, sheet: &CountSheet) -> Outcome<()> {
    store::put_aside(act, act.standing.actor.id, &serde_json::to_string(sheet)?)
}

/// Half a count of the person who asks.
pub fn draft(view: &View<'_>) -> Outcome<Option<CountSheet>> {
    store::sheet(view.conn, view.standing.actor.id)
}

/// The person's count is in the book.
pub fn end(act: &Act<'_>) -> Outcome<()> {
    store::end(act, act.standing.actor.id)
}

/// The day is closed: all counting is over.
pub fn end_all(act: &Act<'_>) -> Outcome<()> {
    store::end_all(act)
}

/// Whether the person who asks counts right now.
pub fn counts_now(view: &View<'_>) -> Outcome<bool> {
    store::counts(view.conn, view.standing.actor.id)
}

/// Refuses to tell a cash figure to the person who counts.
pub fn hide_from_who_counts(view: &View<'_>) -> Outcome<()> {
    if counts_now(view)? { Err(CashRefusal::HiddenWhileCounting.into()) } else { Ok(()) }
}
