//! A book that was put back, cut off or written anew is told at the next start, by who knows of its end outside of the file
//! or by what else stands in the file.

use std::path::Path;
use std::sync::Arc;

use book::db::STORE_FILE;
use book::ports::Witness;
use book::{Adapters, KeyVault};
use contract::EntryKind;
use contract::status::ShowStatus;
use desk::Desk;
use devices::vault::FileVault;
use devices::witness::{FileWitness, VaultWitness};
use lockbuch_tests::outside;
use lockbuch_tests::raw_entries;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, day, fresh_adapters};
use tempfile::TempDir;

/// A salon with witnesses.
pub struct Witnessed {
    pub salon: TestSalon,
    pub witnesses: Arc<TempDir>,
}

fn adapters(salon: &TestSalon, folder: &Path) -> Adapters {
    let vault: Arc<dyn KeyVault> = Arc::new(FileVault::new(&folder.join("keys")));
    let witnesses: Vec<Arc<dyn Witness>> =
        vec![Arc::new(VaultWitness(vault)), Arc::new(FileWitness::new(&folder.join("zeugen")))];
    let fresh = fresh_adapters(salon.clock.clone());
    Adapters { vault: salon.vault.clone(), paper: salon.fake_printer.clone(), witnesses, ..fresh }
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

    pub fn sell(&self, numbers: std::ops::Range<u64>) {
        raw_entries::sales(&self.salon.desk, day(2026, 11, 27), numbers);
        self.tell();
    }

    /// What the keeper's thread does behind each booking.
    fn tell(&self) {
        self.salon.desk.witnessing().tell(&mut None).unwrap();
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

    /// Number of the last bon.
    pub fn newest_receipt(&self) -> u64 {
        let book = outside::reader(self.salon.folder.path());
        book.query_row("select max(receipt_number) from entry", [], |row| row.get(0)).unwrap()
    }

    fn banner(&self) -> Option<String> {
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

#[test]
fn a_book_that_goes_on_is_told_of_by_nobody() {
    let salon = Witnessed::new().reopened(|_| ());
    assert_eq!(salon.banner(), None);
    salon.sell(31..33);
    assert_eq!(salon.reopened(|_| ()).banner(), None);
}

/// `rollback_said`: how many of so many books that were cut anywhere were told of.
#[test]
fn every_cut_is_said_with_what_is_missing() {
    let mut rng = Rng::new(11);
    let (mut said, tried) = (0, 12);
    for _ in 0..tried {
        let salon = Witnessed::new();
        let newest = salon.salon.newest_entry().head.seq.get();
        let from = 2 + rng.below(newest - 1);
        let salon = salon.reopened(|folder| cut(folder, from));
        let banner = salon.banner().unwrap();
        assert!(
            banner.contains("zurückgesetzt") && banner.contains(&format!("bis Buchung {newest}")),
            "{banner}"
        );
        said += 1;
        // Told once, and for good.
        let noted = salon.salon.newest_entry();
        assert_eq!(noted.head.kind, EntryKind::Gap);
        assert_eq!(noted.head.seq.get(), newest + 1, "no number is given twice");
        salon.tell();
        let salon = salon.reopened(|_| ());
        assert_eq!(salon.salon.newest_entry().head.seq, noted.head.seq);
        assert_eq!(salon.banner().unwrap(), banner);
    }
    assert_eq!(said, tried);
}

#[test]
fn yesterdays_file_is_said_also_when_it_went_on() {
    let salon = Witnessed::new();
    let yesterday = tempfile::tempdir().unwrap();
    drop(outside::copy(salon.salon.folder.path(), yesterday.path()));
    salon.sell(31..41);
    let newest = salon.salon.newest_entry().head.seq;
    let put_back = |folder: &Path| {
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("{STORE_FILE}{ending}")));
        }
        std::fs::copy(yesterday.path().join(STORE_FILE), folder.join(STORE_FILE)).unwrap();
    };
    let salon = salon.reopened(put_back);
    let banner = salon.banner().unwrap();
    assert!(
        banner.contains(&format!("bekannt war es bis Buchung {newest}. Es fehlen Buchungen")),
        "{banner}"
    );
}

