//! The job that makes archives, beside the till.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::Topic;
use contract::archive::{
    ArchiveShelf, Archives, CancelArchive, Ended, KeepArchiveCopy, KeepFile, Kept, MakeArchive, Running,
};
use contract::lists::Span;
use contract::refusal::{ArchiveRefusal, DoorRefusal};

use super::Desk;
use super::door::{AtDoor, Door};
use super::news::News;
use super::writer::Writer;
use crate::act::Standing;
use crate::archive::{self, FileSums, Shop};
use crate::db::Readers;
use crate::fault::{Outcome, Trouble};
use crate::jobs::{Job, Progress, Watch, Work};
use crate::ports::{Adapters, Program};

/// The job of a desk.
pub struct Archiving {
    job: Job<Span, Ended>,
    sums: FileSums,
}

/// What the job takes along from the desk.
struct Hands {
    readers: Arc<Readers>,
    writer: Arc<Writer>,
    news: Arc<News>,
    adapters: Adapters,
    program: Program,
    folder: PathBuf,
    standing: Standing,
}

impl Default for Archiving {
    fn default() -> Self {
        Self { job: Job::new("archive"), sums: FileSums::default() }
    }
}

impl Archiving {
    fn begin(&self, hands: Hands, span: Span, partial: bool) -> Outcome<()> {
        let (news, told) = (Arc::clone(&hands.news), Arc::clone(&hands.news));
        let watch = Watch::new(ArchiveRefusal::Cancelled, move || news.tell(&[Topic::Archive]));
        let busy = |running: &Span| ArchiveRefusal::UnderWay { title: running.german() }.into();
        let work = Work {
            work: move |watch: &Watch| hands.make(span, partial, watch),
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

impl Hands {
    fn make(&self, span: Span, partial: bool, watch: &Watch) -> Outcome<()> {
        let Adapters { paper, verifier_page, clock, .. } = &self.adapters;
        let shop = Shop::new(&self.readers, &self.program, &**paper, verifier_page, &self.folder);
        let made = archive::make(shop, span, partial, watch)?;
        let (standing, program) = (self.standing.clone(), self.program.clone());
        self.writer.run(clock.now(), standing, program, move |pen| archive::record(pen, &made))?;
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

impl AtDoor for MakeArchive {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let partial = door.look(|view| archive::check(view, self.span))?;
        let Desk { readers, writer, news, adapters, program, folder, .. } = door.desk;
        let hands = Hands {
            readers: Arc::clone(readers),
            writer: Arc::clone(writer),
            news: Arc::clone(news),
            adapters: adapters.clone(),
            program: program.clone(),
            folder: folder.clone(),
            standing: door.standing.clone(),
        };
        door.desk.archiving.begin(hands, self.span, partial)
    }
}

impl AtDoor for CancelArchive {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.desk.archiving.job.stop();
        Ok(())
    }
}

impl AtDoor for Archives {
    fn answer(self, door: &Door<'_>) -> Outcome<ArchiveShelf> {
        let archiving = &door.desk.archiving;
        // First the job, then the book: what has ended by now is in it.
        let (running, ended) = archiving.running();
        let shelf = door.look(|view| archive::shelf(view, door.desk.folder(), &archiving.sums))?;
        Ok(ArchiveShelf { running, ended, ..shelf })
    }
}

impl AtDoor for KeepArchiveCopy {
    fn answer(self, door: &Door<'_>) -> Outcome<Kept> {
        let (name, path) = door.look(|view| archive::file_of(view.conn, door.desk.folder(), self.span))?;
        keep(door, &name, &mut File::open(path)?)
    }
}

impl AtDoor for KeepFile {
    fn answer(self, door: &Door<'_>) -> Outcome<Kept> {
        let bytes = STANDARD.decode(&self.file.base64).map_err(|_| DoorRefusal::UnreadableCall)?;
        keep(door, &self.file.file_name, &mut bytes.as_slice())
    }
}

fn keep(door: &Door<'_>, name: &str, content: &mut dyn std::io::Read) -> Outcome<Kept> {
    let place = door.desk.adapters().handout.keep(name, content)?;
    let file_name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Kept { file_name, place: place.display().to_string() })
}
