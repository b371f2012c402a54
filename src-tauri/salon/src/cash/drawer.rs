//! What should be in the drawer, and opening it without a sale (IKS-20).

use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft, Note};
use book::tx::ReadTx;
use contract::cash::DrawerView;
use contract::refusal::CashRefusal;
use proof::{EntryKind, Money};

use super::counting::counts_now;

/// The drawer by the book. Nothing is told while no day is open, as the opening count is blind too.
pub fn drawer(tx: &ReadTx<'_>) -> Outcome<DrawerView> {
    let period = ledger::period(tx.conn)?;
    if period.opening.is_none() || counts_now(tx)? {
        return Ok(DrawerView { cash: None });
    }
    Ok(DrawerView { cash: Some(ledger::cash_in_drawer(tx.conn, &period)?) })
}

/// Why the drawer is opened: an event of its own for the TSE (`SonstigerVorgang`), and no bon.
pub fn opening(judging: &Judging<'_>, reason: &str) -> Outcome<Note> {
    if reason.trim().is_empty() {
        return Err(CashRefusal::PurposeMissing.into());
    }
    let mut note = Draft::note(EntryKind::DrawerOpened).because(reason);
    note.booking_day = ledger::period(judging.conn)?.opening.map(|opening| opening.day);
    note.free_text = Some(format!("Schublade auf: {}", reason.trim()));
    Ok(note)
}

/// What a drawer that lacks money may tell to the person who asks.
pub fn check_drawer(judging: &Judging<'_>, wanted: Money) -> Outcome<()> {
    if judging.drawer >= wanted {
        return Ok(());
    }
    super::hide_from_who_counts(judging)?;
    Err(CashRefusal::DrawerLacks { drawer: judging.drawer, wanted }.into())
}
