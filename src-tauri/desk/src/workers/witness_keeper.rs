//! The thread that tells the witnesses of the book's end. No booking waits for it: it lags a second at most.

use std::io;
use std::time::Duration;

use contract::Topic;
use outlets::witnesses::{Told, Witnessing};

use super::worker::{QueueWork, Worker};
use crate::Desk;

/// How often is looked whether something was booked of which there was no news.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Bookings that follow each other are told together, so that no sale waits for the disk beside the sale before it; short
/// enough that the witnesses lag a second at most.
const GATHER: Duration = Duration::from_millis(600);

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
        let (witnessing, mut compared, mut told) = (desk.witnessing(), false, Told::default());
        witnessing.expect_comparison();
        let work = QueueWork {
            name: "witnesses",
            topics: Topic::ALL,
            look_every: LOOK_EVERY,
            gather: GATHER,
            recover: |_| Ok(()),
            one: Box::new(move |witnessing: &Witnessing| {
                // What is known must not be written over before it was compared, however often that fails.
                if !compared && witnessing.lacks_the_key() {
                    return Ok(false);
                }
                if !compared {
                    witnessing.compare()?;
                    compared = true;
                }
                witnessing.tell(&mut told).map(|()| false)
            }),
        };
        Ok(Self { _worker: Worker::start(witnessing, desk.subscribe(), work)? })
    }
}
