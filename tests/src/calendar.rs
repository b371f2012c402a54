//! What happens in the calendar, in the words of the scenarios.

use book::Outcome;
use contract::calendar::{
    Appointment, Block, Book, Card, Changed, DayPage, Guest, Handover, Move, PartWish, PhaseKind,
    ShowAppointment, ShowDay, Slot,
};
use contract::{AppointmentId, Day, Question, Refusal};
use rusqlite::Connection;

use crate::outside;
use crate::test_salon::{TestSalon, day};

/// Friday 27.11.2026, the day of the scenarios.
pub fn friday() -> Day {
    day(2026, 11, 27)
}

/// A time of the scenarios' day: `at("09:45")`.
pub fn at(time: &str) -> Slot {
    on(friday(), time)
}

/// A time of a day.
pub fn on(day: Day, time: &str) -> Slot {
    let (hour, minute) = time.split_once(':').unwrap();
    Slot { day, minute: hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap() }
}

/// Someone without a customer's file.
pub fn guest(name: &str) -> Guest {
    Guest { customer: None, name: name.to_owned(), phone: None }
}

/// `Jana 09:00–09:40 Ansatzfarbe · auftragen`; a passive phase stands in brackets.
pub fn told(salon: &TestSalon, block: &Block) -> String {
    let who = salon.people.iter().find(|(_, id)| **id == block.person).map_or("?", |(name, _)| name);
    let text = format!("{who} {} {}", block.span().german(), block.what);
    if block.kind == PhaseKind::Passive { format!("({text})") } else { text }
}

/// All blocks of a card as they are told.
pub fn blocks(salon: &TestSalon, card: &Card) -> Vec<String> {
    card.blocks.iter().map(|block| told(salon, block)).collect()
}

impl TestSalon {
    /// Haarwerk with the care that is done along the way, as scenario 2 counts it.
    pub fn with_calendar() -> Self {
        let salon = Self::haarwerk();
        let care = salon.article("Pflege").0;
        salon.raw().execute("insert into phase values (?1, 0, 'active', 0, '', null, 0)", [care]).unwrap();
        salon
    }

    /// The wish to book services with one person.
    pub fn booking(&self, name: &str, services: &[&str], person: Option<&str>, slot: Slot) -> Book {
        let person = person.map(|person| self.person(person));
        let parts = services.iter().map(|service| PartWish::of(self.article(service), person)).collect();
        Book { guest: guest(name), at: Some(slot), parts, note: None }
    }

    /// Books services with one person.
    pub fn book(&self, name: &str, services: &[&str], person: &str, slot: Slot) -> Appointment {
        self.try_book(name, services, person, slot).unwrap().appointment
    }

    pub fn try_book(&self, name: &str, services: &[&str], person: &str, slot: Slot) -> Outcome<Changed> {
        self.ask_yes(self.booking(name, services, Some(person), slot), &[Question::OutsideHours])
    }

    /// The refusal that a booking meets.
    pub fn no_booking(&self, name: &str, services: &[&str], person: &str, slot: Slot) -> Refusal {
        self.refused(self.booking(name, services, Some(person), slot))
    }

    pub fn appointment(&self, appointment: AppointmentId) -> Appointment {
        self.ask(ShowAppointment { appointment }).unwrap()
    }

    pub fn day_page(&self, day: Day) -> DayPage {
        self.ask(ShowDay { day }).unwrap()
    }

    /// The wish to move an appointment, to someone else or not.
    pub fn moving(&self, card: &Card, slot: Slot, to: Option<&str>) -> Move {
        let person = to.map(|to| Handover { from: None, to: self.person(to) });
        Move { appointment: card.id, version: card.version, at: slot, person }
    }

    /// A connection of another program on the salon's file.
    pub fn raw(&self) -> Connection {
        let conn = outside::intruder(self.folder.path());
        conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        conn
    }
}
