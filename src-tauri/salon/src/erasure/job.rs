//! Keeping to the periods of erasure, once a working day: at the start, behind the close, or when the desk is at rest.

use book::fault::Outcome;
use book::jobs::{Job, JobWork, Kind, Progress, Watch, keeper};
use book::mending;
use book::services::Services;
use contract::Topic;
use contract::jobs::JobKind;
use contract::refusal::JobRefusal;

use super::sweep::{overdue, sweep};

/// Less than a day, so that a close that comes a little earlier than yesterday's finds it due.
const EVERY_MS: i64 = 20 * 60 * 60 * 1000;

/// The job of a desk.
pub struct Retention(Job<(), ()>);

impl Retention {
    /// Nothing is looked at yet.
    pub fn new(services: &Services) -> Self {
        Self(Job::new(JobKind::Retention, keeper(services.clone(), JobKind::Retention)))
    }
}

fn title() -> String {
    JobKind::Retention.german().to_owned()
}

/// Takes away what has come to its day. Nothing is written where nothing has.
///
/// # Errors
/// A fault of the store.
pub fn keep_to_periods(services: &Services) -> Outcome<()> {
    if !mending::read_as_program(services, overdue)?.is_empty() {
        let news = [Topic::Customers, Topic::Calendar, Topic::Messages, Topic::Roll];
        mending::write_as_program(services, &news, |tx| sweep(tx).map(drop))?;
    }
    Ok(())
}

impl Kind for Retention {
    fn kind(&self) -> JobKind {
        self.0.kind()
    }

    fn progress(&self) -> Option<Progress> {
        self.0.progress()
    }

    fn stop(&self) {
        self.0.stop();
    }

    fn end(&self) {
        self.0.end();
    }

    fn every_ms(&self) -> Option<i64> {
        Some(EVERY_MS)
    }

    fn run(&self, services: &Services) -> Outcome<()> {
        let (own, news, told) = (services.clone(), services.news.clone(), services.news.clone());
        let watch = Watch::new(JobRefusal::Stopped { title: title() }, move || news.tell(&[Topic::Jobs]));
        let work = JobWork {
            work: move |_: &Watch| keep_to_periods(&own),
            end: |_| (),
            told: move || told.tell(&[Topic::Jobs]),
        };
        self.0.begin((), watch, |()| JobRefusal::UnderWay { title: title() }.into(), work)
    }
}
