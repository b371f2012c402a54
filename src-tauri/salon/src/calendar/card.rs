//! Appointments as pages see them.

use std::collections::HashMap;

use book::act::View;
use book::fault::Outcome;
use contract::calendar::{Appointment, Block, Card, Fee, Guest, Part, PartPhase, PhaseKind, Span};
use contract::{AppointmentId, ArticleId, CustomerId, Day, Money, ResourceId};
use rusqlite::Connection;

use super::frame::{Frame, minute_of};
use super::held::{Held, HeldFee, HeldPhase, laid_out, services};
use super::rota::Rota;
use super::trial::House;
use super::{history, keep, store};
use crate::{customers, patch_tests};

/// A year of missed appointments, in minutes.
const YEAR: i64 = 365 * 24 * 60;

/// Names that cards show.
pub struct Names<'a> {
    conn: &'a Connection,
    pub house: House,
    resources: HashMap<ResourceId, String>,
    /// Services that want a patch test.
    tested: Vec<ArticleId>,
    customers: std::cell::RefCell<HashMap<CustomerId, (String, Option<String>)>>,
}

impl<'a> Names<'a> {
    /// For the pages of some days.
    pub fn load(conn: &'a Connection, from: Day, until: Day) -> Outcome<Self> {
        Self::with(conn, House::shown(conn, from, until)?)
    }

    /// For cards of one day and nothing else.
    pub fn of_cards(conn: &'a Connection, day: Day) -> Outcome<Self> {
        Self::with(conn, House::of_cards(conn, day)?)
    }

    fn with(conn: &'a Connection, house: House) -> Outcome<Self> {
        let resources = store::readable_resources(conn)?
            .into_iter()
            .map(|resource| (resource.id, resource.name))
            .collect();
        let tested = patch_tests::lines(conn)?.into_iter().flat_map(|line| line.articles).collect();
        Ok(Self { conn, house, resources, tested, customers: std::cell::RefCell::default() })
    }

    /// What a chair, basin or hood is called.
    pub fn resource(&self, resource: ResourceId) -> Option<String> {
        self.resources.get(&resource).cloned()
    }

    /// Who comes, by the present name.
    pub fn guest(&self, held: &Held) -> Outcome<Guest> {
        let mut guest = Guest {
            customer: held.guest.customer,
            name: held.guest.name.clone(),
            phone: held.guest.phone.clone(),
        };
        let Some(customer) = guest.customer else { return Ok(guest) };
        let known = self.customers.borrow().get(&customer).cloned();
        let contact = match known {
            Some(known) => Some(known),
            None => customers::contact(self.conn, customer)?,
        };
        if let Some((name, phone)) = contact {
            self.customers.borrow_mut().insert(customer, (name.clone(), phone.clone()));
            guest.phone = guest.phone.or(phone);
            guest.name = name;
        }
        Ok(guest)
    }

    /// What a page paints of an appointment.
    pub fn card(&self, held: &Held) -> Outcome<Card> {
        let image = &held.image;
        let frame = image.start.map(Frame::at);
        let span = image.span();
        Ok(Card {
            id: held.id,
            version: held.version,
            guest: self.guest(held)?,
            state: image.state,
            at: frame.zip(span).map(|(frame, (start, _))| frame.slot(start)),
            until: frame.zip(span).map(|(frame, (_, end))| frame.local(end)),
            parked: image.parked,
            half_made: image.half_made,
            note: held.guest.note.clone(),
            services: services(&image.parts),
            series: held.series.is_some(),
            chair: image.chair.and_then(|chair| self.resources.get(&chair).cloned()),
            basket: held.basket.clone(),
            warnings: frame.map(|frame| self.warnings(held, frame)).transpose()?.unwrap_or_default(),
            blocks: frame.map(|frame| self.blocks(held, frame)).unwrap_or_default(),
        })
    }

    /// What stands against an appointment: a missing patch test, days ahead; then what has come in its way.
    fn warnings(&self, held: &Held, frame: Frame) -> Outcome<Vec<String>> {
        let articles: Vec<ArticleId> = held.image.parts.iter().map(|part| part.article).collect();
        let wants_test = articles.iter().any(|article| self.tested.contains(article));
        let mut told = Vec::new();
        if let Some(customer) = held.guest.customer.filter(|_| wants_test && held.image.takes_time()) {
            for warning in patch_tests::warnings(self.conn, customer, &articles, frame.day)? {
                told.push(match warning.released {
                    Some(by) => format!("{} (freigegeben, {by})", warning.sentence),
                    None => warning.sentence,
                });
            }
        }
        told.extend(warnings(&self.house, held, frame));
        Ok(told)
    }

    fn blocks(&self, held: &Held, frame: Frame) -> Vec<Block> {
        let Some(start) = held.image.start else { return Vec::new() };
        self.blocks_of(&held.image.parts, start, frame)
    }

    /// Parts as they would lie from a minute on.
    pub fn blocks_of(&self, parts: &[super::held::HeldPart], start: i64, frame: Frame) -> Vec<Block> {
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
fn what(segment: &super::held::Segment<'_>, resource: Option<&str>) -> String {
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
fn warnings(house: &House, held: &Held, frame: Frame) -> Vec<String> {
    let Some(start) = held.image.start.filter(|_| held.image.takes_time()) else { return Vec::new() };
    let mut warnings: Vec<String> = closed(&house.rota, frame.day).into_iter().collect();
    for segment in laid_out(&held.image.parts, start) {
        let Some(person) = segment.hands() else { continue };
        let span = Span::new(frame.local(segment.from), frame.local(segment.until));
        if let Some((_, why)) = house.rota.work(person, frame.day).away(span) {
            let warning = format!("{} ist nicht da ({why}).", house.name(person));
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
pub fn appointment(view: &View<'_>, id: AppointmentId) -> Outcome<Appointment> {
    let held = keep::known(view.conn, id)?;
    let day = held.image.start.map_or_else(|| view.now.day(), |start| Frame::at(start).day);
    let names = Names::of_cards(view.conn, day)?;
    let since = minute_of(view.now) - YEAR;
    let no_shows =
        held.guest.customer.map(|customer| store::missed(view.conn, customer, since)).transpose()?;
    Ok(Appointment {
        card: names.card(&held)?,
        parts: parts(&held),
        total: total(&held)?,
        booked_by: held.booked_by.clone(),
        booked_at: held.booked_at,
        times: history::times(view.conn, id)?,
        series: held
            .series
            .map(|series| store::of_series(view.conn, series))
            .transpose()?
            .unwrap_or_default(),
        no_shows: no_shows.unwrap_or_default(),
        fee: held.image.fee.clone().map(fee),
    })
}

fn fee(held: HeldFee) -> Fee {
    Fee { proposed: held.proposed, decision: held.decision, decided_by: held.by, decided_at: held.at }
}

fn parts(held: &Held) -> Vec<Part> {
    let parts = held.image.parts.iter().zip(0_u32..).map(|(part, at)| Part {
        part: at,
        article: part.article,
        name: part.name.clone(),
        price: part.price,
        tone: part.tone,
        person: part.person,
        phases: part.phases.iter().map(phase).collect(),
    });
    parts.collect()
}

fn phase(held: &HeldPhase) -> PartPhase {
    PartPhase { kind: held.kind, name: held.name.clone(), minutes: held.minutes, helper: held.helper }
}

/// Sum of the agreed prices.
pub fn total(held: &Held) -> Outcome<Money> {
    Ok(Money::total(held.image.parts.iter().map(|part| part.price))?)
}
