//! Measures what the house promises about speed: `name  value  unit  floor  ratio  goal`.
//!
//! Ratios are taken within one run, against a floor that does the unavoidable part of the same work.

mod archive;
mod bare;
mod calendar;
mod chain;
mod close;
#[cfg(feature = "e2e")]
mod day;
mod fixture;
#[cfg(feature = "e2e")]
mod frame;
mod page;
mod report;
mod sale;
mod search;
mod till;
mod verifier;
#[cfg(feature = "e2e")]
mod window;

use std::time::Duration;

/// One measured figure.
struct Figure {
    name: &'static str,
    value: f64,
    unit: &'static str,
    /// What the unavoidable part of the work costs, in the same unit.
    floor: Option<f64>,
    judged: Judged,
    goal: f64,
}

/// What the goal speaks of.
#[derive(PartialEq, Eq)]
enum Judged {
    Value,
    Ratio,
}

impl Figure {
    fn print(&self) {
        let floor = self.floor.map_or_else(|| "-".to_owned(), |floor| format!("{floor:.3}"));
        let ratio = self.floor.map(|floor| self.value / floor);
        let judged = ratio.filter(|_| self.judged == Judged::Ratio).unwrap_or(self.value);
        let ratio = ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"));
        let verdict = if judged <= self.goal { "" } else { "  MISSED" };
        // Some figures are only told.
        let goal = if self.goal.is_finite() { format!("<= {}", self.goal) } else { "-".to_owned() };
        let (name, value, unit) = (self.name, self.value, self.unit);
        println!("{name:<18}{value:>12.3}  {unit:<4}{floor:>12}{ratio:>8}  {goal}{verdict}");
    }
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|word| word == name);
    println!("{:<18}{:>12}  {:<4}{:>12}{:>8}  goal", "name", "value", "unit", "floor", "ratio");
    type Measure = fn() -> Figure;
    let figures: &[(&str, Measure)] = &[
        ("sale_commit", sale::commit),
        ("sale_growth", sale::growth),
        ("close_500", close::of_500_receipts),
        ("book_slot", calendar::book_slot),
        ("next_slot", calendar::next_slot),
        ("verify_chain", chain::verify),
        ("report_at_the_desk", report::at_the_desk),
        ("protocol_search", report::protocol_search),
        ("search_p99", search::p99),
        ("verify_native", verifier::native),
        #[cfg(feature = "e2e")]
        ("verify_browser", verifier::browser),
        ("archive_month", archive::of_a_month),
        ("wasm_size", page::size),
        ("wasm_size_all", page::size_of_all_parts),
        #[cfg(feature = "e2e")]
        ("click_to_receipt", window::click_to_receipt),
        #[cfg(feature = "e2e")]
        ("start_to_till", window::start_to_till),
        #[cfg(feature = "e2e")]
        ("report_year", window::report_year),
        #[cfg(feature = "e2e")]
        ("day_view", day::day_view),
        #[cfg(feature = "e2e")]
        ("drag_frame", frame::drag_frame),
        #[cfg(feature = "e2e")]
        ("late_frames", day::late_frames),
    ];
    figures.iter().filter(|(name, _)| wants(name)).for_each(|(_, measure)| measure().print());
}

/// The middle of some durations, in milliseconds.
fn median_ms(mut durations: Vec<Duration>) -> f64 {
    durations.sort();
    durations.get(durations.len() / 2).map_or(0.0, |middle| middle.as_secs_f64() * 1_000.0)
}
