//! How long the program thinks. It is counted in ticks of a thread beside it: while the machine does something else, neither
//! goes on.

use std::process;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const TICK: Duration = Duration::from_millis(20);
/// Nobody waits longer for an answer that may never come: the process ends, and says what it was asked.
const HOPELESS: Duration = Duration::from_secs(120);

#[derive(Default)]
struct Ticking {
    ticks: AtomicU64,
    over: AtomicBool,
    /// What is under way, in words, since which tick.
    under_way: Mutex<Option<(String, u64)>>,
}

/// A thread that counts.
pub struct Watch {
    ticking: Arc<Ticking>,
    thread: Option<JoinHandle<()>>,
    patience: u64,
}

impl Watch {
    /// Whoever thinks longer than this is slow.
    pub fn with_patience(patience: Duration) -> Self {
        let ticking = Arc::<Ticking>::default();
        let counted = ticking.clone();
        let thread = thread::spawn(move || {
            while !counted.over.load(Ordering::Relaxed) {
                thread::sleep(TICK);
                counted.tick();
            }
        });
        let patience = u64::try_from(patience.as_millis() / TICK.as_millis()).unwrap_or(u64::MAX);
        Self { ticking, thread: Some(thread), patience }
    }

    /// Does something, and says whether it was slow. `words` tell of it if it never ends.
    pub fn time<T>(&self, words: impl FnOnce() -> String, work: impl FnOnce() -> T) -> (T, bool) {
        let began = self.ticking.ticks.load(Ordering::Relaxed);
        *self.ticking.under_way() = Some((words(), began));
        let done = work();
        *self.ticking.under_way() = None;
        (done, self.ticking.ticks.load(Ordering::Relaxed) - began > self.patience)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ticking.over.store(true, Ordering::Relaxed);
        self.thread.take().map(JoinHandle::join);
    }
}

impl Ticking {
    fn under_way(&self) -> std::sync::MutexGuard<'_, Option<(String, u64)>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tick(&self) {
        let now = self.ticks.fetch_add(1, Ordering::Relaxed);
        let hopeless = u64::try_from(HOPELESS.as_millis() / TICK.as_millis()).unwrap_or(u64::MAX);
        if let Some((words, _)) = self.under_way().as_ref().filter(|(_, began)| now - began > hopeless) {
            eprintln!("It never ends: {words}");
            process::exit(101);
        }
    }
}
