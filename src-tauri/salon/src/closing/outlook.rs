//! What is unfinished before a close, and how far the close has come (IKS-13). Nothing here blocks.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::day::{CloseState, CloseStep, OpenBasketNote};
use rusqlite::Connection;

use super::newest::{NewestCount, newest};
use super::{checks, gather};
use crate::cash;
use crate::{calendar, printing, till};

/// How things stand for the person who wants to close.
pub fn outlook(tx: &ReadTx<'_>) -> Outcome<CloseState> {
    let period = ledger::period(tx.conn)?;
    let figures = match &period.opening {
        Some(opening) => gather::figures(tx.conn, &period, opening)?.figures,
        None => figures::Figures::default(),
    };
    let counts_now = cash::counts_now(tx)?;
    // Whoever counts again sees nothing of the count before.
    let count = match &period.opening {
        Some(opening) if !counts_now => newest(tx.conn, opening)?,
        _ => None,
    };
    let day = period.opening.as_ref().map(|opening| opening.day);
    let unmarked = day.map(|day| calendar::unmarked(tx, day)).transpose()?.unwrap_or_default();
    Ok(CloseState {
        day,
        step: step(counts_now, count.as_ref()),
        open_baskets: open_baskets(tx.conn)?,
        unpaid_appointments: calendar::unpaid(tx.conn, tx.now)?,
        unmarked_appointments: unmarked,
        open_tips: cash::open_tips(tx.conn)?,
        waiting_prints: printing::waiting(tx.conn)?,
        receipts: figures.tally.sales.count,
        cancelled: u32::try_from(figures.stornos.len()).unwrap_or(u32::MAX),
        cancelled_total: figures.storno_total,
        payment_corrections: u32::try_from(figures.corrections.len()).unwrap_or(u32::MAX),
        chain_intact: checks::is_intact(tx.conn)?,
        draft: cash::draft(tx)?,
        count: count.map(|count| count.result()).transpose()?,
    })
}

fn step(counts_now: bool, count: Option<&NewestCount>) -> CloseStep {
    match count {
        _ if counts_now => CloseStep::Count,
        None => CloseStep::Clarify,
        Some(count) if count.check_holds().is_err() => CloseStep::Compare,
        Some(count) if !count.skimmed => CloseStep::SkimOff,
        Some(_) => CloseStep::Close,
    }
}

fn open_baskets(conn: &Connection) -> Outcome<Vec<OpenBasketNote>> {
    till::open_baskets(conn)?
        .into_iter()
        .map(|basket| {
            let name = basket.customer.as_ref().map_or("ohne Namen", |customer| customer.name.as_str());
            let title = format!("{name} ({})", basket.owner_name);
            Ok(OpenBasketNote { title, due: basket.due()?, opened: basket.opened })
        })
        .collect()
}
