//! Cash on its way: from the drawer to safe and bank, and what the bank took.

use contract::cash::{
    BankedFrom, BankingOutlook, CancelBanking, CashPlace, MoveCash, Movement, RecordBanking, TransitView,
    Transits,
};
use contract::lists::{List, ShowList, Span};
use contract::roll::{EntryState, ShowEntry};
use contract::sheet::{Cell, Sheet, SheetRow};
use contract::storno::CancelReceipt;
use contract::{Day, EntryKind, PersonId, Seq};
use figures::{BookRules, Unjudged};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
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

fn back(seq: Seq) -> CancelBanking {
    CancelBanking { seq, reason: "vertippt".into() }
}

/// 150.00 typed for 15.00: the counter entry bears name and reason, the money is in the safe again, and the right sum is recorded.
#[test]
fn a_banking_from_the_safe_is_taken_back_and_recorded_rightly() {
    let salon = opened();
    transit(&salon, Movement::ToSafe, "200,00");
    salon.ask(banked(BankedFrom::Safe, "150,00", friday())).unwrap();
    let wrong = salon.newest();
    assert!(salon.ask(ShowEntry { seq: wrong }).unwrap().can.cancel_banking);
    let before = salon.ask(BankingOutlook { seq: wrong }).unwrap();
    assert_eq!(
        before.sentence,
        "Festgehalten wird eine Gegenbuchung zur Einzahlung über 150,00 € vom 27.11.2026, mit Ihrem Namen und dem Grund. \
         Das Geld liegt danach nach dem Kassenbuch wieder im Tresor."
    );
    let silent = CancelBanking { reason: " ".into(), ..back(wrong) };
    assert_eq!(salon.refused(silent).code(), "roll.reason_missing");
    assert_eq!(salon.ask(back(wrong)).unwrap().safe, euros("200,00"));
    let counter = salon.newest_entry();
    assert_eq!((counter.head.kind, counter.head.receipt_number), (EntryKind::Banking, None));
    assert_eq!(
        (counter.references[0].kind, counter.references[0].seq),
        (ReferenceKind::Cancels, Some(wrong))
    );
    assert_eq!(counter.head.reason.as_deref(), Some("vertippt"));
    assert_eq!(counter.head.person_id, PersonId(1).0);
    assert_eq!(salon.drawer(), euros("50,00"), "a banking leaves the drawer alone, and so does its storno");

    let shown = salon.ask(ShowEntry { seq: wrong }).unwrap();
    assert_eq!((shown.row.state, shown.can.cancel_banking), (EntryState::Cancelled, false));
    assert_eq!(shown.related[0].label, "Storno einer Einzahlung bei der Bank");
    assert_eq!(salon.refused(back(wrong)).code(), "roll.already_cancelled");
    assert_eq!(salon.refused(back(counter.head.seq)).code(), "cash.banking_is_storno");
    assert!(!salon.ask(ShowEntry { seq: counter.head.seq }).unwrap().can.cancel_banking);
    assert_eq!(salon.ask(banked(BankedFrom::Safe, "15,00", friday())).unwrap().safe, euros("185,00"));
    salon.ask(banked(BankedFrom::Safe, "150,00", friday())).unwrap();

    let safe = list(&salon, List::CashBook { span: Span::Month(friday()), place: CashPlace::Safe });
    let rows = shown_rows(&safe, 1);
    assert!(rows[1].contains("Bei der Bank eingezahlt") && rows[1].contains("50,00"), "{rows:#?}");
    assert!(
        rows[2].contains("Storno Bei der Bank eingezahlt (vertippt)") && rows[2].contains("200,00"),
        "{rows:#?}"
    );
    let bank = shown_rows(&list(&salon, List::Bank { span: Span::Month(friday()) }), 1);
    assert!(bank[1].contains("Storno: Tresor (vertippt)") && bank[1].contains("-150,00"), "{bank:#?}");
    let stornos = list(&salon, List::Stornos { span: Span::Month(friday()), person: None });
    assert!(format!("{stornos:?}").contains("Zurückgenommene Einzahlungen bei der Bank"));
}

