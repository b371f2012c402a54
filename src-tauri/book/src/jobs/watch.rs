//! How far a job is, and the wish to stop it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use contract::refusal::Refusal;

use crate::fault::Outcome;

/// How far a job is.
pub struct Progress {
    /// Steps that are done, whatever a step is.
    pub done: u64,
    /// Steps in all; 0 while nobody knows.
    pub total: u64,
    /// What it is busy with, in German.
    pub words: &'static str,
}

/// Shared by who does the work and who looks on.
pub struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    words: Mutex<&'static str>,
    stopped: AtomicBool,
    /// What a job of this kind says once it was stopped.
    refusal: Refusal,
    /// Called when a hundredth more is done, or something else begins.
    tell: Box<dyn Fn() + Send + Sync>,
}

impl Watch {
    /// A watch that calls `tell` at each step that can be seen; who is stopped ends with the refusal.
    pub fn new(refusal: impl Into<Refusal>, tell: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            words: Mutex::new("Es geht los"),
            stopped: AtomicBool::new(false),
            refusal: refusal.into(),
            tell: Box::new(tell),
        }
    }

    /// Stops the work at its next step.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let words = *self.words.lock().unwrap_or_else(PoisonError::into_inner);
        Progress { done: self.done.load(Ordering::Relaxed), total: self.total.load(Ordering::Relaxed), words }
    }

    /// So many steps are to be done in all.
    pub fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Something else begins.
    ///
    /// # Errors
    /// The refusal of who was stopped.
    pub fn begin(&self, words: &'static str) -> Outcome<()> {
        *self.words.lock().unwrap_or_else(PoisonError::into_inner) = words;
        (self.tell)();
        self.go_on()
    }

    /// So many steps more are done.
    ///
    /// # Errors
    /// The refusal of who was stopped.
    pub fn step(&self, steps: u64) -> Outcome<()> {
        let total = self.total.load(Ordering::Relaxed).max(1);
        let before = self.done.fetch_add(steps, Ordering::Relaxed);
        if before * 100 / total != (before + steps) * 100 / total {
            (self.tell)();
        }
        self.go_on()
    }

    /// Goes on, unless someone wishes to stop.
    ///
    /// # Errors
    /// The refusal of who was stopped.
    pub fn go_on(&self) -> Outcome<()> {
        if self.stopped.load(Ordering::Relaxed) { Err(self.refusal.clone().into()) } else { Ok(()) }
    }
}
