//! Whatever is tried in the calendar, in whatever order: nobody and nothing is ever taken twice. The check reads the
//! phases themselves and does not believe the rows that guard them.

use lockbuch_tests::filled::filled;
use std::collections::BTreeSet;
use std::path::Path;

use book::{Outcome, Trouble};
use contract::calendar::*;
use contract::customers::SaveCustomer;
use contract::{AppointmentId, ChangeId, CustomerId, PersonId};
use lockbuch_tests::cases::cases;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::outside;
use lockbuch_tests::rng::Rng;
use proptest::prelude::*;

/// One thing to try: what, on which appointment, and where.
type Wish = (u8, u16, u16);

/// A small salon, so that everyone is in everyone's way: two people, two chairs, one hood, three customers.
struct Desk {
    salon: DiskSalon,
    people: [PersonId; 2],
    customers: Vec<CustomerId>,
    changes: Vec<ChangeId>,
    done: u32,
    refused: u32,
}

impl Desk {
    fn found(folder: &Path) -> Self {
        let salon = DiskSalon::found(folder);
        for (kind, name) in [
            (ResourceKind::Chair, "Platz 1"),
            (ResourceKind::Chair, "Platz 2"),
            (ResourceKind::Hood, "Haube"),
        ] {
            salon.ask(SaveResource { id: None, kind, name: name.into(), active: true }).unwrap();
        }
        let phase =
            |kind, minutes, resource| Phase { kind, minutes, name: String::new(), resource, helper: true };
        let phases = vec![
            phase(PhaseKind::Active, 25, None),
            phase(PhaseKind::Passive, 35, Some(ResourceKind::Hood)),
            phase(PhaseKind::Active, 15, None),
        ];
        salon.ask(SavePhases { article: salon.wares[0].id, phases }).unwrap();
        let customer = |name: &str| SaveCustomer { id: None, name: name.into(), phone: None, before: None };
        let customers = ["Anna", "Berta", "Carla"].map(|name| salon.ask(customer(name)).unwrap().id).to_vec();
        let people = [salon.owner, salon.stylist];
        Self { salon, people, customers, changes: Vec::new(), done: 0, refused: 0 }
    }

    /// Five hours of two days: little room.
    fn slot(&self, place: u16) -> Slot {
        let day = self.salon.today().plus_days(i64::from(place % 2));
        Slot { day, minute: 540 + u32::from(place) * 5 % 300 }
    }

    fn handover(&self, which: u16) -> Option<Handover> {
        let to = self.people[usize::from(which % 2)];
        (!which.is_multiple_of(3)).then_some(Handover { from: None, to })
    }

    fn appointment(&self, which: u16) -> Option<(AppointmentId, u32)> {
        let count: i64 = self.count("select count(*) from appointment");
        let id = AppointmentId(i64::from(which).checked_rem(count)? + 1);
        let seen = self.salon.ask(ShowAppointment { appointment: id }).unwrap();
        Some((id, seen.card.version))
    }

