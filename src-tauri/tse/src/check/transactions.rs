//! Transactions: each has one beginning and one end, by one register, in this order.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::message::Operation;

/// What is kept of a transaction, a few dozen bytes.
#[derive(Default)]
struct Steps {
    start: Option<u64>,
    finish: Option<u64>,
    first_update: Option<u64>,
    last_update: Option<u64>,
    client: Option<u32>,
}

/// The transactions seen so far.
#[derive(Default)]
pub struct Transactions {
    known: BTreeMap<u64, Steps>,
    clients: BTreeMap<String, u32>,
}

impl Transactions {
    /// Takes a step in.
    pub fn insert(
        &mut self,
        number: u64,
        operation: Operation,
        counter: u64,
        client: &str,
    ) -> Option<Finding> {
        let next = u32::try_from(self.clients.len()).unwrap_or(u32::MAX);
        let client = match self.clients.get(client) {
            Some(known) => *known,
            None => *self.clients.entry(client.to_owned()).or_insert(next),
        };
        let steps = self.known.entry(number).or_default();
        let same = *steps.client.get_or_insert(client) == client;
        let twice = match operation {
            Operation::Start => steps.start.replace(counter).map(|_| Finding::TwoStarts { number, counter }),
            Operation::Finish => {
                steps.finish.replace(counter).map(|_| Finding::TwoFinishes { number, counter })
            }
            Operation::Update => {
                steps.first_update = Some(steps.first_update.map_or(counter, |first| first.min(counter)));
                steps.last_update = Some(steps.last_update.map_or(counter, |last| last.max(counter)));
                None
            }
        };
        twice.or_else(|| (!same).then_some(Finding::ClientChanges { number, counter }))
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.known.len() as u64
    }

    /// The registers that had transactions.
    pub fn clients(&self) -> Vec<String> {
        self.clients.keys().cloned().collect()
    }

    /// What does not hold now that all is seen; `whole` where the export begins with the device's first message.
    pub fn judge(&self, whole: bool, found: &mut impl FnMut(Finding)) {
        let started = self.known.iter().filter(|(_, steps)| steps.start.is_some());
        let first_started = started.map(|(number, _)| *number).next();
        let mut last_start: Option<(u64, u64)> = None;
        let mut last_number = None;
        for (number, steps) in &self.known {
            let before = !whole && first_started.is_none_or(|first| *number < first);
            judge_steps(*number, steps, before, found);
            if let Some(start) = steps.start {
                if let Some((before, _)) = last_start.filter(|(_, counter)| *counter > start) {
                    found(Finding::NumbersTurned { number: *number, before });
                }
                last_start = Some((*number, start));
            }
            missing(last_number.filter(|_| !before), *number, found);
            last_number = (!before).then_some(*number);
        }
    }
}

fn judge_steps(number: u64, steps: &Steps, before: bool, found: &mut impl FnMut(Finding)) {
    let any = steps.first_update.or(steps.finish);
    match (steps.start, steps.finish) {
        (Some(start), None) => found(Finding::NoFinish { number, start }),
        (None, _) if before => found(Finding::StartBefore { number }),
        (None, _) => found(Finding::NoStart { number, counter: any.unwrap_or_default() }),
        _ => {}
    }
    let later = [steps.first_update, steps.finish];
    if let Some(start) = steps.start {
        for counter in later.into_iter().flatten().filter(|counter| *counter < start) {
            found(Finding::StepsTurned { number, start, counter });
        }
    }
    if let (Some(finish), Some(counter)) = (steps.finish, steps.last_update)
        && counter > finish
    {
        found(Finding::StepAfterFinish { number, finish, counter });
    }
}

/// Numbers between two that are there.
fn missing(last: Option<u64>, number: u64, found: &mut impl FnMut(Finding)) {
    let Some(last) = last else { return };
    match number - last {
        0 | 1 => {}
        2 => found(Finding::NumberMissing { number: number - 1 }),
        _ => found(Finding::NumbersMissing { from: last + 1, to: number - 1 }),
    }
}
