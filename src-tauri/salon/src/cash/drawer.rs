//! What should be in the drawer, and opening it without a sale (IKS-20).

use book::act::View;
use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::pen::Pen;
use contract::cash::DrawerView;
use contract::refusal::CashRefusal;
use proof::{EntryKind, Money};

use super::counting::counts_now;
use super::slip;

/// The drawer by the book. Nothing is told while no day is open, as the opening count is blind too.
pub fn drawer(view: &View<'_>) -> Outcome<DrawerView> {
    let period = ledger::period(view.conn)?;
    if period.opening.is_none() || counts_now(view)? {
        return Ok(DrawerView { cash: None });
    }
    Ok(DrawerView { cash: Some(ledger::cash_in_drawer(view.conn, &period)?) })
}

/// Records why the drawer is opened, and opens it.
pub fn open_drawer(pen: &mut Pen<'_>, reason: &str) -> Outcome<()> {
    if reason.trim().is_empty() {
        return Err(CashRefusal::PurposeMissing.into());
    }
    let mut note = Draft::note(EntryKind::DrawerOpened).because(reason);
    note.booking_day = ledger::period(pen)?.opening.map(|opening| opening.day);
    let recorded = pen.append(note)?;
    slip::kick_drawer(pen, &recorded)
}

/// What a drawer that lacks money may tell to the person who asks.
pub fn check_drawer(judging: &Judging<'_>, wanted: Money) -> Outcome<()> {
    if judging.drawer >= wanted {
        return Ok(());
    }
    super::hide_from_who_counts(judging)?;
    Err(CashRefusal::DrawerLacks { drawer: judging.drawer, wanted }.into())
}
