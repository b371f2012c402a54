//! What one closing hands to the next period. It stands in the closing entry, so that nothing is ever
//! summed over years. Where that entry can't be read any more, it is reckoned from what the closing was made of.

use book::db::{DamagedRow, settings, unless_damaged};
use book::fault::{Outcome, Trouble};
use book::gathered::gathered;
use book::incidents::Damage;
use book::ledger::{self, LastClosing, Period};
use figures::ClosingForm;
use proof::{Money, Seq};
use rusqlite::Connection;
use serde::Deserialize;

use super::handing::{Carried, OpenTip};
use super::store;

/// The part of a closing's details that is read here.
#[derive(Deserialize)]
struct Closed {
    carried: Carried,
}

/// What the last closing left; before the first, what the set-up said.
pub fn carried(conn: &Connection, period: &Period) -> Outcome<Carried> {
    match period.last_closing {
        Some(closing) => handed_on(conn, closing.seq),
        None => at_foundation(conn),
    }
}

fn at_foundation(conn: &Connection) -> Outcome<Carried> {
    let cash_left = settings::set_up(conn, settings::FIRST_CASH)?;
    Ok(Carried { cash_left, ..Carried::default() })
}

/// What a closing handed on: by its own word, or, where that can't be read any more, by the entries of its period.
///
/// # Errors
/// A fault of the store.
pub fn handed_on(conn: &Connection, closing: Seq) -> Outcome<Carried> {
    match unless_damaged(told(conn, closing))? {
        Some(carried) => Ok(carried),
        None => Ok(reckoned(conn, closing)?.0),
    }
}

fn told(conn: &Connection, closing: Seq) -> Outcome<Carried> {
    let nothing = || {
        let row = DamagedRow::missing("entry", format!("seq={}", closing.get()), "details_body");
        Trouble::caused("a closing that hands nothing on", row)
    };
    let stored = ledger::entry(conn, closing)?.ok_or_else(nothing)?;
    let closed: Closed = ledger::details(&stored.entry)?.ok_or_else(nothing)?;
    Ok(closed.carried)
}

/// What the closing before handed on and what came since; and the entries that can't be read and are in none of it.
fn reckoned(conn: &Connection, closing: Seq) -> Outcome<(Carried, Vec<Seq>)> {
    let before = ledger::closing_before(conn, closing)?;
    let Carried { mut open_tips, grand_total, .. } = match before {
        Some(before) => handed_on(conn, before)?,
        None => at_foundation(conn)?,
    };
    let part = (before.unwrap_or_default(), closing);
    let period = gathered(conn, part, None, ClosingForm::Third)?;
    add_tips(&mut open_tips, store::tips_between(conn, part)?)?;
    let carried = Carried {
        cash_left: ledger::cash_between(conn, part)?,
        open_tips,
        grand_total: grand_total.plus(period.figures.turnover)?,
    };
    Ok((carried, period.unreadable))
}

/// Adds what came in and went out; whoever has nothing open is left out.
pub fn add_tips(tips: &mut Vec<OpenTip>, moved: Vec<OpenTip>) -> Outcome<()> {
    for OpenTip { person, name, open } in moved {
        match tips.iter_mut().find(|tip| tip.person == person) {
            Some(tip) => tip.open = tip.open.plus(open)?,
            None => tips.push(OpenTip { person, name, open }),
        }
    }
    tips.retain(|tip| !tip.open.is_zero());
    Ok(())
}

/// What is to be told of the last closing where it can't be read any more: what holds in its place.
///
/// # Errors
/// As [`handed_on`].
pub fn replaced(conn: &Connection, closing: &LastClosing) -> Outcome<Option<Damage>> {
    if unless_damaged(told(conn, closing.seq))?.is_some() {
        return Ok(None);
    }
    let (Carried { cash_left, open_tips, grand_total }, unreadable) = reckoned(conn, closing.seq)?;
    let tips = open_tips.iter().map(|tip| tip.open).sum::<Money>();
    let without = match unreadable[..] {
        [] => String::new(),
        _ => format!(
            "; darin fehlt Buchung {}, die auch nicht lesbar ist",
            unreadable.iter().map(Seq::to_string).collect::<Vec<_>>().join(", ")
        ),
    };
    Ok(Some(Damage::ValueReplaced {
        finding: format!(
            "Was Z-Bericht {} übergeben hat, war nicht mehr lesbar; es gilt, was seine Buchungen ergeben: Bestand {cash_left} \
             €, offenes Trinkgeld {tips} €, Gesamtumsatz {grand_total} €{without}",
            closing.z_number
        ),
    }))
}
