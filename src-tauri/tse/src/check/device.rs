//! What one device has signed: counters, clock, transactions, and whether its certificate held meanwhile.

use std::collections::BTreeSet;

use crate::certificate::Certificate;
use crate::file_name::Told;
use crate::finding::{At, Finding};
use crate::log_time::german;

use super::judge::Facts;
use super::runs::{Back, Edge, Runs};
use super::transactions::Transactions;
use super::version_3::Events;

/// What an export holds of a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its serial number, 64 hex digits.
    pub serial: String,
    /// Its log messages.
    pub messages: u64,
    /// How many of them could be checked with its key.
    pub verified: u64,
    /// The lowest signature counter.
    pub first: u64,
    /// The highest.
    pub last: u64,
    /// Transactions that a message names.
    pub transactions: u64,
    /// Events of the device.
    pub system: u64,
    /// Notes of its security module.
    pub audit: u64,
    /// The earliest and the latest time, seconds since 1970.
    pub times: Option<(i64, i64)>,
    /// How it signs.
    pub algorithms: BTreeSet<String>,
    /// The versions of its messages.
    pub versions: BTreeSet<u64>,
    /// The registers that used it.
    pub clients: Vec<String>,
}

/// Messages outside of a certificate's time.
#[derive(Default)]
struct Outside {
    first: Option<At>,
    messages: u64,
}

impl Outside {
    fn insert(&mut self, at: &At) {
        self.messages += 1;
        if self.first.as_ref().is_none_or(|first| at.counter < first.counter) {
            self.first = Some(at.clone());
        }
    }
}

/// A device while its messages come in.
#[derive(Default)]
pub struct Device {
    seen: Seen,
    runs: Runs,
    back: Vec<Back>,
    transactions: Transactions,
    events: Events,
    early: Outside,
    late: Outside,
    first: Option<At>,
}

impl Device {
    /// Takes a message in.
    pub fn insert(
        &mut self,
        facts: &Facts,
        certificate: Option<&Certificate>,
        found: &mut impl FnMut(Finding),
    ) {
        let counter = facts.at.counter;
        self.seen.messages += 1;
        self.seen.verified += u64::from(facts.verified);
        if facts.version > 0 {
            self.seen.versions.insert(facts.version);
            self.seen.algorithms.insert(facts.algorithm.clone());
        }
        if self.first.as_ref().is_none_or(|first| counter < first.counter) {
            self.first = Some(facts.at.clone());
        }
        let edge = Edge { seconds: facts.seconds, sets_clock: facts.sets_clock };
        if self.runs.insert(counter, edge, &mut self.back).is_err() {
            found(Finding::CounterTwice { at: facts.at.clone() });
        }
        if let Some(seconds) = facts.seconds {
            let (first, last) = self.seen.times.unwrap_or((seconds, seconds));
            self.seen.times = Some((first.min(seconds), last.max(seconds)));
            match certificate {
                Some(certificate) if seconds > certificate.not_after => self.late.insert(&facts.at),
                Some(certificate) if seconds < certificate.not_before => self.early.insert(&facts.at),
                _ => {}
            }
        }
        if facts.version >= 3 {
            let event = match &facts.told {
                Told::System(event) => Some((event.as_str(), facts.seconds)),
                Told::Transaction { .. } | Told::Audit => None,
            };
            self.events.insert(counter, event);
        }
        match &facts.told {
            Told::Transaction { number, operation, client } => {
                if let Some(odd) = self.transactions.insert(*number, *operation, counter, client) {
                    found(odd);
                }
            }
            Told::System(_) => self.seen.system += 1,
            Told::Audit => self.seen.audit += 1,
        }
    }

    /// The first of its messages.
    pub const fn first(&self) -> Option<&At> {
        self.first.as_ref()
    }

    /// How many messages it has.
    pub const fn messages(&self) -> u64 {
        self.seen.messages
    }

    /// What does not hold now that all is seen, and what was seen.
    pub fn finish(
        mut self,
        serial: &str,
        certificate: Option<&Certificate>,
        found: &mut impl FnMut(Finding),
    ) -> Seen {
        for (from, to) in self.runs.holes(&mut self.back) {
            let serial = serial.to_owned();
            found(if from == to {
                Finding::CounterMissing { serial, counter: from }
            } else {
                Finding::CountersMissing { serial, from, to }
            });
        }
        for back in &self.back {
            let (before, after) = (german(back.before), german(back.after));
            found(Finding::ClockBack { counter: back.counter, before, after });
        }
        let first = self.runs.first().unwrap_or_default();
        self.transactions.judge(first <= 1, found);
        self.events.judge(first <= 1, found);
        if let Some(certificate) = certificate {
            self.certificate_held(certificate, found);
        }
        self.seen.serial = serial.to_owned();
        self.seen.first = first;
        self.seen.last = self.runs.last().unwrap_or_default();
        self.seen.transactions = self.transactions.count();
        self.seen.clients = self.transactions.clients();
        self.seen
    }

    fn certificate_held(&mut self, certificate: &Certificate, found: &mut impl FnMut(Finding)) {
        if let Some(first) = self.late.first.take() {
            let end = german(certificate.not_after);
            found(Finding::Expired { first, messages: self.late.messages, end });
        }
        if let Some(first) = self.early.first.take() {
            let begin = german(certificate.not_before);
            found(Finding::NotYetValid { first, messages: self.early.messages, begin });
        }
    }
}
