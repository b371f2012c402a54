//! The job about the TSE, beside the till: its export, its set-up and its change.

use std::sync::Arc;

use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::jobs::{Job, JobWork, Kind, Progress, Watch, keeper};
use book::services::Services;
use contract::Topic;
use contract::jobs::JobKind;
use contract::refusal::TseRefusal;
use contract::tse_setup::{TseEnded, TseRunning, TseTask};

use super::context::TseContext;
use super::export::WHOLE;

/// What the desk does once another TSE serves the register, or may do so.
pub type TseChanged = Arc<dyn Fn() -> Outcome<()> + Send + Sync>;

/// The job of a desk.
pub struct TseJob {
    job: Job<TseTask, TseEnded>,
    changed: TseChanged,
}

impl TseJob {
    /// Nothing is under way.
    pub fn new(services: &Services, changed: TseChanged) -> Self {
        Self { job: Job::new(JobKind::Tse, keeper(services.clone(), JobKind::Tse)), changed }
    }

    /// Begins on the job's thread.
    ///
    /// # Errors
    /// [`TseRefusal::UnderWay`].
    pub fn begin(
        door: &Door<'_>,
        task: TseTask,
        work: impl FnOnce(&TseContext, &Watch) -> Outcome<()> + Send + 'static,
    ) -> Outcome<()> {
        let own: &Self = door.jobs.of()?;
        let (context, changed) = (TseContext::of(door), own.changed.clone());
        let (news, told) = (door.services.news.clone(), door.services.news.clone());
        let watch = Watch::new(TseRefusal::Stopped, move || news.tell(&[Topic::Tse, Topic::Jobs]));
        watch.expect(WHOLE);
        let busy = |running: &TseTask| TseRefusal::UnderWay { title: running.german().to_owned() }.into();
        let work = JobWork {
            work: move |watch: &Watch| {
                let done = work(&context, watch);
                // After a change that broke off too: whether the old one still signs is to be known.
                let told = if task == TseTask::Export { Ok(()) } else { changed() };
                done.and(told)
            },
            end: move |done: Outcome<()>| TseEnded {
                task: Some(task),
                trouble: done.err().map(|trouble| sentence(task, &trouble)),
            },
            told: move || told.tell(&[Topic::Tse, Topic::Till, Topic::Roll, Topic::Jobs]),
        };
        own.job.begin(task, watch, busy, work)
    }

    /// What is under way, and how the last one ended, if this program has seen it.
    pub fn state(&self) -> (Option<TseRunning>, Option<TseEnded>) {
        let (running, ended) = self.job.state();
        let running = running.map(|(task, Progress { done, total, words })| TseRunning {
            task,
            done,
            total,
            words: words.to_owned(),
        });
        (running, ended)
    }
}

impl Kind for TseJob {
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
}

/// What the page says of work that came to nothing; a fault stands in the diary.
fn sentence(task: TseTask, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.to_string(),
        Trouble::Fault(fault) => {
            tracing::error!(%fault, ?task, "TSE");
            format!(
                "{} kam nicht zu Ende. Was geschah, steht im Protokoll des Programms. Ein neuer Versuch macht dort weiter, \
                 wo es stand.",
                task.german()
            )
        }
    }
}
