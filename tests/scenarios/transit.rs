//! Cash on its way: from the drawer to safe and bank, and what the bank took.

use contract::cash::{BankedFrom, MoveCash, Movement, RecordBanking, Transits};
use contract::roll::ShowEntry;
use contract::storno::CancelReceipt;
use contract::{Day, EntryKind, Seq};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{TestSalon, day};
use proof::ReferenceKind;

const FRIDAY: (i32, u32, u32) = (2026, 11, 27);

fn friday() -> Day {
    day(FRIDAY.0, FRIDAY.1, FRIDAY.2)
}

fn opened() -> TestSalon {
    let salon = TestSalon::founded();
    salon.ask(opening("250,00")).unwrap();
    salon
}

fn transit(salon: &TestSalon, movement: Movement, amount: &str) -> Seq {
    let (amount, purpose) = (euros(amount), String::new());
    let wish = MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None };
    salon.ask(wish).unwrap().seq
}

fn banked(from: BankedFrom, amount: &str, on: Day) -> RecordBanking {
    RecordBanking { from, amount: euros(amount), day: on, document: None }
}

#[test]
fn a_transit_to_the_bank_is_open_until_it_is_banked_once() {
    let salon = opened();
    let seq = transit(&salon, Movement::ToBank, "100,00");
    salon.close_day();
    salon.at(day(2026, 11, 30), 9, 0);
    let tx = salon.ask(Transits).unwrap();
    assert_eq!((tx.open.len(), tx.open[0].seq, tx.open[0].age_days), (1, seq, 3));
    assert_eq!((tx.open[0].amount, tx.open[0].person.as_str()), (euros("100,00"), "Sabine Krüger"));

    let wish = RecordBanking {
        document: Some("Einzahlung 88".into()),
        ..banked(BankedFrom::Transit(seq), "100,00", day(2026, 11, 28))
    };
    assert_eq!(salon.ask(wish.clone()).unwrap().open, []);
    let entry = salon.newest_entry();
    assert_eq!((entry.head.kind, entry.head.receipt_number), (EntryKind::Banking, None));
    assert_eq!((entry.references[0].kind, entry.references[0].seq), (ReferenceKind::Settles, Some(seq)));
    assert!(entry.payments.is_empty(), "it moves no cash of the drawer");
    let no = salon.refused(wish);
    assert_eq!(no.code(), "cash.already_banked");
    assert!(no.to_string().contains("28.11.2026"), "{no}");
    assert!(
        salon.ask(ShowEntry { seq }).unwrap().related.iter().any(|row| row.label.starts_with("Einzahlung"))
    );
}

#[test]
fn the_safe_keeps_its_own_balance() {
    let salon = opened();
    transit(&salon, Movement::ToSafe, "120,00");
    transit(&salon, Movement::FromSafe, "20,00");
    assert_eq!(salon.ask(Transits).unwrap().safe, euros("100,00"));
    let tx = salon.ask(banked(BankedFrom::Safe, "80,00", friday())).unwrap();
    assert_eq!((tx.safe, tx.open.len()), (euros("20,00"), 0));
    assert_eq!(salon.refused(banked(BankedFrom::Safe, "80,00", friday())).code(), "cash.already_banked");
    assert_eq!(salon.refused(banked(BankedFrom::Safe, "20,01", friday())).code(), "cash.safe_lacks");
    assert_eq!(salon.drawer(), euros("150,00"), "a banking leaves the drawer alone");
}

#[test]
fn a_banking_fits_its_transit() {
    let salon = opened();
    let seq = transit(&salon, Movement::ToBank, "100,00");
    let of = |amount: &str, on| salon.refused(banked(BankedFrom::Transit(seq), amount, on)).code();
    assert_eq!(of("99,00", friday()), "cash.banking_amount");
    assert_eq!(of("0,00", friday()), "cash.bad_amount");
    assert_eq!(of("100,00", day(2026, 11, 28)), "cash.banking_day");
    assert_eq!(of("100,00", day(2026, 11, 26)), "cash.banking_day");
    let to_safe = transit(&salon, Movement::ToSafe, "50,00");
    let wrong = banked(BankedFrom::Transit(to_safe), "50,00", friday());
    assert_eq!(salon.refused(wrong).code(), "cash.no_such_transit");
    let none = banked(BankedFrom::Transit(Seq::new(9_999)), "50,00", friday());
    assert_eq!(salon.refused(none).code(), "cash.no_such_transit");
}

#[test]
fn what_was_cancelled_is_not_under_way_and_what_was_banked_is_not_cancelled() {
    let salon = opened();
    let (first, second) =
        (transit(&salon, Movement::ToBank, "30,00"), transit(&salon, Movement::ToBank, "40,00"));
    salon.ask(CancelReceipt { seq: first, reason: "verzählt".into() }).unwrap();
    assert_eq!(salon.ask(Transits).unwrap().open.iter().map(|open| open.seq).collect::<Vec<_>>(), [second]);
    salon.ask(banked(BankedFrom::Transit(second), "40,00", friday())).unwrap();
    let no = salon.refused(CancelReceipt { seq: second, reason: "zu spät".into() });
    assert_eq!(no.code(), "roll.transit_banked");
    assert!(!salon.ask(ShowEntry { seq: second }).unwrap().can.cancel);
}

#[test]
fn what_was_banked_from_the_safe_does_not_come_back_into_the_drawer_as_well() {
    let salon = opened();
    let into_safe = transit(&salon, Movement::ToSafe, "100,00");
    let again = transit(&salon, Movement::ToSafe, "50,00");
    salon.ask(banked(BankedFrom::Safe, "100,00", friday())).unwrap();
    let storno = |seq| CancelReceipt { seq, reason: "verzählt".into() };
    assert_eq!(salon.refused(storno(into_safe)).code(), "roll.transit_banked");
    salon.ask(storno(again)).unwrap();
    assert_eq!(salon.ask(Transits).unwrap().safe, euros("0,00"));
}

#[test]
fn the_list_of_a_past_month_is_the_same_after_a_banking_of_the_next() {
    let salon = opened();
    let seq = transit(&salon, Movement::ToBank, "100,00");
    transit(&salon, Movement::ToSafe, "50,00");
    salon.close_day();
    salon.at(day(2026, 12, 1), 9, 0);
    let november = || {
        let list = contract::lists::List::Bank { span: contract::lists::Span::Month(day(2026, 11, 1)) };
        salon.ask(contract::lists::ShowList { list, rows: 100 }).unwrap().sheet
    };
    let before = november();
    assert!(format!("{before:?}").contains("50,00"));
    salon.ask(banked(BankedFrom::Transit(seq), "100,00", day(2026, 12, 1))).unwrap();
    salon.ask(banked(BankedFrom::Safe, "50,00", day(2026, 12, 1))).unwrap();
    assert_eq!(november(), before);
}
