//! What the calendar rests on, changed: hours, closures, shifts, absences, resources, phases.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::*;
use contract::refusal::{CalendarRefusal, PeopleRefusal};
use contract::{AbsenceId, ClosureId, Day, LineNature, PersonId, Question, ResourceId, Role};
use rusqlite::Connection;

use super::agenda::Subject;
use super::frame::{Frame, minute_of};
use super::phase_places::places;
use super::store;
use super::waiting::Days;
use super::wish;
use crate::{catalogue, customers, staff};

const MINUTES_MAX: u32 = 720;
const PHASES_MAX: usize = 12;
const NAME_LETTERS_MAX: usize = 60;
const NOTE_LETTERS_MAX: usize = 200;
/// The longest closure or absence.
const DAYS_MAX: i64 = 366;

fn bad(what: impl Into<String>) -> CalendarRefusal {
    CalendarRefusal::BadPlan { what: what.into() }
}

/// A name without blanks around it.
fn named(name: &str) -> Outcome<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_LETTERS_MAX {
        return Err(bad("Bitte einen Namen eingeben (höchstens 60 Zeichen).").into());
    }
    Ok(name)
}

fn check_days(from: Day, until: Day) -> Outcome<()> {
    if until < from || until.days_since(from) > DAYS_MAX {
        return Err(bad("Das Ende liegt vor dem Anfang oder mehr als ein Jahr danach.").into());
    }
    Ok(())
}

/// What was planned for days that are over stays as it was.
fn check_begin(tx: &WriteTx<'_>, from: Day) -> Outcome<()> {
    if from < tx.now.day() {
        return Err(bad("Ein Plan gilt ab heute oder ab einem späteren Tag.").into());
    }
    Ok(())
}

/// A plan that holds already is followed by another one, and not taken back.
fn check_not_begun(tx: &WriteTx<'_>, from: Day) -> Outcome<()> {
    if from <= tx.now.day() {
        return Err(bad("Dieser Plan gilt schon. Bitte einen neuen ab einem späteren Tag speichern.").into());
    }
    Ok(())
}

/// Takes back opening hours that have not begun.
pub fn remove_hours(tx: &WriteTx<'_>, from: Day) -> Outcome<()> {
    check_not_begun(tx, from)?;
    gone(store::remove_hours(tx, from)?)
}

/// Takes back a person's shifts that have not begun.
pub fn remove_shifts(tx: &WriteTx<'_>, person: PersonId, from: Day) -> Outcome<()> {
    check_not_begun(tx, from)?;
    gone(store::remove_shifts(tx, person, from)?)
}

/// Stretches of a day that don't overlap.
fn check_spans(spans: &mut [Span]) -> Outcome<()> {
    spans.sort_unstable();
    let whole = spans.iter().all(|span| span.from < span.until && span.until <= DAY_MINUTES);
    let apart = spans.windows(2).all(|two| matches!(two, [one, next] if !one.overlaps(*next)));
    if whole && apart {
        Ok(())
    } else {
        Err(bad("Zeiten enden nach ihrem Anfang und überschneiden sich nicht.").into())
    }
}

/// All that is planned.
pub fn planning(tx: &ReadTx<'_>) -> Outcome<Planning> {
    let (conn, today) = (tx.conn, tx.now.day());
    let far = today.plus_days(10 * DAYS_MAX);
    let people = staff::readable_people(conn)?;
    // The week of a change has days before it, too.
    let mut shifts = store::shift_plans(conn, today.plus_days(-DAYS_MAX), far)?;
    shifts.retain(|plan| people.iter().any(|person| person.id == plan.person && person.active));
    Ok(Planning {
        hours: store::opening_hours(conn, today, far)?,
        closures: store::readable_closures(conn, today, None)?,
        shifts,
        absences: absences(tx)?,
        resources: store::readable_resources(conn)?,
        phases: store::all_phases(conn)?,
        adjustments: store::all_adjustments(conn)?,
    })
}

/// Absences that are not over. Why someone is away is seen by the owner alone.
fn absences(tx: &ReadTx<'_>) -> Outcome<Vec<Absence>> {
    let all = store::readable_absences(tx.conn, tx.now.day(), None)?.into_iter();
    let sees = tx.authority.role() >= Role::Owner;
    let seen = |absence: Absence| match sees {
        true => absence,
        false => Absence { kind: AbsenceKind::Other, note: None, ..absence },
    };
    Ok(all.map(seen).collect())
}

