//! Appointments as pages see them.

use std::collections::HashMap;

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::{Appointment, Block, Card, Fee, Guest, Part, PartPhase, PhaseKind, Span};
use contract::{AppointmentId, ArticleId, CustomerId, Day, Money, ResourceId};
use rusqlite::Connection;

use super::agenda::Subject;
use super::availability::Capacity;
use super::frame::{Frame, minute_of};
use super::rota::Rota;
use super::stored::{StoredAppointment, StoredFee, StoredPhase, laid_out, services};
use super::{care, history, keep, store};
use crate::{customers, patch_tests};

/// A year of missed appointments, in minutes.
const YEAR: i64 = 365 * 24 * 60;

/// Names that cards show.
pub struct CardNames<'a> {
    conn: &'a Connection,
    pub capacity: Capacity,
    resources: HashMap<ResourceId, String>,
    /// Services that want a patch test.
    tested: Vec<ArticleId>,
    customers: std::cell::RefCell<HashMap<CustomerId, KnownGuest>>,
}

/// What cards say of someone who has a file.
#[derive(Clone)]
struct KnownGuest {
    name: String,
    phone: Option<String>,
    birthday: Option<Day>,
    /// Allergies, and the note that pops up.
    mind: Vec<String>,
    /// All files of this person: those that became one.
    files: Vec<CustomerId>,
}

impl<'a> CardNames<'a> {
    /// For the pages of some days.
    pub fn load(conn: &'a Connection, from: Day, until: Day) -> Outcome<Self> {
        Self::with(conn, Capacity::shown(conn, from, until)?)
    }

    /// For cards of one day and nothing else.
    pub fn of_cards(conn: &'a Connection, day: Day) -> Outcome<Self> {
        Self::with(conn, Capacity::of_cards(conn, day)?)
    }

    fn with(conn: &'a Connection, capacity: Capacity) -> Outcome<Self> {
        let resources = store::readable_resources(conn)?
            .into_iter()
            .map(|resource| (resource.id, resource.name))
            .collect();
        let tested = patch_tests::lines(conn)?.into_iter().flat_map(|line| line.articles).collect();
        Ok(Self { conn, capacity, resources, tested, customers: std::cell::RefCell::default() })
    }

    /// What a chair, basin or hood is called.
    pub fn resource(&self, resource: ResourceId) -> Option<String> {
        self.resources.get(&resource).cloned()
    }

    /// Who comes, by the present name.
    pub fn guest(&self, stored: &StoredAppointment) -> Outcome<Guest> {
        let mut guest = Guest {
            customer: stored.guest.customer,
            name: stored.guest.name.clone(),
            phone: stored.guest.phone.clone(),
        };
        let Some(customer) = guest.customer else { return Ok(guest) };
        let known = self.known(customer)?;
        guest.phone = guest.phone.or(known.phone);
        guest.name = known.name;
        Ok(guest)
    }

    /// Someone with a file, as the file is now.
    fn known(&self, customer: CustomerId) -> Outcome<KnownGuest> {
        if let Some(known) = self.customers.borrow().get(&customer) {
            return Ok(known.clone());
        }
        let card = customers::present(self.conn, customer)?;
        let (master, files) = (card.master, customers::family(self.conn, card.id)?);
        let (phone, mind) = (master.phones.first().map(|phone| phone.number.clone()), care::of_file(&master));
        let known = KnownGuest { name: master.name, phone, birthday: master.birthday, mind, files };
        self.customers.borrow_mut().insert(customer, known.clone());
        Ok(known)
    }

    /// Whether whoever comes has a birthday on a day. Who was born on a 29 February has it on the 28th in other years.
    pub fn has_birthday(&self, stored: &StoredAppointment, day: Day) -> Outcome<bool> {
        let Some(customer) = stored.guest.customer else { return Ok(false) };
        let Some(born) = self.known(customer)?.birthday else { return Ok(false) };
        let this_year = Day::from_ymd(day.year(), born.month(), born.day_of_month());
        Ok(this_year.or_else(|| Day::from_ymd(day.year(), 2, 28)) == Some(day))
    }

