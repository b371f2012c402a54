//! How long the project's own commands take: they keep their times themselves.

use std::path::PathBuf;

use crate::measured::Measured;

/// What a command has kept below the folder of all builds, of which this program stands in one: lines of names and values.
struct Kept(String);

impl Kept {
    fn read(name: &str) -> Option<Self> {
        let this = std::env::current_exe().ok()?;
        let file: PathBuf = this.ancestors().nth(2)?.join(name);
        std::fs::read_to_string(file).ok().map(Self)
    }

    fn word(&self, name: &str) -> Option<&str> {
        let mut lines = self.0.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.word(name)?.parse().ok()
    }
}

/// `check_minutes`: the newest run that passed, if it built everything.
pub fn minutes() -> Result<Measured, String> {
    let not = "not taken here: a passing `cargo xtask test` after `cargo clean` keeps it";
    let kept = Kept::read("check-minutes.txt").ok_or(not)?;
    let minutes = kept.number("minutes").ok_or(not)?;
    let word = |name| kept.word(name).unwrap_or_default();
    let (build, at) = (word("build"), word("revision"));
    if build != "cold" {
        return Err(format!("{not}; the last run took {minutes} minutes, {build}, at {at}"));
    }
    let cores = word("cores");
    eprintln!("check_minutes: a cold run on {cores} cores at {at}");
    Ok(Measured::alone(minutes))
}

/// `build_dev`: the rebuild after a change in one noun, over the one from before the floors became crates; the builds from nothing are told beside it.
pub fn build_dev() -> Result<Measured, String> {
    let not = "not taken here: `cargo xtask bench build_dev` keeps it";
    let kept = Kept::read("build-dev.txt").ok_or(not)?;
    let number = |name| kept.number(name).ok_or(not);
    let (cold, before) = (number("cold")?, number("cold before")?);
    let at = kept.word("revision").unwrap_or_default();
    eprintln!("build_dev: at {at}, from nothing {cold:.0} s, before {before:.0} s");
    Ok(Measured::beside(number("again")?, number("again before")?))
}
