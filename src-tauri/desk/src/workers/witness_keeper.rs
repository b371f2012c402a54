//! The thread that tells the witnesses of the book's end. No booking waits for it: it lags a second at most.

use std::io;
use std::time::Duration;

use contract::Topic;
use outlets::witnesses::Witnessing;

use super::worker::{QueueWork, Worker};
use crate::Desk;

/// How often is looked whether something was booked of which there was no news.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The running thread; it ends with this value.
pub struct WitnessKeeper {
    _worker: Worker,
}

impl WitnessKeeper {
    /// Compares the book with what is known of it, then keeps the witnesses.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: &Desk) -> io::Result<Self> {
        let mut told = None;
        let work = QueueWork {
            name: "witnesses",
            topics: Topic::ALL,
            look_every: LOOK_EVERY,
            recover: Witnessing::compare,
            one: Box::new(move |witnessing: &Witnessing| witnessing.tell(&mut told).map(|()| false)),
        };
        Ok(Self { _worker: Worker::start(desk.witnessing(), desk.subscribe(), work)? })
    }
}
