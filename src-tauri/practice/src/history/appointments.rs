//! Appointments of today and of the days to come, booked through the desk until each day is plausibly full.

use book::{Outcome, Trouble};
use contract::calendar::{
    AddWaiting, AppointmentState, Book, Column, DayPage, Guest, Park, PartWish, SetState, ShowDay, Slot, Span,
};
use contract::catalogue::{Article, Catalogue};
use contract::customers::{Customer, FindCustomers};
use contract::{Day, LineNature, PersonId};

use super::Past;
use super::customers::CUSTOMERS;
use super::dice::Dice;

/// Open days that have appointments, today included.
const DAYS: usize = 8;
/// How far the search for open days goes.
const DAYS_AHEAD: i64 = 16;
/// A day with fewer appointments is filled.
const FEW: usize = 3;

/// What people come for: services, and how often in a hundred.
const COMBINATIONS: [(&[&str], usize); 9] = [
    (&["Waschen-Schneiden-Föhnen Damen"], 24),
    (&["Herrenschnitt"], 24),
    (&["Ansatzfarbe", "Waschen-Schneiden-Föhnen Damen"], 14),
    (&["Kinderschnitt"], 10),
    (&["Schneiden Damen", "Pflege"], 8),
    (&["Intensivtönung", "Föhnen"], 7),
    (&["Foliensträhnen Oberkopf", "Föhnen"], 6),
    (&["Maschinenschnitt", "Bart trimmen"], 5),
    (&["Augenbrauen"], 2),
];

/// Fills today and the next open days that are still empty.
pub fn book(past: &Past, today: Day) -> Outcome<()> {
    let articles = past.ask(Catalogue)?.articles;
    let services: Vec<Article> = articles
        .into_iter()
        .filter(|article| article.active && article.nature == LineNature::Service)
        .collect();
    let mut filled = 0;
    for offset in 0..DAYS_AHEAD {
        let day = today.plus_days(offset);
        let page = past.ask(ShowDay { day })?;
        if page.closed.is_some() || filled >= DAYS {
            continue;
        }
        filled += 1;
        if page.cards.len() < FEW {
            fill(past, &page, &services, offset)?;
        }
    }
    Ok(())
}

fn fill(past: &Past, page: &DayPage, services: &[Article], offset: i64) -> Outcome<()> {
    let mut dice = Dice::of(page.day);
    // Days to come are emptier the farther they are.
    let asked_for = 85_usize.saturating_sub(usize::try_from(offset).unwrap_or_default() * 5);
    for column in &page.columns {
        column_of(past, page.day, column, services, (&mut dice, asked_for))?;
    }
    if offset == 0 {
        in_the_air(past, page.day, services, &mut dice)?;
    }
    Ok(())
}

fn column_of(
    past: &Past,
    day: Day,
    column: &Column,
    services: &[Article],
    (dice, asked_for): (&mut Dice, usize),
) -> Outcome<()> {
    for shift in &column.shift {
        let mut minute = shift.from;
        while minute + 15 < shift.until {
            if let Some(pause) =
                column.breaks.iter().find(|pause| pause.from <= minute && minute < pause.until)
            {
                minute = pause.until;
            }
            let until = if dice.happens(asked_for) {
                one(past, Slot { day, minute }, column.person, services, dice)?
            } else {
                None
            };
            minute = until.unwrap_or(minute + 30);
        }
    }
    Ok(())
}

/// Books one appointment; where nothing fits, nothing is booked. Answers with its end.
fn one(
    past: &Past,
    at: Slot,
    person: PersonId,
    services: &[Article],
    dice: &mut Dice,
) -> Outcome<Option<u32>> {
    let guest = guest(past, dice)?;
    let parts = parts(services, Some(person), dice);
    let booked = match past.ask(Book { guest, at: Some(at), parts, note: None }) {
        Ok(booked) => booked.appointment.card,
        Err(Trouble::Refused(_)) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    if dice.happens(40) {
        let (appointment, version, state) = (booked.id, booked.version, AppointmentState::Confirmed);
        past.ask(SetState { appointment, version, state })?;
    }
    Ok(booked.until)
}

fn parts(services: &[Article], person: Option<PersonId>, dice: &mut Dice) -> Vec<PartWish> {
    let mut drawn = dice.below(COMBINATIONS.iter().map(|(_, often)| often).sum());
    let mut names: &[&str] = &["Herrenschnitt"];
    for (combination, often) in COMBINATIONS {
        if drawn < often {
            names = combination;
            break;
        }
        drawn -= often;
    }
    let known = names.iter().filter_map(|name| services.iter().find(|article| article.name == *name));
    known.map(|article| PartWish::of(article.id, person)).collect()
}

/// Four of five have a file; others leave a first name and a number.
fn guest(past: &Past, dice: &mut Dice) -> Outcome<Guest> {
    if dice.happens(20) {
        let name = *dice.one_of(&["Sophie", "Ben", "Emma", "Luca", "Familie Koch"]).unwrap_or(&"Anna");
        let phone = Some(format!("0151 55{:05}", dice.below(100_000)));
        return Ok(Guest { customer: None, name: name.to_owned(), phone });
    }
    let name = *dice.one_of(&CUSTOMERS).unwrap_or(&"Lindner, Petra");
    let found: Vec<Customer> = past.ask(FindCustomers { text: name.to_owned() })?;
    Ok(Guest { customer: found.first().map(|customer| customer.id), name: name.to_owned(), phone: None })
}

/// One in the air, one half-made, two who wait.
fn in_the_air(past: &Past, day: Day, services: &[Article], dice: &mut Dice) -> Outcome<()> {
    let guest_of = |name: &str| Guest { name: name.to_owned(), ..Guest::default() };
    let parts = parts(services, None, dice);
    let cards = past.ask(ShowDay { day })?.cards;
    if let Some(card) = cards.iter().rev().find(|card| card.state == AppointmentState::Booked) {
        past.ask(Park { appointment: card.id, version: card.version })?;
    }
    let phone = Some("0421 5550199".to_owned());
    let caller = Guest { phone, ..guest_of("Herr am Telefon") };
    past.ask(Book { guest: caller, at: None, parts: Vec::new(), note: Some("ruft wieder an".to_owned()) })?;
    for (name, within) in [("Sommer, Anja", None), ("Winter, Jörg", Some(Span::new(16 * 60, 18 * 60)))] {
        past.ask(AddWaiting {
            guest: guest_of(name),
            parts: parts.clone(),
            from: day,
            until: day.plus_days(7),
            within,
            note: None,
        })?;
    }
    Ok(())
}
