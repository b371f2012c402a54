//! Checks an export (TR-03153): the archive, each message, its certificates, and that nothing is missing.
//!
//! The file is read twice and never held: messages go through in portions, signatures on as many threads as one likes.
//! What grows with the export are a few dozen bytes for each transaction.

mod archive;
mod chain;
mod device;
mod judge;
mod parallel;
mod runs;
mod transactions;
mod version_3;

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use crate::file_name::{FileKind, Told};
use crate::finding::{Finding, Weight};
use crate::info::Info;
use crate::log_time::german;

use archive::{Met, beside_messages};
use chain::Certificates;
use device::Device;
use judge::{Facts, Judged};

pub use device::Seen;

/// So many findings of each weight are kept; further ones are only counted.
const MOST_FINDINGS: usize = 10_000;

/// What whoever asks knows already; an export is compared with it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The serial number of the register's device.
    pub serial: Option<[u8; 32]>,
    /// The salon's registers; empty if nobody knows.
    pub clients: Vec<String>,
    /// The highest signature counter that a register has seen.
    pub last_counter: Option<u64>,
    /// The time now; nothing may be signed later than a day from here.
    pub now: Option<i64>,
}

/// What a check has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What `info.csv` tells.
    pub info: Option<Info>,
    /// The devices that signed; the one with the most messages first.
    pub devices: Vec<Seen>,
    /// What was found, what weighs most first, in the order of the counters.
    pub findings: Vec<Finding>,
    /// Findings beyond those that are kept.
    pub further: u64,
    /// How many faults there are.
    pub faults: u64,
}

impl Report {
    /// Whether the export is what a device gave out, and all of it.
    pub const fn is_good(&self) -> bool {
        self.faults == 0
    }

    /// How many messages there are.
    pub fn messages(&self) -> u64 {
        self.devices.iter().map(|device| device.messages).sum()
    }
}

/// Checks an export with so many threads beside the one that reads.
pub fn check<R: Read + Seek>(file: &mut R, known: &Known, threads: usize) -> Report {
    let mut whole = Whole { known: known.clone(), ..Whole::default() };
    whole.beside_messages(file);
    let keys = whole.certificates.keys();
    parallel::judge_all(file, &keys, threads, &mut |judged| whole.insert(judged));
    whole.finish()
}

/// What is kept of an export while it is read.
#[derive(Default)]
struct Whole {
    known: Known,
    info: Option<Info>,
    certificates: Certificates,
    devices: BTreeMap<Vec<u8>, Device>,
    /// Messages of which only the name could be read: they belong to the one device, when that is known.
    nameless: Vec<Facts>,
    findings: Findings,
}

#[derive(Default)]
struct Findings {
    faults: Vec<Finding>,
    remarks: Vec<Finding>,
    further: u64,
    all_faults: u64,
}

impl Findings {
    fn push(&mut self, finding: Finding) {
        let kept = match finding.weight() {
            Weight::Fault => {
                self.all_faults += 1;
                &mut self.faults
            }
            Weight::Remark => &mut self.remarks,
        };
        if kept.len() < MOST_FINDINGS {
            kept.push(finding);
        } else {
            self.further += 1;
        }
    }

    /// The faults first, each kind in the order of the counters.
    fn sorted(mut self) -> Vec<Finding> {
        self.faults.sort();
        self.remarks.sort();
        self.faults.append(&mut self.remarks);
        self.faults
    }
}

impl Whole {
    fn beside_messages<R: Read + Seek>(&mut self, file: &mut R) {
        let mut infos = 0;
        let mut odd = Vec::new();
        beside_messages(file, &mut |met| match met {
            Met::Finding(finding) => odd.push(finding),
            Met::Member(member) => match &member.kind {
                FileKind::Info => {
                    infos += 1;
                    self.info = Info::read(&member.bytes);
                    if self.info.is_none() {
                        odd.push(Finding::InfoUnreadable {});
                    }
                }
                FileKind::Certificate { serial } => {
                    self.certificates.insert(&member.path, serial, &member.bytes, &mut odd);
                }
                _ => {}
            },
        });
        match infos {
            0 => odd.push(Finding::InfoMissing {}),
            1 => {}
            _ => odd.push(Finding::InfoTwice {}),
        }
        odd.into_iter().for_each(|finding| self.findings.push(finding));
    }

    fn insert(&mut self, judged: Judged) {
        judged.findings.into_iter().for_each(|finding| self.findings.push(finding));
        let Some(facts) = judged.facts else { return };
        self.compare_with_known(&facts);
        match &facts.serial {
            Some(serial) => {
                let certificate = self.certificates.of(serial);
                let device = self.devices.entry(serial.clone()).or_default();
                device.insert(&facts, certificate, &mut |finding| self.findings.push(finding));
            }
            None if self.nameless.len() < MOST_FINDINGS => self.nameless.push(facts),
            None => {}
        }
    }

    fn compare_with_known(&mut self, facts: &Facts) {
        const DAY: i64 = 86_400;
        if let (Some(now), Some(seconds)) = (self.known.now, facts.seconds)
            && seconds > now.saturating_add(DAY)
        {
            self.findings.push(Finding::InFuture { at: facts.at.clone(), time: german(seconds) });
        }
        if let Told::Transaction { client, .. } = &facts.told
            && !self.known.clients.is_empty()
            && !self.known.clients.contains(client)
        {
            self.findings.push(Finding::ForeignClient { at: facts.at.clone(), client: client.clone() });
        }
    }

    fn finish(mut self) -> Report {
        let most = self.devices.iter().max_by_key(|(_, device)| device.messages());
        let own = self.known.serial.map(|serial| serial.to_vec()).or(most.map(|(serial, _)| serial.clone()));
        if let Some(own) = &own {
            let device = self.devices.entry(own.clone()).or_default();
            for facts in &self.nameless {
                device.insert(facts, None, &mut |finding| self.findings.push(finding));
            }
        }
        let mut seen = Vec::new();
        for (serial, device) in std::mem::take(&mut self.devices) {
            if device.messages() > 0 {
                seen.push(self.finish_device(&serial, device, own.as_ref() == Some(&serial)));
            }
        }
        if seen.is_empty() && self.nameless.is_empty() {
            self.findings.push(Finding::NoMessages {});
        }
        seen.sort_by_key(|device| std::cmp::Reverse(device.messages));
        let (further, faults) = (self.findings.further, self.findings.all_faults);
        Report { info: self.info, devices: seen, findings: self.findings.sorted(), further, faults }
    }

    fn finish_device(&mut self, serial: &[u8], device: Device, is_own: bool) -> Seen {
        let name = hex::encode(serial);
        if let Some(first) = device.first().filter(|_| !is_own) {
            let (first, messages) = (first.clone(), device.messages());
            self.findings.push(Finding::ForeignDevice { serial: name.clone(), messages, first });
        }
        let certificate = self.certificates.of(serial);
        match certificate {
            Some(leaf) => {
                let mut odd = Vec::new();
                self.certificates.judge(leaf, &mut odd);
                odd.into_iter().for_each(|finding| self.findings.push(finding));
            }
            None => {
                let messages = device.messages();
                self.findings.push(Finding::LeafMissing { serial: name.clone(), messages });
            }
        }
        let seen = device.finish(&name, certificate, &mut |finding| self.findings.push(finding));
        if let Some(counter) = self.known.last_counter.filter(|counter| is_own && *counter > seen.last) {
            self.findings.push(Finding::EndMissing { last: seen.last, seen: counter });
        }
        seen
    }
}
