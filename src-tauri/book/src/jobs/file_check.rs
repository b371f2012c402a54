//! Whether the store's file is whole, looked at once a working day: behind the close, or when the desk is at rest.

use contract::Topic;
use contract::jobs::JobKind;
use contract::refusal::JobRefusal;

use super::{Job, JobWork, Kind, Progress, Watch, keeper};
use crate::db;
use crate::fault::Outcome;
use crate::services::Services;

/// Less than a day, so that a close that comes a little earlier than yesterday's finds it due.
const EVERY_MS: i64 = 20 * 60 * 60 * 1000;

/// The job of a desk.
pub struct FileCheck(Job<(), ()>);

impl FileCheck {
    /// Nothing is looked at yet.
    pub fn new(services: &Services) -> Self {
        Self(Job::new(JobKind::FileCheck, keeper(services.clone(), JobKind::FileCheck)))
    }
}

fn title() -> String {
    JobKind::FileCheck.german().to_owned()
}

/// Table by table, each in a look of its own: nobody waits for it, and it can be stopped between them.
fn check(services: &Services, watch: &Watch) -> Outcome<()> {
    let tables = services.read_as_program(|tx| db::health::tables(tx.conn))?;
    watch.expect(tables.len() as u64);
    watch.begin("Tabellen und Register werden geprüft")?;
    for table in tables {
        let finding = services.read_as_program(|tx| db::health::finding(tx.conn, &table))?;
        if let Some(finding) = finding {
            tracing::error!(table, finding, "the store's file is damaged");
            return Err(JobRefusal::FileDamaged { finding }.into());
        }
        watch.step(1)?;
    }
    Ok(())
}

impl Kind for FileCheck {
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
            work: move |watch: &Watch| check(&own, watch),
            end: |_| (),
            told: move || told.tell(&[Topic::Jobs]),
        };
        self.0.begin((), watch, |()| JobRefusal::UnderWay { title: title() }.into(), work)
    }
}
