//! The thread that tells the witnesses that the owner chose of each close. No close waits for it; what was missed is made
//! up for.

use std::io;
use std::time::Duration;

use contract::Topic;

use super::worker::{QueueWork, Worker};
use crate::Desk;

/// How often is looked whether a stick is there again.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The running thread; it ends with this value.
pub struct ClosingWitnesses {
    _worker: Worker,
}

impl ClosingWitnesses {
    /// Tells what was missed, then each close. To be started behind who compares the book with what is known of it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: &Desk) -> io::Result<Self> {
        let mut at_close = desk.witnesses_at_close();
        let work = QueueWork {
            name: "closing witnesses",
            topics: &[Topic::Day, Topic::Messages, Topic::Settings, Topic::Witnesses],
            look_every: LOOK_EVERY,
            gather: Duration::ZERO,
            recover: |()| Ok(()),
            one: Box::new(move |()| at_close.tell().map(|()| false)),
        };
        Ok(Self { _worker: Worker::start((), desk.subscribe(), work)? })
    }
}
