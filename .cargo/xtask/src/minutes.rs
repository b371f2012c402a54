//! How long the whole test command took, kept for the figures' table.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use crate::{Outcome, place, tool};

/// The watch over one run of all checks.
pub struct Watch {
    began: Instant,
    /// What went by before: cargo built this program.
    before: Duration,
    cold: bool,
}

impl Watch {
    /// Begins where the command was typed, as far as the system tells.
    pub fn start() -> Self {
        Self { began: Instant::now(), before: age().unwrap_or_default(), cold: nothing_is_built() }
    }

    /// The time in which this program itself was built.
    pub const fn before(&self) -> Duration {
        self.before
    }

    pub fn elapsed(&self) -> Duration {
        self.before + self.began.elapsed()
    }

    /// Keeps a passed run for `check_minutes`.
    pub fn keep(&self) -> Outcome {
        let revision = tool::output(tool::command("git").args(["describe", "--always", "--dirty"]));
        let revision = revision.map_or_else(|| "an unknown revision".to_owned(), |it| it.trim().to_owned());
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let build = if self.cold { "cold" } else { "warm" };
        let mut text = String::new();
        let minutes = self.elapsed().as_secs_f64() / 60.0;
        let _ = writeln!(text, "minutes: {minutes:.1}\nbuild: {build}\ncores: {cores}\nrevision: {revision}");
        let file = place::target().join("check-minutes.txt");
        fs::write(&file, text).map_err(|trouble| format!("{}: {trouble}", file.display()))
    }
}

/// Processor time of all that this program started and that has ended, in seconds.
pub fn worked() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // In hundredths of a second, of children: the 16th and 17th field, and two stand before the last bracket.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(13).take(2);
    fields.filter_map(|field| field.parse::<u32>().ok()).map(f64::from).sum::<f64>() / 100.0
}

/// A cold build finds none of the project's own crates and no page.
fn nothing_is_built() -> bool {
    let crates = fs::read_dir(place::target().join("debug/deps"));
    let of_ours = |name: &str| name.starts_with("libsalon-") || name.starts_with("libproof-");
    let built =
        crates.is_ok_and(|files| files.flatten().any(|file| of_ours(&file.file_name().to_string_lossy())));
    !built && !place::target().join("web").exists()
}

/// How old this process is. Cargo becomes the program that it starts, so that is since the command was typed.
fn age() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // In hundredths of a second after the machine's start: the 22nd field, and two stand before the last bracket.
    let started: u64 = stat.rsplit(')').next()?.split_whitespace().nth(19)?.parse().ok()?;
    let up = fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = up.split_whitespace().next()?.split_once('.')?;
    let up = seconds.parse::<u64>().ok()? * 100 + hundredths.parse::<u64>().ok()?;
    Some(Duration::from_millis(up.checked_sub(started)? * 10))
}
