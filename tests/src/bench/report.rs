//! The year's report over a salon of ten years.

use std::sync::Arc;
use std::time::{Duration, Instant};

use book::{Clock, SystemClock};
use contract::Day;
use contract::lists::{List, ShowList, Span};
use contract::protocols::Kinds;
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::fake_printer::FakePrinter;

use crate::fixture;
use crate::measured::{Measured, median_ms};

const ROUNDS: usize = 9;
/// Looks that count for nothing: the first ones read what the later ones find in memory.
const WARM_UP: usize = 2;

/// `report_at_the_desk`: the desk's part of `report_year`, the year before the last one's end.
pub fn at_the_desk() -> Measured {
    let folder = fixture::copy(fixture::BIG);
    let salon =
        DiskSalon::reopen(folder.path(), SystemClock.now(), Arc::new(FakePrinter::default())).unwrap();
    let span = Span::Year(Day::from_ymd(2025, 6, 1).unwrap());
    let look = |_| {
        let start = Instant::now();
        let page = salon.ask(ShowList { list: List::Turnover { span }, rows: 100 }).unwrap();
        assert!(page.sheet.sections.len() > 5, "an empty year");
        start.elapsed()
    };
    let value = median_ms((0..WARM_UP + ROUNDS).map(look).skip(WARM_UP).collect());
    Measured::alone(value)
}

/// `protocol_search`: words looked for in a month of some ten thousand entries, none of which holds them all; each time
/// others, as someone types. The first look, which tells every entry, is told beside it.
pub fn protocol_search() -> Measured {
    let folder = fixture::copy(fixture::MONTH);
    let salon =
        DiskSalon::reopen(folder.path(), SystemClock.now(), Arc::new(FakePrinter::default())).unwrap();
    let span = Span::Month(Day::from_ymd(2018, 7, 1).unwrap());
    let list = |nth| {
        let text = format!("girocard nirgends{nth}");
        List::Protocol { span, kinds: Kinds::All, person: None, text }
    };
    let look = |nth| {
        let start = Instant::now();
        let page = salon.ask(ShowList { list: list(nth), rows: 100 }).unwrap();
        assert!(
            page.sheet
                .sections
                .iter()
                .all(|part| part.table.as_ref().is_none_or(|table| table.rows.is_empty()))
        );
        start.elapsed()
    };
    let took: Vec<Duration> = (0..WARM_UP + ROUNDS).map(look).collect();
    eprintln!("protocol_search: the first look took {:.1} ms", median_ms(took[..1].to_vec()));
    let value = median_ms(took[WARM_UP..].to_vec());
    Measured::alone(value)
}
