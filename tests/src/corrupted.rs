//! Damage to the bytes of a store, and what the program makes of it: whether it says so, and whether the till goes on.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use book::clock::local;
use book::db::{LEDGER_TABLES, STORE_FILE};
use book::incidents::Damage;
use contract::cash::Drawer;
use contract::day::{BeginCount, CloseDay, OpenDay, StoreCount, ZReports};
use contract::jobs::{JobKind, RunJob, ShowJobs};
use contract::till::{AddLine, BookSale, Tender};
use contract::{PaymentKind, Quantity};
use outlets::health::standing;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::closed_days::two_days;
use crate::disk_salon::{DiskSalon, Ware, first_morning};
use crate::fake_printer::FakePrinter;
use crate::patience::until;
use crate::random_days::sheet;
use crate::rng::Rng;
use crate::{busy_day, outside};

/// Where the pages of a store begin to hold what migrations and desk have written: the first holds the file's own head.
const FIRST_PAGE: u64 = 1;

/// A store with two closed days, as it lies on the disk when the program has ended.
pub struct WholeStore {
    folder: TempDir,
    bytes: Vec<u8>,
    page: u64,
}

/// Damage to the bytes of a file.
#[derive(Clone, Copy, Debug)]
pub enum Blow {
    /// One bit is the other one.
    Flip { byte: u64, bit: u8 },
    /// A page of the file, counted from 0, is empty.
    Zero { page: u64 },
}

/// What became of a damaged store.
#[derive(Debug)]
pub struct Aftermath {
    pub blow: Blow,
    /// What SQLite's own check finds, before the program has seen the file.
    pub found: Option<String>,
    /// Whether the program says that something is damaged, once it was started and has looked at its file.
    pub said: bool,
    /// Whether the pages of the book itself can be read, or its indexes be made anew from them.
    pub book_is_whole: bool,
    /// What kept the next day from being opened, sold on, counted and closed.
    pub day: Result<(), String>,
    /// What still stands as damaged at the end.
    pub stands: Vec<String>,
}

impl WholeStore {
    /// Makes it.
    pub fn new() -> Self {
        let days = two_days();
        let salon = &days.salon;
        let line =
            AddLine { basket: None, article: salon.wares[3].id, quantity: Quantity::ONE, performer: None };
        salon.ask(line).unwrap();
        busy_day::fill(salon, salon.today().plus_days(1));
        drop(days.salon);
        let bytes = fs::read(days.folder.path().join(STORE_FILE)).unwrap();
        let page = u64::from(u16::from_be_bytes([bytes[16], bytes[17]]));
        Self { folder: days.folder, bytes, page }
    }

    /// A bit somewhere behind the first page.
    pub fn any_bit(&self, rng: &mut Rng) -> Blow {
        let begin = FIRST_PAGE * self.page;
        let byte = begin + rng.below(self.bytes.len() as u64 - begin);
        Blow::Flip { byte, bit: u8::try_from(rng.below(8)).unwrap() }
    }

    /// A page behind the first.
    pub fn any_page(&self, rng: &mut Rng) -> Blow {
        let pages = self.bytes.len() as u64 / self.page;
        Blow::Zero { page: FIRST_PAGE + rng.below(pages - FIRST_PAGE) }
    }

    /// The pages in which objects of a kind begin, by name, those that SQLite keeps itself apart.
    pub fn roots(&self, kind: &str) -> Vec<(String, Blow)> {
        let conn = outside::reader(self.folder.path());
        let sql = "select name, rootpage - 1 from sqlite_schema
             where type = ?1 and rootpage > 1 and name not like 'sqlite_stat%' order by name";
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([kind], |row| Ok((row.get(0)?, Blow::Zero { page: row.get(1)? })));
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// A folder like this one's with a damaged store.
    pub fn after(&self, blow: Blow) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(self.folder.path()).unwrap().flatten() {
            if file.file_type().unwrap().is_file() {
                fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
            }
        }
        let mut bytes = self.bytes.clone();
        let at = |place: u64| usize::try_from(place).unwrap();
        match blow {
            Blow::Flip { byte, bit } => bytes[at(byte)] ^= 1 << bit,
            Blow::Zero { page } => bytes[at(page * self.page)..at((page + 1) * self.page)].fill(0),
        }
        fs::write(folder.path().join(STORE_FILE), bytes).unwrap();
        folder
    }

