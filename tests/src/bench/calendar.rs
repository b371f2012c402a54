//! What an appointment costs: beside a bare transaction of the same rows, and the search for the next free slot in a
//! salon of ten people that is booked out for 90 days, after ten years.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use book::clock::local;
use book::{Outcome, WriteRow};
use contract::calendar::*;
use contract::customers::SaveCustomer;
use contract::people::SavePerson;
use contract::{Day, PersonId, Role};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::fake_printer::FakePrinter;

use crate::bare::Bare;
use crate::fixture;
use crate::measured::{Measured, median_ms};

const WARM_UP: usize = 20;
const RUNS: usize = 400;
const SEARCHES: usize = 60;
const CUSTOMERS: u32 = 100_000;
const PEOPLE: usize = 10;

/// `book_slot`: a colour in three phases with chair and hood, from the request to the reply.
pub fn book_slot() -> Measured {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let salon = DiskSalon::found(folder.path());
    furnish(&salon);
    let guest = Guest { name: "Frau Lindner".to_owned(), ..Guest::default() };
    let today = salon.today();
    let slot = |run: i64| Slot {
        day: today.plus_days(1 + run / 3),
        minute: 540 + u32::try_from(run % 3).unwrap() * 150,
    };
    let book = |run: usize| {
        let parts = vec![PartWish::of(salon.wares[0].id, Some(salon.stylist))];
        Book { guest: guest.clone(), at: Some(slot(i64::try_from(run).unwrap())), parts, note: None }
    };
    salon.ask(book(0)).unwrap();
    let mut bare = Bare::copy_of(folder.path(), copy.path());
    let (mut bookings, mut floors) = (Vec::new(), Vec::new());
    for run in 1..=WARM_UP + RUNS {
        let wish = book(run);
        let start = Instant::now();
        let booked = salon.ask(wish).unwrap();
        let took = start.elapsed();
        let floor = bare.repeat_booking(booked.appointment.card.id.0);
        if run > WARM_UP {
            bookings.push(took);
            floors.push(floor);
        }
    }
    let (value, floor) = (median_ms(bookings), median_ms(floors));
    Measured::beside(value, floor)
}

/// `next_slot`: three phases by anyone, where every one of 90 days has to be looked at.
pub fn next_slot() -> Measured {
    let folder = ten_years();
    let salon =
        DiskSalon::reopen(&folder, local(last_day(), 8, 0, 0), Arc::new(FakePrinter::default())).unwrap();
    let parts = vec![PartWish::of(salon.wares[0].id, None)];
    let wish = NextSlot { parts, customer: None, from: None, weekdays: Vec::new(), within: None, limit: 1 };
    let search = |_| {
        let start = Instant::now();
        let offers = salon.ask(wish.clone()).unwrap();
        let took = start.elapsed();
        assert!(offers[0].at.day.days_since(last_day()) > 85, "a slot too soon: {offers:?}");
        took
    };
    let value = median_ms((0..SEARCHES + WARM_UP).map(search).skip(WARM_UP).collect());
    Measured::alone(value)
}

/// The day on which the fixture stands.
fn last_day() -> Day {
    Day::from_ymd(2026, 11, 27).unwrap()
}

/// Chairs, hoods, and a colour of three phases.
fn furnish(salon: &DiskSalon) {
    for (kind, name, count) in [(ResourceKind::Chair, "Platz", 12), (ResourceKind::Hood, "Haube", 4)] {
        for number in 1..=count {
            let name = format!("{name} {number}");
            salon.ask(SaveResource { id: None, kind, name, active: true }).unwrap();
        }
    }
    let phase = |kind, minutes, name: &str, resource| Phase {
        kind,
        minutes,
        name: name.to_owned(),
        resource,
        helper: false,
    };
    let phases = vec![
        phase(PhaseKind::Active, 40, "auftragen", None),
        phase(PhaseKind::Passive, 35, "einwirken", Some(ResourceKind::Hood)),
        phase(PhaseKind::Active, 45, "fertigstellen", None),
    ];
    salon.ask(SavePhases { article: salon.wares[0].id, phases }).unwrap();
}

/// A salon with ten people, 100,000 customers and ten years of appointments, booked out for the next 90 days; made
/// by the desk's own rows and kept for the next run.
pub fn ten_years() -> PathBuf {
    let generator = ["src/test_salon.rs", "src/disk_salon.rs", "src/bench/calendar.rs"];
    fixture::kept("calendar", &generator, |folder| u64::from(make(folder)))
}

fn make(folder: &Path) -> u32 {
    let first = Day::from_ymd(2016, 11, 28).unwrap();
    let salon = DiskSalon::found_at(folder, local(first, 8, 0, 0));
    furnish(&salon);
    let mut people = vec![salon.owner, salon.stylist];
    while people.len() < PEOPLE {
        let name = format!("Person {}", people.len() + 1);
        let (id, short_name, role) = (None, String::new(), Role::Stylist);
        let wish = SavePerson { id, name, short_name, role, performs: true, active: true };
        people.push(salon.ask(wish).unwrap().id);
    }
    salon.desk.inside(&[], |tx| customers(tx)).unwrap();
    let mut count = 0;
    for offset in 0..=last_day().days_since(first) + NEXT_SLOT_DAYS {
        let day = first.plus_days(offset);
        // The last two days of those that are looked at are free.
        if day.weekday() == 6 || day.days_since(last_day()) >= NEXT_SLOT_DAYS - 2 {
            continue;
        }
        // What lies ahead is booked on the last day, and leaves no gap until its end.
        salon.clock.set(local(day.min(last_day()), 7, 0, 0));
        let minutes = if day >= last_day() { 30 } else { 60 };
        let (people, article) = (people.clone(), salon.wares[1].id);
        count += salon.desk.inside(&[], move |tx| fill(tx, day, minutes, &people, article)).unwrap();
    }
    count
}

fn customers(tx: &book::WriteTx<'_>) -> Outcome<()> {
    for number in 0..CUSTOMERS {
        let phone = Some(format!("0421 {number:06}"));
        SaveCustomer { id: None, name: format!("Kundin Nummer {number}"), phone, before: None }.write(tx)?;
    }
    Ok(())
}

/// A day of everyone, from nine to six; on half-filled days every third hour stays free.
fn fill(
    tx: &book::WriteTx<'_>,
    day: Day,
    minutes: u32,
    people: &[PersonId],
    article: contract::ArticleId,
) -> Outcome<u32> {
    let mut count = 0;
    for (nth, person) in people.iter().enumerate() {
        for hour in 0..540 / minutes {
            if minutes == 60 && (u64::from(hour) + nth as u64).is_multiple_of(3) {
                continue;
            }
            let parts =
                vec![PartWish { minutes: Some(vec![minutes]), ..PartWish::of(article, Some(*person)) }];
            let guest = Guest { name: "Kundin".to_owned(), ..Guest::default() };
            let at = Some(Slot { day, minute: 540 + hour * minutes });
            Book { guest, at, parts, note: None }.write(tx)?;
            count += 1;
        }
    }
    Ok(count)
}
