//! The waiting list: who is asked when a time becomes free.

use contract::calendar::{AddWaiting, Book, PartWish, Slot, TakeWaiting, Waiting, WaitingMatch};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, Day, WaitingId};

use super::book::{book, wanted};
use super::frame::{Frame, minute_of};
use super::held::{HeldGuest, length, services};
use super::search::{Gaps, Plan, offer};
use super::store::{self, HeldWaiting};
use super::trial::House;
use super::wish;
use crate::act::{Act, View};
use crate::customers;
use crate::fault::Outcome;

const DAYS_MAX: i64 = 366;

/// Who waits, the longest first.
pub fn list(view: &View<'_>) -> Outcome<Vec<Waiting>> {
    let still = store::all_waiting(view.conn)?.into_iter().filter(|held| held.until >= view.now.day());
    still.map(|held| seen(view, held)).collect()
}

fn seen(view: &View<'_>, held: HeldWaiting) -> Outcome<Waiting> {
    let mut guest = held.guest;
    if let Some((name, phone)) =
        guest.customer.map(|id| customers::contact(view.conn, id)).transpose()?.flatten()
    {
        guest.name = name;
        guest.phone = guest.phone.or(phone);
    }
    // A service that left the price list is no longer told; whoever wanted it still is.
    let parts = wish::parts(view.conn, &held.parts, None, guest.customer, view.now.day()).unwrap_or_default();
    Ok(Waiting {
        id: held.id,
        guest,
        services: services(&parts),
        minutes: length(&parts),
        parts: held.parts,
        from: held.from,
        until: held.until,
        within: held.within,
        note: held.note,
        since: held.since,
    })
}

/// Puts someone on the list.
pub fn add(act: &Act<'_>, wish: AddWaiting) -> Outcome<Waiting> {
    let guest = wish::guest(act, wish.guest, wish.note.as_deref())?;
    if guest.name.is_empty() || wish.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    if wish.until < act.now.day() {
        return Err(CalendarRefusal::InThePast.into());
    }
    if wish.until < wish.from || wish.until.days_since(act.now.day()) > DAYS_MAX {
        return Err(CalendarRefusal::TooFarAhead.into());
    }
    wish::parts(act, &wish.parts, None, guest.customer, act.now.day())?;
    let HeldGuest { customer, name, phone, note } = guest;
    let held = HeldWaiting {
        id: WaitingId(0),
        guest: contract::calendar::Guest { customer, name, phone },
        parts: wish.parts,
        from: wish.from,
        until: wish.until,
        within: wish.within,
        note,
        since: act.now,
    };
    let id = store::add_waiting(act, &held)?;
    seen(&act.view(), HeldWaiting { id, ..held })
}

/// Books all that someone waits for; whoever does it was wished for, is given, or is free.
pub fn take(act: &Act<'_>, wish: &TakeWaiting) -> Outcome<(AppointmentId, ChangeId)> {
    let waiting = store::all_waiting(act)?.into_iter().find(|held| held.id == wish.waiting);
    let waiting = waiting.ok_or(CalendarRefusal::NoSuchPlan)?;
    let for_anyone = waiting.parts.iter().all(|part| part.person.is_none());
    let person = wish.person.filter(|_| for_anyone);
    let by = |part: PartWish| PartWish { person: part.person.or(person), ..part };
    let parts = waiting.parts.into_iter().map(by).collect();
    let (guest, note) = (waiting.guest, waiting.note);
    let booked = book(act, Book { guest, at: Some(wish.at), parts, note })?;
    store::waiting_taken(act, wish.waiting, booked.0, act.now.day())?;
    Ok(booked)
}

/// Who waits for a time that became free: those who fit into it, the longest waiting first.
pub fn matches(view: &View<'_>, freed: (i64, i64)) -> Outcome<Vec<WaitingMatch>> {
    let (frame, now) = (Frame::at(freed.0), minute_of(view.now));
    if freed.1 <= now {
        return Ok(Vec::new());
    }
    let house = House::load(view.conn, frame.day, frame.day)?;
    let mut matches = Vec::new();
    for waiting in list(view)? {
        if waiting.minutes > 0
            && suits(&waiting, frame.day)
            && let Some(offer) = fit(view, &house, &waiting, frame, (freed.0.max(now), freed.1))?
        {
            matches.push(WaitingMatch { waiting, offer });
        }
    }
    Ok(matches)
}

fn suits(waiting: &Waiting, day: Day) -> bool {
    waiting.from <= day && day <= waiting.until
}

/// The first time that begins within what became free.
fn fit(
    view: &View<'_>,
    house: &House,
    waiting: &Waiting,
    frame: Frame,
    (from, until): (i64, i64),
) -> Outcome<Option<contract::calendar::Offer>> {
    let guest = HeldGuest { customer: waiting.guest.customer, ..HeldGuest::default() };
    let at = Slot { day: frame.day, minute: 0 };
    let wanted = wanted(view.conn, &waiting.parts, &guest, at, None)?;
    let plans: Vec<Plan> = match wanted.asked.clone() {
        Some(parts) => vec![(None, parts)],
        None => (wanted.others)()?,
    };
    let gaps = Gaps::of(view.conn, house, &wanted.visitor, frame);
    let within = waiting.within.map(|span| (frame.bound(span.from), frame.bound(span.until)));
    let from = within.map_or(from, |(opens, _)| from.max(opens));
    let until = within.map_or(until, |(_, closes)| until.min(closes));
    let mut best: Option<(i64, &Plan)> = None;
    for plan in &plans {
        let start = gaps.first(&plan.1, from)?.filter(|start| *start < until);
        if let Some(start) = start.filter(|start| best.is_none_or(|(earliest, _)| *start < earliest)) {
            best = Some((start, plan));
        }
    }
    Ok(best.and_then(|(start, (_, parts))| offer(house, frame, parts, start)))
}
