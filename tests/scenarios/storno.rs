//! Scenario 9: a wrong service is cancelled and rung up again; and what a storno refuses.

use contract::cash::{MoveCash, Movement};
use contract::day::OpenDay;
use contract::roll::{EntryState, ShowEntry};
use contract::storno::{CancelReceipt, RingAgain, StornoOutlook};
use contract::till::{DropBasket, Receipt, VoidLine};
use contract::{EntryKind, Question, Seq};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};
use proof::ReferenceKind;

fn cancel(receipt: &Receipt) -> CancelReceipt {
    CancelReceipt { seq: receipt.seq, reason: "Falsche Leistung".into() }
}

fn state(salon: &TestSalon, seq: Seq) -> EntryState {
    salon.ask(ShowEntry { seq }).unwrap().row.state
}

/// Scenario 9: WSF for 58.00 was a Herrenschnitt for 32.00.
#[test]
fn a_wrong_service_is_cancelled_and_rung_up_again() {
    let salon = TestSalon::open_for_business();
    let wrong = salon.sell("WSF", Some("Jana"));
    assert_eq!((wrong.number.to_string().as_str(), salon.drawer()), ("004501", euros(30_800)));
    let before = salon.stored(wrong.seq);

    let rung = salon.ask(RingAgain { seq: wrong.seq, reason: "Falsche Leistung".into() }).unwrap();
    assert_eq!((rung.storno.number.to_string().as_str(), rung.storno.total), ("004502", euros(-5_800)));
    assert_eq!(salon.vat_of(rung.storno.seq), [(1, -5_800, -4_874, -926)]);
    assert_eq!(salon.drawer(), euros(25_000));
    let storno = salon.stored(rung.storno.seq).entry;
    assert_eq!(storno.references[0].kind, ReferenceKind::Cancels);
    assert_eq!(storno.references[0].seq, Some(wrong.seq));
    assert_eq!(storno.head.reason.as_deref(), Some("Falsche Leistung"));

    // The basket is back; the line is exchanged for the right one.
    let follows = rung.basket.follows.clone().unwrap();
    assert_eq!((follows.receipt.to_string().as_str(), follows.refunded), ("004501", euros(5_800)));
    assert_eq!(rung.basket.lines[0].performer_name.as_deref(), Some("Jana"));
    let basket = salon.add(Some(&rung.basket.id), "Herrenschnitt", Some("Jana"));
    salon
        .ask(contract::till::VoidLine {
            basket: basket.id.clone(),
            line: 1,
            reason: "Falsche Leistung".into(),
        })
        .unwrap();
    let right = salon.pay(&basket.id, &[cash(3_200, None)]);
    assert_eq!(right.number.to_string(), "004503");
    assert_eq!(salon.vat_of(right.seq), [(1, 3_200, 2_689, 511)]);
    assert_eq!(salon.drawer(), euros(28_200));
    assert_eq!(salon.stored(right.seq).entry.references[0].kind, ReferenceKind::Replaces);

    assert_eq!(state(&salon, wrong.seq), EntryState::Cancelled);
    let after = salon.stored(wrong.seq);
    assert_eq!((after.hash, &after.entry), (before.hash, &before.entry), "the original is untouched");
    assert_eq!(salon.refused(cancel(&wrong)).code(), "roll.already_cancelled");
    assert_eq!(salon.refused(cancel(&rung.storno)).code(), "roll.storno_of_storno");
}

#[test]
fn a_tip_comes_back_with_the_receipt() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    let receipt = salon.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    let rung = salon.ask(RingAgain { seq: receipt.seq, reason: "Vertippt".into() }).unwrap();
    assert_eq!(salon.vat_of(rung.storno.seq), [(1, -3_200, -2_689, -511), (5, -300, -300, 0)]);
    assert_eq!((rung.basket.tip_total, rung.basket.due), (euros(300), euros(3_500)));
    assert_eq!(rung.storno.change, euros(0));
}

#[test]
fn what_cannot_be_cancelled_says_why() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let code = |seq: Seq, reason: &str| salon.refused(CancelReceipt { seq, reason: reason.into() }).code();
    assert_eq!(code(receipt.seq, "  "), "roll.reason_missing");
    assert_eq!(code(Seq::new(9_999), "x"), "roll.no_such_entry");
    let opening = salon.newest_of(EntryKind::OpeningStock);
    assert_eq!(code(opening, "x"), "roll.not_cancellable");
    salon.sign_in_as("Mehmet");
    assert_eq!(code(receipt.seq, "x"), "door.not_allowed");
    assert_eq!(state(&salon, receipt.seq), EntryState::Valid);
}

