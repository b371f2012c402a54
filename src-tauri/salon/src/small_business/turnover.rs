//! Turnover of a calendar year: what closings handed on at its two ends, and the period that runs.

use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use contract::small_business::TurnoverElsewhere;
use law::Turnover;
use proof::{Day, Money, Seq};
use rusqlite::Connection;

use super::store;
use crate::cash;

/// What is known on a day of the turnover of its calendar year. A booking day counts to the year in which it was opened.
pub fn turnover(conn: &Connection, today: Day) -> Outcome<Turnover> {
    let said: TurnoverElsewhere = settings::get_or_empty(conn, settings::TURNOVER_ELSEWHERE)?;
    let year = today.year();
    let period = ledger::period(conn)?;
    let so_far = grand_total(conn, period.last_closing.map(|closing| closing.seq))?
        .plus(store::turnover_after(conn, period.after)?)?;
    let at_new_year = store::last_closing_before(conn, first_of(year))?;
    let before = grand_total(conn, at_new_year)?;
    let booked_before = match at_new_year {
        Some(_) => {
            let year_before = store::last_closing_before(conn, first_of(year - 1))?;
            Some(before.minus(grand_total(conn, year_before)?)?)
        }
        None => None,
    };
    let said_before = if said.year == year { said.year_before } else { said_of(&said, year - 1) };
    Ok(Turnover {
        this_year: so_far.minus(before)?.plus(said_of(&said, year).unwrap_or(Money::ZERO))?,
        year_before: match (booked_before, said_before) {
            (Some(booked), said) => Some(booked.plus(said.unwrap_or(Money::ZERO))?),
            (None, said) => said,
        },
        founded_this_year: said.year == year && said.founded_this_year,
    })
}

fn said_of(said: &TurnoverElsewhere, year: i32) -> Option<Money> {
    (said.year == year).then_some(said.this_year)
}

fn first_of(year: i32) -> Day {
    Day::from_ymd(year, 1, 1).unwrap_or_default()
}

/// Turnover of all closings up to this one.
fn grand_total(conn: &Connection, closing: Option<Seq>) -> Outcome<Money> {
    let Some(seq) = closing else { return Ok(Money::ZERO) };
    Ok(cash::handed_on(conn, seq)?.grand_total)
}