    /// What a page paints of an appointment.
    pub fn card(&self, stored: &StoredAppointment) -> Outcome<Card> {
        let plan = &stored.plan;
        let frame = plan.start.map(Frame::at);
        let span = plan.span();
        Ok(Card {
            id: stored.id,
            version: stored.version,
            guest: self.guest(stored)?,
            state: plan.state,
            at: frame.zip(span).map(|(frame, (start, _))| frame.slot(start)),
            until: frame.zip(span).map(|(frame, (_, end))| frame.local(end)),
            parked: plan.parked,
            half_made: plan.half_made,
            note: stored.guest.note.clone(),
            services: services(&plan.parts),
            series: stored.series.is_some(),
            chair: plan.chair.and_then(|chair| self.resources.get(&chair).cloned()),
            basket: stored.basket.clone(),
            warnings: self.warnings(stored, frame)?,
            blocks: frame.map(|frame| self.blocks(stored, frame)).unwrap_or_default(),
        })
    }

    /// What stands against an appointment: allergies and the note that pops up; a missing patch test, days ahead; then
    /// what has come in its way.
    fn warnings(&self, stored: &StoredAppointment, frame: Option<Frame>) -> Outcome<Vec<String>> {
        let mut told = match stored.guest.customer.filter(|_| stored.plan.state.takes_time()) {
            Some(customer) => self.known(customer)?.mind,
            None => Vec::new(),
        };
        let Some(frame) = frame else { return Ok(told) };
        let articles: Vec<ArticleId> = stored.plan.parts.iter().map(|part| part.article).collect();
        let wants_test = articles.iter().any(|article| self.tested.contains(article));
        if wants_test && stored.plan.takes_time() {
            let whose = (stored.guest.customer, Some(stored.id));
            told.extend(care::of_skin(self.conn, whose, &articles, frame.day)?);
        }
        told.extend(self.same_time(stored, frame)?);
        told.extend(warnings(&self.capacity, stored, frame));
        Ok(told)
    }

    /// Whoever became one person with another file may be booked twice at a time since.
    fn same_time(&self, stored: &StoredAppointment, frame: Frame) -> Outcome<Vec<String>> {
        let (Some(customer), Some(start)) = (stored.guest.customer, stored.plan.start) else {
            return Ok(Vec::new());
        };
        let files = self.known(customer)?.files;
        if files.len() < 2 || !stored.plan.takes_time() {
            return Ok(Vec::new());
        }
        let mut told = Vec::new();
        for segment in laid_out(&stored.plan.parts, start).filter(|segment| segment.hands().is_some()) {
            for file in &files {
                let subject = Subject::Customer(*file);
                for taken in store::taken(self.conn, subject, segment.from, segment.until)? {
                    if taken.appointment == stored.id {
                        continue;
                    }
                    let span = Span::new(frame.local(taken.from), frame.local(taken.until));
                    let what = store::what(self.conn, subject, taken.from)?;
                    told.push(format!("Zur selben Zeit noch einmal gebucht: {} {what}.", span.german()));
                }
            }
        }
        told.dedup();
        Ok(told)
    }

    fn blocks(&self, stored: &StoredAppointment, frame: Frame) -> Vec<Block> {
        let Some(start) = stored.plan.start else { return Vec::new() };
        self.blocks_of(&stored.plan.parts, start, frame)
    }

    /// Parts as they would lie from a minute on.
    pub fn blocks_of(&self, parts: &[super::stored::StoredPart], start: i64, frame: Frame) -> Vec<Block> {
        let blocks = laid_out(parts, start).filter_map(|segment| {
            let resource_name = segment.is.resource.and_then(|id| self.resources.get(&id).cloned());
            Some(Block {
                part: u32::try_from(segment.part).unwrap_or_default(),
                phase: u32::try_from(segment.phase).unwrap_or_default(),
                person: segment.column()?,
                from: frame.local(segment.from),
                until: frame.local(segment.until),
                kind: segment.is.kind,
                what: what(&segment, resource_name.as_deref()),
                tone: segment.of.tone,
                resource: segment.is.resource,
                resource_name,
                helper: segment.is.helper.is_some(),
            })
        });
        blocks.collect()
    }
}

