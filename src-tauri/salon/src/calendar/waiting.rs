//! The waiting list: who is asked when a time becomes free.

use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{AddWaiting, Book, PartWish, Slot, TakeWaiting, Waiting, WaitingMatch};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, CustomerId, Day, PersonId, WaitingId};
use rusqlite::Connection;

use super::availability::Capacity;
use super::frame::{Frame, minute_of};
use super::freed::{self, Freed};
use super::placing::{book, wanted};
use super::search::{Gaps, Plan, offer};
use super::store::{self, HeldWaiting};
use super::stored::{StoredGuest, length, services};
use super::wish;
use crate::{customers, staff};

const DAYS_MAX: i64 = 366;
/// So many days are looked through for who waits when something is planned anew.
const LOOKED_DAYS: i64 = 28;

/// Who waits, the longest first.
pub fn list(tx: &ReadTx<'_>) -> Outcome<Vec<Waiting>> {
    let still = store::all_waiting(tx.conn)?.into_iter().filter(|stored| stored.until >= tx.now.day());
    let seen = still.map(|stored| unless_damaged(seen(tx, stored))).collect::<Outcome<Vec<_>>>()?;
    Ok(seen.into_iter().flatten().collect())
}

/// What stands on the list of a customer.
pub fn of_customer(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Vec<Waiting>> {
    store::waiting_of(tx.conn, customer)?.into_iter().map(|stored| seen(tx, stored)).collect()
}

/// Takes away whoever waited in vain, once the last day has passed that would have suited; how many.
pub fn purge(tx: &WriteTx<'_>) -> Outcome<usize> {
    store::purge_waiting(tx, tx.now.day())
}

/// Whether there is anyone to purge.
pub fn waits_in_vain(conn: &Connection, today: Day) -> Outcome<bool> {
    store::waits_in_vain(conn, today)
}

fn seen(tx: &ReadTx<'_>, stored: HeldWaiting) -> Outcome<Waiting> {
    let mut guest = stored.guest;
    if let Some((name, phone)) =
        guest.customer.map(|id| customers::contact(tx.conn, id)).transpose()?.flatten()
    {
        guest.name = name;
        guest.phone = guest.phone.or(phone);
    }
    // A service that left the price list is no longer told; whoever wanted it still is.
    let parts = match wish::parts(tx.conn, &stored.parts, None, guest.customer, tx.now.day()) {
        Err(Trouble::Refused(_)) => Vec::new(),
        parts => parts?,
    };
    Ok(Waiting {
        id: stored.id,
        guest,
        services: services(&parts),
        minutes: length(&parts),
        parts: stored.parts,
        from: stored.from,
        until: stored.until,
        within: stored.within,
        note: stored.note,
        since: stored.since,
    })
}

/// Puts someone on the list.
pub fn add(tx: &WriteTx<'_>, wish: AddWaiting) -> Outcome<Waiting> {
    let guest = wish::guest(tx, wish.guest, wish.note.as_deref())?;
    if guest.name.is_empty() || wish.parts.is_empty() {
        return Err(CalendarRefusal::HalfMade.into());
    }
    if wish.until < tx.now.day() {
        return Err(CalendarRefusal::InThePast.into());
    }
    if wish.until < wish.from || wish.until.days_since(tx.now.day()) > DAYS_MAX {
        return Err(CalendarRefusal::TooFarAhead.into());
    }
    wish::parts(tx, &wish.parts, None, guest.customer, tx.now.day())?;
    wish::check_prices(tx, &wish.parts, &[], tx.now.day())?;
    let StoredGuest { customer, name, phone, note } = guest;
    let stored = HeldWaiting {
        id: WaitingId(0),
        guest: contract::calendar::Guest { customer, name, phone },
        parts: wish.parts,
        from: wish.from,
        until: wish.until,
        within: wish.within,
        note,
        since: tx.now,
    };
    let id = store::add_waiting(tx, &stored)?;
    seen(&tx.as_read(), HeldWaiting { id, ..stored })
}

/// Books all that someone waits for; whoever does it was wished for, is given, or is free.
pub fn take(tx: &WriteTx<'_>, wish: &TakeWaiting) -> Outcome<(AppointmentId, ChangeId)> {
    let waiting = store::all_waiting(tx)?.into_iter().find(|stored| stored.id == wish.waiting);
    let waiting = waiting.ok_or(CalendarRefusal::NoSuchPlan)?;
    let for_anyone = waiting.parts.iter().all(|part| part.person.is_none());
    let person = wish.person.filter(|_| for_anyone);
    let by = |part: PartWish| PartWish { person: part.person.or(person), ..part };
    let parts = waiting.parts.into_iter().map(by).collect();
    let (guest, note) = (waiting.guest, waiting.note);
    let booked = book(tx, Book { guest, at: Some(wish.at), parts, note })?;
    store::waiting_taken(tx, wish.waiting, booked.0, tx.now.day())?;
    Ok(booked)
}

/// Who waits for what became free: those who fit into it, the longest waiting first.
pub fn matches(tx: &ReadTx<'_>, mut freed: Vec<Freed>) -> Outcome<Vec<WaitingMatch>> {
    let now = minute_of(tx.now);
    freed.retain(|stretch| stretch.until > now);
    // Whatever an appointment held lies on one day.
    let Some(frame) = freed.first().map(|stretch| Frame::at(stretch.from)) else { return Ok(Vec::new()) };
    let mut waiting = list(tx)?;
    waiting.retain(|waiting| waiting.minutes > 0 && waiting.from <= frame.day && frame.day <= waiting.until);
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let capacity = Capacity::load(tx.conn, frame.day, frame.day)?;
    let mut matches = Vec::new();
    for waiting in waiting {
        if let Some(offer) = fit(tx, &capacity, &waiting, (frame, &freed))? {
            matches.push(WaitingMatch { waiting, offer });
        }
    }
    Ok(matches)
}

/// Days on which someone's hands, or everyone's, may be free by a change of what is planned.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub from: Day,
    pub until: Day,
    /// Whose; everyone's if nobody is named.
    pub person: Option<PersonId>,
}

