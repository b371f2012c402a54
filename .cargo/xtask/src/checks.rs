//! `cargo xtask test`: every check, in phases that tell their minutes.

use std::time::{Duration, Instant};

use crate::minutes::Watch;
use crate::{Outcome, axe, deny, notices, packages, place, programs, targets, tool};

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const WEB: &str = "wasm32-unknown-unknown";
/// All that runs on this machine, in one set of features, so that nothing is built twice. The page has its own.
const EVERYTHING: &str = "--workspace --exclude frontend --features lockbuch-tests/e2e";

type Phase = fn() -> Outcome;

/// What is checked, in this order: cheap and telling first.
const PHASES: &[(&str, Phase)] = &[
    ("packages", set_up),
    ("format", format),
    ("dependencies: cargo deny", deny::check),
    ("dependencies: licences that go along", notices::check),
    ("pages: build", programs::pages),
    ("page: clippy", page_clippy),
    ("page: tests", page_tests),
    ("clippy", clippy),
    ("docs", docs),
    ("build", build),
    ("tests", tests),
    ("scenarios and laws, bons attested from outside", tests_attested),
    ("core for Windows: cargo check", windows),
    ("window in Chromium, real window under Xvfb", window),
];

/// Runs every phase; stops at the first that fails.
pub fn test() -> Outcome {
    let watch = Watch::start();
    let mut times = vec![(&"this command itself: build", watch.before())];
    for (name, phase) in PHASES {
        println!("\n=== {name}");
        let began = Instant::now();
        let outcome = phase();
        times.push((name, began.elapsed()));
        if let Err(trouble) = outcome {
            tell(&times);
            return Err(format!("FAILED in phase \"{name}\": {trouble}"));
        }
    }
    tell(&times);
    println!("\nAll {} phases passed in {} minutes.", PHASES.len(), minutes(watch.elapsed()));
    watch.keep()
}

fn tell(times: &[(&&str, Duration)]) {
    println!("\nminutes  phase");
    for (name, time) in times {
        println!("{:>7}  {name}", minutes(*time));
    }
}

fn minutes(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() / 60.0)
}

fn set_up() -> Outcome {
    packages::for_checks()?;
    targets::add(WEB)?;
    targets::add(WINDOWS)?;
    deny::set_up()?;
    axe::fetch()
}

fn format() -> Outcome {
    tool::run(&mut tool::cargo("fmt --all --check"))
}

fn page_clippy() -> Outcome {
    let words = format!("clippy --package frontend --features csr --target {WEB} --target-dir");
    tool::run(tool::cargo(&words).arg(place::target().join("web")).args(["--", "--deny", "warnings"]))
}

/// Pages rendered without a browser; `csr` and `ssr` never meet in one build.
fn page_tests() -> Outcome {
    run_tests("--package frontend --features ssr")
}

fn clippy() -> Outcome {
    tool::run(&mut tool::cargo(&format!("clippy {EVERYTHING} --all-targets -- --deny warnings")))
}

/// Every link of a docstring leads somewhere; private items are read too, for they are most of the house.
fn docs() -> Outcome {
    let words = format!("doc --no-deps --document-private-items {EVERYTHING}");
    let flags = "--deny warnings --allow rustdoc::private_intra_doc_links";
    tool::run(tool::cargo(&words).env("RUSTDOCFLAGS", flags))
}

/// The programs themselves; the tests of the window start them.
fn build() -> Outcome {
    tool::run(&mut tool::cargo(&format!("build {EVERYTHING} --bins --tests")))
}

fn tests() -> Outcome {
    let all_but_window = if nextest() { "-E not(binary(e2e))" } else { "--lib --bins --test all" };
    run_tests(&format!("{EVERYTHING} {all_but_window}"))
}

/// The same scenarios and laws by the way of three phases: someone outside attests each bon and leaves nothing on it.
fn tests_attested() -> Outcome {
    let words = match nextest() {
        true => format!("nextest run {EVERYTHING} -E test(/^scenarios|^laws/)"),
        false => format!("test {EVERYTHING} --test all"),
    };
    tool::run(tool::cargo(&words).env("LOCKBUCH_TEST_ATTEST", "silent"))
}

/// What leaves this machine for a salon's Windows PC compiles there, SQLite included.
fn windows() -> Outcome {
    let words = format!("check --target {WINDOWS} -p proof -p contract -p salon -p devices");
    tool::run(&mut tool::cargo(&words))
}

/// The programs as a person uses them. One after another: each starts a program, a browser and a screen.
fn window() -> Outcome {
    let one_by_one = if nextest() { "--test-threads 1" } else { "-- --test-threads 1" };
    run_tests(&format!("{EVERYTHING} --test e2e {one_by_one}"))
}

fn run_tests(what: &str) -> Outcome {
    let runner = if nextest() { "nextest run --no-tests pass" } else { "test" };
    tool::run(&mut tool::cargo(&format!("{runner} {what}")))
}

fn nextest() -> bool {
    tool::exists("cargo-nextest")
}
