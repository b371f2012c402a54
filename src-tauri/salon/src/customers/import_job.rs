//! The import of customers: the file is read on the caller's thread; rows are stored by a job of its own in parts, so
//! that the till gets its turn between them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::authority::Authority;
use book::book_tx::BookTx;
use book::door::{Door, DoorRow};
use book::fault::{Outcome, Trouble};
use book::jobs::{Job, JobWork, Watch, keeper};
use book::services::Services;
use contract::Topic;
use contract::customer_import::{
    CancelCustomerImport, CustomerFileWish, CustomerImportState, ImportCustomers, ImportEnd, ImportPreview,
    ImportProgress, PreviewCustomerImport,
};
use contract::customers::Master;
use contract::jobs::JobKind;
use contract::refusal::CustomerRefusal;

use super::import::{self, CustomerSheet};
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
struct ImportJobContext {
    services: Services,
    authority: Authority,
}

fn begin(
    importing: &Importing,
    context: ImportJobContext,
    (rows, left_out): (Vec<Master>, u32),
    sha256: String,
) -> Outcome<()> {
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let news = context.services.news.clone();
    let clearing = context.clone();
    let watch = Watch::new(CustomerRefusal::ImportStopped, || ());
    watch.expect(u64::from(total));
    let busy = |(): &()| CustomerRefusal::ImportUnderWay.into();
    let work = JobWork {
        work: move |watch: &Watch| context.store(&rows, watch, (total, &sha256)),
        end: move |stored: Outcome<()>| {
            let trouble = stored.err().map(|trouble| clearing.give_up(&trouble));
            ImportEnd { added: if trouble.is_none() { total } else { 0 }, left_out, trouble }
        },
        told: move || news.tell(&[Topic::Customers, Topic::Roll]),
    };
    importing.begin((), watch, busy, work)
}

impl ImportJobContext {
    fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.services.write(self.services.now(), self.authority.clone(), deed)
    }

    fn store(&self, rows: &[Master], watch: &Watch, (total, sha256): (u32, &str)) -> Outcome<()> {
        let import = self.write(|tx| import::begin(tx, tx.now))?;
        for part in rows.chunks(PART) {
            watch.go_on()?;
            let part = part.to_vec();
            let count = part.len() as u64;
            self.write(move |tx| import::store_part(tx, import, &part))?;
            watch.step(count)?;
        }
        let sha256 = sha256.to_owned();
        self.write(move |tx| import::finish(tx, import, (total, &sha256)))
    }

    /// Takes away what is there of it; answers with what the page says.
    fn give_up(&self, trouble: &Trouble) -> String {
        while matches!(self.write(|tx| import::clear(tx, CLEARED)), Ok(true)) {}
        match trouble {
            Trouble::Refused(refusal) => refusal.to_string(),
            Trouble::Fault(fault) => {
                tracing::error!(%fault, "import of customers");
                "Der Import wurde nicht fertig. Es ist nichts davon übrig.".to_owned()
            }
        }
    }
}

fn read(door: &Door<'_>, file: &CustomerFileWish) -> Outcome<CustomerSheet> {
    let why = || CustomerRefusal::UnreadableImport { why: "sie kam nicht vollständig an".to_owned() };
    let bytes = STANDARD.decode(&file.base64).map_err(|_| why())?;
    import::read(&bytes, &file.columns, door.now.day())
}

impl DoorRow<Here> for PreviewCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportPreview> {
        let sheet = read(door, &self.file)?;
        door.read(|tx| import::preview(tx, &sheet))
    }
}

impl DoorRow<Here> for ImportCustomers {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let sheet = read(door, &self.file)?;
        let sha256 = sheet.sha256.clone();
        let rows = door.read(|tx| import::rows(tx, sheet.clone(), &self.file))?;
        let context = ImportJobContext { services: door.services.clone(), authority: door.authority.clone() };
        begin(door.jobs.of()?, context, rows, sha256)
    }
}

impl DoorRow<Here> for CustomerImportState {
    fn answer(self, door: &Door<'_>) -> Outcome<ImportProgress> {
        let (running, ended) = door.jobs.of::<Importing>()?.state();
        let steps = |steps: u64| u32::try_from(steps).unwrap_or(u32::MAX);
        let running = running.map(|((), progress)| (steps(progress.done), steps(progress.total)));
        Ok(ImportProgress { running, ended })
    }
}

impl DoorRow<Here> for CancelCustomerImport {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.jobs.of::<Importing>()?.stop();
        Ok(())
    }
}
