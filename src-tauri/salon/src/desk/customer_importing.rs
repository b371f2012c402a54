//! The import of customers: the file is read on the caller's thread; rows are stored by a job of its own in parts, so
//! that the till gets its turn between them.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::Topic;
use contract::customer_import::{
    CancelCustomerImport, CustomerFileWish, CustomerImportState, ImportCustomers, ImportEnd, ImportPreview,
    ImportProgress, PreviewCustomerImport,
};
use contract::customers::Master;
use contract::refusal::CustomerRefusal;

use super::door::{AtDoor, Door};
use super::news::News;
use super::writer::Writer;
use crate::act::Standing;
use crate::clock::Clock;
use crate::customers::import::{self, Sheet};
use crate::fault::{Outcome, Trouble};
use crate::ports::Program;

/// Rows that one transaction stores: a few milliseconds.
const PART: usize = 200;
/// Rows that one transaction takes away again.
const CLEARED: u32 = 2_000;

/// The job of a desk; it is stopped when the desk goes.
#[derive(Default)]
pub struct Importing {
    state: Arc<Mutex<State>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct State {
    running: Option<Arc<Watch>>,
    ended: Option<ImportEnd>,
}

#[derive(Default)]
struct Watch {
    done: AtomicU32,
    total: u32,
    cancelled: AtomicBool,
}

/// What the job takes along from the desk.
struct Hands {
    writer: Arc<Writer>,
    news: Arc<News>,
    clock: Arc<dyn Clock>,
    program: Program,
    standing: Standing,
}

impl Importing {
    fn begin(&self, hands: Hands, (rows, left_out): (Vec<Master>, u32), sha256: String) -> Outcome<()> {
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let watch = Arc::new(Watch { total, ..Watch::default() });
        {
            let mut state = lock(&self.state);
            if state.running.is_some() {
                return Err(CustomerRefusal::ImportUnderWay.into());
            }
            *state = State { running: Some(Arc::clone(&watch)), ended: None };
        }
        let state = Arc::clone(&self.state);
        let work = move || {
            let stored = hands.store(&rows, &watch, &sha256);
            let trouble = stored.as_ref().err().map(|trouble| hands.give_up(trouble));
            let added = if trouble.is_none() { total } else { 0 };
            *lock(&state) = State { running: None, ended: Some(ImportEnd { added, left_out, trouble }) };
            hands.news.tell(&[Topic::Customers, Topic::Roll]);
        };
        let thread = std::thread::Builder::new().name("import".into()).spawn(work);
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
        if let Some(watch) = &lock(&self.state).running {
            watch.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn progress(&self) -> ImportProgress {
        let state = lock(&self.state);
        let running = state.running.as_ref().map(|watch| (watch.done.load(Ordering::Relaxed), watch.total));
        ImportProgress { running, ended: state.ended.clone() }
    }
}

impl Drop for Importing {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = lock(&self.thread).take() {
            // Whatever it met was told.
            let _ = thread.join();
        }
    }
}

impl Hands {
    fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut crate::pen::Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.writer.run(self.clock.now(), self.standing.clone(), self.program.clone(), deed)
    }

    fn store(&self, rows: &[Master], watch: &Watch, sha256: &str) -> Outcome<()> {
        let import = self.write(|pen| import::begin(pen, pen.now))?;
        for part in rows.chunks(PART) {
            if watch.cancelled.load(Ordering::Relaxed) {
                return Err(Trouble::fault("cancelled"));
            }
            let part = part.to_vec();
            let count = u32::try_from(part.len()).unwrap_or_default();
            self.write(move |pen| import::store_part(pen, import, &part))?;
            watch.done.fetch_add(count, Ordering::Relaxed);
        }
        let (total, sha256) = (watch.total, sha256.to_owned());
        self.write(move |pen| import::finish(pen, import, (total, &sha256)))
    }

    /// Takes away what is there of it; answers with what the page says.
    fn give_up(&self, trouble: &Trouble) -> String {
        while matches!(self.write(|pen| import::clear(pen, CLEARED)), Ok(true)) {}
        match trouble {
            Trouble::Refused(refusal) => refusal.to_string(),
            Trouble::Fault(fault) if fault.story == "cancelled" => {
                "Der Import wurde abgebrochen. Es ist nichts davon übrig.".to_owned()
            }
            Trouble::Fault(fault) => {
                tracing::error!(%fault, "import of customers");
                "Der Import wurde nicht fertig. Es ist nichts davon übrig.".to_owned()
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(door: &Door<'_>, file: &CustomerFileWish) -> Outcome<Sheet> {
    let why = || CustomerRefusal::UnreadableImport { why: "sie kam nicht vollständig an".to_owned() };
    let bytes = STANDARD.decode(&file.base64).map_err(|_| why())?;
    import::read(&bytes, &file.columns, door.now.day())
}

impl AtDoor for PreviewCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportPreview> {
        let sheet = read(door, &self.file)?;
        door.look(|view| import::preview(view, &sheet))
    }
}

impl AtDoor for ImportCustomers {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let sheet = read(door, &self.file)?;
        let sha256 = sheet.sha256.clone();
        let rows = door.look(|view| import::rows(view, sheet, self.file.leave_duplicates_out))?;
        let desk = door.desk;
        let hands = Hands {
            writer: Arc::clone(&desk.writer),
            news: Arc::clone(&desk.news),
            clock: Arc::clone(&desk.adapters.clock),
            program: desk.program.clone(),
            standing: door.standing.clone(),
        };
        desk.importing.begin(hands, rows, sha256)
    }
}

impl AtDoor for CustomerImportState {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportProgress> {
        Ok(door.desk.importing.progress())
    }
}

impl AtDoor for CancelCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.desk.importing.cancel();
        Ok(())
    }
}
