//! Kassensturz at any moment: what should be in the drawer beside what was counted, and nothing is booked.

use contract::EntryKind;
use contract::cash::{CheckCash, Drawer};
use contract::day::{BeginCount, CloseDay, CloseOutlook, StoreCount};
use contract::roll::{Roll, ShowEntry};
use contract::slip::Block;
use lockbuch_tests::counting::{euros, sheet_of};
use lockbuch_tests::house::House;

fn check(amount: &str) -> CheckCash {
    CheckCash { sheet: sheet_of(amount) }
}

#[test]
fn a_cash_check_shows_the_difference_and_books_nothing() {
    let house = House::open_for_business();
    house.sell("Kinderschnitt", Some("Jana"));
    let done = house.ask(check("271,50")).unwrap();
    assert_eq!(
        (done.counted, done.expected, done.difference),
        (euros("271,50"), euros("272,00"), euros("-0,50"))
    );
    let entry = house.newest_entry();
    assert_eq!((entry.head.kind, entry.head.receipt_number), (EntryKind::Insight, None));
    assert!(entry.payments.is_empty() && entry.lines.is_empty());
    assert_eq!(house.ask(Drawer).unwrap().cash, Some(euros("272,00")), "the drawer is as it was");
}

/// It is no count of the close: neither its difference nor its sheet counts there (IKS-12).
#[test]
fn a_cash_check_is_no_count_of_the_close() {
    let house = House::open_for_business();
    house.ask(check("249,00")).unwrap();
    assert_eq!(house.ask(CloseOutlook).unwrap().count, None);
    assert_eq!(house.refused(CloseDay).code(), "day.no_count");
    house.close_day();
}

#[test]
fn the_protocol_says_that_it_books_nothing_and_is_found_again() {
    let house = House::open_for_business();
    let done = house.ask(check("250,00")).unwrap();
    let says = |wanted: &str| {
        done.slip.blocks.iter().any(|block| matches!(block, Block::Notice(text) if text == wanted))
    };
    assert!(says("Kassensturz – bucht nichts"));
    assert_eq!(done.slip.blocks.iter().filter(|block| matches!(block, Block::Signature(_))).count(), 2);
    assert!(!done.slip.opens_drawer);
    assert_eq!(house.ask(ShowEntry { seq: done.seq }).unwrap().slip, done.slip);
    let rows = house.ask(Roll { all_kinds: true, ..Roll::default() }).unwrap().rows;
    assert_eq!(rows[0].label, "Kassensturz (bucht nichts)");
}

/// The count of the close is blind; a cash check is no way around it.
#[test]
fn who_counts_for_the_close_gets_no_cash_check() {
    let house = House::open_for_business();
    let before = house.ask(check("250,00")).unwrap().seq;
    house.ask(BeginCount).unwrap();
    assert_eq!(house.refused(check("250,00")).code(), "cash.hidden_while_counting");
    assert_eq!(house.refused(ShowEntry { seq: before }).code(), "cash.hidden_while_counting");
    house.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    house.ask(check("250,00")).unwrap();
}

#[test]
fn a_cash_check_needs_an_open_day_and_a_sheet_that_there_is() {
    let house = House::haarwerk();
    assert_eq!(house.refused(check("250,00")).code(), "day.not_open");
    let house = House::open_for_business();
    let sheet = contract::cash::CountSheet(vec![(300, 1)]);
    assert_eq!(house.refused(CheckCash { sheet }).code(), "day.bad_sheet");
    house.sign_in_as("Mehmet");
    assert_eq!(house.refused(check("250,00")).code(), "door.not_allowed");
}
