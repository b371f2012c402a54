//! Work beside the till: of each kind one at a time, on a thread of its own, with its progress, a way to stop it and a
//! word on how the last one ended. Work that panics ends like work that failed, so that the next one can begin.

mod book_check;
mod file_check;
mod history;
mod kinds;
mod recurring;
mod watch;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

pub use book_check::book_check;
pub use file_check::{CompareRows, file_check};
pub use history::{keeper, last};
pub use kinds::{Jobs, Kind};
pub use recurring::Recurring;
pub use watch::{Progress, Watch};

use contract::jobs::JobKind;

use crate::fault::{Outcome, Trouble};

/// One kind of work: `A` says what is under way, `E` how the last one ended. It is stopped when its owner goes.
pub struct Job<A, E> {
    kind: JobKind,
    state: Arc<Mutex<State<A, E>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    /// Told of each beginning and each end.
    keep: Keep,
    /// The program ends: what it cuts off has no end of its own.
    leaving: Arc<AtomicBool>,
}

type Keep = Arc<dyn Fn(Event) + Send + Sync>;

/// What is kept of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Began,
    /// With the reason where it came to nothing, in German.
    Ended(Option<String>),
}

struct State<A, E> {
    running: Option<(A, Arc<Watch>)>,
    ended: Option<E>,
}

impl<A, E> Default for State<A, E> {
    fn default() -> Self {
        Self { running: None, ended: None }
    }
}

/// What a job is asked to do.
pub struct JobWork<W, N, T> {
    /// Done on the job's thread.
    pub work: W,
    /// What is kept of how it went; also takes away what came to nothing.
    pub end: N,
    /// Called when the end is kept.
    pub told: T,
}

impl<A, E> Job<A, E> {
    /// A kind of work of which none is under way.
    pub fn new(kind: JobKind, keep: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self {
            kind,
            state: Arc::default(),
            thread: Mutex::default(),
            keep: Arc::new(keep),
            leaving: Arc::default(),
        }
    }

    /// Which kind it is.
    pub const fn kind(&self) -> JobKind {
        self.kind
    }

    /// Stops what is under way at its next step.
    pub fn stop(&self) {
        if let Some((_, watch)) = &lock(&self.state).running {
            watch.stop();
        }
    }

    /// Stops what is under way and waits for it, since the program ends; what did not get done is kept as cut off, so
    /// that it is due again.
    pub fn end(&self) {
        self.leaving.store(true, Ordering::Relaxed);
        self.stop();
        if let Some(thread) = lock(&self.thread).take() {
            // Whatever it met was told.
            let _ = thread.join();
        }
    }

    /// How far the one under way is.
    pub fn progress(&self) -> Option<Progress> {
        lock(&self.state).running.as_ref().map(|(_, watch)| watch.progress())
    }
}

impl<A: Clone + Send + 'static, E: Clone + Send + 'static> Job<A, E> {
    /// Begins on a thread of its own and forgets how the last one ended.
    ///
    /// # Errors
    /// `busy` says what is refused while another one is under way; a fault where there is no thread to be had.
    pub fn begin<R: 'static>(
        &self,
        about: A,
        watch: Watch,
        busy: impl FnOnce(&A) -> Trouble,
        work: JobWork<
            impl FnOnce(&Watch) -> Outcome<R> + Send + 'static,
            impl FnOnce(Outcome<R>) -> E + Send + 'static,
            impl FnOnce() + Send + 'static,
        >,
    ) -> Outcome<()> {
        let watch = Arc::new(watch);
        {
            let mut state = lock(&self.state);
            if let Some((running, _)) = &state.running {
                return Err(busy(running));
            }
            *state = State { running: Some((about, Arc::clone(&watch))), ended: None };
        }
        let (kind, state, keep) = (self.kind, Arc::clone(&self.state), Arc::clone(&self.keep));
        let leaving = Arc::clone(&self.leaving);
        let whole = move || {
            let JobWork { work, end, told } = work;
            keep(Event::Began);
            let went = catch_unwind(AssertUnwindSafe(|| work(&watch)));
            let went = went.unwrap_or_else(|panic| Err(Trouble::fault(story_of(kind, &*panic))));
            let trouble = went.as_ref().err().map(sentence);
            // Whoever clears up after it may panic too.
            let ended = catch_unwind(AssertUnwindSafe(|| end(went)));
            let ended = ended.map_err(|panic| tracing::error!("{}", story_of(kind, &*panic))).ok();
            // Before it counts as ended: whoever sees no job under way finds how it ended.
            if trouble.is_none() || !leaving.load(Ordering::Relaxed) {
                keep(Event::Ended(trouble));
            }
            *lock(&state) = State { running: None, ended };
            told();
        };
        match std::thread::Builder::new().name(format!("job {:?}", self.kind)).spawn(whole) {
            Ok(thread) => *lock(&self.thread) = Some(thread),
            Err(trouble) => {
                *lock(&self.state) = State::default();
                return Err(trouble.into());
            }
        }
        Ok(())
    }

    /// What is under way with done and total steps and what it is busy with, and how the last one ended.
    pub fn state(&self) -> (Option<(A, Progress)>, Option<E>) {
        let state = lock(&self.state);
        let running = state.running.as_ref().map(|(about, watch)| (about.clone(), watch.progress()));
        (running, state.ended.clone())
    }
}

impl<A, E> Drop for Job<A, E> {
    fn drop(&mut self) {
        self.end();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a person reads of work that came to nothing.
fn sentence(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.to_string(),
        Trouble::Fault(_) => {
            "Die Aufgabe wurde nicht fertig. Was geschah, steht im Protokoll des Programms.".to_owned()
        }
    }
}

fn story_of(kind: JobKind, panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("{kind:?} panicked: {}", text.unwrap_or("without a word"))
}

#[cfg(test)]
mod tests;
