//! What has happened before the person comes: weeks of plausible days, made by asking the real desk, so that
//! every figure is one that the program itself has booked. It always ends closed yesterday.

mod appointments;
mod customers;
mod day;
mod dice;
mod files;
mod founding;
mod past;
mod planning;
mod sale;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use book::clock::{in_berlin, local};
use book::db::STORE_FILE;
use book::{HandClock, Outcome};
use contract::day::{DayPhase, DayState, ZReports};
use contract::session::{Greet, SignIn};
use contract::{Day, Money};
use desk::{Caller, Desk};

use founding::PIN;
use past::Past;

/// How far the history goes back.
const DAYS: i64 = 25;

/// Founds the salon if it is new, closes a day that was left open, and fills the days up to yesterday.
/// `tell` hears each day, so that a long first start shows progress.
///
/// # Errors
/// What the desk refuses; what has been booked by then stays.
pub fn prepare(
    folder: &Path,
    open: impl FnOnce(Arc<HandClock>) -> Outcome<Desk>,
    now_ms: i64,
    tell: &mut dyn FnMut(Day),
) -> Outcome<()> {
    let now = in_berlin(now_ms);
    let today = now.day();
    let clock = Arc::new(HandClock::at(local(today.plus_days(-DAYS), 8, 0, 0)));
    let fresh = !folder.join(STORE_FILE).exists();
    if !fresh {
        clock.set(now);
    }
    let past = Past { desk: open(Arc::clone(&clock))?, clock, window: Caller("history".to_owned()) };
    if past.ask(Greet)?.salon.is_none() {
        past.clock.set(local(today.plus_days(-DAYS), 8, 0, 0));
        founding::found(&past)?;
        planning::plan(&past, today.plus_days(-DAYS))?;
    }
    let people = past.ask(Greet)?.people;
    let Some(owner) = people.first() else { return Ok(()) };
    past.ask(SignIn { person: owner.id, pin: PIN.to_owned() })?;
    let state = past.ask(DayState)?;
    if state.phase == DayPhase::Overdue {
        let Some(left_open) = state.day else { return Ok(()) };
        past.at(left_open, 23 * 60 + 50, 0);
        day::close(&past, &mut dice::Dice::of(left_open))?;
    }
    let last = past.ask(ZReports::default())?.into_iter().next();
    let (first, mut left) = match last {
        Some(report) => (report.day.plus_days(1).max(today.plus_days(-DAYS)), report.cash_left),
        None => (today.plus_days(-DAYS), Money::cents(founding::FIRST_CASH)),
    };
    for offset in 0..today.days_since(first).max(0) {
        let day = first.plus_days(offset);
        if day::is_open(day) {
            tell(day);
            left = day::live(&past, day, left)?;
        }
    }
    past.clock.set(now);
    appointments::book(&past, today)?;
    founding::connect_printer(&past)
}
