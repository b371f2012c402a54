//! The import of customers: the file is read on the caller's thread; rows are stored by a job of its own in parts, so
//! that the till gets its turn between them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::act::Standing;
use book::door::{AtDoor, Door};
use book::fault::{Outcome, Trouble};
use book::jobs::{Job, Watch, Work, keeper};
use book::pen::Pen;
use book::services::Services;
use contract::Topic;
use contract::customer_import::{
    CancelCustomerImport, CustomerFileWish, CustomerImportState, ImportCustomers, ImportEnd, ImportPreview,
    ImportProgress, PreviewCustomerImport,
};
use contract::customers::Master;
use contract::jobs::JobKind;
use contract::refusal::CustomerRefusal;

use super::import::{self, Sheet};
use crate::Here;

/// Rows that one transaction stores: a few milliseconds.
const PART: usize = 200;
/// Rows that one transaction takes away again.
const CLEARED: u32 = 2_000;

/// The job of a desk.
pub type Importing = Job<(), ImportEnd>;

/// A job of this kind that has nothing to do yet.
pub fn importing(services: &Services) -> Importing {
    Job::new(JobKind::CustomerImport, keeper(services.clone(), JobKind::CustomerImport))
}

/// What the job takes along from the desk.
#[derive(Clone)]
struct Hands {
    services: Services,
    standing: Standing,
}

fn begin(
    importing: &Importing,
    hands: Hands,
    (rows, left_out): (Vec<Master>, u32),
    sha256: String,
) -> Outcome<()> {
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let news = hands.services.news.clone();
    let clearing = hands.clone();
    let watch = Watch::new(CustomerRefusal::ImportStopped, || ());
    watch.expect(u64::from(total));
    let busy = |(): &()| CustomerRefusal::ImportUnderWay.into();
    let work = Work {
        work: move |watch: &Watch| hands.store(&rows, watch, (total, &sha256)),
        end: move |stored: Outcome<()>| {
            let trouble = stored.err().map(|trouble| clearing.give_up(&trouble));
            ImportEnd { added: if trouble.is_none() { total } else { 0 }, left_out, trouble }
        },
        told: move || news.tell(&[Topic::Customers, Topic::Roll]),
    };
    importing.begin((), watch, busy, work)
}

impl Hands {
    fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.services.write(self.services.now(), self.standing.clone(), deed)
    }

    fn store(&self, rows: &[Master], watch: &Watch, (total, sha256): (u32, &str)) -> Outcome<()> {
        let import = self.write(|pen| import::begin(pen, pen.now))?;
        for part in rows.chunks(PART) {
            watch.go_on()?;
            let part = part.to_vec();
            let count = part.len() as u64;
            self.write(move |pen| import::store_part(pen, import, &part))?;
            watch.step(count)?;
        }
        let sha256 = sha256.to_owned();
        self.write(move |pen| import::finish(pen, import, (total, &sha256)))
    }

    /// Takes away what is there of it; answers with what the page says.
    fn give_up(&self, trouble: &Trouble) -> String {
        while matches!(self.write(|pen| import::clear(pen, CLEARED)), Ok(true)) {}
        match trouble {
            Trouble::Refused(refusal) => refusal.to_string(),
            Trouble::Fault(fault) => {
                tracing::error!(%fault, "import of customers");
                "Der Import wurde nicht fertig. Es ist nichts davon übrig.".to_owned()
            }
        }
    }
}

fn read(door: &Door<'_>, file: &CustomerFileWish) -> Outcome<Sheet> {
    let why = || CustomerRefusal::UnreadableImport { why: "sie kam nicht vollständig an".to_owned() };
    let bytes = STANDARD.decode(&file.base64).map_err(|_| why())?;
    import::read(&bytes, &file.columns, door.now.day())
}

impl AtDoor<Here> for PreviewCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportPreview> {
        let sheet = read(door, &self.file)?;
        door.look(|view| import::preview(view, &sheet))
    }
}

impl AtDoor<Here> for ImportCustomers {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let sheet = read(door, &self.file)?;
        let sha256 = sheet.sha256.clone();
        let rows = door.look(|view| import::rows(view, sheet, self.file.leave_duplicates_out))?;
        let hands = Hands { services: door.services.clone(), standing: door.standing.clone() };
        begin(door.jobs.of()?, hands, rows, sha256)
    }
}

impl AtDoor<Here> for CustomerImportState {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportProgress> {
        let (running, ended) = door.jobs.of::<Importing>()?.state();
        let steps = |steps: u64| u32::try_from(steps).unwrap_or(u32::MAX);
        let running = running.map(|((), progress)| (steps(progress.done), steps(progress.total)));
        Ok(ImportProgress { running, ended })
    }
}

impl AtDoor<Here> for CancelCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.of::<Importing>()?.stop();
        Ok(())
    }
}
