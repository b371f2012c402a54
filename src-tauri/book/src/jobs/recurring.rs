//! Work that begins by itself when it is due, and by hand: nothing more has to be said of it than its kind.

use contract::Topic;
use contract::jobs::JobKind;
use contract::refusal::JobRefusal;

use super::{Job, JobWork, Kind, Progress, Watch, keeper};
use crate::fault::Outcome;
use crate::services::Services;

/// A job of a desk; `W` is what it does.
pub struct Recurring<W> {
    job: Job<(), ()>,
    every_ms: i64,
    work: W,
}

impl<W: Fn(&Services, &Watch) -> Outcome<()> + Clone + Send + Sync + 'static> Recurring<W> {
    /// Nothing is done yet; it is due again after so many milliseconds.
    pub fn new(services: &Services, kind: JobKind, every_ms: i64, work: W) -> Self {
        Self { job: Job::new(kind, keeper(services.clone(), kind)), every_ms, work }
    }
}

impl<W: Fn(&Services, &Watch) -> Outcome<()> + Clone + Send + Sync + 'static> Kind for Recurring<W> {
    fn kind(&self) -> JobKind {
        self.job.kind()
    }

    fn progress(&self) -> Option<Progress> {
        self.job.progress()
    }

    fn stop(&self) {
        self.job.stop();
    }

    fn end(&self) {
        self.job.end();
    }

    fn every_ms(&self) -> Option<i64> {
        Some(self.every_ms)
    }

    fn run(&self, services: &Services) -> Outcome<()> {
        let (own, news, told) = (services.clone(), services.news.clone(), services.news.clone());
        let (work, title) = (self.work.clone(), self.kind().german().to_owned());
        let watch =
            Watch::new(JobRefusal::Stopped { title: title.clone() }, move || news.tell(&[Topic::Jobs]));
        let work = JobWork {
            work: move |watch: &Watch| work(&own, watch),
            end: |_| (),
            told: move || told.tell(&[Topic::Jobs]),
        };
        self.job.begin((), watch, |()| JobRefusal::UnderWay { title }.into(), work)
    }
}
