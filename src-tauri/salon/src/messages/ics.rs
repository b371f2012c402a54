//! Appointments as iCalendar (RFC 5545) and as messages between calendars (RFC 5546): one for the customer, which mail
//! programs put in, move and take out; all of a person for another calendar.

use book::clock::utc_minute;
use book::ports::Enclosure;
use chrono::{DateTime, Utc};
use contract::calendar::{Block, Card, Slot};
use contract::{Day, PersonId};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use proof::Moment;

/// What a file asks of whoever opens it.
#[derive(Clone, Copy)]
enum Method {
    /// To put it in, or in place of what has the same name.
    Request,
    /// To take it out.
    Cancel,
    /// Nothing; it only tells.
    Publish,
}

impl Method {
    const fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }

    /// With the letters' encoding, without which text is US-ASCII (RFC 2046, 4.1.2), and the method (RFC 6047, 2.4).
    fn mime(self) -> String {
        format!("text/calendar; charset=utf-8; method={}", self.word())
    }
}

/// Who writes to whom.
pub struct Invitation<'a> {
    /// The salon's name.
    pub salon: &'a str,
    /// The salon's address.
    pub from: &'a str,
    /// The customer's address.
    pub to: &'a str,
    /// It does not take place.
    pub off: bool,
    pub made: Moment,
}

/// The moment of a local minute of a day; None for one that summer time leaves out.
fn utc(day: Day, minute: u32) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(utc_minute(day, minute)?.checked_mul(60)?, 0)
}

/// Every change of an appointment makes its version greater, so that the file of a later one wins.
fn event(card: &Card, domain: &str, (at, until): (Slot, u32), made: Moment) -> Option<Event> {
    let mut event = Event::new();
    event
        .uid(&format!("termin-{}@{domain}", card.id.0))
        .sequence(card.version)
        .timestamp(DateTime::from_timestamp_millis(made.utc_ms())?)
        .starts(utc(at.day, at.minute)?)
        .ends(utc(at.day, until)?);
    Some(event)
}

fn calendar(method: Method, events: impl Iterator<Item = Event>, name: &str) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name).append_property(Property::new("METHOD", method.word()));
    events.for_each(|mut event| {
        calendar.push(event.done());
    });
    calendar.to_string()
}

/// An appointment for the customer's own calendar; None without a time. `domain` makes its name the salon's own.
pub fn for_customer(card: &Card, domain: &str, invitation: &Invitation<'_>) -> Option<Enclosure> {
    let Invitation { salon, from, to, off, made } = invitation;
    let mut event = event(card, domain, (card.at?, card.until?), *made)?;
    let method = if *off { Method::Cancel } else { Method::Request };
    let mut guest = Property::new("ATTENDEE", format!("mailto:{to}"));
    guest.add_parameter("PARTSTAT", "ACCEPTED").add_parameter("RSVP", "FALSE");
    event
        .summary(&format!("{salon}: {}", card.services))
        .location(salon)
        .status(if *off { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .append_property(Property::new("ORGANIZER", format!("mailto:{from}")))
        .append_property(guest);
    let content = calendar(method, std::iter::once(event), salon).into_bytes();
    Some(Enclosure { name: "Termin.ics".to_owned(), mime: method.mime(), content })
}

/// What a person does, from the first to the last block of each appointment.
pub fn of_person(
    person: (PersonId, &str),
    cards: &[Card],
    (salon, domain): (&str, &str),
    made: Moment,
) -> Enclosure {
    let events = cards.iter().filter(|card| card.state.takes_time()).filter_map(|card| {
        let mine = || card.blocks.iter().filter(|block| block.person == person.0);
        let (from, until) =
            (mine().map(|block| block.from).min()?, mine().map(Block::span).map(|s| s.until).max()?);
        let mut event = event(card, domain, (Slot { minute: from, ..card.at? }, until), made)?;
        event.summary(&format!("{}: {}", card.guest.name, card.services)).location(salon);
        Some(event)
    });
    let content = calendar(Method::Publish, events, person.1).into_bytes();
    Enclosure { name: "Termine.ics".to_owned(), mime: Method::Publish.mime(), content }
}