impl Days {
    /// From a day on, as far as is looked.
    pub fn from(from: Day) -> Self {
        Self { from, until: from.plus_days(LOOKED_DAYS), person: None }
    }

    /// None at all.
    pub fn none() -> Self {
        let day = Day::default();
        Self { from: day.plus_days(1), until: day, person: None }
    }
}

/// Who waits and would find a time on some days, each with the first of them: the longest waiting first.
pub fn suited(tx: &ReadTx<'_>, days: Days) -> Outcome<Vec<WaitingMatch>> {
    let mut found: Vec<WaitingMatch> = Vec::new();
    let from = days.from.max(tx.now.day());
    if list(tx)?.is_empty() {
        return Ok(found);
    }
    let people = staff::people(tx.conn)?.into_iter().filter(|person| person.active && person.performs);
    let people: Vec<PersonId> =
        people.map(|person| person.id).filter(|id| days.person.is_none_or(|person| person == *id)).collect();
    for offset in 0..=days.until.days_since(from).min(LOOKED_DAYS) {
        let frame = Frame::of(from.plus_days(offset));
        let whole = |person: &PersonId| Freed { person: *person, from: frame.start, until: frame.end };
        for one in matches(tx, people.iter().map(whole).collect())? {
            if !found.iter().any(|it| it.waiting.id == one.waiting.id) {
                found.push(one);
            }
        }
    }
    Ok(found)
}

/// The first time that makes use of what became free.
fn fit(
    tx: &ReadTx<'_>,
    capacity: &Capacity,
    waiting: &Waiting,
    (frame, freed): (Frame, &[Freed]),
) -> Outcome<Option<contract::calendar::Offer>> {
    if capacity.rota.closure(frame.day).is_some() {
        return Ok(None);
    }
    let guest = StoredGuest { customer: waiting.guest.customer, ..StoredGuest::default() };
    let at = Slot { day: frame.day, minute: 0 };
    let wanted = wanted(tx.conn, &waiting.parts, &guest, at, None)?;
    let plans: Vec<Plan> = match wanted.asked.clone() {
        Some(parts) => vec![(None, parts)],
        None => (wanted.others)()?,
    };
    let gaps = Gaps::of(tx.conn, capacity, &wanted.visitor, frame);
    let suits = waiting.within.map(|span| (frame.bound(span.from), frame.bound(span.until)));
    let (opens, closes) = suits.unwrap_or((frame.start, frame.end));
    let mut best: Option<(i64, &Plan)> = None;
    for plan in &plans {
        // Whoever can from two to four is done by four.
        let last = closes - i64::from(length(&plan.1)) + 1;
        let start = freed::first(&gaps, &plan.1, freed, (opens.max(minute_of(tx.now)), last))?;
        if let Some(start) = start.filter(|start| best.is_none_or(|(earliest, _)| *start < earliest)) {
            best = Some((start, plan));
        }
    }
    Ok(best.and_then(|(start, (_, parts))| offer(capacity, frame, parts, start)))
}
