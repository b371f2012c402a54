//! How long a build of the inner loop takes: all of the default members from nothing, and again after a change in one noun;
//! with this revision's files and with those from before the floors became crates, in turn. Kept for the figures' table.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::{Outcome, checkout, place, tool};

/// The last revision in which store, nouns and desk were one crate.
const BEFORE: &str = "c7e87f4946e39a79483bdc2c29c0396446d0fdf1";
/// A noun that both revisions have in the same place.
const NOUN: &str = "src-tauri/salon/src/customers/handle.rs";
/// What a round appends to it.
const CHANGE: &str = "\npub const ROUND: u32 = ";
/// How often each side is changed and built again.
const ROUNDS: u32 = 5;

/// The files of a revision and where they are built, away from all other builds.
struct Side {
    files: PathBuf,
    target: PathBuf,
}

impl Side {
    fn of(files: PathBuf, name: &str) -> Self {
        Self { files, target: folder().join(name) }
    }

    /// Builds the default members and tells the seconds.
    fn build(&self) -> Outcome<f64> {
        let mut build = tool::cargo("build --quiet");
        build.current_dir(&self.files).env("CARGO_TARGET_DIR", &self.target);
        let began = Instant::now();
        tool::run(&mut build)?;
        Ok(began.elapsed().as_secs_f64())
    }

    /// The seconds of the build from nothing, once for these files; what is built stays there.
    fn cold(&self, revision: &str) -> Outcome<f64> {
        let note = self.target.join("cold");
        let kept = fs::read_to_string(&note).unwrap_or_default();
        if let Some((of, seconds)) = kept.split_once(' ')
            && of == revision
            && let Ok(seconds) = seconds.parse()
        {
            return Ok(seconds);
        }
        if self.target.exists() {
            fs::remove_dir_all(&self.target).map_err(told(&self.target))?;
        }
        let seconds = self.build()?;
        fs::write(&note, format!("{revision} {seconds:.1}")).map_err(told(&note))?;
        Ok(seconds)
    }

    /// The seconds of a build after a change in the noun.
    fn rebuild(&self, round: u32) -> Outcome<f64> {
        let noun = self.files.join(NOUN);
        let found = fs::read_to_string(&noun).map_err(told(&noun))?;
        // A run that was killed has left its change there.
        let before = found.split(CHANGE).next().unwrap_or_default();
        fs::write(&noun, format!("{before}{CHANGE}{round};\n")).map_err(told(&noun))?;
        let built = self.build();
        fs::write(&noun, before).map_err(told(&noun))?;
        built
    }
}

/// Measures both sides.
pub fn measure() -> Outcome {
    let head =
        tool::output(tool::command("git").args(["rev-parse", "HEAD"])).ok_or("this is no repository")?;
    let head = head.trim();
    let side =
        |revision: &str, name| files_of(revision).map(|files| (Side::of(files, name), revision.to_owned()));
    let sides = [side(head, "now")?, side(BEFORE, "before")?];
    println!("Building the default members as the inner loop does (the first time from nothing)");
    let mut cold = Vec::new();
    for (side, revision) in &sides {
        cold.push(side.cold(revision)?);
    }
    let mut again = [Vec::new(), Vec::new()];
    for round in 0..=ROUNDS {
        for ((side, _), seconds) in sides.iter().zip(&mut again) {
            let taken = side.rebuild(round)?;
            // The first one also takes back the change of the run before.
            if round > 0 {
                seconds.push(taken);
            }
        }
    }
    keep(head, &cold, again.map(middle))
}

/// A revision's files, away from those that are worked on.
fn files_of(revision: &str) -> Outcome<PathBuf> {
    let files = folder().join("files").join(revision);
    if !files.is_dir() {
        // Half the files never lie under the revision's name.
        let half = folder().join("half");
        checkout::check_out(revision, &half)?;
        fs::create_dir_all(folder().join("files")).map_err(told(&files))?;
        fs::rename(&half, &files).map_err(told(&files))?;
    }
    Ok(files)
}

fn keep(revision: &str, cold: &[f64], again: [f64; 2]) -> Outcome {
    let mut text = format!("revision: {revision}\n");
    let names = ["cold", "cold before", "again", "again before"];
    for (name, seconds) in names.iter().zip(cold.iter().chain(&again)) {
        let _ = writeln!(text, "{name}: {seconds:.1}");
    }
    let file = place::target().join("build-dev.txt");
    fs::write(&file, text).map_err(told(&file))
}

fn middle(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

fn folder() -> PathBuf {
    place::target().join("build-dev")
}

fn told(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |trouble| format!("{}: {trouble}", path.display())
}
