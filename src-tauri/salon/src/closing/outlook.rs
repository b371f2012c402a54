//! What is unfinished before a close, and how far the close has come (IKS-13). Nothing here blocks.

use book::act::View;
use book::fault::Outcome;
use book::ledger;
use contract::day::{CloseState, CloseStep, OpenBasketNote};
use rusqlite::Connection;

use super::newest::{NewestCount, newest};
use super::{checks, gather};
use crate::cash;
use crate::{calendar, printing, till};

/// How things stand for the person who wants to close.
pub fn outlook(view: &View<'_>) -> Outcome<CloseState> {
    let period = ledger::period(view.conn)?;
    let figures = match &period.opening {
        Some(opening) => gather::figures(view.conn, &period, opening)?,
        None => figures::Figures::default(),
    };
    let counts_now = cash::counts_now(view)?;
    // Whoever counts again sees nothing of the count before.
    let count = match &period.opening {
        Some(opening) if !counts_now => newest(view.conn, opening)?,
        _ => None,
    };
    Ok(CloseState {
        day: period.opening.map(|opening| opening.day),
        step: step(counts_now, count.as_ref()),
        open_baskets: open_baskets(view.conn)?,
        unpaid_appointments: calendar::unpaid(view.conn, view.now)?,
        open_tips: cash::open_tips(view.conn)?,
        waiting_prints: printing::waiting(view.conn)?,
        receipts: figures.tally.sales.count,
        cancelled: u32::try_from(figures.stornos.len()).unwrap_or(u32::MAX),
        cancelled_total: figures.storno_total,
        payment_corrections: u32::try_from(figures.corrections.len()).unwrap_or(u32::MAX),
        chain_intact: checks::verify_since_closing(view.conn, 0)?.finding.is_none(),
        draft: cash::draft(view)?,
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
