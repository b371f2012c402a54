//! Kassensturz at any moment: what should be in the drawer beside what was counted, and nothing is booked.

use contract::EntryKind;
use contract::cash::{CheckCash, Drawer};
use contract::day::{BeginCount, CloseDay, CloseOutlook, StoreCount};
use contract::roll::{Roll, ShowEntry};
use contract::slip::Block;
use lockbuch_tests::counting::{euros, sheet_of};
use lockbuch_tests::test_salon::TestSalon;

fn check(amount: &str) -> CheckCash {
    CheckCash { sheet: sheet_of(amount) }
}

#[test]
fn a_cash_check_shows_the_difference_and_books_nothing() {
    let salon = TestSalon::open_for_business();
    salon.sell("Kinderschnitt", Some("Jana"));
    let done = salon.ask(check("271,50")).unwrap();
    assert_eq!(
        (done.counted, done.expected, done.difference),
        (euros("271,50"), euros("272,00"), euros("-0,50"))
    );
    let entry = salon.newest_entry();
    assert_eq!((entry.head.kind, entry.head.receipt_number), (EntryKind::Insight, None));
    assert!(entry.payments.is_empty() && entry.lines.is_empty());
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("272,00")), "the drawer is as it was");
}

/// It is no count of the close: neither its difference nor its sheet counts there (IKS-12).
#[test]
fn a_cash_check_is_no_count_of_the_close() {
    let salon = TestSalon::open_for_business();
    salon.ask(check("249,00")).unwrap();
    assert_eq!(salon.ask(CloseOutlook).unwrap().count, None);
    assert_eq!(salon.refused(CloseDay).code(), "day.no_count");
    salon.close_day();
}

#[test]
fn the_protocol_says_that_it_books_nothing_and_is_found_again() {
    let salon = TestSalon::open_for_business();
    let done = salon.ask(check("250,00")).unwrap();
    let says = |wanted: &str| {
        done.slip.blocks.iter().any(|block| matches!(block, Block::Notice(text) if text == wanted))
    };
    assert!(says("Kassensturz – bucht nichts"));
    assert_eq!(done.slip.blocks.iter().filter(|block| matches!(block, Block::Signature(_))).count(), 2);
    assert!(!done.slip.opens_drawer);
    assert_eq!(salon.ask(ShowEntry { seq: done.seq }).unwrap().slip, done.slip);
    let rows = salon.ask(Roll { all_kinds: true, ..Roll::default() }).unwrap().rows;
    assert_eq!(rows[0].label, "Kassensturz (bucht nichts)");
}

/// The count of the close is blind; a cash check is no way around it.
#[test]
fn who_counts_for_the_close_gets_no_cash_check() {
    let salon = TestSalon::open_for_business();
    let before = salon.ask(check("250,00")).unwrap().seq;
    salon.ask(BeginCount).unwrap();
    assert_eq!(salon.refused(check("250,00")).code(), "cash.hidden_while_counting");
    assert_eq!(salon.refused(ShowEntry { seq: before }).code(), "cash.hidden_while_counting");
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask(check("250,00")).unwrap();
}

#[test]
fn a_cash_check_needs_an_open_day_and_a_sheet_that_there_is() {
    let salon = TestSalon::haarwerk();
    assert_eq!(salon.refused(check("250,00")).code(), "day.not_open");
    let salon = TestSalon::open_for_business();
    let sheet = contract::cash::CountSheet(vec![(300, 1)]);
    assert_eq!(salon.refused(CheckCash { sheet }).code(), "day.bad_sheet");
    salon.sign_in_as("Mehmet");
    assert_eq!(salon.refused(check("250,00")).code(), "door.not_allowed");
}
