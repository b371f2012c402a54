//! How long the whole test command takes: it keeps its minutes itself.

use std::path::PathBuf;

use crate::measured::Measured;

/// Where `cargo xtask test` keeps them: below the folder of all builds, of which this program stands in one.
fn file() -> Option<PathBuf> {
    let this = std::env::current_exe().ok()?;
    this.ancestors().nth(2).map(|target| target.join("check-minutes.txt"))
}

/// `check_minutes`: the newest run that passed, if it built everything.
pub fn minutes() -> Result<Measured, String> {
    let not = "not taken here: a passing `cargo xtask test` after `cargo clean` keeps it";
    let kept = file().and_then(|file| std::fs::read_to_string(file).ok()).ok_or(not)?;
    let word = |name: &str| {
        let mut lines = kept.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    };
    let minutes = word("minutes").and_then(|minutes| minutes.parse().ok()).ok_or(not)?;
    let (build, at) = (word("build").unwrap_or_default(), word("revision").unwrap_or_default());
    if build != "cold" {
        return Err(format!("{not}; the last run took {minutes} minutes, {build}, at {at}"));
    }
    let cores = word("cores").unwrap_or_default();
    eprintln!("check_minutes: a cold run on {cores} cores at {at}");
    Ok(Measured::alone(minutes))
}
