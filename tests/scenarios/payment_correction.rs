//! Scenario 11: booked as cash, paid by card.

use contract::cash::{CashPlace, MoveCash, Movement};
use contract::lists::{List, ShowList, Span};
use contract::refusal::CashRefusal;
use contract::roll::{EntryState, ShowEntry};
use contract::storno::{CorrectPayment, RingAgain};
use contract::till::{Receipt, Tender};
use contract::{EntryKind, Money, ReceiptNumber};
use lockbuch_tests::outside::broken_law;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};
use proof::ReferenceKind;

fn correct(receipt: &Receipt, tenders: &[Tender]) -> CorrectPayment {
    CorrectPayment { seq: receipt.seq, tenders: tenders.to_vec(), reason: "War girocard".into() }
}

#[test]
fn a_wrong_payment_is_corrected_and_turnover_counts_once() {
    let salon = TestSalon::open_for_business();
    let wrong = salon.sell("WSF", Some("Jana"));
    assert_eq!(salon.drawer(), euros(30_800));
    let done = salon.ask(correct(&wrong, &[girocard(5_800)])).unwrap();
    assert_eq!((done.storno.number.to_string(), done.storno.total), ("004502".into(), euros(-5_800)));
    assert_eq!(
        (done.replacement.number.to_string(), done.replacement.total),
        ("004503".into(), euros(5_800))
    );
    assert_eq!(salon.drawer(), euros(25_000));
    let new = salon.stored(done.replacement.seq).entry;
    assert_eq!(new.head.kind, EntryKind::PaymentCorrection);
    assert_eq!((new.references[0].kind, new.references[0].seq), (ReferenceKind::Replaces, Some(wrong.seq)));
    assert_eq!(new.lines, salon.stored(wrong.seq).entry.lines);
    let tax: i64 = [wrong.seq, done.storno.seq, done.replacement.seq]
        .iter()
        .flat_map(|seq| salon.vat_of(*seq))
        .map(|(.., tax)| tax)
        .sum();
    assert_eq!(tax, 926, "VAT of one sale");
    let shown = salon.ask(ShowEntry { seq: wrong.seq }).unwrap();
    assert_eq!(shown.row.state, EntryState::PaymentCorrected);
    let labels: Vec<&str> = shown.related.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Storno zu 004501", "Zahlungsartkorrektur zu 004501"]);
}

#[test]
fn what_cannot_be_corrected_says_why() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("WSF", Some("Jana"));
    let code = |tenders: &[Tender]| salon.refused(correct(&receipt, tenders)).code();
    assert_eq!(code(&[cash(5_800, None)]), "roll.same_payments");
    assert_eq!(code(&[cash(3_000, None), cash(2_800, None)]), "roll.same_payments");
    assert_eq!(code(&[girocard(5_700)]), "till.payments_differ");
    let silent = CorrectPayment { reason: String::new(), ..correct(&receipt, &[girocard(5_800)]) };
    assert_eq!(salon.refused(silent).code(), "roll.reason_missing");
    let opening = salon.newest_of(EntryKind::OpeningStock);
    let stock = CorrectPayment { seq: opening, ..correct(&receipt, &[girocard(25_000)]) };
    assert_eq!(salon.refused(stock).code(), "roll.not_cancellable");
    salon.ask(correct(&receipt, &[girocard(5_800)])).unwrap();
    assert_eq!(code(&[girocard(5_800)]), "roll.already_cancelled");
    assert_eq!(salon.drawer(), euros(25_000));
}

/// Nothing in the drawer, but more comes in by the correction than goes out: it is judged as a whole, and no list shows a
/// drawer below zero.
#[test]
fn a_correction_that_brings_cash_in_needs_none() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("WSF", Some("Jana"));
    let wrong = salon.pay(&basket.id, &[cash(3_000, None), girocard(2_800)]);
    withdraw(&salon, 28_000);
    assert_eq!(salon.drawer(), Money::ZERO);
    let done = salon.ask(correct(&wrong, &[cash(5_800, None)])).unwrap();
    assert_eq!(salon.drawer(), euros(2_800));
    assert_eq!(salon.stored(done.storno.seq).entry.payments[0].amount, euros(-3_000));
    assert_eq!(broken_law(salon.folder.path()), None);

    salon.sign_in_as("Sabine");
    let list = List::CashBook { span: Span::Day(day(2026, 11, 27)), place: CashPlace::Drawer };
    let book = salon.ask(ShowList { list, rows: 100 }).unwrap().sheet;
    let rows = &book.sections[1].table.as_ref().unwrap().rows;
    let shown: Vec<String> =
        rows[2..].iter().map(|row| format!("{} {}", row.cells[2].german(), row.cells[6].german())).collect();
    let of = |number: ReceiptNumber, stand: &str| format!("{number} {stand}\u{a0}€");
    assert_eq!(
        shown,
        [
            "004502 0,00\u{a0}€".to_owned(),
            of(done.replacement.number, "58,00"),
            of(done.storno.number, "28,00"),
        ]
    );
    salon.close_day();
    let view =
        salon.ask(ShowList { list: List::SelfCheck { span: Span::Month(day(2026, 11, 27)) }, rows: 1_000 });
    assert!(format!("{:?}", view.unwrap().sheet).contains("nie unter null, niedrigster Stand 0,00 €"));
}

#[test]
fn a_correction_takes_out_what_the_drawer_has_and_no_more() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("WSF", Some("Jana"));
    let wrong = salon.pay(&basket.id, &[cash(3_000, None), girocard(2_800)]);
    withdraw(&salon, 26_000);
    let no = salon.refused(correct(&wrong, &[girocard(5_800)]));
    assert_eq!(no, CashRefusal::DrawerLacks { drawer: euros(2_000), wanted: euros(3_000) }.into());
    let no = salon.refused(correct(&wrong, &[cash(999, None), girocard(4_801)]));
    assert_eq!(no, CashRefusal::DrawerLacks { drawer: euros(2_000), wanted: euros(2_001) }.into());
    salon.ask(correct(&wrong, &[cash(1_000, None), girocard(4_800)])).unwrap();
    assert_eq!(salon.drawer(), Money::ZERO);
}

/// Ringing up again is two deeds, and a person may leave between them: until it is paid anew the cash is not there.
#[test]
fn ringing_up_again_needs_the_cash_as_its_storno_stands_alone() {
    let salon = TestSalon::open_for_business();
    let sold = salon.sell("WSF", Some("Jana"));
    withdraw(&salon, 30_800);
    let no = salon.refused(RingAgain { seq: sold.seq, reason: "falsch".into() });
    assert_eq!(no.code(), "cash.drawer_lacks");
}

fn withdraw(salon: &TestSalon, cents: i64) {
    salon
        .ask(MoveCash {
            movement: Movement::ToSafe,
            amount: euros(cents),
            purpose: String::new(),
            recipient: None,
            document: None,
            input_tax_note: None,
        })
        .unwrap();
}

#[test]
fn after_the_close_the_payment_stays() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("WSF", Some("Jana"));
    salon.close_day();
    assert_eq!(salon.refused(correct(&receipt, &[girocard(5_800)])).code(), "roll.day_closed");
}
