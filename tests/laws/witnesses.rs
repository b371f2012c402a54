//! A book that was put back, cut off or written anew is told at the next start, by who knows of its end outside of the file
//! or by what else stands in the file.

use std::path::Path;
use std::sync::Arc;

use book::db::STORE_FILE;
use book::ports::Witness;
use book::{Adapters, ledger};
use contract::EntryKind;
use contract::status::ShowStatus;
use desk::Desk;
use desk::workers::WitnessKeeper;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::raw_entries;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, day, fresh_adapters};
use lockbuch_tests::witnessed::{Witnessed, adapters, cut, witnesses_in};

#[test]
fn a_book_that_goes_on_is_told_of_by_nobody() {
    let salon = Witnessed::new().reopened(|_| ());
    assert_eq!(salon.banner(), None);
    salon.sell(31..33);
    assert_eq!(salon.reopened(|_| ()).banner(), None);
}

/// Bookings that follow each other are told together, a moment later; the end of the program takes none of them along.
#[test]
fn what_is_booked_just_before_the_program_ends_is_told() {
    let known = Witnessed::new();
    let witnesses = witnesses_in(known.witnesses.path());
    let of_sale = |number: u64| format!("\"receipt\":{number},");
    let register = known.salon.desk.read_inside(|tx| ledger::keys(tx.conn)).unwrap()[0].key_id();
    let told = |number: u64| {
        let last = |witness: &Arc<dyn Witness>| witness.last(&register).unwrap().unwrap();
        witnesses.iter().all(|witness| last(witness).contains(&of_sale(number)))
    };
    let keeper = WitnessKeeper::start(&known.salon.desk).unwrap();
    let first = known.salon.sell("Herrenschnitt", Some("Mehmet")).number.get();
    until("the witnesses know of the first sale", || told(first));
    let second = known.salon.sell("Herrenschnitt", Some("Mehmet")).number.get();
    assert!(!told(second), "no sale waits for them");
    drop(keeper);
    assert!(told(second));
}

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
