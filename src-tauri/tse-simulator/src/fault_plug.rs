//! The plug by which everything can go wrong, held by whoever tries the till.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Where the power goes while a message is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerCut {
    /// Before anything was signed.
    BeforeSigning,
    /// When the signature is made and nothing of it is kept.
    Signed,
    /// When half of the message is on the disk.
    Writing,
    /// When the message is kept, and the device's own notes are not.
    Stored,
    /// When all is kept and the answer is not out.
    Answering,
}

/// Something that goes wrong once, at the next signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// It signs, and the answer is lost on its way: the device has finished, and the till does not know.
    AnswerLost,
    /// It signs, and the answer is nonsense.
    Garbage,
    /// The power goes; the device must be opened again.
    PowerCut(PowerCut),
}

/// What goes wrong until it is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// No answer from one moment up to another, seconds since 1970 of the clock that drives the device.
    pub outage: Option<(i64, i64)>,
    /// No answer at all.
    pub pulled_out: bool,
    /// So long each answer takes.
    pub delay: Duration,
    /// So many seconds its clock is ahead, or behind.
    pub clock_off: i64,
    /// Its store is full.
    pub full: bool,
    /// Its certificate has ended.
    pub expired: bool,
    /// What goes wrong at the next signature.
    pub next: Option<Mishap>,
}

/// A handle to the faults of a device; clones are the same plug.
#[derive(Clone, Debug, Default)]
pub struct FaultPlug(Arc<Mutex<Faults>>);

impl FaultPlug {
    /// Changes what goes wrong.
    pub fn set(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.lock());
    }

    /// What goes wrong now.
    pub fn now(&self) -> Faults {
        self.lock().clone()
    }

    /// Takes the mishap of the next signature.
    pub(crate) fn take_next(&self) -> Option<Mishap> {
        self.lock().next.take()
    }

    fn lock(&self) -> MutexGuard<'_, Faults> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
