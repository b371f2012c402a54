//! Booking: from wishes to a place in the calendar, or the refusal that names who is busy and what is free instead.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{AppointmentState, Book, Offer, PartWish, Slot};
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, ChangeId, PersonId, Question};
use rusqlite::Connection;

use super::agenda::{Agenda, Subject};
use super::availability::{Availability, Capacity, Visitor, assess};
use super::frame::{self, Frame};
use super::obstacle::{Obstacle, hint};
use super::search::{Plan, SlotQuery, search};
use super::stored::{AppointmentPlan, StoredAppointment, StoredGuest, StoredPart, laid_out, length};
use super::{keep, wish};

/// How far the nearest alternative is looked for.
const INSTEAD_DAYS: i64 = 21;

/// What is to find its place: who comes, and the parts as different people would do them.
pub struct Wanted<'a> {
    pub visitor: Visitor,
    /// The parts as they were asked for; none when they are for anyone.
    pub asked: Option<Vec<StoredPart>>,
    /// The parts as others would do them, in the order of preference: only looked up when they are needed.
    pub others: Box<dyn Fn() -> Outcome<Vec<Plan>> + 'a>,
}

/// A place in the calendar.
pub struct AppointmentPlace {
    pub start: i64,
    pub parts: Vec<StoredPart>,
    pub chair: Option<contract::ResourceId>,
}

/// Tries to place what is wanted: the best plan with what stands against it.
pub fn try_place(
    tx: &ReadTx<'_>,
    capacity: &Capacity,
    wanted: &Wanted<'_>,
    at: Slot,
) -> Outcome<(i64, Availability)> {
    let (frame, start) = frame::begin(at, tx.now)?;
    let agenda = Agenda::of(tx.conn, frame, wanted.visitor.appointment);
    let attempt_of = |parts: &[StoredPart]| {
        if length(parts) == 0 {
            return Err(CalendarRefusal::NoMinutes.into());
        }
        capacity.check_people(parts)?;
        assess(capacity, &agenda, frame, &wanted.visitor, parts.to_vec(), start)
    };
    if let Some(parts) = &wanted.asked {
        return Ok((start, attempt_of(parts)?));
    }
    let mut best: Option<Availability> = None;
    for (_, parts) in &(wanted.others)()? {
        let availability = attempt_of(parts)?;
        let weight = |availability: &Availability| {
            availability.obstacles.iter().map(|o| if o.is_soft() { 1 } else { 1_000 }).sum::<u32>()
        };
        if best.as_ref().is_none_or(|best| weight(&availability) < weight(best)) {
            best = Some(availability);
        }
        if best.as_ref().is_some_and(|best| best.obstacles.is_empty()) {
            break;
        }
    }
    let nobody = CalendarRefusal::NobodyFree { when: at.to_string(), hint: String::new() };
    Ok((start, best.ok_or(nobody)?))
}

/// The place that was asked for, after a yes if it is outside hours; or why it can't be had.
pub fn place(tx: &ReadTx<'_>, wanted: &Wanted<'_>, at: Slot) -> Outcome<AppointmentPlace> {
    let capacity = Capacity::load(tx.conn, at.day, at.day)?;
    let (start, availability) = try_place(tx, &capacity, wanted, at)?;
    if let Some(hard) = availability.obstacles.iter().find(|obstacle| !obstacle.is_soft()) {
        let instead = instead(tx, wanted, start)?;
        if wanted.asked.is_none() && matches!(hard, Obstacle::Taken { .. } | Obstacle::Absent { .. }) {
            let hint = instead.map(|offer| hint(&offer, Some(at.day))).unwrap_or_default();
            return Err(CalendarRefusal::NobodyFree { when: format!("Am {}", at.german()), hint }.into());
        }
        return Err(hard.clone().refusal(instead).into());
    }
    if !availability.obstacles.is_empty() {
        tx.authority.ask(Question::OutsideHours, || {
            let told = availability.obstacles.iter().map(|obstacle| obstacle.hindrance().sentence);
            format!("{} Trotzdem eintragen?", told.collect::<Vec<_>>().join(" "))
        })?;
    }
    Ok(AppointmentPlace { start, parts: availability.parts, chair: availability.chair })
}

/// The nearest time that would do: with the person who was asked for, or with someone else at an earlier time.
pub fn instead(tx: &ReadTx<'_>, wanted: &Wanted<'_>, start: i64) -> Outcome<Option<Offer>> {
    let day = Frame::at(start).day;
    let until = day.plus_days(INSTEAD_DAYS);
    let capacity = Capacity::load(tx.conn, day, until)?;
    let asked = wanted.asked.iter().map(|parts| (None, parts.clone()));
    let plans: Vec<Plan> = asked.chain((wanted.others)()?).collect();
    let from = start.max(frame::minute_of(tx.now));
    let query = SlotQuery {
        capacity: &capacity,
        visitor: &wanted.visitor,
        plans: &plans,
        from,
        until,
        limit: 1,
        weekdays: &[],
        within: None,
    };
    Ok(search(tx.conn, &query)?.into_iter().next())
}

