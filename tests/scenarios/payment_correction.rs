//! Scenario 11: booked as cash, paid by card.

use contract::EntryKind;
use contract::roll::{EntryState, ShowEntry};
use contract::storno::CorrectPayment;
use contract::till::{Receipt, Tender};
use lockbuch_tests::house::House;
use lockbuch_tests::till::{cash, euros, girocard};
use proof::ReferenceKind;

fn correct(receipt: &Receipt, tenders: &[Tender]) -> CorrectPayment {
    CorrectPayment { seq: receipt.seq, tenders: tenders.to_vec(), reason: "War girocard".into() }
}

#[test]
fn a_wrong_payment_is_corrected_and_turnover_counts_once() {
    let house = House::open_for_business();
    let wrong = house.sell("WSF", Some("Jana"));
    assert_eq!(house.drawer(), euros(30_800));
    let done = house.ask(correct(&wrong, &[girocard(5_800)])).unwrap();
    assert_eq!((done.storno.number.to_string(), done.storno.total), ("004502".into(), euros(-5_800)));
    assert_eq!(
        (done.replacement.number.to_string(), done.replacement.total),
        ("004503".into(), euros(5_800))
    );
    assert_eq!(house.drawer(), euros(25_000));
    let new = house.stored(done.replacement.seq).entry;
    assert_eq!(new.head.kind, EntryKind::PaymentCorrection);
    assert_eq!((new.references[0].kind, new.references[0].seq), (ReferenceKind::Replaces, Some(wrong.seq)));
    assert_eq!(new.lines, house.stored(wrong.seq).entry.lines);
    let tax: i64 = [wrong.seq, done.storno.seq, done.replacement.seq]
        .iter()
        .flat_map(|seq| house.vat_of(*seq))
        .map(|(.., tax)| tax)
        .sum();
    assert_eq!(tax, 926, "VAT of one sale");
    let shown = house.ask(ShowEntry { seq: wrong.seq }).unwrap();
    assert_eq!(shown.row.state, EntryState::PaymentCorrected);
    let labels: Vec<&str> = shown.related.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Storno zu 004501", "Zahlungsartkorrektur zu 004501"]);
}

#[test]
fn what_cannot_be_corrected_says_why() {
    let house = House::open_for_business();
    let receipt = house.sell("WSF", Some("Jana"));
    let code = |tenders: &[Tender]| house.refused(correct(&receipt, tenders)).code();
    assert_eq!(code(&[cash(5_800, None)]), "roll.same_payments");
    assert_eq!(code(&[cash(3_000, None), cash(2_800, None)]), "roll.same_payments");
    assert_eq!(code(&[girocard(5_700)]), "till.payments_differ");
    let silent = CorrectPayment { reason: String::new(), ..correct(&receipt, &[girocard(5_800)]) };
    assert_eq!(house.refused(silent).code(), "roll.reason_missing");
    let opening = house.newest_of(EntryKind::OpeningStock);
    let stock = CorrectPayment { seq: opening, ..correct(&receipt, &[girocard(25_000)]) };
    assert_eq!(house.refused(stock).code(), "roll.not_cancellable");
    house.ask(correct(&receipt, &[girocard(5_800)])).unwrap();
    assert_eq!(code(&[girocard(5_800)]), "roll.already_cancelled");
    assert_eq!(house.drawer(), euros(25_000));
}

#[test]
fn after_the_close_the_payment_stays() {
    let house = House::open_for_business();
    let receipt = house.sell("WSF", Some("Jana"));
    house.close_day();
    assert_eq!(house.refused(correct(&receipt, &[girocard(5_800)])).code(), "roll.day_closed");
}
