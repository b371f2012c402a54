//! Bookings of this process that are between their intent and the book.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use book::ledger::intent::IntentId;

/// Who is under way.
#[derive(Default)]
pub struct Flights {
    under_way: Mutex<HashSet<IntentId>>,
    landed: Condvar,
}

/// Says that a booking is under way as long as it lives.
pub struct Flight<'a> {
    flights: &'a Flights,
    id: IntentId,
}

impl Flights {
    /// A booking sets out.
    pub fn set_out(&self, id: IntentId) -> Flight<'_> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        Flight { flights: self, id }
    }

    /// Whether someone is on the way with this intent.
    pub fn has(&self, id: &IntentId) -> bool {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).contains(id)
    }

    /// Waits until those that are under way now have landed, for so long at most.
    pub fn wait(&self, longest: Duration) {
        let under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let known = under_way.clone();
        let waited =
            self.landed.wait_timeout_while(under_way, longest, |now| known.iter().any(|id| now.contains(id)));
        drop(waited);
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.flights.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
        self.flights.landed.notify_all();
    }
}