/// What wishes come to, for whoever does them.
pub fn wanted<'a>(
    conn: &'a Connection,
    wishes: &'a [PartWish],
    guest: &StoredGuest,
    at: Slot,
    appointment: Option<&StoredAppointment>,
) -> Outcome<Wanted<'a>> {
    let customer = guest.customer;
    let for_anyone = wishes.iter().any(|wish| wish.person.is_none());
    let single = wishes.first().and_then(|wish| wish.person);
    let single = single.filter(|person| wishes.iter().all(|wish| wish.person == Some(*person)));
    let asked = if for_anyone { None } else { Some(wish::parts(conn, wishes, None, customer, at.day)?) };
    let others = move || {
        if !for_anyone && single.is_none() {
            return Ok(Vec::new());
        }
        let freed = |wish: &PartWish| PartWish { person: wish.person.filter(|_| for_anyone), ..wish.clone() };
        let open: Vec<PartWish> = wishes.iter().map(freed).collect();
        let people = by_leisure(conn, at)?.into_iter().filter(|person| Some(*person) != single);
        people.map(|id| Ok((Some(id), wish::parts(conn, &open, Some(id), customer, at.day)?))).collect()
    };
    Ok(Wanted { visitor: visitor(guest, appointment), asked, others: Box::new(others) })
}

/// Who comes, as far as it can be taken.
pub fn visitor(guest: &StoredGuest, appointment: Option<&StoredAppointment>) -> Visitor {
    Visitor {
        customer: guest.customer,
        name: guest.name.clone(),
        appointment: appointment.map(|stored| stored.id),
        chair: appointment.and_then(|stored| stored.plan.chair),
    }
}

/// People who do services, those with the least to do on the day first.
pub fn by_leisure(conn: &Connection, at: Slot) -> Outcome<Vec<PersonId>> {
    let frame = Frame::of(at.day);
    let agenda = Agenda::of(conn, frame, None);
    let mut people = Vec::new();
    for person in crate::staff::people(conn)?.into_iter().filter(|person| person.active && person.performs) {
        let taken = agenda.of_subject(Subject::Person(person.id))?;
        people.push((taken.iter().map(|taken| taken.until - taken.from).sum::<i64>(), person.id));
    }
    people.sort_unstable();
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

/// Books an appointment, or keeps a half-made one in the air.
pub fn book(tx: &WriteTx<'_>, wish: Book) -> Outcome<(AppointmentId, ChangeId)> {
    let guest = wish::guest(tx, wish.guest, wish.note.as_deref())?;
    if guest.name.is_empty() && guest.phone.is_none() && wish.parts.is_empty() {
        return Err(CalendarRefusal::NothingToKeep.into());
    }
    wish::check_prices(tx, &wish.parts, &[], wish.at.map_or_else(|| tx.now.day(), |at| at.day))?;
    let whole = !guest.name.is_empty() && !wish.parts.is_empty();
    match wish.at.filter(|_| whole) {
        Some(at) => {
            let wanted = wanted(tx, &wish.parts, &guest, at, None)?;
            let place = place(&tx.as_read(), &wanted, at)?;
            keep::create(tx, &stored(tx, guest, Some(place), Vec::new(), None), "booked", "gebucht")
        }
        None => {
            let day = wish.at.map_or_else(|| tx.now.day(), |at| at.day);
            let parts = wish::parts(tx, &wish.parts, None, guest.customer, day)?;
            let start = wish.at.map(|at| frame::begin(at, tx.now)).transpose()?.map(|(_, start)| start);
            let start = start.filter(|start| start + i64::from(length(&parts)) <= Frame::at(*start).end);
            keep::create(tx, &stored(tx, guest, None, parts, start), "half_made", "angefangen, in der Luft")
        }
    }
}

/// A new appointment: at its place, or half-made in the air.
pub fn stored(
    tx: &WriteTx<'_>,
    guest: StoredGuest,
    place: Option<AppointmentPlace>,
    parts: Vec<StoredPart>,
    start: Option<i64>,
) -> StoredAppointment {
    let half_made = place.is_none();
    let (start, chair, parts) = match place {
        Some(place) => (Some(place.start), place.chair, place.parts),
        None => (start, None, parts),
    };
    let parked = half_made.then_some(tx.now);
    let state = AppointmentState::Booked;
    StoredAppointment {
        id: AppointmentId(0),
        version: 1,
        guest,
        plan: AppointmentPlan { state, start, parked, half_made, chair, fee: None, parts },
        series: None,
        basket: None,
        paid: None,
        booked_by: tx.authority.actor.short_name.clone(),
        booked_at: tx.now,
    }
}

/// The parts handed from one person's column to another's; lengths stay as agreed.
pub fn handed(parts: &[StoredPart], from: Option<PersonId>, to: PersonId) -> Vec<StoredPart> {
    let mut parts = parts.to_vec();
    for part in &mut parts {
        if part.person.is_none() || from.is_none() || part.person == from {
            part.person = Some(to);
        }
        for phase in &mut part.phases {
            if phase.helper.is_some() && phase.helper == from {
                phase.helper = Some(to);
            }
            // Whoever does the part helps nobody with it.
            phase.helper = phase.helper.filter(|helper| Some(*helper) != part.person);
        }
    }
    parts
}

/// The one person of all parts, if there is only one.
pub fn only_person(parts: &[StoredPart]) -> Option<PersonId> {
    let mut people = laid_out(parts, 0).filter_map(|segment| segment.hands());
    let first = people.next()?;
    people.all(|person| person == first).then_some(first)
}
