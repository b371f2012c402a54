//! A thread that works off what the desk has queued: it listens to the news, looks from time to time, and never
//! holds up whoever queues.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use book::{Outcome, Trouble};
use contract::Topic;

/// Does one thing; false if there was none to do.
pub type Step<Q> = Box<dyn FnMut(&Q) -> Outcome<bool> + Send>;

/// What a worker does with its queue, and at whose news.
pub struct QueueWork<Q> {
    /// The thread's name, and the word in the log.
    pub name: &'static str,
    pub topics: &'static [Topic],
    /// How often is looked without news.
    pub look_every: Duration,
    /// How long news wait for more of their kind, so that the work is done once for all of them.
    pub gather: Duration,
    /// Once, before the first look: what the last end left open.
    pub recover: fn(&Q) -> Outcome<()>,
    /// Does the next thing that is due; false if there is none.
    pub one: Step<Q>,
}

/// The running thread; it ends with this value, after the work under way.
pub struct Worker {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts working.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start<Q: Send + 'static>(
        queue: Q,
        news: Receiver<Vec<Topic>>,
        work: QueueWork<Q>,
    ) -> io::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = stopped.clone();
        let thread =
            thread::Builder::new().name(work.name.into()).spawn(move || run(&queue, work, &news, &flag))?;
        Ok(Self { stopped, thread: Some(thread) })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic there has cost the work under way its state at most; the next start recovers it.
            let _ = thread.join();
        }
    }
}

fn run<Q>(queue: &Q, mut work: QueueWork<Q>, news: &Receiver<Vec<Topic>>, stopped: &AtomicBool) {
    report(work.name, (work.recover)(queue));
    while !stopped.load(Ordering::Relaxed) {
        while !stopped.load(Ordering::Relaxed) && report(work.name, (work.one)(queue)) == Some(true) {}
        match wait(&work, news, stopped) {
            Woken::Look => {}
            Woken::News => gather(&work, news, stopped),
            Woken::Gone => return,
        }
    }
    if !work.gather.is_zero() {
        // What was being gathered is not left for the next start.
        report(work.name, (work.one)(queue));
    }
}

/// Why a worker looks again.
enum Woken {
    /// It is time to.
    Look,
    News,
    /// The desk has ended.
    Gone,
}

/// Waits for news, or for the time to look again.
fn wait<Q>(work: &QueueWork<Q>, news: &Receiver<Vec<Topic>>, stopped: &AtomicBool) -> Woken {
    loop {
        match news.recv_timeout(work.look_every) {
            Ok(news) if news.iter().any(|topic| work.topics.contains(topic)) => return Woken::News,
            Ok(_) if stopped.load(Ordering::Relaxed) => return Woken::Look,
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Woken::Look,
            Err(RecvTimeoutError::Disconnected) => return Woken::Gone,
        }
    }
}

/// How often a worker that gathers looks whether it shall end.
const BETWEEN: Duration = Duration::from_millis(50);

/// Lets news pass that the same work answers.
fn gather<Q>(work: &QueueWork<Q>, news: &Receiver<Vec<Topic>>, stopped: &AtomicBool) {
    let mut left = work.gather;
    while !left.is_zero() && !stopped.load(Ordering::Relaxed) {
        thread::sleep(left.min(BETWEEN));
        left = left.saturating_sub(BETWEEN);
    }
    if !work.gather.is_zero() {
        news.try_iter().for_each(drop);
    }
}

/// Trouble with the store is logged; what waits stays where it is and is looked for again.
fn report<T>(worker: &str, outcome: Outcome<T>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(Trouble::Refused(refusal)) => {
            tracing::warn!(worker, code = refusal.code(), "refused");
            None
        }
        Err(Trouble::Fault(fault)) => {
            tracing::error!(worker, %fault, "a fault");
            None
        }
    }
}