    /// Damages a copy of the store, starts the program on it, has it look at the file, and lives a day there.
    pub fn suffer(&self, blow: Blow) -> Aftermath {
        let folder = self.after(blow);
        let (found, book_is_whole) = as_sqlite_sees_it(&self.after(blow));
        let lived = catch_unwind(AssertUnwindSafe(|| start(folder.path())));
        let salon = match lived {
            // Not opened: a sentence says why, and the next lines are not reached.
            Ok(Err(sentence)) => {
                let day = Err(sentence);
                return Aftermath { blow, found, said: true, book_is_whole, day, stands: Vec::new() };
            }
            Ok(Ok(salon)) => salon,
            Err(panic) => {
                // With the page of the people their PINs are gone, of which the book knows no more than a sum: the owner sets
                // a new one by the recovery code. That the page was damaged is noted all the same.
                let story = story(&*panic);
                let said = story.contains("NoPinYet") && incidents(folder.path()) > 0;
                let day = if said { Ok(()) } else { Err(story) };
                return Aftermath { blow, found, said, book_is_whole, day, stands: Vec::new() };
            }
        };
        let checked = catch_unwind(AssertUnwindSafe(|| check(&salon)));
        let said = is_said(&salon);
        let day = catch_unwind(AssertUnwindSafe(|| live_a_day(&salon))).map_err(|panic| story(&*panic));
        let day = checked.map_err(|panic| story(&*panic)).and(day);
        let stands = told(&salon).iter().map(|damage| damage.finding().to_owned()).collect();
        Aftermath { blow, found, said, book_is_whole, day, stands }
    }
}

impl Default for WholeStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Aftermath {
    /// Whether SQLite finds something of which the program says nothing.
    pub fn is_silent(&self) -> bool {
        self.found.is_some() && !self.said
    }

    /// Whether the till stands though the book could be written.
    pub fn stands_still(&self) -> bool {
        self.book_is_whole && self.day.is_err()
    }
}

fn start(folder: &Path) -> Result<DiskSalon, String> {
    let morning = local(first_morning().day().plus_days(2), 8, 0, 0);
    DiskSalon::reopen(folder, morning, Arc::new(FakePrinter::default())).map_err(|trouble| match trouble {
        book::Trouble::Refused(no) => no.to_string(),
        fault @ book::Trouble::Fault(_) => panic!("START: {fault}"),
    })
}

/// What SQLite finds in the whole file, and whether the book's own tables are whole or can be made so from their rows.
fn as_sqlite_sees_it(folder: &TempDir) -> (Option<String>, bool) {
    let conn = outside::intruder(folder.path());
    let verdict = conn.query_row("pragma integrity_check(1)", [], |row| row.get::<_, String>(0));
    let found =
        verdict.map_or_else(|error| Some(error.to_string()), |found| Some(found).filter(|it| it != "ok"));
    let whole = found.is_none() || LEDGER_TABLES.iter().all(|table| can_be_whole(&conn, table));
    (found, whole)
}

/// Each row can be read; indexes follow from rows.
fn can_be_whole(conn: &Connection, table: &str) -> bool {
    let read = || -> rusqlite::Result<()> {
        let mut statement = conn.prepare(&format!("select * from {table} not indexed"))?;
        let (columns, mut rows) = (statement.column_count(), statement.query([])?);
        while let Some(row) = rows.next()? {
            (0..columns).try_for_each(|column| row.get_ref(column).map(drop))?;
        }
        Ok(())
    };
    read().is_ok()
}

/// Runs the check of the file to its end.
fn check(salon: &DiskSalon) {
    salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
    until("the check ends", || {
        let rows = salon.ask(ShowJobs).unwrap();
        rows.iter().any(|row| row.kind == JobKind::FileCheck && row.running.is_none() && row.last.is_some())
    });
}

fn told(salon: &DiskSalon) -> Vec<Damage> {
    salon.desk.read_inside(standing).unwrap_or_default()
}

/// An incident of this start, or what stands now.
fn is_said(salon: &DiskSalon) -> bool {
    incidents(&salon.folder) > 0 || !told(salon).is_empty()
}

/// How many incidents the book of a folder has, as far as they can be counted; that there is no TSE is none here.
fn incidents(folder: &Path) -> i64 {
    let count = "select count(*) from entry
         where kind = 'incident' and details_body not like '%allowed_without_tse%'";
    outside::reader(folder).query_row(count, [], |row| row.get(0)).unwrap_or(0)
}

/// Opens the day, sells a service and goods as the till does, counts and closes.
fn live_a_day(salon: &DiskSalon) {
    let left = salon.ask(ZReports::default()).expect("the list of Z reports");
    let left = left.first().expect("a Z report").cash_left.as_cents();
    // A closing that can't be read stands in no list: then another sum is counted than the book reckons.
    let difference_reason = Some("verzählt".to_owned());
    salon.ask(OpenDay { sheet: sheet(left), difference_reason }).expect("the opening");
    for ware in salon.wares.iter().take(2) {
        sell(salon, ware);
    }
    let cash = salon.ask(Drawer).expect("the drawer").cash.expect("cash");
    salon.ask(BeginCount).expect("the count");
    salon.ask(StoreCount { sheet: sheet(cash.as_cents()) }).expect("the counted");
    salon.ask(CloseDay).expect("the close");
}

fn sell(salon: &DiskSalon, ware: &Ware) {
    let performer = ware.service.then_some(salon.stylist);
    let add = AddLine { basket: None, article: ware.id, quantity: Quantity::ONE, performer };
    let basket = salon.ask(add).expect("a line");
    let tender = Tender { kind: PaymentKind::Bar, amount: basket.due, given: None };
    let sale = BookSale { basket: basket.id, tenders: vec![tender], zero_reason: None };
    salon.ask(sale).expect("a sale");
}

fn story(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}
