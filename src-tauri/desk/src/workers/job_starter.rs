//! The thread that begins work beside the till when it is due: behind a close, or when the desk is at rest.

use std::io;
use std::time::Duration;

use crate::{Desk, DueJobs};
use contract::Topic;

use super::worker::{QueueWork, Worker};

/// How often is looked whether the desk has come to rest.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// The running thread; it ends with this value.
pub struct JobStarter {
    _worker: Worker,
}

impl JobStarter {
    /// Starts looking. The news that a job has ended, or the day, makes it look at once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: &Desk) -> io::Result<Self> {
        let work = QueueWork {
            name: "due jobs",
            topics: &[Topic::Day, Topic::Jobs],
            look_every: LOOK_EVERY,
            gather: Duration::ZERO,
            recover: DueJobs::compare_rows,
            one: Box::new(|due: &DueJobs| due.begin().map(|()| false)),
        };
        Ok(Self { _worker: Worker::start(desk.due_jobs(), desk.subscribe(), work)? })
    }
}
