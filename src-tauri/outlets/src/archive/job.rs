//! The job that makes archives, beside the till.

use std::fs::File;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::authority::Authority;
use book::door::{Door, DoorRow};
use book::fault::{Outcome, Trouble};
use book::jobs::{Job, JobWork, Kind, Progress, Watch, keeper};
use book::mending;
use book::ports::Adapters;
use book::services::Services;
use contract::Topic;
use contract::archive::{
    ArchiveShelf, Archives, CancelArchive, Ended, KeepArchiveCopy, KeepFile, Kept, MakeArchive, Running,
};
use contract::jobs::JobKind;
use contract::lists::Span;
use contract::refusal::{ArchiveRefusal, DoorRefusal};

use super::context::ArchiveContext;
use super::shelf::{FileSums, file_of, shelf};
use super::{check, make, note};
use crate::{Here, beside_book};

/// The job of a desk.
pub struct Archiving {
    job: Job<Span, Ended>,
    sums: FileSums,
}

/// What the job takes along from the desk.
struct ArchiveJobContext {
    services: Services,
    authority: Authority,
}

impl Archiving {
    /// Nothing is under way.
    pub fn new(services: &Services) -> Self {
        let keeper = keeper(services.clone(), JobKind::Archive);
        Self { job: Job::new(JobKind::Archive, keeper), sums: FileSums::default() }
    }

    fn begin(&self, context: ArchiveJobContext, span: Span, partial: bool) -> Outcome<()> {
        let (news, told) = (context.services.news.clone(), context.services.news.clone());
        let watch = Watch::new(ArchiveRefusal::Cancelled, move || news.tell(&[Topic::Archive]));
        let busy = |running: &Span| ArchiveRefusal::UnderWay { title: running.german() }.into();
        let work = JobWork {
            work: move |watch: &Watch| context.make(span, partial, watch),
            end: move |made: Outcome<()>| Ended {
                span,
                title: span.german(),
                trouble: made.err().map(|trouble| sentence(&trouble)),
            },
            told: move || told.tell(&[Topic::Archive, Topic::Roll]),
        };
        self.job.begin(span, watch, busy, work)
    }

    fn running(&self) -> (Option<Running>, Option<Ended>) {
        let (running, ended) = self.job.state();
        let running = running.map(|(span, Progress { done, total, words })| Running {
            span,
            title: span.german(),
            done,
            total,
            words: words.to_owned(),
        });
        (running, ended)
    }
}

impl Kind for Archiving {
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

impl ArchiveJobContext {
    /// Once more where damage was met and put right.
    fn make(&self, span: Span, partial: bool, watch: &Watch) -> Outcome<()> {
        let seen = self.services.damage_board().mended();
        match self.make_once(span, partial, watch) {
            Err(trouble) if mending::mend(&self.services, seen, &trouble) => {
                self.make_once(span, partial, watch)
            }
            made => made,
        }
    }

    fn make_once(&self, span: Span, partial: bool, watch: &Watch) -> Outcome<()> {
        let services = &self.services;
        let Adapters { paper, verifier_page, .. } = &services.adapters;
        let context = ArchiveContext::new(
            &services.readers,
            &services.program,
            &**paper,
            verifier_page,
            services.folder(),
        );
        let sign =
            |text| services.write(services.now(), self.authority.clone(), move |tx| tx.sign_archive(&text));
        let made = make::make(context, span, partial, watch, &sign)?;
        // On this thread: all entries that tell of rows are read, and no sale waits for that.
        beside_book::check(services)?;
        services.write(services.now(), self.authority.clone(), move |tx| note::record(tx, &made))?;
        Ok(())
    }
}

/// What the page says of a making that came to nothing; a fault stands in the diary.
fn sentence(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.to_string(),
        Trouble::Fault(fault) => {
            tracing::error!(%fault, "archive");
            "Das Archiv wurde nicht fertig. Es ist nichts liegen geblieben; was geschah, steht im Protokoll des \
             Programms."
                .to_owned()
        }
    }
}

impl DoorRow<Here> for MakeArchive {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let partial = door.read(|tx| check::check(tx, self.span))?;
        let context =
            ArchiveJobContext { services: door.services.clone(), authority: door.authority.clone() };
        door.jobs.of::<Archiving>()?.begin(context, self.span, partial)
    }
}

impl DoorRow<Here> for CancelArchive {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.of::<Archiving>()?.job.stop();
        Ok(())
    }
}

impl DoorRow<Here> for Archives {
    fn answer(self, door: &Door<'_>) -> Outcome<ArchiveShelf> {
        let archiving: &Archiving = door.jobs.of()?;
        // First the job, then the book: what has ended by now is in it.
        let (running, ended) = archiving.running();
        let shelf = door.read(|tx| shelf(tx, door.services.folder(), &archiving.sums))?;
        Ok(ArchiveShelf { running, ended, ..shelf })
    }
}

impl DoorRow<Here> for KeepArchiveCopy {
    fn answer(self, door: &Door<'_>) -> Outcome<Kept> {
        let (name, path) = door.read(|tx| file_of(tx.conn, door.services.folder(), self.span))?;
        keep(door, &name, &mut File::open(path)?)
    }
}

impl DoorRow<Here> for KeepFile {
    fn answer(self, door: &Door<'_>) -> Outcome<Kept> {
        if !is_handed_out(&self.file.file_name) {
            let file = self.file.file_name.chars().take(NAME_SHOWN).collect();
            return Err(ArchiveRefusal::NotHandedOut { file }.into());
        }
        let bytes = STANDARD.decode(&self.file.base64).map_err(|_| DoorRefusal::UnreadableCall)?;
        keep(door, &self.file.file_name, &mut bytes.as_slice())
    }
}

/// Endings of the files that the program hands out: nothing that another program would run.
const HANDED_OUT: [&str; 13] =
    ["csv", "html", "ics", "jpeg", "jpg", "json", "pdf", "png", "tst", "txt", "vcf", "webp", "zip"];
/// Letters of a name that a refusal repeats.
const NAME_SHOWN: usize = 40;

fn is_handed_out(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| HANDED_OUT.contains(&ending.as_str()))
}

fn keep(door: &Door<'_>, name: &str, content: &mut dyn std::io::Read) -> Outcome<Kept> {
    let place = door.services.adapters.handout.keep(name, content)?;
    let file_name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Kept { file_name, place: place.display().to_string() })
}