/// Sets the opening hours from a day on.
pub fn save_hours(tx: &WriteTx<'_>, wish: &OpeningHours) -> Outcome<()> {
    check_begin(tx, wish.from)?;
    if wish.hours.iter().any(|(weekday, _)| *weekday > 6) {
        return Err(bad("Eine Woche hat sieben Tage.").into());
    }
    for weekday in 0..7 {
        let of_day = wish.hours.iter().filter(|(of, _)| *of == weekday);
        check_spans(&mut of_day.map(|(_, span)| *span).collect::<Vec<_>>())?;
    }
    store::put_hours(tx, wish)
}

pub fn add_closure(tx: &WriteTx<'_>, wish: &AddClosure) -> Outcome<ClosureId> {
    check_days(wish.from, wish.until)?;
    store::add_closure(tx, wish.from, wish.until, &named(&wish.name)?)
}

/// Sets a person's shifts from a day on.
pub fn save_shifts(tx: &WriteTx<'_>, plan: &ShiftPlan) -> Outcome<()> {
    known_person(tx, plan.person)?;
    check_begin(tx, plan.from)?;
    if !(1..=4).contains(&plan.cycle_weeks) {
        return Err(bad("Ein Dienstplan wiederholt sich nach einer bis vier Wochen.").into());
    }
    if plan.shifts.iter().any(|shift| shift.week >= plan.cycle_weeks || shift.weekday > 6) {
        return Err(bad("Ein Dienst liegt außerhalb der Wochen des Plans.").into());
    }
    for (at, shift) in plan.shifts.iter().enumerate() {
        let same = plan.shifts.iter().skip(at + 1);
        let same = same.filter(|other| (other.week, other.weekday) == (shift.week, shift.weekday));
        let mut spans: Vec<Span> = same.map(|other| other.span).chain([shift.span]).collect();
        check_spans(&mut spans)?;
        check_spans(&mut shift.breaks.clone())?;
        let inside = |pause: &Span| shift.span.from <= pause.from && pause.until <= shift.span.until;
        if !shift.breaks.iter().all(inside) {
            return Err(bad("Eine Pause liegt innerhalb des Dienstes.").into());
        }
    }
    store::put_shifts(tx, plan)
}

fn known_person(conn: &Connection, person: PersonId) -> Outcome<()> {
    let known = staff::people(conn)?.into_iter().any(|known| known.id == person && known.active);
    if known { Ok(()) } else { Err(PeopleRefusal::NoSuchPerson.into()) }
}

/// Enters an absence and counts the appointments that lie in it.
pub fn add_absence(tx: &WriteTx<'_>, wish: &AddAbsence) -> Outcome<AbsenceAdded> {
    known_person(tx, wish.person)?;
    check_days(wish.from, wish.until)?;
    if let Some(span) = wish.within {
        check_spans(&mut [span])?;
    }
    if wish.note.as_ref().is_some_and(|note| note.trim().chars().count() > NOTE_LETTERS_MAX) {
        return Err(bad("Eine Notiz hat höchstens 200 Zeichen.").into());
    }
    let absence = store::add_absence(tx, wish)?;
    let mut met = Vec::new();
    for offset in 0..=wish.until.days_since(wish.from) {
        let frame = Frame::of(wish.from.plus_days(offset));
        let within = wish
            .within
            .map_or((frame.start, frame.end), |span| (frame.bound(span.from), frame.bound(span.until)));
        for taken in store::taken(tx, Subject::Person(wish.person), within.0, within.1)? {
            if !met.contains(&taken.appointment) {
                met.push(taken.appointment);
            }
        }
    }
    Ok(AbsenceAdded { absence, appointments: u32::try_from(met.len()).unwrap_or(u32::MAX) })
}

/// The days for which someone was to be away.
pub fn days_of_absence(tx: &WriteTx<'_>, absence: AbsenceId) -> Outcome<Days> {
    let all = store::readable_absences(tx, tx.now.day(), None)?;
    let found = all.into_iter().find(|it| it.id == absence);
    Ok(found.map_or_else(Days::none, |it| Days { from: it.from, until: it.until, person: Some(it.person) }))
}

/// The days for which the salon was to be closed.
pub fn days_of_closure(tx: &WriteTx<'_>, closure: ClosureId) -> Outcome<Days> {
    let all = store::readable_closures(tx, tx.now.day(), None)?;
    let found = all.into_iter().find(|it| it.id == closure);
    Ok(found.map_or_else(Days::none, |it| Days { from: it.from, until: it.until, person: None }))
}

pub fn remove_absence(tx: &WriteTx<'_>, absence: AbsenceId) -> Outcome<()> {
    gone(store::remove_absence(tx, absence)?)
}

