//! What others have made, and what no window would send: whatever stands in it, the program answers soon, with a refusal that
//! tells what to do where it does not take it. Nothing of it is a fault of the program.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lockbuch_tests::cases::cases;
use lockbuch_tests::filled::filled;
use lockbuch_tests::fuzz::{Found, Met, Reader, TARGETS, Target, Watch, again, run, target_named};
use lockbuch_tests::rng::Rng;

/// Nobody waits longer for an answer; a machine that does ten other things gets the rest.
const PATIENCE: Duration = Duration::from_secs(10);

/// Inputs that were not met rightly once, with what came of them then.
const MET_BEFORE: &[(&str, &str)] = &[];

/// Tries so many inputs; some of them are taken, and some refused.
fn tries(name: &str, inputs: u32) {
    let target = target_named(name).unwrap();
    let ran = run(target, 0..u64::from(cases(inputs)), &Watch::with_patience(PATIENCE));
    if let Some(found) = &ran.found {
        panic!("{found}");
    }
    let share = ran.taken * 100 / ran.executions;
    assert!((2..=98).contains(&share), "{name}: {share} % are taken: this tries nothing");
}

#[test]
fn whatever_a_window_sends_is_answered_and_the_book_holds() {
    tries("requests", 3_200);
}

#[test]
fn whatever_is_left_of_a_call_is_answered() {
    tries("calls", 1_600);
}

#[test]
fn any_sheet_with_customers_is_taken_or_refused() {
    tries("customer_sheets", 1_500);
}

#[test]
fn any_vcards_are_taken_or_refused() {
    tries("customer_cards", 1_500);
}

#[test]
fn any_price_list_is_taken_or_refused() {
    tries("price_lists", 1_200);
}

#[test]
fn any_archive_is_judged() {
    tries("archives", 400);
}

#[test]
fn any_export_of_a_tse_is_judged() {
    tries("tse_exports", 200);
}

#[test]
fn whatever_a_printer_says_no_page_is_lost_and_none_comes_twice() {
    tries("printer", 20_000);
}

#[test]
fn whatever_a_time_stamp_service_answers_is_judged() {
    tries("time_stamps", 3_000);
}

#[test]
fn whatever_is_typed_or_scanned_is_understood_or_refused() {
    tries("codes", 2_000);
}

#[test]
fn any_picture_is_read_or_refused() {
    tries("pictures", 300);
}

#[test]
fn what_was_found_once_is_met_rightly() {
    let watch = Watch::with_patience(PATIENCE);
    for (name, input) in MET_BEFORE {
        let met = again(target_named(name).unwrap(), &STANDARD.decode(input).unwrap(), &watch);
        assert!(met.is_ok(), "{name} {input}: {met:?}");
    }
}

#[test]
fn the_same_number_makes_the_same_input() {
    let alone = TARGETS.iter().filter(|target| !["requests", "calls"].contains(&target.name));
    for target in filled(alone) {
        let input = |number| (target.make)().input(&mut Rng::new(number));
        assert_eq!(input(5), input(5), "{}", target.name);
        assert!((0..20).any(|number| input(number) != input(5)), "{}", target.name);
    }
}

/// Reads one byte, and takes it as its word.
struct Obedient;

impl Reader for Obedient {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        vec![rng.below(4) as u8]
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        match input {
            [0] => Ok(Met::Taken),
            [1] => Ok(Met::Refused),
            [2] => panic!("as it was told"),
            _ => Err("a fault".to_owned()),
        }
    }
}

#[test]
fn what_is_found_is_told_so_that_it_can_be_tried_again() {
    let obedient = Target { name: "obedient", lives: 3, make: || Box::new(Obedient) };
    let watch = Watch::with_patience(PATIENCE);
    let from = |number| run(&obedient, number..1_000, &watch).found.unwrap();
    let mut all: Vec<Found> = (0..40).map(from).collect();
    all.dedup();
    assert!(all.iter().any(|found| found.what.contains("as it was told")), "{all:?}");
    assert!(all.iter().any(|found| found.what == "a fault"), "{all:?}");
    for found in all {
        let told = found.to_string();
        assert!(told.contains(&format!("obedient {}", found.number)), "{told}");
        let bytes = told.rsplit('"').nth(1).unwrap();
        assert_eq!(STANDARD.decode(bytes).unwrap(), found.input, "{told}");
        assert_eq!(again(&obedient, &found.input, &watch).unwrap_err(), found.what);
    }
    let slow = Watch::with_patience(Duration::from_millis(60));
    let (_, was_slow) = slow.time(String::new, || std::thread::sleep(Duration::from_millis(400)));
    assert!(was_slow);
}
