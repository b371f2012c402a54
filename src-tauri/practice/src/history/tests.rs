//! The history as the person finds it.

use std::path::Path;
use std::sync::Arc;

use book::clock::local;
use book::{HandClock, Outcome};
use contract::calendar::{PhaseKind, ShowDay};
use contract::cash::Drawer;
use contract::day::{DayPhase, DayState, OpenDay, ZReports};
use contract::session::{Greet, SignIn};
use contract::{Ask, Day};
use desk::{Caller, Desk};

use super::{PIN, day, prepare};
use crate::salon_of_practice::open_at;

fn today() -> Day {
    Day::from_ymd(2026, 11, 18).unwrap()
}

fn prepared(places: &window::Places, day: Day) -> Vec<Day> {
    let mut lived = Vec::new();
    let now = local(day, 8, 30, 0).utc_ms();
    let open = |clock: Arc<HandClock>| -> Outcome<Desk> { open_at(places, clock) };
    prepare(&places.salon, open, now, &mut |day| lived.push(day)).unwrap();
    lived
}

struct Morning(Desk);

impl Morning {
    fn of(places: &window::Places, day: Day) -> Self {
        let clock = Arc::new(HandClock::at(local(day, 8, 45, 0)));
        let morning = Self(open_at(places, clock).unwrap());
        let owner = morning.ask(Greet).people.first().unwrap().id;
        morning.ask(SignIn { person: owner, pin: PIN.to_owned() });
        morning
    }

    fn ask<R: Ask>(&self, request: R) -> R::Reply {
        self.0.ask(&Caller("test".to_owned()), request).unwrap()
    }
}

fn places(folder: &Path) -> window::Places {
    window::Places {
        salon: folder.join("salon"),
        keys: folder.join("keys"),
        witnesses: folder.join("zeugen"),
        downloads: folder.join("downloads"),
    }
}

#[test]
fn weeks_of_days_end_closed_yesterday_and_a_forgotten_day_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let lived = prepared(&places, today());
    let expected: Vec<Day> =
        (1..=25).rev().map(|back| today().plus_days(-back)).filter(|day| day::is_open(*day)).collect();
    assert_eq!(lived, expected);

    let morning = Morning::of(&places, today());
    assert_eq!(morning.ask(DayState).phase, DayPhase::Closed);
    let last = morning.ask(ZReports::default()).into_iter().next().unwrap();
    assert_eq!(last.day, today().plus_days(-1), "yesterday was a Tuesday");
    let sheet = day::sheet(last.cash_left.as_cents());
    morning.ask(OpenDay { sheet, difference_reason: None });
    assert_eq!(morning.ask(Drawer).cash, Some(last.cash_left));
    drop(morning);

    let morning = Morning::of(&places, today());
    let page = morning.ask(ShowDay { day: today() });
    assert!(page.cards.len() > 10 && page.columns.len() >= 4, "a dull day: {}", page.cards.len());
    assert!(page.cards.iter().any(|card| card.blocks.iter().any(|block| block.kind == PhaseKind::Passive)));
    assert!(!page.parked.is_empty() && page.waiting.len() == 2);
    let booked = page.cards.len();
    drop(morning);

    let days_later = today().plus_days(3);
    assert_eq!(prepared(&places, days_later), [today().plus_days(1), today().plus_days(2)]);
    let morning = Morning::of(&places, days_later);
    assert_eq!(morning.ask(DayState).phase, DayPhase::Closed);
    assert_eq!(
        morning.ask(ShowDay { day: today() }).cards.len(),
        booked,
        "days that lie behind stay as they were"
    );
    assert!(morning.ask(ShowDay { day: days_later }).cards.len() > 5);
    assert_eq!(prepared_again_changes_nothing(morning, &places, days_later), Vec::<Day>::new());
}

fn prepared_again_changes_nothing(morning: Morning, places: &window::Places, day: Day) -> Vec<Day> {
    drop(morning);
    prepared(places, day)
}
