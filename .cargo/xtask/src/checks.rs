//! `cargo xtask test`: every check, in phases that tell their minutes.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::memory::MemoryFolder;
use crate::minutes::{Watch, worked};
use crate::{Outcome, axe, deny, docs, notices, packages, targets, tool};

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const WEB: &str = "wasm32-unknown-unknown";
/// All that runs on this machine, in one set of features, so that nothing is built twice. The page has its own, and so
/// has this command, which is built before it can say so.
pub const EVERYTHING: &str = "--workspace --exclude frontend --exclude xtask --features lockbuch-tests/e2e";

type Phase = fn() -> Outcome;

/// What is checked, in this order: cheap and telling first.
const PHASES: &[(&str, Phase)] = &[
    ("packages", set_up),
    ("format", format),
    ("dependencies: cargo deny", deny::check),
    ("dependencies: licences that go along", notices::check),
    (
        "pages: build, read by clippy; beside that page: tests and core for Windows: cargo check",
        pages_and_more,
    ),
    ("this command itself: clippy, docs, tests", itself),
    ("build, read by clippy", build),
    ("docs", docs),
    ("tests", tests),
    ("scenarios and laws, bons attested from outside", tests_attested),
    ("window in Chromium, real window under Xvfb", window),
];

/// Runs every phase; stops at the first that fails.
pub fn test() -> Outcome {
    let watch = Watch::start();
    let mut times = vec![Spent { name: "this command itself: build", time: watch.before(), worked: None }];
    for (name, phase) in PHASES {
        println!("\n=== {name}");
        let (began, before) = (Instant::now(), worked());
        let outcome = phase();
        times.push(Spent { name, time: began.elapsed(), worked: Some(worked() - before) });
        if let Err(trouble) = outcome {
            tell(&times);
            return Err(format!("FAILED in phase \"{name}\": {trouble}"));
        }
    }
    tell(&times);
    println!("\nAll {} phases passed in {} minutes.", PHASES.len(), minutes(watch.elapsed()));
    watch.keep()
}

/// What one phase took.
struct Spent {
    name: &'static str,
    time: Duration,
    /// Processor time, in seconds, where it is known.
    worked: Option<f64>,
}

/// The phases' minutes, and how many cores were at work on the average: few means that they waited for each other. What
/// outlives its starter (a browser that a test ends) is not counted, so the window's figure is too low.
fn tell(times: &[Spent]) {
    println!("\nminutes  cores  phase (cores: without browsers)");
    for Spent { name, time, worked } in times {
        let cores = worked.map_or_else(String::new, |worked| format!("{:.1}", worked / time.as_secs_f64()));
        println!("{:>7}  {cores:>5}  {name}", minutes(*time));
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

/// A page is made by one long step after the other, on one core: what needs no page is checked on the next one.
fn pages_and_more() -> Outcome {
    let pages = tool::Aside::start("web", by_clippy)?;
    let others = page_tests().and_then(|()| windows());
    pages.end().and(others)
}

/// Pages rendered without a browser; `csr` and `ssr` never meet in one build.
fn page_tests() -> Outcome {
    run_tests("--package frontend --features ssr")
}

fn itself() -> Outcome {
    tool::run(&mut tool::cargo("clippy --package xtask --all-targets -- --deny warnings"))?;
    doc("--package xtask")?;
    run_tests("--package xtask")
}

/// Links of the docstrings of all libraries, read beside what is built already ([`docs::read`]).
fn docs() -> Outcome {
    let mut command = everything("test", "--doc");
    tool::run(docs::by_us(&mut command)?.env("RUSTDOCFLAGS", docs::FLAGS))
}

/// The same of a program that stands alone.
fn doc(what: &str) -> Outcome {
    let words = format!("doc --no-deps --document-private-items {what}");
    tool::run(tool::cargo(&words).env("RUSTDOCFLAGS", docs::FLAGS))
}

/// The programs and the tests, which start them.
fn build() -> Outcome {
    tool::run(&mut everything("build", "--all-targets"))
}

/// A command on [`EVERYTHING`], compiled by clippy. Every such command names it, or cargo builds our packages again.
fn everything(command: &str, more: &str) -> Command {
    let mut command = tool::cargo(&format!("{command} {EVERYTHING} {more}"));
    by_clippy(&mut command);
    command
}

/// Makes clippy the compiler of our own packages: what it reads it also builds, so that the libraries of others are not
/// compiled a second time for `cargo clippy`.
fn by_clippy(command: &mut Command) {
    // As `cargo clippy -- --deny warnings` hands it on.
    command
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env("CLIPPY_ARGS", "--deny__CLIPPY_HACKERY__warnings");
}

fn tests() -> Outcome {
    let all_but_window = match nextest() {
        true => format!("{} -E not(binary(e2e))", one_more_than_cores()),
        false => "--lib --bins --test all".to_owned(),
    };
    run_everything(&all_but_window)
}

/// One more than there are cores: some tests wait for the disk, for printers and for mail servers.
fn one_more_than_cores() -> String {
    format!("--test-threads {}", cores() + 1)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// The same scenarios and laws by the way of three phases: someone outside attests each bon and leaves nothing on it.
fn tests_attested() -> Outcome {
    let mut tests = match nextest() {
        true => everything("nextest run", &format!("{} -E test(/^scenarios|^laws/)", one_more_than_cores())),
        false => everything("test", "--test all"),
    };
    tool::run(MemoryFolder::new().used_by(tests.env("LOCKBUCH_TEST_ATTEST", "silent")))
}

/// What leaves this machine for a salon's Windows PC compiles there, SQLite included.
fn windows() -> Outcome {
    let words = format!("check --target {WINDOWS} -p devices -p desk");
    tool::run(&mut tool::cargo(&words))
}

/// The programs as a person uses them. As many at a time as there are cores, which they and their browsers fill
/// (`.config/nextest.toml`).
fn window() -> Outcome {
    let few = match nextest() {
        true => format!("--test-threads {}", 2 * cores()),
        false => format!("-- --test-threads {}", cores()),
    };
    run_everything(&format!("--test e2e {few}"))
}

fn run_tests(what: &str) -> Outcome {
    tool::run(&mut tool::cargo(&format!("{} {what}", runner())))
}

fn run_everything(what: &str) -> Outcome {
    tool::run(MemoryFolder::new().used_by(&mut everything(runner(), what)))
}

fn runner() -> &'static str {
    if nextest() { "nextest run --no-tests pass" } else { "test" }
}

fn nextest() -> bool {
    tool::exists("cargo-nextest")
}
