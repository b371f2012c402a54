//! A figure of the table: what is measured, what it may be, and how a line says it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::measured::Measured;
use crate::old::{Old, in_turn};

/// How much more than with the old program a figure may be where it must be no worse.
const NO_WORSE: f64 = 1.05;

/// What the goal speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    Value,
    Ratio,
    /// The value, of what must not be less.
    AtLeast,
}

/// How it is measured.
#[derive(Clone, Copy)]
pub enum How {
    /// In this process, which sees to its own rounds.
    Here(fn() -> Measured),
    /// In this process, on so many cases that chance has made; on the second number of them in the long form.
    Chance(fn(usize) -> Measured, usize, usize),
    /// In this process, on so many cases that chance has made, and in the long form alone.
    Long(fn(usize) -> Measured, usize),
    /// By so many processes of its own in turn with the old program's, which has the figure under the same name.
    InTurn(fn() -> Measured, usize),
    /// In this process, which drives the old program's window in turn with this one's.
    #[cfg_attr(not(feature = "e2e"), allow(dead_code))]
    Both(fn(Option<&Old>) -> Measured),
    /// Not taken here: what another command has left, or why there is nothing.
    Kept(fn() -> Result<Measured, String>),
}

/// What has become of a row.
pub enum Taken {
    Measured(Measured),
    /// Why it was not measured.
    Not(String),
    /// Why it could not be measured to the end.
    Broken(String),
}

impl From<Option<Measured>> for Taken {
    fn from(measured: Option<Measured>) -> Self {
        measured.map_or_else(|| Self::Broken("see what it said above".to_owned()), Self::Measured)
    }
}

/// One row of the table.
pub struct Figure {
    pub name: &'static str,
    unit: &'static str,
    judged: Judged,
    goal: f64,
    /// What it may take of the run's time, in seconds.
    seconds: u64,
    how: How,
}

impl Figure {
    pub const fn value(name: &'static str, unit: &'static str, goal: f64, seconds: u64, how: How) -> Self {
        Self { name, unit, judged: Judged::Value, goal, seconds, how }
    }

    pub const fn ratio(name: &'static str, unit: &'static str, goal: f64, seconds: u64, how: How) -> Self {
        Self { name, unit, judged: Judged::Ratio, goal, seconds, how }
    }

    /// A share in percent of what is to be found: all of it.
    pub const fn all_of(name: &'static str, seconds: u64, how: How) -> Self {
        Self { name, unit: "%", judged: Judged::AtLeast, goal: 100.0, seconds, how }
    }

    /// So many, and no fewer; not in the usual run.
    pub const fn at_least(name: &'static str, goal: f64, how: How) -> Self {
        Self { name, unit: "", judged: Judged::AtLeast, goal, seconds: 0, how }
    }

    /// Whether it is compared with the old program.
    pub fn compares(&self) -> bool {
        matches!(self.how, How::InTurn(..) | How::Both(_))
    }

    /// One measurement in this process, without the old program.
    pub fn once(&self) -> Taken {
        match self.how {
            How::Here(measure) | How::InTurn(measure, _) => Taken::Measured(measure()),
            How::Chance(measure, usual, _) => Taken::Measured(measure(usual)),
            How::Long(measure, many) => Taken::Measured(measure(many)),
            How::Both(measure) => Taken::Measured(measure(None)),
            How::Kept(look) => look().map_or_else(Taken::Not, Taken::Measured),
        }
    }

