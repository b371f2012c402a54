//! The program as it was at an earlier revision, built by `cargo xtask bench` below `target/`: where a figure must be
//! no worse, both are measured in the same run, in turn, so that what the machine does meanwhile meets both.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::measured::{Measured, median};

/// A checkout of the old revision with what was built in it.
pub struct Old {
    checkout: PathBuf,
}

/// Fewer pairs than these say nothing.
const FEWEST: usize = 3;

impl Old {
    pub fn at(checkout: &Path) -> Result<Self, String> {
        let old = Self { checkout: checkout.to_owned() };
        let bench = old.built("bench");
        if bench.is_file() { Ok(old) } else { Err(format!("{} is not built", bench.display())) }
    }

    /// A program of the old revision.
    pub fn built(&self, name: &str) -> PathBuf {
        self.checkout.join("target/release").join(name)
    }

    /// The shape of its stores.
    #[cfg_attr(not(feature = "e2e"), allow(dead_code))]
    pub fn migrations(&self) -> PathBuf {
        self.checkout.join("migrations")
    }

    /// Lets it make the salons that it will measure, so that this is no part of any figure.
    pub fn prepare(&self, figure: &str) -> Result<(), String> {
        run(&self.built("bench"), figure).map(drop)
    }
}

/// Measures a figure by processes of its own, old and new by turns; each pair begins with the other one.
pub fn in_turn(name: &str, old: Option<&Old>, rounds: usize, time: Duration) -> Result<Measured, String> {
    let ours = std::env::current_exe().map_err(|trouble| trouble.to_string())?;
    let mut theirs = old.map(|old| old.built("bench"));
    let started = Instant::now();
    let mut pairs = Pairs::default();
    for round in 0..rounds {
        let spent = started.elapsed();
        let next = spent / u32::try_from(round.max(1)).unwrap_or(u32::MAX);
        if round >= FEWEST && spent.saturating_add(next) > time {
            break;
        }
        let mut turn = [true, false];
        turn.rotate_left(round % 2);
        for new in turn {
            if new {
                pairs.new.push(run(&ours, name)?);
            } else if let Some(program) = &theirs {
                match run(program, name) {
                    Ok(said) => pairs.old.push(said),
                    Err(trouble) => {
                        eprintln!("{name} without the old program: {trouble}");
                        (theirs, pairs.old) = (None, Vec::new());
                    }
                }
            }
        }
    }
    eprintln!("{name}: {} runs each in {:.0} s", pairs.new.len(), started.elapsed().as_secs_f64());
    Ok(pairs.measured())
}

/// What one process said: the value, and the floor beside it.
type Said = (f64, Option<f64>);

#[derive(Default)]
struct Pairs {
    new: Vec<Said>,
    old: Vec<Said>,
}

impl Pairs {
    fn measured(&self) -> Measured {
        let middle = |numbers: Vec<f64>| (!numbers.is_empty()).then(|| median(numbers));
        let floors = self.new.iter().filter_map(|(_, floor)| *floor).collect();
        let ratios = self.new.iter().filter_map(|(value, floor)| Some(value / (*floor)?)).collect();
        let against = self.new.iter().zip(&self.old).map(|((new, _), (old, _))| new / old).collect();
        Measured {
            value: median(self.new.iter().map(|(value, _)| *value).collect()),
            floor: middle(floors),
            ratio: middle(ratios),
            old: middle(self.old.iter().map(|(value, _)| *value).collect()).zip(middle(against)),
        }
    }
}

/// Starts a measuring program for one figure and reads its line.
fn run(bench: &Path, figure: &str) -> Result<Said, String> {
    let mut command = Command::new(bench);
    let output = command.args(["--single", figure]).stderr(Stdio::inherit()).output();
    let output = output.map_err(|trouble| format!("{}: {trouble}", bench.display()))?;
    let told = String::from_utf8_lossy(&output.stdout);
    let line = told.lines().find(|line| line.split_whitespace().next() == Some(figure));
    let said = line.and_then(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        Some((words.get(1)?.parse().ok()?, words.get(3)?.parse().ok()))
    });
    said.filter(|_| output.status.success())
        .ok_or_else(|| format!("{} says nothing of {figure}: {}", bench.display(), told.trim()))
}
