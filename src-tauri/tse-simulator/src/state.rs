//! The device's own notes: counters that no restart sets back, registers, open transactions. They follow from the
//! messages, so what a power cut kept from being noted is read from those.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tse::message::{Body, LogMessage, Operation};
use tse::tlv::Elements;

use crate::journal::{Journal, put_whole};
use crate::trouble::Trouble;

/// The file's name.
const FILE: &str = "zustand.json";

/// A transaction that was begun and not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTransaction {
    /// Its number.
    pub number: u64,
    /// The register.
    pub client: String,
    /// When it began, by the device's clock.
    pub started: i64,
    /// The signature counter of its start.
    pub counter: u64,
}

/// What the device remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The signature counter of the last message.
    pub counter: u64,
    /// The number of the last transaction.
    pub transaction: u64,
    /// The registers that may use it.
    pub clients: BTreeSet<String>,
    /// What is open.
    pub open: BTreeMap<u64, OpenTransaction>,
    /// Whether it was set up.
    pub initialised: bool,
    /// Whether it was put out of use.
    pub disabled: bool,
    /// Up to which counter all messages were handed out whole.
    pub exported: u64,
    /// The time of the last message.
    pub last_time: i64,
}

impl State {
    /// What was noted in a folder, brought up to its messages.
    pub fn open(folder: &Path, journal: &Journal) -> Result<Self, Trouble> {
        let mut state = match std::fs::read(folder.join(FILE)) {
            Ok(text) => serde_json::from_slice(&text).map_err(|_| Trouble::SetUp)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => return Err(error.into()),
        };
        journal.each(&mut |bytes| {
            let message = LogMessage::read(bytes).map_err(|_| Trouble::SetUp)?;
            if message.counter > state.counter {
                state.follow(&message);
            }
            Ok(())
        })?;
        Ok(state)
    }

    /// Notes everything.
    pub fn keep(&self, folder: &Path) -> Result<(), Trouble> {
        let text = serde_json::to_vec_pretty(self).map_err(|_| Trouble::SetUp)?;
        Ok(put_whole(&folder.join(FILE), &text)?)
    }

    /// What a message changes.
    pub fn follow(&mut self, message: &LogMessage<'_>) {
        self.counter = message.counter;
        self.last_time = message.time.seconds;
        match &message.body {
            Body::Transaction(step) => match step.operation {
                Operation::Start => {
                    self.transaction = step.number;
                    let open = OpenTransaction {
                        number: step.number,
                        client: step.client.clone(),
                        started: message.time.seconds,
                        counter: message.counter,
                    };
                    self.open.insert(step.number, open);
                }
                Operation::Update => {}
                Operation::Finish => {
                    self.open.remove(&step.number);
                }
            },
            Body::System(event) => {
                let client = || {
                    let first = Elements::of(&event.data).next()?.ok()?;
                    String::from_utf8(first.content.to_vec()).ok()
                };
                match event.event.as_str() {
                    "initialize" => self.initialised = true,
                    "disableSecureElement" => self.disabled = true,
                    "registerClient" => self.clients.extend(client()),
                    "deregisterClient" => {
                        client().map(|client| self.clients.remove(&client));
                    }
                    _ => {}
                }
            }
            Body::Audit(_) => {}
        }
    }
}