    fn count(&self, sql: &str) -> i64 {
        outside::reader(&self.salon.folder).query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn book(&self, which: u16, place: u16) -> Book {
        let services: Vec<_> = self.salon.wares.iter().filter(|ware| ware.service).collect();
        let person = (!which.is_multiple_of(3)).then(|| self.people[usize::from(which % 2)]);
        let parts = (0..=which % 3).map(|nth| {
            let ware = services[usize::from(which.wrapping_add(nth)) % services.len()];
            PartWish::of(ware.id, person)
        });
        let customer = self.customers.get(usize::from(which) % (self.customers.len() + 2)).copied();
        let guest = Guest { customer, name: "Gast".into(), phone: None };
        let at = (!which.is_multiple_of(11)).then(|| self.slot(place));
        Book { guest, at, parts: parts.collect(), note: None }
    }

    fn attempt(&self, (what, which, place): Wish) -> Option<Outcome<Changed>> {
        if what % 10 < 4 {
            return Some(self.salon.ask(self.book(which, place)));
        }
        let (appointment, version) = self.appointment(which)?;
        let salon = &self.salon;
        Some(match what % 10 {
            4 | 5 => {
                salon.ask(Move { appointment, version, at: self.slot(place), person: self.handover(which) })
            }
            6 => {
                let (part, phase) = (u32::from(which % 2), u32::from(place % 3));
                salon.ask(Resize { appointment, version, part, phase, minutes: 5 + u32::from(place % 60) })
            }
            7 => salon.ask(Park { appointment, version }),
            8 => {
                let newest = self.changes.len().checked_sub(1 + usize::from(which) % 4)?;
                salon.ask(UndoChange { change: *self.changes.get(newest)? })
            }
            _ => match place % 3 {
                0 => salon.ask(CancelAppointment { appointment, version, reason: "abgesagt".into() }),
                1 => salon.ask(CopyAppointment { appointment, at: self.slot(place), person: None }),
                _ => {
                    let wish = self.book(which, place);
                    let at = wish.at.filter(|_| which.is_multiple_of(2));
                    let (guest, parts) = (wish.guest, (!which.is_multiple_of(3)).then_some(wish.parts));
                    salon.ask(ChangeAppointment { appointment, version, guest, at, parts, note: None })
                }
            },
        })
    }

    fn step(&mut self, wish: Wish) {
        match self.attempt(wish) {
            Some(Ok(changed)) => {
                self.changes.push(changed.change);
                self.done += 1;
            }
            Some(Err(Trouble::Refused(_))) => self.refused += 1,
            Some(Err(fault)) => panic!("{fault}"),
            None => {}
        }
    }
}

/// Who, from when, until when, for which appointment.
type Stretch = (String, i64, i64, i64);

const HOLDS: &str =
    "a.start_minute is not null and a.parked_ms is null and a.state not in ('cancelled', 'no_show')";

/// What the phases themselves take.
fn by_the_phases(folder: &Path) -> BTreeSet<Stretch> {
    let conn = outside::reader(folder);
    let sql = [
        format!(
            "select 'person ' || s.person_id, s.start_minute, s.start_minute + s.minutes, a.id
             from segment s join appointment a on a.id = s.appointment_id
             where s.kind = 'active' and s.minutes > 0 and {HOLDS}"
        ),
        format!(
            "select coalesce('customer ' || a.customer_id, 'guest ' || a.id), s.start_minute,
                s.start_minute + s.minutes, a.id
             from segment s join appointment a on a.id = s.appointment_id
             where s.kind = 'active' and s.minutes > 0 and {HOLDS}"
        ),
        format!(
            "select 'resource ' || s.resource_id, s.start_minute, s.start_minute + s.minutes, a.id
             from segment s join appointment a on a.id = s.appointment_id
             where s.resource_id is not null and s.minutes > 0 and {HOLDS}"
        ),
        format!(
            "select 'resource ' || a.chair_id, a.start_minute, a.end_minute, a.id
             from appointment a where a.chair_id is not null and a.start_minute < a.end_minute and {HOLDS}"
        ),
    ];
    sql.iter().flat_map(|sql| stretches(&conn, sql)).collect()
}

fn stretches(conn: &rusqlite::Connection, sql: &str) -> Vec<Stretch> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Nobody is taken twice, and what guards it is exactly what is taken.
fn check(folder: &Path) {
    let taken = by_the_phases(folder);
    let all: Vec<&Stretch> = taken.iter().collect();
    for two in all.windows(2) {
        let [(who, _, until, one), (other, from, _, another)] = two else { continue };
        assert!(who != other || until <= from, "{who} is in {one} and {another}");
    }
    let guarded =
        "select subject_kind || ' ' || subject_id, start_minute, end_minute, appointment_id from busy";
    assert_eq!(stretches(&outside::reader(folder), guarded).into_iter().collect::<BTreeSet<_>>(), taken);
}

fn live(wishes: &[Wish]) -> Desk {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut desk = Desk::found(folder.path());
    for wish in wishes {
        desk.step(*wish);
        check(folder.path());
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_and_nothing_is_ever_taken_twice(
        wishes in proptest::collection::vec((any::<u8>(), any::<u16>(), any::<u16>()), 1..50)
    ) {
        live(&wishes);
    }
}

#[test]
fn a_long_crowded_life_takes_nobody_twice() {
    for seed in 11..11 + u64::from(cases(1)) {
        long_crowded_life(seed);
    }
}

fn long_crowded_life(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut throw = |end: u64| u16::try_from(rng.below(end)).unwrap();
    let wishes: Vec<Wish> = (0..500).map(|_| (throw(256) as u8, throw(60_000), throw(60_000))).collect();
    let desk = live(&wishes);
    assert!(
        desk.done > 100 && desk.refused > 100,
        "seed {seed} is a dull life: {} done, {} refused",
        desk.done,
        desk.refused
    );
}

#[test]
fn ten_thousand_appointments_in_a_year_of_one_person() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let salon = DiskSalon::found(folder.path());
    let (article, person, first) = (salon.wares[2].id, Some(salon.stylist), salon.today());
    let made = salon.desk.inside(&[], move |tx| {
        let mut made = 0;
        for offset in 0..365 {
            let day = first.plus_days(offset);
            for nth in 0..32 {
                let parts = vec![PartWish { minutes: Some(vec![15]), ..PartWish::of(article, person) }];
                let guest = Guest { name: "Kind".into(), ..Guest::default() };
                let at = Some(Slot { day, minute: 540 + nth * 15 });
                let booked = book::WriteRow::write(Book { guest, at, parts, note: None }, tx);
                made += u32::from(booked.is_ok());
            }
        }
        Ok(made)
    });
    // Sundays are asked about, and nobody says yes here.
    assert!(made.unwrap() >= 10_000);
    let again: u32 = (0..7)
        .map(|offset| {
            let parts = vec![PartWish::of(article, person)];
            let guest = Guest { name: "Kind".into(), ..Guest::default() };
            let at = Some(Slot { day: first.plus_days(offset), minute: 600 });
            u32::from(salon.ask(Book { guest, at, parts, note: None }).is_err())
        })
        .sum();
    assert_eq!(again, 6, "every working day is full at ten");
    let parts = vec![PartWish::of(article, person)];
    let next = salon
        .ask(NextSlot { parts, customer: None, from: None, weekdays: Vec::new(), within: None, limit: 1 })
        .unwrap();
    assert_eq!((next[0].at.day, next[0].at.minute), (first, 1_020), "the first gap of the day");
    check(folder.path());
    let month = salon.ask(ShowMonth { day: first.plus_days(60), person }).unwrap();
    assert!(
        filled(month.days.iter().filter(|day| day.closed.is_none())).iter().all(|day| day.load_percent > 80)
    );
}
