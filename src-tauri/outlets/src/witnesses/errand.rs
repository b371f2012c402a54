//! Work that may hang: a stick that is being pulled, a drive in the network. It runs on a thread of its own, and nobody
//! waits longer for it than patience lasts.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// So long is waited for one answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// One errand at a time. Whoever does not come back keeps all further ones from being begun.
pub struct Errand<T>(Option<Receiver<T>>);

impl<T> Default for Errand<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Send + 'static> Errand<T> {
    /// What the work comes to; `None` where it, or the one before it, does not come back in time.
    pub fn run(&mut self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        // What the one before brings so late is not asked for any more.
        self.wait(self.0.is_some())?;
        let (answer, coming) = channel();
        thread::Builder::new().name("errand".into()).spawn(move || answer.send(work())).ok()?;
        self.0 = Some(coming);
        self.wait(true)?
    }

    /// `None` where it is still under way; within, its answer where there was one.
    fn wait(&mut self, under_way: bool) -> Option<Option<T>> {
        let Some(coming) = self.0.take().filter(|_| under_way) else { return Some(None) };
        match coming.recv_timeout(PATIENCE) {
            Ok(answer) => Some(Some(answer)),
            Err(RecvTimeoutError::Disconnected) => Some(None),
            Err(RecvTimeoutError::Timeout) => {
                self.0 = Some(coming);
                None
            }
        }
    }
}
