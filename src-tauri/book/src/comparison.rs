//! Whether the end of the book is being compared with what is known of it elsewhere. A bon waits for that, so that no lost
//! receipt's number is given again; but not for long, since a sale can always be made.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// So long a bon waits at most.
const PATIENCE: Duration = Duration::from_secs(5);

/// Nothing is compared until someone says so.
#[derive(Debug, Default)]
pub struct Comparison {
    under_way: Mutex<bool>,
    ended: Condvar,
}

impl Comparison {
    /// From now on bons wait.
    pub fn begin(&self) {
        *self.under_way.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Nobody waits any more.
    pub fn end(&self) {
        *self.under_way.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.ended.notify_all();
    }

    /// Whether it has not ended yet.
    pub fn is_under_way(&self) -> bool {
        *self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the comparison has ended, or for as long as a bon may wait.
    pub fn wait(&self) {
        let under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.ended.wait_timeout_while(under_way, PATIENCE, |under_way| *under_way);
        if waited.is_ok_and(|(_, waited)| waited.timed_out()) {
            tracing::warn!("a bon was booked before the end of the book was compared");
        }
    }
}
