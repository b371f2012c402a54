//! The list of work beside the till, and what begins and stops it from there.

use std::sync::Arc;

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::jobs::Jobs;
use book::services::Services;
use contract::jobs::{JobRow, RunJob, ShowJobs, StopJob};
use outlets::beside_book;

use crate::here::Here;

impl DoorRow<Here> for ShowJobs {
    fn answer(self, door: &Door<'_>) -> Outcome<Vec<JobRow>> {
        door.read(|tx| door.jobs.rows(tx.conn, door.now))
    }
}

impl DoorRow<Here> for RunJob {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.kind(self.kind)?.run(door.services)
    }
}

impl DoorRow<Here> for StopJob {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.kind(self.kind)?.stop();
        Ok(())
    }
}

/// What begins due work in its time, and nothing else of the salon.
pub struct DueJobs {
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) services: Services,
}

impl DueJobs {
    /// Looks once at the start whether rows are as the book tells them: whoever changed them did it while nobody was here.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn compare_rows(&self) -> Outcome<()> {
        beside_book::check(&self.services).map(drop)
    }

    /// Begins the next work that is due, if the desk is at rest.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn begin(&self) -> Outcome<()> {
        self.jobs.run_due(&self.services)
    }
}
