//! The list of work beside the till, and what begins and stops it from there.

use std::sync::Arc;

use book::door::{AtDoor, Door};
use book::fault::Outcome;
use book::jobs::Jobs;
use book::services::Services;
use contract::jobs::{JobRow, RunJob, ShowJobs, StopJob};

use crate::here::Here;

impl AtDoor<Here> for ShowJobs {
    fn answer(self, door: &Door<'_>) -> Outcome<Vec<JobRow>> {
        door.look(|view| door.jobs.rows(view.conn, door.now))
    }
}

impl AtDoor<Here> for RunJob {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.kind(self.kind)?.run(door.services)
    }
}

impl AtDoor<Here> for StopJob {
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
    /// Begins the next work that is due, if the desk is at rest.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn begin(&self) -> Outcome<()> {
        self.jobs.run_due(&self.services)
    }
}
