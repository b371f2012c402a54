//! Cash on its way: from the drawer to safe and bank, and what the bank took.

use contract::cash::{BankedFrom, MoveCash, Movement, RecordBanking, Transits};
use contract::roll::ShowEntry;
use contract::storno::CancelReceipt;
use contract::{Day, EntryKind, Seq};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::house::{House, day};
use proof::ReferenceKind;

const FRIDAY: (i32, u32, u32) = (2026, 11, 27);

fn friday() -> Day {
    day(FRIDAY.0, FRIDAY.1, FRIDAY.2)
}

fn opened() -> House {
    let house = House::founded();
    house.ask(opening("250,00")).unwrap();
    house
}

fn transit(house: &House, movement: Movement, amount: &str) -> Seq {
    let (amount, purpose) = (euros(amount), String::new());
    let wish = MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None };
    house.ask(wish).unwrap().seq
}

fn banked(from: BankedFrom, amount: &str, on: Day) -> RecordBanking {
    RecordBanking { from, amount: euros(amount), day: on, document: None }
}

#[test]
fn a_transit_to_the_bank_is_open_until_it_is_banked_once() {
    let house = opened();
    let seq = transit(&house, Movement::ToBank, "100,00");
    house.close_day();
    house.at(day(2026, 11, 30), 9, 0);
    let view = house.ask(Transits).unwrap();
    assert_eq!((view.open.len(), view.open[0].seq, view.open[0].age_days), (1, seq, 3));
    assert_eq!((view.open[0].amount, view.open[0].person.as_str()), (euros("100,00"), "Sabine Krüger"));

    let wish = RecordBanking {
        document: Some("Einzahlung 88".into()),
        ..banked(BankedFrom::Transit(seq), "100,00", day(2026, 11, 28))
    };
    assert_eq!(house.ask(wish.clone()).unwrap().open, []);
    let entry = house.newest_entry();
    assert_eq!((entry.head.kind, entry.head.receipt_number), (EntryKind::Banking, None));
    assert_eq!((entry.references[0].kind, entry.references[0].seq), (ReferenceKind::Settles, Some(seq)));
    assert!(entry.payments.is_empty(), "it moves no cash of the drawer");
    let no = house.refused(wish);
    assert_eq!(no.code(), "cash.already_banked");
    assert!(no.to_string().contains("28.11.2026"), "{no}");
    assert!(
        house.ask(ShowEntry { seq }).unwrap().related.iter().any(|row| row.label.starts_with("Einzahlung"))
    );
}

#[test]
fn the_safe_keeps_its_own_balance() {
    let house = opened();
    transit(&house, Movement::ToSafe, "120,00");
    transit(&house, Movement::FromSafe, "20,00");
    assert_eq!(house.ask(Transits).unwrap().safe, euros("100,00"));
    let view = house.ask(banked(BankedFrom::Safe, "80,00", friday())).unwrap();
    assert_eq!((view.safe, view.open.len()), (euros("20,00"), 0));
    assert_eq!(house.refused(banked(BankedFrom::Safe, "80,00", friday())).code(), "cash.already_banked");
    assert_eq!(house.refused(banked(BankedFrom::Safe, "20,01", friday())).code(), "cash.safe_lacks");
    assert_eq!(house.drawer(), euros("150,00"), "a banking leaves the drawer alone");
}

#[test]
fn a_banking_fits_its_transit() {
    let house = opened();
    let seq = transit(&house, Movement::ToBank, "100,00");
    let of = |amount: &str, on| house.refused(banked(BankedFrom::Transit(seq), amount, on)).code();
    assert_eq!(of("99,00", friday()), "cash.banking_amount");
    assert_eq!(of("0,00", friday()), "cash.bad_amount");
    assert_eq!(of("100,00", day(2026, 11, 28)), "cash.banking_day");
    assert_eq!(of("100,00", day(2026, 11, 26)), "cash.banking_day");
    let to_safe = transit(&house, Movement::ToSafe, "50,00");
    let wrong = banked(BankedFrom::Transit(to_safe), "50,00", friday());
    assert_eq!(house.refused(wrong).code(), "cash.no_such_transit");
    let none = banked(BankedFrom::Transit(Seq::new(9_999)), "50,00", friday());
    assert_eq!(house.refused(none).code(), "cash.no_such_transit");
}

#[test]
fn what_was_cancelled_is_not_under_way_and_what_was_banked_is_not_cancelled() {
    let house = opened();
    let (first, second) =
        (transit(&house, Movement::ToBank, "30,00"), transit(&house, Movement::ToBank, "40,00"));
    house.ask(CancelReceipt { seq: first, reason: "verzählt".into() }).unwrap();
    assert_eq!(house.ask(Transits).unwrap().open.iter().map(|open| open.seq).collect::<Vec<_>>(), [second]);
    house.ask(banked(BankedFrom::Transit(second), "40,00", friday())).unwrap();
    let no = house.refused(CancelReceipt { seq: second, reason: "zu spät".into() });
    assert_eq!(no.code(), "roll.transit_banked");
    assert!(!house.ask(ShowEntry { seq: second }).unwrap().can.cancel);
}
