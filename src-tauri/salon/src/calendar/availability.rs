//! Trying parts at a time: who and what would be taken, what stands against it, which chair, basin and hood are free.

use book::fault::Outcome;
use contract::calendar::{Clash, ResourceKind, Span, Taken as TakenKind};
use contract::people::Person;
use contract::refusal::CalendarRefusal;
use contract::{AppointmentId, CustomerId, Day, PersonId, ResourceId};
use rusqlite::Connection;

use super::agenda::{Agenda, Subject};
use super::frame::Frame;
use super::obstacle::Obstacle;
use super::rota::{Rota, within};
use super::store;
use super::stored::{Segment, StoredPart, laid_out, length};
use crate::staff;

/// What a trial needs to know of the house.
pub struct Capacity {
    pub people: Vec<Person>,
    pub rota: Rota,
    /// Active chairs, basins and hoods.
    pub resources: Vec<(ResourceId, ResourceKind, String)>,
}

impl Capacity {
    /// The house as it is planned from a day to another.
    pub fn load(conn: &Connection, from: Day, until: Day) -> Outcome<Self> {
        Self::with(conn, Rota::load(conn, from, until)?)
    }

    /// The house as a page shows it: what is damaged is left out.
    pub fn shown(conn: &Connection, from: Day, until: Day) -> Outcome<Self> {
        Self::with(conn, Rota::shown(conn, from, until)?)
    }

    /// The house as far as a card shows it: hours and shifts are left out, which a booking reads once as it is.
    pub fn of_cards(conn: &Connection, day: Day) -> Outcome<Self> {
        Self::with(conn, Rota::exceptions(conn, day, day)?)
    }

    fn with(conn: &Connection, rota: Rota) -> Outcome<Self> {
        let people = staff::readable_people(conn)?;
        let active = store::readable_resources(conn)?.into_iter().filter(|resource| resource.active);
        let resources = active.map(|resource| (resource.id, resource.kind, resource.name)).collect();
        Ok(Self { people, rota, resources })
    }

    /// The short name of a person.
    pub fn name(&self, person: PersonId) -> String {
        let found = self.people.iter().find(|known| known.id == person);
        found.map_or_else(|| "Jemand".to_owned(), |known| known.short_name.clone())
    }

    /// Refuses people who are gone or don't do this.
    pub fn check_people(&self, parts: &[StoredPart]) -> Outcome<()> {
        for part in parts {
            if let Some(person) = part.person {
                self.working(person, |known| known.performs)?;
            }
            for helper in part.phases.iter().filter_map(|phase| phase.helper) {
                self.working(helper, |_| true)?;
            }
        }
        Ok(())
    }

    fn working(&self, person: PersonId, may: impl Fn(&Person) -> bool) -> Outcome<()> {
        let known = self.people.iter().find(|known| known.id == person);
        if known.is_some_and(|known| known.active && may(known)) {
            return Ok(());
        }
        let name = known.map_or_else(|| "Diese Person".to_owned(), |known| known.short_name.clone());
        Err(CalendarRefusal::NotAStylist { name }.into())
    }

    fn of_kind(&self, kind: ResourceKind) -> impl Iterator<Item = &(ResourceId, ResourceKind, String)> {
        self.resources.iter().filter(move |(_, of, _)| *of == kind)
    }
}

/// Who comes, as far as it can be taken.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub customer: Option<CustomerId>,
    pub name: String,
    /// The appointment that is moved; a new one has none yet.
    pub appointment: Option<AppointmentId>,
    /// The chair that it had: kept if it is free.
    pub chair: Option<ResourceId>,
}

/// What a trial comes to: parts with their things, the chair, and what stands against it.
pub struct Availability {
    pub parts: Vec<StoredPart>,
    pub chair: Option<ResourceId>,
    pub obstacles: Vec<Obstacle>,
}

/// Tries parts at a time of a day.
pub fn assess(
    capacity: &Capacity,
    agenda: &Agenda<'_>,
    frame: Frame,
    visitor: &Visitor,
    mut parts: Vec<StoredPart>,
    start: i64,
) -> Outcome<Availability> {
    let end = start + i64::from(length(&parts));
    let mut obstacles = Vec::new();
    if end > frame.end {
        obstacles.push(Obstacle::PastMidnight);
        return Ok(Availability { parts, chair: None, obstacles });
    }
    if let Some(closure) = capacity.rota.closure(frame.day) {
        obstacles.push(Obstacle::Closed { day: frame.day, why: closure.name.clone() });
    }
    for segment in laid_out(&parts, start) {
        people(capacity, agenda, frame, &segment, &mut obstacles)?;
        if segment.hands().is_some() {
            customer(agenda, frame, visitor, &segment, &mut obstacles)?;
        }
    }
    let things = things(capacity, agenda, frame, &parts, start, &mut obstacles)?;
    for (part, phase, resource) in things {
        if let Some(stored) = parts.get_mut(part).and_then(|part| part.phases.get_mut(phase)) {
            stored.resource = resource;
        }
    }
    let chair = if start < end {
        chair(capacity, agenda, frame, visitor, (start, end), &mut obstacles)?
    } else {
        None
    };
    hours(capacity, frame, (start, end), &mut obstacles);
    obstacles.sort_by_key(Obstacle::is_soft);
    Ok(Availability { parts, chair, obstacles })
}

fn local(frame: Frame, from: i64, until: i64) -> Span {
    Span::new(frame.local(from), frame.local(until))
}

