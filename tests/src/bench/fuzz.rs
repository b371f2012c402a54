//! Everything that reads what others have made, tried with very many inputs.

use std::ops::Range;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use lockbuch_tests::fuzz::{Ran, TARGETS, Target, Watch, run, target_named};

use crate::measured::Measured;

/// Longer than this is a hang.
const PATIENCE: Duration = Duration::from_secs(1);
const CORES: usize = 2;
/// What else is wanted: names of targets, so many inputs (`20000`), or those of some numbers (`5000..6000`).
const WISH: &str = "LOCKBUCH_FUZZ";

struct Wish {
    targets: Vec<&'static Target>,
    numbers: Range<u64>,
}

impl Wish {
    /// All targets with so many inputs each, unless something else is wanted.
    fn of(words: &str, each: u64) -> Self {
        let mut wish = Self { targets: Vec::new(), numbers: 0..each };
        for word in words.split_whitespace() {
            let number = |digits: &str| digits.parse().unwrap_or_else(|_| panic!("{WISH} knows no {word}"));
            match (target_named(word), word.split_once("..")) {
                (Some(target), _) => wish.targets.push(target),
                (None, Some((from, to))) => wish.numbers = number(from)..number(to),
                (None, None) => wish.numbers = 0..number(word),
            }
        }
        if wish.targets.is_empty() {
            wish.targets = TARGETS.iter().collect();
        }
        wish
    }
}

/// `fuzz`: how many inputs the target that met the fewest has met without a panic, a hang or a fault. With what ended it.
pub fn executions(each: usize) -> Measured {
    let wish = Wish::of(&std::env::var(WISH).unwrap_or_default(), each as u64);
    let waiting = Mutex::new(wish.targets.iter());
    let least = Mutex::new(u64::MAX);
    thread::scope(|scope| {
        for _ in 0..CORES {
            scope.spawn(|| {
                loop {
                    let Some(target) = waiting.lock().unwrap().next() else { return };
                    let met = tell(target, wish.numbers.clone()).executions;
                    let mut least = least.lock().unwrap();
                    *least = met.min(*least);
                }
            });
        }
    });
    Measured::alone(least.into_inner().unwrap() as f64)
}

fn tell(target: &Target, numbers: Range<u64>) -> Ran {
    let start = Instant::now();
    let ran = run(target, numbers, &Watch::with_patience(PATIENCE));
    let (name, seconds) = (target.name, start.elapsed().as_secs());
    eprintln!("fuzz: {name}: {} executions, {} taken, {seconds} s", ran.executions, ran.taken);
    if let Some(found) = &ran.found {
        eprintln!("fuzz: found: {found}");
    }
    ran
}
