//! The year's report over a salon of ten years.

use std::sync::Arc;
use std::time::Instant;

use contract::Day;
use contract::lists::{List, ShowList, Span};
use lockbuch_tests::tray::Tray;
use lockbuch_tests::world::World;
use salon::{Clock, SystemClock};

use crate::{Figure, Judged, fixture, median_ms};

const ROUNDS: usize = 9;

/// `report_at_the_desk`: the desk's part of `report_year`, the year before the last one's end.
pub fn at_the_desk() -> Figure {
    let folder = fixture::copy(fixture::BIG);
    let world = World::reopen(folder.path(), SystemClock.now(), Arc::new(Tray::default())).unwrap();
    let span = Span::Year(Day::from_ymd(2025, 6, 1).unwrap());
    let look = |_| {
        let start = Instant::now();
        let page = world.ask(ShowList { list: List::Turnover { span }, rows: 100 }).unwrap();
        assert!(page.sheet.sections.len() > 5, "an empty year");
        start.elapsed()
    };
    let value = median_ms((0..ROUNDS).map(look).collect());
    let name = "report_at_the_desk";
    Figure { name, value, unit: "ms", floor: None, judged: Judged::Value, goal: 150.0 }
}