/// The person of an active phase must be here and free.
fn people(
    capacity: &Capacity,
    agenda: &Agenda<'_>,
    frame: Frame,
    segment: &Segment<'_>,
    obstacles: &mut Vec<Obstacle>,
) -> Outcome<()> {
    let Some(person) = segment.hands() else { return Ok(()) };
    let span = local(frame, segment.from, segment.until);
    let (name, work) = (capacity.name(person), capacity.rota.work(person, frame.day));
    if let Some(taken) = agenda.conflict(Subject::Person(person), segment.from, segment.until)? {
        let span = local(frame, taken.from, taken.until);
        let (who, what) = (TakenKind::Person, agenda.what(Subject::Person(person), taken)?);
        let clash = Clash { who, name, day: frame.day, span, what, instead: None };
        obstacles.push(Obstacle::Taken { clash, person: Some(person) });
    } else if work.is_away(span) {
        obstacles.push(Obstacle::Absent { person, name, day: frame.day, span });
    } else if !work.covers(span) {
        let sentence = match work.shift.as_slice() {
            [] => format!("{name} hat am {} keinen Dienst.", frame.day.german_with_weekday()),
            shifts => {
                let shifts: Vec<String> = shifts.iter().map(|shift| shift.german()).collect();
                format!("{name} hat Dienst {}, gebraucht wird {}.", shifts.join(", "), span.german())
            }
        };
        obstacles.push(Obstacle::Outside { sentence, person: Some(person), span });
    } else if let Some(pause) = work.breaks.iter().find(|pause| pause.overlaps(span)) {
        let sentence = format!("{name} hat Pause {}.", pause.german());
        obstacles.push(Obstacle::Outside { sentence, person: Some(person), span: *pause });
    }
    Ok(())
}

/// The customer is never in two active phases at once, under whichever file they were booked.
fn customer(
    agenda: &Agenda<'_>,
    frame: Frame,
    visitor: &Visitor,
    segment: &Segment<'_>,
    obstacles: &mut Vec<Obstacle>,
) -> Outcome<()> {
    let Some(customer) = visitor.customer else { return Ok(()) };
    if let Some((subject, taken)) = agenda.customer_conflict(customer, segment.from, segment.until)? {
        let span = local(frame, taken.from, taken.until);
        let (who, name) = (TakenKind::Customer, visitor.name.clone());
        let what = agenda.what(subject, taken)?;
        let clash = Clash { who, name, day: frame.day, span, what, instead: None };
        obstacles.push(Obstacle::Taken { clash, person: None });
    }
    Ok(())
}

/// A free basin or hood for each phase that wants one: the one it had, else the first that is free.
fn things(
    capacity: &Capacity,
    agenda: &Agenda<'_>,
    frame: Frame,
    parts: &[StoredPart],
    start: i64,
    obstacles: &mut Vec<Obstacle>,
) -> Outcome<Vec<(usize, usize, Option<ResourceId>)>> {
    let mut chosen = Vec::new();
    for segment in laid_out(parts, start) {
        let Some(kind) = segment.is.resource_kind else { continue };
        let span = (segment.from, segment.until);
        let resource = one_of(capacity, agenda, frame, kind, segment.is.resource, span, obstacles)?;
        chosen.push((segment.part, segment.phase, resource));
    }
    Ok(chosen)
}

fn chair(
    capacity: &Capacity,
    agenda: &Agenda<'_>,
    frame: Frame,
    visitor: &Visitor,
    span: (i64, i64),
    obstacles: &mut Vec<Obstacle>,
) -> Outcome<Option<ResourceId>> {
    one_of(capacity, agenda, frame, ResourceKind::Chair, visitor.chair, span, obstacles)
}

fn one_of(
    capacity: &Capacity,
    agenda: &Agenda<'_>,
    frame: Frame,
    kind: ResourceKind,
    had: Option<ResourceId>,
    (from, until): (i64, i64),
    obstacles: &mut Vec<Obstacle>,
) -> Outcome<Option<ResourceId>> {
    let all: Vec<_> = capacity.of_kind(kind).collect();
    let kept = all.iter().filter(|(id, ..)| Some(*id) == had);
    let mut met = None;
    for (id, _, name) in kept.chain(all.iter().filter(|(id, ..)| Some(*id) != had)) {
        match agenda.conflict(Subject::Resource(*id), from, until)? {
            None => return Ok(Some(*id)),
            Some(taken) => met = met.or(Some((*id, name.clone(), taken))),
        }
    }
    match (met, all.len()) {
        (None, _) => {}
        (Some((id, name, taken)), 1) => {
            let (who, span) = (TakenKind::Resource, local(frame, taken.from, taken.until));
            let what = agenda.what(Subject::Resource(id), taken)?;
            let clash = Clash { who, name, day: frame.day, span, what, instead: None };
            obstacles.push(Obstacle::Taken { clash, person: None });
        }
        (Some(_), _) => {
            let (kind, day, span) = (kind.german(), frame.day, local(frame, from, until));
            obstacles.push(Obstacle::NoneLeft { kind, day, span });
        }
    }
    Ok(None)
}

/// The whole visit lies within opening hours.
fn hours(capacity: &Capacity, frame: Frame, (start, end): (i64, i64), obstacles: &mut Vec<Obstacle>) {
    let open = capacity.rota.open(frame.day);
    let span = local(frame, start, end);
    // Whoever is outside the shift was told already.
    if obstacles.iter().any(Obstacle::is_soft) || within(&open, span) || span.minutes() == 0 {
        return;
    }
    let sentence = match open.as_slice() {
        [] => format!("Am {} ist Ruhetag.", frame.day.german_with_weekday()),
        open => {
            let open: Vec<String> = open.iter().map(|open| open.german()).collect();
            format!("Geöffnet ist {}, der Termin geht {}.", open.join(", "), span.german())
        }
    };
    obstacles.push(Obstacle::Outside { sentence, person: None, span });
}
