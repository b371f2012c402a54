//! Measures what the house promises about speed: `name  value  unit  floor  ratio  goal  old  new/old`.
//!
//! Ratios are taken within one run, against a floor that does the unavoidable part of the same work. Where a figure must
//! be no worse than before, the old program measures it in the same run, in turn with this one.

mod archive;
mod attacks;
mod bare;
mod calendar;
mod chain;
mod check;
mod checkers;
mod close;
#[cfg(feature = "e2e")]
mod day;
mod figure;
mod fixture;
#[cfg(feature = "e2e")]
mod frame;
mod fuzz;
mod measured;
mod old;
mod page;
#[cfg(feature = "e2e")]
mod receipt;
mod report;
mod sale;
mod search;
mod slow_tse;
#[cfg(feature = "e2e")]
mod start;
mod ten_years;
mod till;
mod tse_export;
mod verifier;
#[cfg(feature = "e2e")]
mod window;
mod witnesses;
#[cfg(feature = "e2e")]
mod year;

use std::path::Path;
use std::process::ExitCode;

use figure::How::{Chance, Here, InTurn, Kept, Long};
use figure::{Figure, Taken, Time};
use old::Old;

/// What the usual run may take.
const MINUTES: u64 = 15;

/// What is measured, in this order: what is compared comes first, for it must not be skipped.
const FIGURES: &[Figure] = &[
    Figure::ratio("sale_commit", "ms", 1.5, 80, InTurn(sale::commit, 7)),
    Figure::ratio("sale_growth", "ms", 1.15, 120, InTurn(sale::growth, 5)),
    Figure::ratio("book_slot", "ms", 1.35, 80, InTurn(calendar::book_slot, 7)),
    #[cfg(feature = "e2e")]
    Figure::value("click_to_receipt", "ms", 50.0, 220, figure::How::Both(receipt::click_to_receipt)),
    #[cfg(feature = "e2e")]
    Figure::ratio("start_to_till", "ms", 1.25, 90, figure::How::Both(start::to_till)),
    Figure::value("check_minutes", "min", 35.0, 0, Kept(check::minutes)),
    Figure::ratio("build_dev", "s", 0.6, 0, Kept(check::build_dev)),
    Figure::ratio("day_growth", "ms", 1.15, 40, Here(sale::day_growth)),
    Figure::value("close_500", "s", 0.3, 20, Here(close::of_500_receipts)),
    Figure::value("next_slot", "ms", 10.0, 10, Here(calendar::next_slot)),
    Figure::ratio("verify_chain", "s", 2.0, 60, Here(chain::verify)),
    Figure::value("report_at_the_desk", "ms", 150.0, 10, Here(report::at_the_desk)),
    Figure::value("protocol_search", "ms", 30.0, 10, Here(report::protocol_search)),
    Figure::value("ten_years_queries", "ms", 20.0, 60, Here(ten_years::queries)),
    Figure::value("search_p99", "ms", 5.0, 60, Here(search::p99)),
    Figure::ratio("verify_native", "s", 1.3, 60, Here(verifier::native)),
    Figure::ratio("tar_verify", "s", 1.3, 60, Here(tse_export::tar_verify)),
    Figure::value("charge_to_print_250", "ms", 15.0, 40, Here(slow_tse::charge_to_print_250)),
    Figure::value("window_while_tse_hangs", "ms", 50.0, 20, Here(slow_tse::window_while_tse_hangs)),
    #[cfg(feature = "e2e")]
    Figure::ratio("verify_browser", "s", 2.6, 60, Here(verifier::browser)),
    Figure::ratio("witness_cost", "ms", 1.1, 60, Here(witnesses::witness_cost)),
    Figure::all_of("rollback_said", 30, Chance(witnesses::rollback_said, 30, 300)),
    Figure::at_least("fuzz", 1e6, Long(fuzz::executions, 1_000_000)),
    Figure::value("three_checkers", "", 0.0, 30, Chance(checkers::disagree, 300, 10_000)),
    Figure::all_of("index_attacks_found", 20, Here(attacks::on_what_no_chain_signs)),
    Figure::all_of("corruption_said", 60, Here(attacks::on_the_bytes)),
    Figure::value("archive_month", "s", 3.0, 30, Here(archive::of_a_month)),
    Figure::value("wasm_size", "KB", 700.0, 5, Here(page::size)),
    Figure::value("wasm_size_all", "KB", f64::INFINITY, 5, Here(page::size_of_all_parts)),
    #[cfg(feature = "e2e")]
    Figure::value("report_year", "ms", 300.0, 30, Here(year::report)),
    #[cfg(feature = "e2e")]
    Figure::value("day_view", "ms", 40.0, 40, Here(day::day_view)),
    #[cfg(feature = "e2e")]
    Figure::value("drag_frame", "ms", 8.0, 40, Here(frame::drag_frame)),
    #[cfg(feature = "e2e")]
    Figure::value("late_frames", "%", 2.0, 40, Here(day::late_frames)),
];

