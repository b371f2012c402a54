//! What signs: the key, the messages, the notes, and the plug in between.

use std::path::{Path, PathBuf};
use std::thread;

use tse::message::{Body, LogMessage};
use tse::write::{DataForm, Stamp, message, to_sign};
use tse::{LogTime, SigningKey};

use crate::authority::{Named, certificates};
use crate::fault_plug::{FaultPlug, Mishap, PowerCut};
use crate::journal::Journal;
use crate::secrets::Secrets;
use crate::settings::{Clock, Settings};
use crate::state::State;
use crate::trouble::Trouble;

/// What comes back of a message that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The transaction's number; 0 for an event of the device.
    pub transaction: u64,
    /// The signature counter.
    pub counter: u64,
    /// The device's time, seconds since 1970.
    pub time: i64,
    /// The device's serial number.
    pub serial: [u8; 32],
    /// The signature, r and s side by side.
    pub signature: Vec<u8>,
}

/// What comes back of a start: the same.
pub type Begun = Signed;

/// A device that is switched on.
pub struct Device {
    /// Where it lives.
    pub folder: PathBuf,
    /// Its limits.
    pub settings: Settings,
    /// Its notes.
    pub state: State,
    /// Its messages.
    pub journal: Journal,
    /// Its certificate and its authority's.
    pub certificates: [Named; 2],
    key: SigningKey,
    serial: [u8; 32],
    not_after: i64,
    clock: Clock,
    plug: FaultPlug,
    is_off: bool,
}

impl Device {
    /// Switches the device of a folder on; makes it if there is none.
    pub fn open(folder: &Path, settings: Settings, clock: Clock, plug: FaultPlug) -> Result<Self, Trouble> {
        std::fs::create_dir_all(folder)?;
        let secrets = Secrets::of(folder, settings.curve, clock(), settings.valid_for)?;
        let journal = Journal::open(folder)?;
        let state = State::open(folder, &journal)?;
        let serial = secrets.device.public().ok_or(Trouble::SetUp)?.serial();
        Ok(Self {
            folder: folder.to_owned(),
            state,
            journal,
            certificates: certificates(&secrets)?,
            key: secrets.device,
            serial,
            not_after: secrets.not_after,
            settings,
            clock,
            plug,
            is_off: false,
        })
    }

    /// The device's own time.
    pub fn time(&self) -> i64 {
        (self.clock)().saturating_add(self.plug.now().clock_off)
    }

    /// The device's serial number.
    pub const fn serial(&self) -> [u8; 32] {
        self.serial
    }

    /// The device's key.
    pub const fn key(&self) -> &SigningKey {
        &self.key
    }

    /// Answers at all, after as long as the plug says.
    pub fn reach(&self) -> Result<(), Trouble> {
        thread::sleep(self.plug.now().delay);
        self.answers()
    }

    /// Whether the power is gone, so that it must be switched on again.
    pub const fn is_off(&self) -> bool {
        self.is_off
    }

    fn answers(&self) -> Result<(), Trouble> {
        let faults = self.plug.now();
        let now = (self.clock)();
        let is_out = faults.outage.is_some_and(|(from, to)| from <= now && now < to);
        if self.is_off || faults.pulled_out || is_out { Err(Trouble::NoAnswer) } else { Ok(()) }
    }

    /// Signs one message and keeps it. What goes wrong on the way is the plug's choice.
    pub fn sign(&mut self, body: &Body<'_>) -> Result<Signed, Trouble> {
        self.may_sign()?;
        let mishap = self.plug.take_next();
        self.cut(mishap, PowerCut::BeforeSigning)?;
        let stamp = Stamp {
            serial: self.serial,
            algorithm: self.key.algorithm(),
            counter: self.state.counter + 1,
            time: LogTime { seconds: self.time(), format: self.settings.time_format },
        };
        let signed = to_sign(body, &stamp, DataForm::Whole).ok_or(Trouble::SetUp)?;
        let signature = self.key.sign(&signed).ok_or(Trouble::SetUp)?;
        let message = message(&signed, &signature);
        self.cut(mishap, PowerCut::Signed)?;
        if mishap == Some(Mishap::PowerCut(PowerCut::Writing)) {
            self.journal.append_half(&message)?;
            self.cut(mishap, PowerCut::Writing)?;
        }
        self.journal.append(&message)?;
        self.cut(mishap, PowerCut::Stored)?;
        self.state.follow(&LogMessage::read(&message).map_err(|_| Trouble::SetUp)?);
        self.state.keep(&self.folder)?;
        self.cut(mishap, PowerCut::Answering)?;
        let transaction = match body {
            Body::Transaction(step) => step.number,
            Body::System(_) | Body::Audit(_) => 0,
        };
        let answer = Signed {
            transaction,
            counter: stamp.counter,
            time: stamp.time.seconds,
            serial: self.serial,
            signature,
        };
        match mishap {
            Some(Mishap::AnswerLost) => Err(Trouble::NoAnswer),
            Some(Mishap::Garbage) => Ok(garbage(answer)),
            _ => Ok(answer),
        }
    }

    /// Whether it could sign now.
    pub fn may_sign(&self) -> Result<(), Trouble> {
        self.answers()?;
        let faults = self.plug.now();
        if self.state.disabled {
            return Err(Trouble::Disabled);
        }
        if faults.expired || self.time() > self.not_after {
            return Err(Trouble::CertificateExpired);
        }
        if self.state.counter >= self.settings.most_signatures {
            return Err(Trouble::SignaturesUsedUp);
        }
        if faults.full || self.journal.length() >= self.settings.most_bytes {
            return Err(Trouble::StoreFull);
        }
        Ok(())
    }

    /// The power goes if this is the moment for it; from then on nothing answers.
    fn cut(&mut self, mishap: Option<Mishap>, moment: PowerCut) -> Result<(), Trouble> {
        if mishap == Some(Mishap::PowerCut(moment)) {
            self.is_off = true;
            return Err(Trouble::NoAnswer);
        }
        Ok(())
    }
}

/// An answer of which nothing is true.
fn garbage(answer: Signed) -> Signed {
    let signature = answer.signature.iter().map(|byte| !byte).collect();
    Signed { transaction: u64::MAX, counter: 0, time: -1, serial: [0; 32], signature }
}