pub fn remove_closure(tx: &WriteTx<'_>, closure: ClosureId) -> Outcome<()> {
    gone(store::remove_closure(tx, closure)?)
}

/// Refuses to remove what is not there.
pub fn gone(removed: bool) -> Outcome<()> {
    if removed { Ok(()) } else { Err(CalendarRefusal::NoSuchPlan.into()) }
}

/// Adds or changes a chair, basin or hood.
pub fn save_resource(tx: &WriteTx<'_>, wish: &SaveResource) -> Outcome<Resource> {
    let name = named(&wish.name)?;
    let all = store::resources(tx)?;
    if all.iter().any(|known| known.name == name && Some(known.id) != wish.id) {
        return Err(bad(format!("„{name}“ gibt es schon.")).into());
    }
    if wish.id.is_some_and(|id| !all.iter().any(|known| known.id == id && known.kind == wish.kind)) {
        return Err(CalendarRefusal::NoSuchPlan.into());
    }
    let used = |id: &ResourceId| all.iter().any(|known| known.id == *id && known.active);
    if let Some(id) = wish.id.filter(used).filter(|_| !wish.active) {
        put_away(tx, id, &name)?;
    }
    let id = store::put_resource(tx, &SaveResource { name: name.clone(), ..wish.clone() })?;
    Ok(Resource { id, kind: wish.kind, name, active: wish.active })
}

/// Whoever is planned for a thing that is put away is told before: those appointments need another one.
fn put_away(tx: &WriteTx<'_>, id: ResourceId, name: &str) -> Outcome<()> {
    let count = store::planned_for(tx, id, minute_of(tx.now))?;
    if count == 0 {
        return Ok(());
    }
    tx.authority.ask(Question::PutAwayResource, || {
        let what = if count == 1 { "ist ein Termin".to_owned() } else { format!("sind {count} Termine") };
        format!(
            "Für „{name}“ {what} ab heute vorgesehen, und das bleibt so, bis jemand sie verschiebt. Trotzdem wegräumen?"
        )
    })
}

/// Sets the phases of a service.
pub fn save_phases(tx: &WriteTx<'_>, wish: SavePhases) -> Outcome<ServicePhases> {
    let article = catalogue::article(tx, wish.article, tx.now.day())?;
    let Some(article) = article.filter(|article| article.nature == LineNature::Service) else {
        return Err(CalendarRefusal::NotAService { name: "Dieser Artikel".to_owned() }.into());
    };
    let before = wish::phases(tx, &article, None, None)?;
    let total: u32 = wish.phases.iter().map(|phase| phase.minutes.min(MINUTES_MAX + 1)).sum();
    if wish.phases.len() > PHASES_MAX || total > MINUTES_MAX {
        return Err(CalendarRefusal::TooMuch.into());
    }
    let several = wish.phases.len() > 1;
    if several && wish.phases.iter().any(|phase| phase.minutes == 0) {
        return Err(bad("Von mehreren Phasen dauert jede mindestens eine Minute.").into());
    }
    let mut phases = wish.phases;
    for phase in &mut phases {
        phase.name = phase.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if phase.resource == Some(ResourceKind::Chair) || phase.name.chars().count() > NAME_LETTERS_MAX {
            return Err(
                bad("Eine Phase hat höchstens 60 Zeichen; der Platz gehört zum ganzen Termin.").into()
            );
        }
    }
    store::put_phases(tx, wish.article, &phases)?;
    let after = wish::phases(tx, &article, None, None)?;
    if before != after {
        store::move_adjustments(tx, wish.article, &places(&before, &after))?;
    }
    Ok(ServicePhases { article: wish.article, phases })
}

/// Sets or takes away another length of a phase for a person, a customer, or both.
pub fn adjust(tx: &WriteTx<'_>, wish: &AdjustPhase) -> Outcome<()> {
    let article = wish::service(tx, wish.article, tx.now.day())?;
    let phases = wish::phases(tx, &article, None, None)?;
    if phases.get(wish.phase as usize).is_none() || (wish.person.is_none() && wish.customer.is_none()) {
        return Err(bad("Diese Phase gibt es nicht, oder es fehlt, für wen sie gilt.").into());
    }
    if wish.minutes.is_some_and(|minutes| minutes > MINUTES_MAX) {
        return Err(CalendarRefusal::TooMuch.into());
    }
    if let Some(person) = wish.person {
        known_person(tx, person)?;
    }
    if let Some(customer) = wish.customer {
        customers::contact(tx, customer)?.ok_or(PeopleRefusal::NoSuchCustomer)?;
    }
    store::put_adjustment(tx, wish)
}
