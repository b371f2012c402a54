//! Numbers that come in any order, kept as runs without holes: so a whole export costs one run, whatever its length.

use std::collections::BTreeMap;

/// What is known of the message with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Its time; `None` where the message could not be read.
    pub seconds: Option<i64>,
    /// Whether it may set the clock.
    pub sets_clock: bool,
}

/// The clock between a number and the next one: from, to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Back {
    /// The earlier number.
    pub counter: u64,
    /// Its time.
    pub before: i64,
    /// The time of the next.
    pub after: i64,
}

struct Run {
    end: u64,
    first: Edge,
    last: Edge,
}

/// The numbers seen so far.
#[derive(Default)]
pub struct Runs(BTreeMap<u64, Run>);

impl Runs {
    /// Takes a number in; `Err` where it is there already. Neighbours that meet are compared by their clocks.
    pub fn insert(&mut self, number: u64, edge: Edge, back: &mut Vec<Back>) -> Result<(), ()> {
        let below = self.0.range(..=number).next_back().map(|(start, run)| (*start, run.end));
        if below.is_some_and(|(_, end)| number <= end) {
            return Err(());
        }
        let mut run = Run { end: number, first: edge, last: edge };
        if let Some(above) = number.checked_add(1).and_then(|next| self.0.remove(&next)) {
            compare(number, edge, above.first, back);
            run.end = above.end;
            run.last = above.last;
        }
        match below.filter(|(_, end)| end.checked_add(1) == Some(number)) {
            Some((start, end)) => {
                if let Some(lower) = self.0.get_mut(&start) {
                    compare(end, lower.last, run.first, back);
                    lower.end = run.end;
                    lower.last = run.last;
                }
            }
            None => {
                self.0.insert(number, run);
            }
        }
        Ok(())
    }

    /// The lowest number.
    pub fn first(&self) -> Option<u64> {
        self.0.first_key_value().map(|(start, _)| *start)
    }

    /// The highest number.
    pub fn last(&self) -> Option<u64> {
        self.0.last_key_value().map(|(_, run)| run.end)
    }

    /// Each hole, from its first to its last number; the clock across a hole is compared too.
    pub fn holes(&self, back: &mut Vec<Back>) -> Vec<(u64, u64)> {
        let mut runs = self.0.iter().peekable();
        let mut holes = Vec::new();
        while let Some((_, run)) = runs.next() {
            if let Some((start, above)) = runs.peek() {
                holes.push((run.end + 1, **start - 1));
                compare(run.end, run.last, above.first, back);
            }
        }
        holes
    }
}

fn compare(counter: u64, lower: Edge, upper: Edge, back: &mut Vec<Back>) {
    let (Some(before), Some(after)) = (lower.seconds, upper.seconds) else { return };
    if after < before && !lower.sets_clock && !upper.sets_clock {
        back.push(Back { counter, before, after });
    }
}