/// Money of a transit is under way again; the transit itself may be cancelled then, and is banked anew.
#[test]
fn a_transit_whose_banking_is_taken_back_is_under_way_again() {
    let salon = opened();
    let (seq, other) =
        (transit(&salon, Movement::ToBank, "100,00"), transit(&salon, Movement::ToBank, "30,00"));
    salon.ask(banked(BankedFrom::Transit(seq), "100,00", friday())).unwrap();
    let first = salon.newest();
    let sentence = salon.ask(BankingOutlook { seq: first }).unwrap().sentence;
    assert!(sentence.ends_with(
        "Geldtransit 004501 ist danach wieder unterwegs, bis seine Einzahlung neu festgehalten wird."
    ));
    let open = |view: &TransitView| view.open.iter().map(|open| open.seq).collect::<Vec<_>>();
    assert_eq!(open(&salon.ask(back(first)).unwrap()), [seq, other]);
    assert_eq!(open(&salon.ask(banked(BankedFrom::Transit(seq), "100,00", friday())).unwrap()), [other]);
    let again = banked(BankedFrom::Transit(seq), "100,00", friday());
    assert_eq!(salon.refused(again).code(), "cash.already_banked");
    let storno = |seq| CancelReceipt { seq, reason: "verzählt".into() };
    assert_eq!(salon.refused(storno(seq)).code(), "roll.transit_banked");
    assert_eq!(salon.refused(back(first)).code(), "roll.already_cancelled");
    let second = salon.newest();
    salon.ask(back(second)).unwrap();
    salon.ask(storno(seq)).unwrap();
    assert_eq!(open(&salon.ask(Transits).unwrap()), [other]);
    assert_eq!(salon.refused(back(seq)).code(), "roll.not_cancellable");
    assert_eq!(salon.refused(back(Seq::new(9_999))).code(), "roll.no_such_entry");
    assert_eq!(salon.refused(storno(second)).code(), "roll.not_cancellable");
}

/// What is taken back in December stands in December's lists; those of November stay as they are.
#[test]
fn a_banking_of_a_past_month_is_taken_back_in_the_month_of_today() {
    let salon = opened();
    transit(&salon, Movement::ToSafe, "200,00");
    let seq = transit(&salon, Movement::ToBank, "20,00");
    salon.ask(banked(BankedFrom::Safe, "150,00", friday())).unwrap();
    let from_safe = salon.newest();
    salon.ask(banked(BankedFrom::Transit(seq), "20,00", friday())).unwrap();
    let of_transit = salon.newest();
    salon.close_day();
    salon.at(day(2026, 12, 1), 9, 0);
    let lists = |month| {
        let span = Span::Month(day(2026, month, 1));
        let place = CashPlace::Safe;
        let person = None;
        [List::Bank { span }, List::CashBook { span, place }, List::Stornos { span, person }]
            .map(|it| list(&salon, it))
    };
    let before = lists(11);
    assert!(shown_rows(&before[0], 0).is_empty());
    salon.ask(back(from_safe)).unwrap();
    salon.ask(back(of_transit)).unwrap();
    assert_eq!(salon.newest_entry().head.booking_day, None, "no day is open");
    assert_eq!(lists(11), before);
    let [bank, safe, stornos] = lists(12);
    assert_eq!(shown_rows(&bank, 0).len(), 2, "the transit is under way again, and the sum");
    assert_eq!(shown_rows(&bank, 1).len(), 2);
    assert!(shown_rows(&safe, 1)[0].contains("200,00"));
    assert!(format!("{stornos:?}").contains("Zurückgenommene Einzahlungen bei der Bank"));
    salon.ask(opening("30,00")).unwrap();
    salon.close_day();
    assert_eq!(outside::broken_law(salon.folder.path()), None);
    let mut rules = BookRules::beginning_with(Seq::new(1));
    for entry in filled(salon.all_entries()) {
        rules.take(&entry).unwrap();
    }
    assert_eq!(rules.unjudged(), Unjudged::default(), "the figures of the closing behind it are checked");
}

fn list(salon: &TestSalon, list: List) -> Sheet {
    salon.ask(ShowList { list, rows: 100 }).unwrap().sheet
}

/// The rows of a section's table, cell beside cell.
fn shown_rows(sheet: &Sheet, section: usize) -> Vec<String> {
    let table = sheet.sections[section].table.as_ref().unwrap();
    let row = |row: &SheetRow| row.cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect()
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