    /// The whole measurement, if the time is left for it.
    pub fn measure(&self, old: Option<&Old>, time: &Time) -> Taken {
        let own = Duration::from_secs(self.seconds);
        if let Some(left) = time.left().filter(|left| *left < own) {
            let (own, left) = (own.as_secs(), left.as_secs());
            return Taken::Not(format!("skipped for time: it may take {own} s, {left} s are left"));
        }
        match self.how {
            How::InTurn(_, rounds) => {
                let (rounds, own) = if time.is_short() { (rounds, own) } else { (rounds * 3, Duration::MAX) };
                in_turn(self.name, old, rounds, own).map_or_else(Taken::Broken, Taken::Measured)
            }
            How::Both(measure) => {
                let beside = old.and_then(|old| caught(|| measure(Some(old))));
                if old.is_some() && beside.is_none() {
                    eprintln!(
                        "{}: the windows were not measured in turn; this one is measured alone",
                        self.name
                    );
                }
                beside.or_else(|| caught(|| measure(None))).into()
            }
            How::Here(measure) => caught(measure).into(),
            How::Chance(measure, usual, many) => {
                caught(|| measure(if time.is_short() { usual } else { many })).into()
            }
            How::Long(..) if time.is_short() => Taken::Not("in the long form: --long".to_owned()),
            How::Long(measure, many) => caught(|| measure(many)).into(),
            How::Kept(_) => self.once(),
        }
    }

    pub fn print_head() {
        let (name, value, unit, floor) = ("name", "value", "unit", "floor");
        println!(
            "{name:<20}{value:>12}  {unit:<4}{floor:>12}{:>8}  {:<8}{:>12}{:>9}",
            "ratio", "goal", "old", "new/old"
        );
    }

    pub fn print(&self, taken: &Taken) {
        let name = self.name;
        match taken {
            Taken::Measured(measured) => println!("{}", self.line(measured)),
            Taken::Not(why) => println!("{name:<20}{:>12}  {why}", "-"),
            Taken::Broken(why) => println!("{name:<20}{:>12}  BROKE OFF: {why}", "-"),
        }
    }

    fn line(&self, measured: &Measured) -> String {
        let shown = |number: Option<f64>, places: usize| {
            number.map_or_else(|| "-".to_owned(), |number| format!("{number:.places$}"))
        };
        let judged = match self.judged {
            Judged::Value | Judged::AtLeast => Some(measured.value),
            Judged::Ratio => measured.ratio(),
        };
        let beyond = |judged: f64| match self.judged {
            Judged::AtLeast => judged < self.goal,
            Judged::Value | Judged::Ratio => judged > self.goal,
        };
        let missed = judged.is_none_or(|judged| judged.is_nan() || beyond(judged));
        let against = measured.old.map(|(_, against)| against);
        let worse = against.is_some_and(|against| against.is_nan() || against > NO_WORSE);
        // Some figures are only told.
        let sign = if self.judged == Judged::AtLeast { ">=" } else { "<=" };
        let goal = if self.goal.is_finite() { format!("{sign} {}", self.goal) } else { "-".to_owned() };
        let (name, value, unit) = (self.name, measured.value, self.unit);
        let (floor, ratio) = (shown(measured.floor, 3), shown(measured.ratio(), 2));
        let verdicts = [
            (missed, "  MISSED"),
            (worse, "  WORSE"),
            (self.compares() && against.is_none(), "  NOT COMPARED"),
        ];
        let verdict: String = verdicts.iter().filter(|(so, _)| *so).map(|(_, word)| *word).collect();
        let (old, against) = (shown(measured.old.map(|(old, _)| old), 3), shown(against, 3));
        format!(
            "{name:<20}{value:>12.3}  {unit:<4}{floor:>12}{ratio:>8}  {goal:<8}{old:>12}{against:>9}{verdict}"
        )
    }
}

/// What a measurement says, unless it breaks off: then the others are still to be measured.
fn caught(measure: impl FnOnce() -> Measured) -> Option<Measured> {
    catch_unwind(AssertUnwindSafe(measure)).ok()
}

/// The time of a run: the usual one ends in time, the long one when it is done.
pub struct Time(Option<Instant>);

impl Time {
    pub fn of(minutes: u64) -> Self {
        Self(Some(Instant::now() + Duration::from_secs(minutes * 60)))
    }

    pub const fn as_needed() -> Self {
        Self(None)
    }

    const fn is_short(&self) -> bool {
        self.0.is_some()
    }

    fn left(&self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(Instant::now()))
    }
}
