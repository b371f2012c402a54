//! Scenario 11: booked as cash, paid by card.

use contract::EntryKind;
use contract::roll::{EntryState, ShowEntry};
use contract::storno::CorrectPayment;
use contract::till::{Receipt, Tender};
use lockbuch_tests::test_salon::TestSalon;
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

#[test]
fn after_the_close_the_payment_stays() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("WSF", Some("Jana"));
    salon.close_day();
    assert_eq!(salon.refused(correct(&receipt, &[girocard(5_800)])).code(), "roll.day_closed");
}
