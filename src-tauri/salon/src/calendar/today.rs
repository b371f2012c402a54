//! Today at the reception: visits by how far they have come.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::{AppointmentState, Today, Visit};
use contract::{Day, Moment, PersonId};

use super::card::{CardNames, total};
use super::frame::{Frame, minute_of};
use super::stored::{StoredAppointment, laid_out};
use super::{history, keep, store};

/// Everything that the start page shows of the calendar.
pub fn today(tx: &ReadTx<'_>) -> Outcome<Today> {
    let (day, now) = (tx.now.day(), minute_of(tx.now));
    let frame = Frame::of(day);
    let names = CardNames::load(tx.conn, day, day)?;
    let mut page = Today {
        now: tx.now,
        closed: names.capacity.rota.closed(day),
        coming: Vec::new(),
        waiting: Vec::new(),
        working: Vec::new(),
        paying: Vec::new(),
        unmarked: Vec::new(),
    };
    for stored in store::readable_between(tx.conn, frame.start, frame.end)? {
        let list = match stored.plan.state {
            state if is_agreed(state) && is_over(&stored, now) => &mut page.unmarked,
            state if is_agreed(state) => &mut page.coming,
            AppointmentState::Arrived => &mut page.waiting,
            AppointmentState::InService => &mut page.working,
            // Finished ones are looked up below, whatever their day.
            _ => continue,
        };
        list.push(visit(tx, &names, &stored, day)?);
    }
    for id in store::unpaid(tx.conn, now + 1)? {
        // One that is damaged is told elsewhere and hides none of the others.
        let Some(stored) = unless_damaged(keep::known(tx.conn, id))? else { continue };
        if stored.plan.state == AppointmentState::Finished {
            page.paying.push(visit(tx, &names, &stored, day)?);
        }
    }
    page.waiting.sort_by_key(|visit| visit.since);
    page.working.sort_by_key(|visit| visit.card.until);
    Ok(page)
}

/// Appointments of a day that are over, and nobody has said whether they came: the close asks about them (IKS-13).
pub fn unmarked(tx: &ReadTx<'_>, day: Day) -> Outcome<Vec<Visit>> {
    let frame = Frame::of(day);
    let stored = store::readable_between(tx.conn, frame.start, frame.end)?;
    let open: Vec<_> = stored.into_iter().filter(|stored| is_unmarked(stored, minute_of(tx.now))).collect();
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let names = CardNames::load(tx.conn, day, day)?;
    open.iter().map(|stored| visit(tx, &names, stored, day)).collect()
}

fn is_unmarked(stored: &StoredAppointment, now: i64) -> bool {
    is_agreed(stored.plan.state) && is_over(stored, now)
}

const fn is_agreed(state: AppointmentState) -> bool {
    matches!(state, AppointmentState::Booked | AppointmentState::Confirmed)
}

fn is_over(stored: &StoredAppointment, now: i64) -> bool {
    stored.plan.span().is_some_and(|(_, end)| end <= now)
}

fn visit(tx: &ReadTx<'_>, names: &CardNames<'_>, stored: &StoredAppointment, day: Day) -> Outcome<Visit> {
    let card = names.card(stored)?;
    Ok(Visit {
        people: people(names, stored),
        total: total(stored)?,
        birthday: names.has_birthday(stored, day)?,
        since: since(tx, stored)?,
        card,
    })
}

/// When it came to its state; what was only agreed has come to nothing yet.
fn since(tx: &ReadTx<'_>, stored: &StoredAppointment) -> Outcome<Option<Moment>> {
    let state = stored.plan.state;
    if is_agreed(state) {
        return Ok(None);
    }
    let times = history::times(tx.conn, stored.id)?;
    Ok(times.into_iter().rev().find(|time| time.state == state).map(|time| time.at))
}

fn people(names: &CardNames<'_>, stored: &StoredAppointment) -> String {
    let mut hands: Vec<PersonId> = Vec::new();
    for person in laid_out(&stored.plan.parts, stored.plan.start.unwrap_or_default())
        .filter_map(|segment| segment.hands())
    {
        if !hands.contains(&person) {
            hands.push(person);
        }
    }
    let names: Vec<String> = hands.into_iter().map(|person| names.capacity.name(person)).collect();
    names.join(", ")
}
