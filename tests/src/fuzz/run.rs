//! Tries a target with inputs that chance has made, the same for the same number.

use std::any::Any;
use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::target::{Met, Reader, Target};
use super::watch::Watch;
use crate::rng::Rng;

/// How often something must be slow until it is believed to be.
const SLOW_TWICE: usize = 2;

/// An input that was not met rightly, with all that is needed to try it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub target: &'static str,
    pub number: u64,
    pub input: Vec<u8>,
    pub what: String,
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, number, input, what } = self;
        let shown: String = String::from_utf8_lossy(input).chars().take(400).collect();
        let again = STANDARD.encode(input);
        write!(out, "{target} {number}: {what}\n  {shown:?}\n  (\"{target}\", \"{again}\")")
    }
}

/// What came of some inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    pub executions: u64,
    /// Those of which something was taken.
    pub taken: u64,
    /// What ended it.
    pub found: Option<Found>,
}

/// Tries a target with the inputs of these numbers, until one of them is not met rightly.
pub fn run(target: &Target, numbers: Range<u64>, watch: &Watch) -> Ran {
    let mut ran = Ran::default();
    let mut reader: Option<Box<dyn Reader>> = None;
    for number in numbers.clone() {
        let ends = number % target.lives == 0 || reader.as_ref().is_some_and(|reader| reader.is_spent());
        let old = reader.take_if(|_| ends);
        let ended = old.map_or(Ok(()), |mut old| ended(&mut *old));
        let reader = reader.get_or_insert_with(target.make);
        let input = reader.input(&mut Rng::new(number));
        match ended.and_then(|()| tried(target, &mut **reader, (number, &input), watch)) {
            Ok(met) => ran.taken += u64::from(met == Met::Taken),
            Err(what) => {
                ran.found = Some(Found { target: target.name, number, input, what });
                return ran;
            }
        }
        ran.executions += 1;
    }
    if let Some(Err(what)) = reader.map(|mut reader| ended(&mut *reader)) {
        let (number, input) = (numbers.end, Vec::new());
        ran.found = Some(Found { target: target.name, number, input, what });
    }
    ran
}

/// Tries one input that was kept.
///
/// # Errors
/// It is not met rightly.
pub fn again(target: &Target, input: &[u8], watch: &Watch) -> Result<Met, String> {
    let mut reader = (target.make)();
    let met = tried(target, &mut *reader, (0, input), watch)?;
    ended(&mut *reader).map(|()| met)
}

fn tried(
    target: &Target,
    reader: &mut dyn Reader,
    (number, input): (u64, &[u8]),
    watch: &Watch,
) -> Result<Met, String> {
    let words = || format!("{} {number} (\"{0}\", \"{}\")", target.name, STANDARD.encode(input));
    for _ in 0..SLOW_TWICE {
        let (met, slow) = watch.time(words, || held(|| reader.meet(input)));
        let met = met?;
        if !slow {
            return Ok(met);
        }
    }
    Err("it hangs".to_owned())
}

fn ended(reader: &mut dyn Reader) -> Result<(), String> {
    held(|| reader.end()).map_err(|what| format!("behind all that came before: {what}"))
}

fn held<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(format!("a panic: {}", words_of(&*panic))))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a word".to_owned())
}
