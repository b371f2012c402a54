//! A clock whose hands a test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// 27 November 2026, 07:00 UTC.
const MORNING: i64 = 1_795_762_800;

/// The hands of a clock; clones move the same.
#[derive(Clone, Debug)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    /// A Friday morning in November.
    pub fn morning() -> Self {
        Self(Arc::new(AtomicI64::new(MORNING)))
    }

    /// The time, seconds since 1970.
    pub fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    /// So many seconds pass; negative where somebody sets the clock back.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// As whoever asks for the time wants it.
    pub fn clock(&self) -> Arc<dyn Fn() -> i64 + Send + Sync> {
        let hands = self.clone();
        Arc::new(move || hands.now())
    }
}
