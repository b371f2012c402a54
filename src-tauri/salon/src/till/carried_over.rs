//! Baskets that a close finds open. A closing covers ended events alone (DSFinV-K; AEAO to § 146a no. 2.2.3.6.1): each of them
//! ends as AVBelegabbruch, and its lines go on in a new basket that names it. The next opening begins those anew. Where all lines
//! were taken out there is nothing that could go on: the basket ends, and is gone.

use book::booking::{Booking, Following, Judging};
use book::fault::Outcome;
use book::ledger;
use book::ledger::intent::{self, Hold};
use book::tx::WriteTx;
use contract::BasketId;
use proof::Seq;
use rusqlite::Connection;

use super::basket::HeldBasket;
use super::{abandon, store};
use crate::calendar;

/// Why such an event ended.
const REASON: &str = "Tagesabschluss";

/// The ends of all open baskets whose event has not ended in this period.
pub fn ends(judging: &Judging<'_>) -> Outcome<Booking> {
    let open = not_ended(judging.conn, ledger::period(judging.conn)?.after)?;
    if open.is_empty() {
        return Ok(Booking::nothing());
    }
    let day = ledger::cash_day(judging.conn)?.day;
    open.into_iter().try_fold(Booking::nothing(), |booking, basket| {
        let reason = if basket.is_empty() { "" } else { REASON };
        let end = abandon::basket(&basket, abandon::why(&basket, reason), day)?;
        Ok(booking.and(end).holding(Hold::Basket(basket.id)))
    })
}

/// The lines of what ended lie in new baskets, with customer, tip and appointments.
pub fn go_on(after: &Following<'_>) -> Outcome<()> {
    for ended in after.entries() {
        let Some(old) = ended.entry.head.basket.clone().map(BasketId) else { continue };
        if ended.entry.lines.is_empty() {
            calendar::basket_dropped(after, &old)?;
        } else {
            let new = store::fresh_id()?;
            store::continue_as(after, &old, &new, ended.seq())?;
            calendar::basket_goes_on(after, &old, &new)?;
        }
        store::remove(after, &old)?;
    }
    Ok(())
}

/// Whether there is a basket whose event has not ended in this period. A close can't cover it.
///
/// # Errors
/// A fault of the store.
pub fn any_not_ended(conn: &Connection, after: Seq) -> Outcome<bool> {
    Ok(!not_ended(conn, after)?.is_empty())
}

/// Baskets whose event is to end: filled since the others ended, begun anew meanwhile, or filled once and emptied.
fn not_ended(conn: &Connection, after: Seq) -> Outcome<Vec<HeldBasket>> {
    let mut found = Vec::new();
    for basket in store::readable(conn)? {
        let open = if basket.is_empty() {
            abandon::was_begun(conn, &basket)?
        } else {
            basket.continues.is_none_or(|seq| seq <= after) || intent::is_known(conn, &basket.id)?
        };
        if open {
            found.push(basket);
        }
    }
    Ok(found)
}

/// A day opens: what was carried over begins now.
pub fn begin_anew(tx: &WriteTx<'_>) -> Outcome<()> {
    store::begin_anew(tx, tx.now)
}