/// What the command line wants.
#[derive(Default)]
struct Wish {
    /// Names of figures; none means all.
    names: Vec<String>,
    /// Each in this process and once: what the runs in turn consist of.
    single: bool,
    long: bool,
    /// The checkout of the old program, or why there is none.
    old: Option<String>,
    without: Option<String>,
}

impl Wish {
    fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut wish, mut words) = (Self::default(), words);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--single" => wish.single = true,
                "--long" => wish.long = true,
                "--old" => wish.old = words.next(),
                "--without" => wish.without = words.next(),
                name if FIGURES.iter().any(|figure| figure.name == name) => wish.names.push(word),
                other => return Err(format!("There is no figure {other}. There are: {}", all_names())),
            }
        }
        Ok(wish)
    }

    fn wants(&self, names: &[&str]) -> bool {
        self.figures().any(|figure| names.contains(&figure.name))
    }

    fn figures(&self) -> impl Iterator<Item = &'static Figure> {
        FIGURES.iter().filter(|figure| {
            self.names.is_empty() || self.names.iter().any(|name| name.as_str() == figure.name)
        })
    }
}

fn all_names() -> String {
    FIGURES.iter().map(|figure| figure.name).collect::<Vec<_>>().join(" ")
}

fn main() -> ExitCode {
    match Wish::read(std::env::args().skip(1)).and_then(|wish| measure(&wish)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn measure(wish: &Wish) -> Result<(), String> {
    if wish.single {
        wish.figures().for_each(|figure| figure.print(&figure.once()));
        return Ok(());
    }
    prepare(wish);
    let old = old_program(wish);
    if let Err(why) = &old {
        println!("Not compared with an old program: {why}");
    }
    let old = old.ok();
    let time = if wish.long { Time::as_needed() } else { Time::of(MINUTES) };
    Figure::print_head();
    let mut broken = Vec::new();
    for figure in wish.figures() {
        let taken = figure.measure(old.as_ref(), &time);
        figure.print(&taken);
        if let Taken::Broken(_) = taken {
            broken.push(figure.name);
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("Not measured to the end: {}", broken.join(" "))) }
}

/// Makes the salons and archives that are kept from run to run. How long that takes is no part of the run's time.
fn prepare(wish: &Wish) {
    fixture::sweep();
    let wanted = |names: &[&str]| wish.wants(names);
    let of_ten_years = [
        "sale_growth",
        "day_growth",
        "click_to_receipt",
        "start_to_till",
        "verify_chain",
        "report_at_the_desk",
        "search_p99",
        "report_year",
        "ten_years_queries",
    ];
    if wanted(&of_ten_years) {
        fixture::prepare(fixture::BIG);
    }
    if wanted(&["sale_growth", "day_growth"]) {
        fixture::prepare(fixture::SMALL);
    }
    if wanted(&["protocol_search"]) {
        fixture::prepare(fixture::MONTH);
    }
    if wanted(&["next_slot"]) {
        calendar::ten_years();
    }
    if wanted(&["ten_years_queries"]) {
        ten_years::prepare();
    }
    if wanted(&["verify_native", "verify_browser"]) {
        verifier::prepare();
    }
}

/// The old program, once it has made its own salon of ten years; or why there is no comparison.
fn old_program(wish: &Wish) -> Result<Old, String> {
    let none = || wish.without.clone().unwrap_or_else(|| "none was named".to_owned());
    let old = Old::at(Path::new(wish.old.as_deref().ok_or_else(none)?))?;
    if wish.wants(&["sale_growth", "click_to_receipt", "start_to_till"]) {
        old.prepare("sale_growth")?;
    }
    Ok(old)
}
