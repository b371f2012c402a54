//! `cargo xtask bench`: measures in release mode, beside a program of an earlier revision; the long form then lets the
//! laws run with many more cases.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use crate::checkout::check_out;
use crate::checks::EVERYTHING;
use crate::{Outcome, build_dev, packages, place, programs, tool};

/// What "no worse than before" is measured against: the program before the work on the house began.
const BEFORE: &str = "3e3c5bdd353866272be639df77b1b839e3d14e60";
/// How many times as many cases the laws get in the long form.
const LONG_TIMES: &str = "10";
/// The laws that live on chance: power cuts, random days and appointments, damaged archives, killed archivings.
const LAWS: &str = "test(laws::) or test(scenarios::archive_making::)";

/// The words of the command line.
#[derive(Default)]
struct Wish<'a> {
    long: bool,
    /// Only build, measure nothing.
    build: bool,
    /// Without an old program.
    alone: bool,
    against: Option<&'a str>,
    figures: Vec<&'a str>,
}

impl<'a> Wish<'a> {
    fn read(words: &[&'a str]) -> Outcome<Self> {
        let (mut wish, mut words) = (Self::default(), words.iter());
        while let Some(word) = words.next() {
            match *word {
                "--long" => wish.long = true,
                "--build" => wish.build = true,
                "--alone" => wish.alone = true,
                "--against" => {
                    wish.against = Some(words.next().ok_or("Against which revision? --against REV")?);
                }
                other if other.starts_with('-') => return Err(format!("bench knows no {other}.")),
                figure => wish.figures.push(figure),
            }
        }
        Ok(wish)
    }
}

/// Measures the goals of the figures' table.
pub fn bench(words: &[&str]) -> Outcome {
    let wish = Wish::read(words)?;
    packages::for_checks()?;
    programs::set_up()?;
    println!("Building the programs in release mode (the first time takes some minutes)");
    // The real program by itself, with the features that it has in a salon. Then the practice program: both embed the
    // page, and the first one squeezes it into a file that the other reads.
    tool::run(&mut tool::cargo("build --release --package lockbuch --bin lockbuch --example empty"))?;
    let both = "--package lockbuch-practice --package lockbuch-tests --features lockbuch-tests/e2e";
    tool::run(&mut tool::cargo(&format!("build --release {both} --bin lockbuch-practice --bin bench")))?;
    let old =
        if wish.alone { Err("it was wanted so".to_owned()) } else { old(wish.against.unwrap_or(BEFORE)) };
    if wish.build {
        return old.map(|checkout| println!("The old program is built in {}", checkout.display()));
    }
    if wish.figures.contains(&"build_dev") {
        build_dev::measure()?;
    }
    let mut measuring = tool::command(place::target().join("release/bench"));
    match &old {
        Ok(checkout) => measuring.arg("--old").arg(checkout),
        Err(why) => measuring.args(["--without", why]),
    };
    measuring.args(wish.long.then_some("--long")).args(&wish.figures);
    measuring.envs(wish.long.then_some(("LOCKBUCH_TIMES", LONG_TIMES)));
    tool::run(&mut measuring)?;
    // Whoever names figures wants those.
    if wish.long && wish.figures.is_empty() { laws() } else { Ok(()) }
}

/// The checkout of a revision with its programs built, below `target/before`; it stays there for the next run.
fn old(revision: &str) -> Outcome<PathBuf> {
    let commit = format!("{revision}^{{commit}}");
    let full = tool::output(tool::command("git").args(["rev-parse", "--verify", "--quiet", &commit]));
    let full = full.ok_or_else(|| {
        format!("the history holds no {revision}; where it was cut short, `git fetch --unshallow` brings it")
    })?;
    let full = full.trim();
    let checkout = place::target().join("before").join(full.get(..7).unwrap_or(full));
    let built = checkout.join("built");
    if built.is_file() {
        return Ok(checkout);
    }
    println!("Building the program of {revision} (once; it takes as long as the first build of this one)");
    check_out(full, &checkout)?;
    // Its own command builds all that its figures need, and then finds no figure of these names.
    let mut build = tool::cargo("xtask bench --build --alone");
    build.current_dir(&checkout).env_remove("CARGO_TARGET_DIR").stdout(Stdio::null());
    tool::run(&mut build)
        .map_err(|trouble| format!("the program of {revision} could not be built: {trouble}"))?;
    fs::write(&built, full).map_err(|trouble| format!("{}: {trouble}", built.display()))?;
    Ok(checkout)
}

/// The laws that live on chance, with many more cases, built as the checks build them.
fn laws() -> Outcome {
    println!("\nThe laws with {LONG_TIMES} times as many cases (this takes long)");
    if !tool::exists("cargo-nextest") {
        return Err("The long form needs cargo-nextest: cargo install cargo-nextest --locked".to_owned());
    }
    let words = format!("nextest run {EVERYTHING} --test all --no-fail-fast -E");
    tool::run(tool::cargo(&words).arg(LAWS).env("LOCKBUCH_TIMES", LONG_TIMES))
}