/// The power goes, and the log in which the last bons lie is gone, cut or damaged: SQLite takes what is whole and says nothing.
#[test]
fn a_log_that_is_lost_cut_or_damaged_is_said() {
    type Harm = fn(Vec<u8>) -> Option<Vec<u8>>;
    let harms: [(&str, Harm); 3] = [
        ("lost", |_| None),
        ("cut", |log| Some(log[..log.len() / 2].to_vec())),
        ("one bit", |mut log| {
            let middle = log.len() / 2;
            log[middle] ^= 4;
            Some(log)
        }),
    ];
    for (what, harm) in harms {
        let salon = Witnessed::new();
        salon.sell(31..41);
        let newest = salon.salon.newest_entry().head.seq;
        let (store, log) = (STORE_FILE.to_owned(), format!("{STORE_FILE}-wal"));
        let folder = salon.salon.folder.clone();
        let [at_the_cut, log_at_the_cut] =
            [&store, &log].map(|name| std::fs::read(folder.path().join(name)).unwrap());
        assert!(log_at_the_cut.len() > 10_000, "the bons lie in the log");
        let salon = salon.reopened(|folder| {
            let _ = std::fs::remove_file(folder.join(format!("{STORE_FILE}-shm")));
            std::fs::write(folder.join(&store), at_the_cut).unwrap();
            match harm(log_at_the_cut) {
                Some(left) => std::fs::write(folder.join(&log), left).unwrap(),
                None => drop(std::fs::remove_file(folder.join(&log))),
            }
        });
        let banner = salon.banner().unwrap_or_default();
        assert!(banner.contains(&format!("bekannt war es bis Buchung {newest}")), "{what}: {banner}");
    }
}

/// The witnesses were asked too late: the book has as many entries again, but other ones.
#[test]
fn another_book_of_the_same_length_is_said() {
    let salon = Witnessed::new();
    let newest = salon.salon.newest_entry().head.seq.get();
    let Witnessed { salon: inner, witnesses } = salon;
    let known = adapters(&inner, witnesses.path());
    let TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code } = inner;
    drop(desk);
    cut(folder.path(), newest - 4);
    // A start without the keeper's thread, and sales.
    let alone = Adapters { vault: vault.clone(), ..fresh_adapters(clock.clone()) };
    let desk = Arc::new(Desk::open(folder.path(), PROGRAM, alone).unwrap());
    raw_entries::sales(&desk, day(2026, 11, 27), 50..60);
    drop(desk);
    let desk = Arc::new(Desk::open(folder.path(), PROGRAM, known).unwrap());
    desk.witnessing().compare().unwrap();
    let salon = TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code };
    salon.sign_in(contract::PersonId(1), OWNER_PIN);
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains("Nummern, die noch einmal vergeben wurden"), "{banner}");
}

#[test]
fn each_witness_alone_is_enough_and_none_at_all_is_said() {
    for left in ["keys", "zeugen"] {
        let salon = Witnessed::new();
        let gone = if left == "keys" { "zeugen" } else { "keys" };
        std::fs::remove_dir_all(salon.witnesses.path().join(gone)).unwrap();
        let salon = salon.reopened(|folder| cut(folder, 20));
        assert!(salon.banner().unwrap().contains("zurückgesetzt"), "only {left} was left");
    }
    let salon = Witnessed::new();
    for gone in ["keys", "zeugen"] {
        std::fs::remove_dir_all(salon.witnesses.path().join(gone)).unwrap();
    }
    let salon = salon.reopened(|_| ());
    let noted = salon.salon.newest_entry();
    assert!(noted.details.unwrap().body.contains("witnesses_gone"));
}
