//! Appointments as iCalendar (RFC 5545): one for the customer, all of a person for another calendar.

use book::clock::utc_minute;
use book::ports::Enclosure;
use chrono::{DateTime, Utc};
use contract::calendar::{Block, Card, Slot};
use contract::{Day, PersonId};
use icalendar::{Calendar, Component, Event, EventLike};
use proof::Moment;

const MIME: &str = "text/calendar";

/// The moment of a local minute of a day; None for one that summer time leaves out.
fn utc(day: Day, minute: u32) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(utc_minute(day, minute)?.checked_mul(60)?, 0)
}

fn event(card: &Card, salon: &str, (at, until): (Slot, u32), made: Moment) -> Option<Event> {
    let mut event = Event::new();
    event
        .uid(&format!("termin-{}@lockbuch", card.id.0))
        .sequence(card.version)
        .timestamp(DateTime::from_timestamp_millis(made.utc_ms())?)
        .starts(utc(at.day, at.minute)?)
        .ends(utc(at.day, until)?)
        .location(salon);
    Some(event)
}

fn calendar(events: impl Iterator<Item = Event>, name: &str) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    events.for_each(|mut event| {
        calendar.push(event.done());
    });
    calendar.to_string()
}

/// An appointment for the customer's own calendar; None without a time.
pub fn for_customer(card: &Card, salon: &str, made: Moment) -> Option<Enclosure> {
    let mut event = event(card, salon, (card.at?, card.until?), made)?;
    event.summary(&format!("{salon}: {}", card.services));
    let content = calendar(std::iter::once(event), salon).into_bytes();
    Some(Enclosure { name: "Termin.ics".to_owned(), mime: MIME.to_owned(), content })
}

/// What a person does, from the first to the last block of each appointment.
pub fn of_person(person: PersonId, name: &str, cards: &[Card], salon: &str, made: Moment) -> String {
    let events = cards.iter().filter(|card| card.state.takes_time()).filter_map(|card| {
        let mine = || card.blocks.iter().filter(|block| block.person == person);
        let (from, until) =
            (mine().map(|block| block.from).min()?, mine().map(Block::span).map(|s| s.until).max()?);
        let mut event = event(card, salon, (Slot { minute: from, ..card.at? }, until), made)?;
        event.summary(&format!("{}: {}", card.guest.name, card.services));
        Some(event)
    });
    calendar(events, name)
}