#[test]
fn yesterdays_receipt_cannot_be_cancelled() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let drawer = salon.drawer();
    salon.close_day();
    assert_eq!(salon.refused(cancel(&receipt)).code(), "roll.day_closed");
    salon.at(day(2026, 11, 28), 9, 0);
    let sheet = lockbuch_tests::counting::sheet_of(&drawer.to_string());
    salon.ask(OpenDay { sheet, difference_reason: None }).unwrap();
    assert_eq!(salon.refused(cancel(&receipt)).code(), "roll.day_closed");
    let shown = salon.ask(ShowEntry { seq: receipt.seq }).unwrap();
    assert!(!shown.can.cancel && !shown.can.correct_payment && shown.can.take_back);
}

/// IKS-01: what the drawer does not hold cannot go back; the outlook says so before.
#[test]
fn the_drawer_must_hold_what_goes_back() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("WSF", Some("Jana"));
    let bank = MoveCash {
        movement: Movement::ToBank,
        amount: euros(30_000),
        purpose: String::new(),
        recipient: None,
        document: None,
        input_tax_note: None,
    };
    salon.ask(bank).unwrap();
    let outlook = salon.ask(StornoOutlook { seq: receipt.seq, again: false }).unwrap();
    assert_eq!((outlook.cash_back, outlook.drawer_lacks), (euros(5_800), euros(5_000)));
    assert_eq!(salon.refused(cancel(&receipt)).code(), "cash.drawer_lacks");
    assert_eq!(salon.drawer(), euros(800));
}

#[test]
fn a_card_storno_asks_for_the_terminal() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("WSF", Some("Jana"));
    let receipt = salon.pay(&basket.id, &[girocard(5_800)]);
    let outlook = salon.ask(StornoOutlook { seq: receipt.seq, again: false }).unwrap();
    assert_eq!(outlook.card_back, ["girocard 58,00 €"]);
    assert_eq!(
        outlook.sentence,
        "Gebucht wird ein Storno über -58,00 € zu Bon 004501. Am Terminal bitte stornieren: girocard 58,00 €."
    );
    assert_eq!(salon.refused(cancel(&receipt)).question(), Some(Question::VoidedAtTerminal));
    salon.ask_yes(cancel(&receipt), &[Question::VoidedAtTerminal]).unwrap();
    assert_eq!(salon.drawer(), euros(25_000));
}

#[test]
fn a_cash_movement_can_be_cancelled_too() {
    let salon = TestSalon::open_for_business();
    let safe = MoveCash {
        movement: Movement::ToSafe,
        amount: euros(10_000),
        purpose: String::new(),
        recipient: None,
        document: None,
        input_tax_note: None,
    };
    let moved = salon.ask(safe).unwrap();
    assert_eq!(salon.drawer(), euros(15_000));
    let storno = salon.ask(cancel(&moved)).unwrap();
    assert_eq!((storno.total, salon.drawer()), (euros(10_000), euros(25_000)));
    assert_eq!(
        salon.refused(RingAgain { seq: moved.seq, reason: "x".into() }).code(),
        "roll.already_cancelled"
    );
    let dropped = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.ask(DropBasket { basket: dropped.id, reason: "Gegangen".into() }).unwrap();
    let seq = salon.newest();
    assert_eq!(salon.refused(CancelReceipt { seq, reason: "x".into() }).code(), "roll.not_cancellable");
}

#[test]
fn what_replaces_a_receipt_in_the_next_month_stands_in_the_next_months_report() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let again = salon.ask(RingAgain { seq: receipt.seq, reason: "falsch".into() }).unwrap();
    assert_eq!(again.basket.due, again.storno.total.negated());
    salon.ask(contract::day::StoreCount { sheet: lockbuch_tests::counting::sheet_of("250,00") }).unwrap();
    salon.ask_yes(contract::day::CloseDay, &[contract::Question::UnfinishedBusiness]).unwrap();
    salon.at(lockbuch_tests::test_salon::day(2026, 12, 1), 8, 30);
    salon.open_day();
    let november = || {
        salon.sign_in_as("Sabine");
        let span = contract::lists::Span::Month(lockbuch_tests::test_salon::day(2026, 11, 1));
        let list = contract::lists::List::Stornos { span, person: None };
        let sheet = salon.ask(contract::lists::ShowList { list, rows: 100 }).unwrap().sheet;
        salon.sign_in_as("Jana");
        sheet
    };
    let before = november();
    let basket = salon.ask(contract::till::Baskets).unwrap().remove(0);
    salon.pay(&basket.id, &[cash(3_200, None)]);
    assert_eq!(november(), before);
}