/// `Ansatzfarbe · auftragen`, `einwirken · Haube 2`.
fn what(segment: &super::stored::Segment<'_>, resource: Option<&str>) -> String {
    let name = segment.is.name.as_str();
    let said = match (segment.is.kind, name) {
        (PhaseKind::Passive, "") => "einwirken".to_owned(),
        (PhaseKind::Passive, name) => name.to_owned(),
        (PhaseKind::Active, "") => segment.of.name.clone(),
        (PhaseKind::Active, name) => format!("{} · {name}", segment.of.name),
    };
    match resource {
        Some(resource) => format!("{said} · {resource}"),
        None => said,
    }
}

/// What has come in the way of an appointment since it was booked.
fn warnings(capacity: &Capacity, stored: &StoredAppointment, frame: Frame) -> Vec<String> {
    let Some(start) = stored.plan.start.filter(|_| stored.plan.takes_time()) else { return Vec::new() };
    let mut warnings: Vec<String> = closed(&capacity.rota, frame.day).into_iter().collect();
    for segment in laid_out(&stored.plan.parts, start) {
        let Some(person) = segment.hands() else { continue };
        let span = Span::new(frame.local(segment.from), frame.local(segment.until));
        if capacity.rota.work(person, frame.day).is_away(span) {
            let warning = format!("{} ist nicht da.", capacity.name(person));
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
    }
    warnings
}

fn closed(rota: &Rota, day: Day) -> Option<String> {
    rota.closure(day).map(|closure| format!("Der Salon ist geschlossen ({}).", closure.name))
}

/// An appointment in full.
pub fn appointment(tx: &ReadTx<'_>, id: AppointmentId) -> Outcome<Appointment> {
    let stored = keep::known(tx.conn, id)?;
    let day = stored.plan.start.map_or_else(|| tx.now.day(), |start| Frame::at(start).day);
    let names = CardNames::of_cards(tx.conn, day)?;
    let since = minute_of(tx.now) - YEAR;
    let (mut no_shows, mut called_off_late) = (0, 0);
    if let Some(customer) = stored.guest.customer {
        for file in names.known(customer)?.files {
            no_shows += store::missed(tx.conn, file, since)?;
            called_off_late += store::called_off_late(tx.conn, file, since)?;
        }
    }
    Ok(Appointment {
        card: names.card(&stored)?,
        parts: parts(&stored),
        total: total(&stored)?,
        booked_by: stored.booked_by.clone(),
        booked_at: stored.booked_at,
        times: history::times(tx.conn, id)?,
        series: stored
            .series
            .map(|series| store::of_series(tx.conn, series))
            .transpose()?
            .unwrap_or_default(),
        no_shows,
        called_off_late,
        fee: stored.plan.fee.clone().map(fee),
        stops: care::stops(tx.conn, &stored, tx.now.day())?,
    })
}

fn fee(stored: StoredFee) -> Fee {
    Fee { proposed: stored.proposed, decision: stored.decision, decided_by: stored.by, decided_at: stored.at }
}

fn parts(stored: &StoredAppointment) -> Vec<Part> {
    let parts = stored.plan.parts.iter().zip(0_u32..).map(|(part, at)| Part {
        part: at,
        article: part.article,
        name: part.name.clone(),
        price: part.price,
        reason: part.price_reason.clone(),
        tone: part.tone,
        person: part.person,
        phases: part.phases.iter().map(phase).collect(),
    });
    parts.collect()
}

fn phase(stored: &StoredPhase) -> PartPhase {
    PartPhase { kind: stored.kind, name: stored.name.clone(), minutes: stored.minutes, helper: stored.helper }
}

/// Sum of the agreed prices.
pub fn total(stored: &StoredAppointment) -> Outcome<Money> {
    Ok(Money::total(stored.plan.parts.iter().map(|part| part.price))?)
}
