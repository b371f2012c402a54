//! The job that makes archives: one at a time, on a thread of its own, beside the till.

use std::any::Any;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

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
use crate::archive::{self, FileSums, Shop, Watch};
use crate::db::Readers;
use crate::fault::{Outcome, Trouble};
use crate::ports::{Adapters, Program};

/// The job of a desk; it is stopped when the desk goes.
#[derive(Default)]
pub struct Archiving {
    state: Arc<Mutex<State>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    sums: FileSums,
}

#[derive(Default)]
struct State {
    running: Option<(Span, Arc<Watch>)>,
    ended: Option<Ended>,
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

impl Archiving {
    fn begin(&self, hands: Hands, span: Span, partial: bool) -> Outcome<()> {
        let news = Arc::clone(&hands.news);
        let watch = Arc::new(Watch::new(move || news.tell(&[Topic::Archive])));
        {
            let mut state = lock(&self.state);
            if let Some((running, _)) = &state.running {
                return Err(ArchiveRefusal::UnderWay { title: running.german() }.into());
            }
            *state = State { running: Some((span, Arc::clone(&watch))), ended: None };
        }
        let state = Arc::clone(&self.state);
        let work = move || {
            // A making that panics ends like one that fails: the next one must be able to begin.
            let made = catch_unwind(AssertUnwindSafe(|| hands.make(span, partial, &watch)));
            let made = made.unwrap_or_else(|panic| Err(Trouble::fault(story_of(&*panic))));
            let trouble = made.err().map(|trouble| sentence(&trouble));
            *lock(&state) =
                State { running: None, ended: Some(Ended { span, title: span.german(), trouble }) };
            hands.news.tell(&[Topic::Archive, Topic::Roll]);
        };
        let thread = std::thread::Builder::new().name("archive".into()).spawn(work);
        match thread {
            Ok(thread) => *lock(&self.thread) = Some(thread),
            Err(trouble) => {
                *lock(&self.state) = State::default();
                return Err(trouble.into());
            }
        }
        Ok(())
    }

    fn cancel(&self) {
        if let Some((_, watch)) = &lock(&self.state).running {
            watch.cancel();
        }
    }

    fn running(&self) -> (Option<Running>, Option<Ended>) {
        let state = lock(&self.state);
        let running = state.running.as_ref().map(|(span, watch)| {
            let (done, total, words) = watch.state();
            Running { span: *span, title: span.german(), done, total, words: words.to_owned() }
        });
        (running, state.ended.clone())
    }
}

impl Drop for Archiving {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = lock(&self.thread).take() {
            // Whatever it met was told.
            let _ = thread.join();
        }
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

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn story_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("an archive panicked: {}", text.unwrap_or("without a word"))
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
        door.desk.archiving.cancel();
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