#[test]
fn fewer_pieces_of_what_is_rung_up_again_get_less_off() {
    let salon = TestSalon::open_for_business();
    let basket = salon.add(None, "Haaröl", None);
    let change = |quantity, off: Option<u32>| contract::till::ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: Some(contract::Quantity::pieces(quantity)),
        unit_price: None,
        discount: off.map(|off| contract::till::Discount::PerCent(contract::Rate::hundredths(off))),
        reason: off.map(|_| "Treue".into()),
        performer: None,
        void_reason: None,
    };
    let due = salon.ask(change(2, Some(1_000))).unwrap().due;
    assert_eq!(due.as_cents(), 4_410);
    let receipt = salon.pay(&basket.id, &[cash(4_410, None)]);
    let again = salon.ask(RingAgain { seq: receipt.seq, reason: "nur eins".into() }).unwrap().basket;
    let why = Some("nur eins".into());
    let one = contract::till::ChangeLine { basket: again.id.clone(), void_reason: why, ..change(1, None) };
    assert_eq!(salon.ask(one).unwrap().due.as_cents(), 2_205);
}

#[test]
fn a_tip_of_everyone_follows_the_lines_of_what_is_rung_up_again() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let basket = salon.add(Some(&basket.id), "Pflege", Some("Jana"));
    salon.round_up(&basket.id, 6_000);
    let receipt = salon.pay(&basket.id, &[cash(6_000, None)]);
    let again = salon.ask(RingAgain { seq: receipt.seq, reason: "ohne Pflege".into() }).unwrap().basket;
    let names = |basket: &contract::till::Basket| -> Vec<String> {
        basket.tip.iter().map(|share| share.name.clone()).collect()
    };
    assert_eq!(names(&again), ["Mehmet", "Jana"]);
    let without = contract::till::VoidLine { basket: again.id, line: 2, reason: "doch nicht".into() };
    assert_eq!(names(&salon.ask(without).unwrap()), ["Mehmet"]);
}

/// 50.00 cash and 80.00 by card were wrong, 66.00 is right: the card goes back at the terminal at once, the cash stays, and one
/// number says what of it changes hands; the drawer has the same.
#[test]
fn what_is_rung_up_again_says_one_number_for_cash() {
    for (tenders, cash_now, in_drawer) in filled([
        (vec![cash(6_600, Some(7_000))], 1_600, 31_600),
        (vec![girocard(6_600)], -5_000, 25_000),
        (vec![cash(4_000, None), girocard(2_600)], -1_000, 29_000),
        (vec![cash(5_000, None), girocard(1_600)], 0, 30_000),
    ]) {
        let salon = TestSalon::open_for_business();
        let first = salon.add(None, "Ansatzfarbe", Some("Jana"));
        let basket = salon.add(Some(&first.id), "Ansatzfarbe", Some("Jana"));
        assert_eq!(basket.due, euros(12_800));
        let wrong = salon.pay(&basket.id, &[cash(5_000, None), girocard(7_800)]);
        assert_eq!(wrong.cash_now, None);
        let outlook = salon.ask(StornoOutlook { seq: wrong.seq, again: true }).unwrap();
        assert!(outlook.sentence.contains("50,00 € bar bleiben in der Kasse"), "{}", outlook.sentence);
        let again = salon
            .ask_yes(RingAgain { seq: wrong.seq, reason: "Nur einmal".into() }, &[Question::VoidedAtTerminal])
            .unwrap()
            .basket;
        salon.ask(VoidLine { basket: again.id.clone(), line: 2, reason: "Nur einmal".into() }).unwrap();
        let again = salon.round_up(&again.id, 6_600);
        assert_eq!(again.follows.as_ref().unwrap().cash_refunded, euros(5_000));
        assert_eq!(
            again.note_keys.first(),
            Some(&euros(2_000)),
            "for the 16.00 that are still to be handed over"
        );
        let receipt = salon.pay(&again.id, &tenders);
        assert_eq!(receipt.cash_now, Some(euros(cash_now)), "{tenders:?}");
        // Beside what was booked before: 250.00 of the float and the 50.00 that were paid first.
        assert_eq!(salon.drawer(), euros(in_drawer), "{tenders:?}");
        assert_eq!(in_drawer, 25_000 + 5_000 + cash_now);
    }
}
