//! A salon whose end is known to witnesses outside of its file, and what whoever cuts its book does.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use book::ports::Witness;
use book::{Adapters, KeyVault};
use contract::status::ShowStatus;
use desk::Desk;
use devices::vault::FileVault;
use devices::witness::{FileWitness, VaultWitness};
use outlets::witnesses::Told;
use tempfile::TempDir;

use crate::test_salon::{OWNER_PIN, PROGRAM, TestSalon, day, fresh_adapters};
use crate::{outside, raw_entries};

/// A salon with witnesses.
pub struct Witnessed {
    pub salon: TestSalon,
    pub witnesses: Arc<TempDir>,
}

/// The place of the keys and a file that grows, as the program has them, in a folder.
pub fn witnesses_in(folder: &Path) -> Vec<Arc<dyn Witness>> {
    let vault: Arc<dyn KeyVault> = Arc::new(FileVault::new(&folder.join("keys")));
    vec![Arc::new(VaultWitness(vault)), Arc::new(FileWitness::new(&folder.join("zeugen")))]
}

/// The adapters of a salon with witnesses in a folder.
pub fn adapters(salon: &TestSalon, folder: &Path) -> Adapters {
    let witnesses = witnesses_in(folder);
    let fresh = fresh_adapters(salon.clock.clone());
    Adapters { vault: salon.vault.clone(), paper: salon.fake_printer.clone(), witnesses, ..fresh }
}

impl Default for Witnessed {
    fn default() -> Self {
        Self::new()
    }
}

impl Witnessed {
    /// An open day with thirty sales, of which the witnesses know.
    pub fn new() -> Self {
        let witnesses = Arc::new(tempfile::tempdir().unwrap());
        let this = Self { salon: TestSalon::haarwerk(), witnesses }.reopened(|_| ());
        let today = day(2026, 11, 27);
        this.salon.desk.book_unjudged(vec![raw_entries::opening(today, 25_000)]).unwrap();
        this.sell(1..31);
        this
    }

    pub fn sell(&self, numbers: Range<u64>) {
        raw_entries::sales(&self.salon.desk, day(2026, 11, 27), numbers);
        self.tell();
    }

    /// What the keeper's thread does behind each booking.
    pub fn tell(&self) {
        self.salon.desk.witnessing().tell(&mut Told::default()).unwrap();
    }

    /// Ends the program, lets someone at the folder, and starts it again, as the keeper's thread does.
    pub fn reopened(self, meddle: impl FnOnce(&Path)) -> Self {
        let Self { salon, witnesses } = self;
        let adapters = adapters(&salon, witnesses.path());
        let TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code } = salon;
        drop(desk);
        meddle(folder.path());
        let desk = Arc::new(Desk::open(folder.path(), PROGRAM, adapters).unwrap());
        desk.witnessing().compare().unwrap();
        let salon = TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code };
        salon.sign_in(contract::PersonId(1), OWNER_PIN);
        Self { salon, witnesses }
    }

    /// Number of the last entry.
    pub fn newest(&self) -> u64 {
        self.salon.newest_entry().head.seq.get()
    }

    /// Number of the last bon.
    pub fn newest_receipt(&self) -> u64 {
        let book = outside::reader(self.salon.folder.path());
        book.query_row("select max(receipt_number) from entry", [], |row| row.get(0)).unwrap()
    }

    /// The sentence that stays on the screen.
    pub fn banner(&self) -> Option<String> {
        self.salon.ask(ShowStatus).unwrap().banner
    }
}

/// Takes the end of the book away, as whoever has a database tool and time would.
pub fn cut(folder: &Path, from: u64) {
    let intruder = outside::intruder(folder);
    let triggers: Vec<String> = {
        let mut found = intruder
            .prepare("select name from sqlite_schema where type = 'trigger' and name like 'entry%stays'")
            .unwrap();
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert!(triggers.len() >= 5);
    intruder.execute_batch("pragma foreign_keys = off").unwrap();
    for trigger in triggers {
        intruder.execute_batch(&format!("drop trigger {trigger}")).unwrap();
    }
    for table in ["entry_line", "entry_vat", "entry_payment", "entry_reference", "entry_customer", "entry"] {
        intruder.execute(&format!("delete from {table} where seq >= ?1"), [from]).unwrap();
    }
}
