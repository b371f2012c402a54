//! Whatever happens to the bytes of the store: what SQLite finds the program says, and the till goes on wherever the book itself
//! can be written.

use lockbuch_tests::cases::cases;
use lockbuch_tests::corrupted::{Aftermath, WholeStore};
use lockbuch_tests::filled::filled;
use lockbuch_tests::rng::Rng;

/// What broke the law, in a line for each.
fn broken(all: &[Aftermath]) -> Vec<String> {
    let broken = all.iter().filter(|after| after.is_silent() || after.stands_still());
    broken.map(|after| format!("{after:?}")).collect()
}

#[test]
fn a_store_without_damage_says_nothing() {
    let store = WholeStore::new();
    // A blow that hits nothing: the number of the version that wrote the file last.
    let after = store.suffer(lockbuch_tests::corrupted::Blow::Flip { byte: 99, bit: 0 });
    assert_eq!((after.found, after.said, after.day), (None, false, Ok(())));
}

#[test]
fn every_bit_that_sqlite_finds_wrong_is_said_and_the_till_goes_on() {
    let (store, mut rng) = (WholeStore::new(), Rng::new(7));
    let all: Vec<Aftermath> = (0..cases(60)).map(|_| store.suffer(store.any_bit(&mut rng))).collect();
    let found = all.iter().filter(|after| after.found.is_some()).count();
    assert!(found > 3, "only {found} of {} are found by SQLite", all.len());
    assert_eq!(broken(&all), Vec::<String>::new());
}

#[test]
fn every_empty_page_is_said_and_the_till_goes_on() {
    let (store, mut rng) = (WholeStore::new(), Rng::new(8));
    let all: Vec<Aftermath> = (0..cases(40)).map(|_| store.suffer(store.any_page(&mut rng))).collect();
    let going_on = all.iter().filter(|after| after.book_is_whole).count();
    assert!(going_on > 20, "the book is hit by {} of {}", all.len() - going_on, all.len());
    assert_eq!(broken(&all), Vec::<String>::new());
}

/// The first page of each table in turn: of all that is beside the book, nothing stops the till.
#[test]
fn no_table_beside_the_book_stops_the_till_when_its_first_page_is_empty() {
    let store = WholeStore::new();
    let roots = store.roots("table");
    assert!(roots.len() > 50, "{}", roots.len());
    let mut all = Vec::new();
    for (name, blow) in filled(roots) {
        let after = store.suffer(blow);
        assert!(after.said || after.found.is_none(), "{name}: {after:?}");
        all.push(after);
    }
    assert_eq!(broken(&all), Vec::<String>::new());
}

/// The same of the indexes of the book.
#[test]
fn no_index_of_the_book_stops_the_till_when_its_first_page_is_empty() {
    let store = WholeStore::new();
    let roots = store.roots("index").into_iter().filter(|(name, _)| name.starts_with("entry"));
    let all: Vec<Aftermath> = roots.map(|(_, blow)| store.suffer(blow)).collect();
    assert!(all.len() >= 8 && all.iter().all(|after| after.book_is_whole), "{all:?}");
    assert_eq!(broken(&all), Vec::<String>::new());
}
