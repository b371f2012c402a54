//! Scenario 1: opening at 8:30 by a blind count, and what stands in its way.

use contract::cash::Drawer;
use contract::day::{CloseOutlook, DayOpening, DayPhase, DayState, OpenDay, SaveCountDraft, StartCheck};
use contract::{EntryKind, Money};
use lockbuch_tests::counting::{counted, euros, opening, sheet};
use lockbuch_tests::test_salon::{TestSalon, day};

const COUNTED: [(u32, &str); 7] =
    [(5, "20"), (8, "10"), (6, "5"), (10, "2"), (15, "1"), (6, "0,50"), (10, "0,20")];

#[test]
fn sabine_counts_250_00_and_the_day_is_open() {
    let salon = TestSalon::founded();
    salon.at(day(2026, 11, 27), 8, 30);
    assert_eq!(salon.ask(DayState).unwrap().phase, DayPhase::Closed);
    assert_eq!(salon.ask(Drawer).unwrap().cash, None, "the count is blind");

    let opened = salon.opens(OpenDay { sheet: sheet(&COUNTED), difference_reason: None });

    assert_eq!((opened.day, opened.stock), (day(2026, 11, 27), euros("250,00")));
    assert_eq!(opened.difference, Money::ZERO);
    let stock = salon.entry_of(4_500);
    assert_eq!(stock.head.kind, EntryKind::OpeningStock);
    assert_eq!((stock.lines[0].text.as_str(), stock.head.total), ("Anfangsbestand", euros("250,00")));
    let state = salon.ask(DayState).unwrap();
    assert_eq!((state.phase, state.day), (DayPhase::Open, Some(day(2026, 11, 27))));
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("250,00")));
}

#[test]
fn the_start_checks_say_honestly_what_is_there() {
    let salon = TestSalon::founded();
    let checks = salon.opens(opening("250,00")).checks;
    let good = |name: &str| checks.iter().find(|check: &&StartCheck| check.name == name).unwrap().good;
    assert!(good("Kette") && good("Uhr"));
    assert!(!good("Sicherung") && !good("TSE"), "there is neither yet");
}

#[test]
fn a_count_of_249_50_is_booked_with_its_reason_before_the_first_sale() {
    let salon = TestSalon::founded();
    assert_eq!(salon.ask(opening("249,50")).unwrap(), DayOpening::Differs { difference: euros("-0,50") });
    assert_eq!(salon.ask(DayState).unwrap().phase, DayPhase::Closed);
    let reason = Some("Rolle 50 ct war angebrochen".to_owned());
    let opened = salon.opens(OpenDay { difference_reason: reason.clone(), ..opening("249,50") });

    assert_eq!((opened.stock, opened.difference), (euros("250,00"), euros("-0,50")));
    assert_eq!(salon.entry_of(4_500).head.total, euros("250,00"));
    let difference = salon.entry_of(4_501);
    assert_eq!(difference.head.kind, EntryKind::Difference);
    assert_eq!((difference.head.total, difference.head.reason), (euros("-0,50"), reason));
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("249,50")));
    assert_eq!(counted(&salon).len(), 2, "the one that was told, and the one that counts");
}

/// Who took 20.00 at night and counts again leaves the first count in the book.
#[test]
fn every_count_of_an_opening_is_kept_before_its_difference_is_told() {
    let salon = TestSalon::founded();
    assert_eq!(salon.ask(opening("230,00")).unwrap(), DayOpening::Differs { difference: euros("-20,00") });
    assert_eq!(salon.opens(opening("250,00")).difference, Money::ZERO);
    let sums: Vec<_> = counted(&salon).iter().map(|count| count["counted"].clone()).collect();
    assert_eq!(sums, [23_000, 25_000]);
    // A count without an opening opens nothing, and takes no number.
    assert_eq!(salon.entry_of(4_500).head.kind, EntryKind::OpeningStock);
}

#[test]
fn half_a_count_is_over_when_the_day_is_open() {
    let salon = TestSalon::founded();
    salon.ask(SaveCountDraft { sheet: sheet(&COUNTED[..2]) }).unwrap();
    assert_eq!(salon.ask(CloseOutlook).unwrap().draft, Some(sheet(&COUNTED[..2])));
    salon.ask(opening("250,00")).unwrap();
    assert_eq!(salon.ask(CloseOutlook).unwrap().draft, None);
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("250,00")), "nobody counts any more");
}

#[test]
fn the_sheet_of_the_count_is_kept() {
    let salon = TestSalon::founded();
    salon.ask(OpenDay { sheet: sheet(&COUNTED), difference_reason: None }).unwrap();
    let kept = counted(&salon);
    assert_eq!(kept[0]["counted"], 25_000);
    assert_eq!(kept[0]["sheet"][0], serde_json::json!([2_000, 5]));
}

#[test]
fn a_day_opens_once_and_unknown_coins_are_refused() {
    let salon = TestSalon::founded();
    assert_eq!(
        salon.refused(OpenDay { sheet: sheet(&[(1, "3")]), difference_reason: None }).code(),
        "day.bad_sheet"
    );
    salon.ask(opening("250,00")).unwrap();
    assert_eq!(salon.refused(opening("250,00")).code(), "day.already_open");
}

#[test]
fn yesterday_is_closed_before_today_opens() {
    let salon = TestSalon::founded();
    salon.ask(opening("250,00")).unwrap();
    salon.at(day(2026, 11, 28), 8, 30);
    assert_eq!(salon.ask(DayState).unwrap().phase, DayPhase::Overdue);
    let no = salon.refused(opening("250,00"));
    assert_eq!(no.code(), "day.earlier_day_open");
    assert!(no.to_string().starts_with("Der 27.11.2026 ist noch offen."), "{no}");
}

#[test]
fn the_first_day_may_begin_with_an_empty_drawer() {
    let salon = TestSalon::founded_with(|founding| founding.cash_in_drawer_cents = 0);
    let opened = salon.opens(opening("0,00"));
    assert_eq!((opened.stock, opened.difference), (Money::ZERO, Money::ZERO));
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(Money::ZERO));
}
