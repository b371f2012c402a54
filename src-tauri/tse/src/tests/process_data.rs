//! What is signed, in the words of annex I; figures of days D and D+1.

use proof::{BonType, VatKey};
use proptest::prelude::*;
use serde_json::Value;

use crate::process_data::{
    Kassenbeleg, OrderLine, Paid, ProcessDataError, ProcessType, Slot, free_text, judge, order, read_order,
};

fn bar(cents: i64) -> Paid {
    Paid { is_cash: true, cents, currency: None }
}

fn unbar(cents: i64) -> Paid {
    Paid { is_cash: false, cents, currency: None }
}

fn beleg(general: i64, untaxed: i64, paid: &[Paid]) -> String {
    let mut receipt = Kassenbeleg::new(BonType::Beleg)
        .gross(Slot::General, general)
        .and_then(|receipt| receipt.gross(Slot::Untaxed, untaxed))
        .unwrap();
    for one in paid {
        receipt = receipt.paid(one).unwrap();
    }
    receipt.write().unwrap()
}

#[test]
fn the_receipts_of_day_d_are_written() {
    let expected: Value = serde_json::from_str(include_str!("data/expected.json")).unwrap();
    let data: Vec<&str> = expected["receipts_day_d"]
        .as_array()
        .unwrap()
        .iter()
        .map(|receipt| receipt["processData"].as_str().unwrap())
        .collect();
    let ours = [
        beleg(0, 25_000, &[bar(25_000)]),
        beleg(3_200, 300, &[bar(3_500)]),
        beleg(2_200, 0, &[bar(2_200)]),
        beleg(9_000, 1_000, &[unbar(10_000)]),
        beleg(4_095, 0, &[unbar(4_095)]),
        beleg(7_500, 0, &[bar(7_500)]),
        beleg(5_800, 0, &[bar(5_800)]),
        beleg(-5_800, 0, &[bar(-5_800)]),
        beleg(3_200, 0, &[bar(3_200)]),
        beleg(0, -15_000, &[bar(-15_000)]),
        beleg(0, -1_290, &[bar(-1_290)]),
        beleg(5_800, 0, &[bar(5_800)]),
        beleg(-5_800, 0, &[bar(-5_800)]),
        beleg(5_800, 0, &[unbar(5_800)]),
        beleg(3_000, 0, &[unbar(3_000)]),
        beleg(6_300, 0, &[bar(6_300)]),
        beleg(17_400, -17_400, &[]),
        beleg(0, -1_000, &[bar(-1_000)]),
        beleg(0, -300, &[bar(-300)]),
        beleg(0, -50, &[bar(-50)]),
        beleg(0, -5_060, &[bar(-5_060)]),
    ];
    assert_eq!(ours.to_vec(), data);
    let read = data.iter().map(|data| Kassenbeleg::read(data).unwrap());
    let turnover: i64 = read.map(|receipt| receipt.slots()[0]).sum();
    assert_eq!(turnover, 61_695, "the first places of day D together");
}

#[test]
fn the_receipts_of_the_next_day_and_of_the_revocation_are_written() {
    let zero = "0.00_0.00_0.00";
    assert_eq!(beleg(0, 25_000, &[bar(25_000)]), format!("Beleg^0.00_{zero}_250.00^250.00:Bar"));
    assert_eq!(beleg(-2_205, 0, &[unbar(-2_205)]), format!("Beleg^-22.05_{zero}_0.00^-22.05:Unbar"));
    assert_eq!(beleg(15_000, 0, &[unbar(15_000)]), format!("Beleg^150.00_{zero}_0.00^150.00:Unbar"));
    assert_eq!(beleg(13_000, 0, &[unbar(13_000)]), format!("Beleg^130.00_{zero}_0.00^130.00:Unbar"));
    assert_eq!(beleg(0, 0, &[]), format!("Beleg^0.00_{zero}_0.00^"));
    assert_eq!(beleg(1_200, 0, &[bar(1_200)]), format!("Beleg^12.00_{zero}_0.00^12.00:Bar"));
    assert_eq!(beleg(0, -1_200, &[bar(-1_200)]), format!("Beleg^0.00_{zero}_-12.00^-12.00:Bar"));
}

#[test]
fn payments_are_added_up_by_class_and_currency_cash_and_euro_first() {
    let foreign = |cents, currency: &str| Paid { currency: Some(currency.to_owned()), ..bar(cents) };
    let mixed = Kassenbeleg::new(BonType::Beleg)
        .gross(VatKey::General.into(), 7_533)
        .and_then(|receipt| receipt.gross(VatKey::Reduced.into(), 799))
        .and_then(|receipt| receipt.paid(&unbar(6_430)))
        .and_then(|receipt| receipt.paid(&foreign(500, "USD")))
        .and_then(|receipt| receipt.paid(&bar(400)))
        .and_then(|receipt| receipt.paid(&foreign(500, "CHF")))
        .and_then(|receipt| receipt.paid(&bar(600)))
        .unwrap();
    let text = "Beleg^75.33_7.99_0.00_0.00_0.00^10.00:Bar_5.00:Bar:CHF_5.00:Bar:USD_64.30:Unbar";
    assert_eq!(mixed.write().unwrap(), text);
    assert_eq!(Kassenbeleg::read(text).unwrap().payments(), mixed.payments());
    assert_eq!(beleg(0, 0, &[bar(500), bar(-500)]), "Beleg^0.00_0.00_0.00_0.00_0.00^");
}

#[test]
fn what_was_given_up_or_moved_elsewhere_has_no_payment() {
    let aborted = Kassenbeleg::new(BonType::AVBelegabbruch).write().unwrap();
    assert_eq!(aborted, "AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^");
    let moved = Kassenbeleg::new(BonType::AVTransfer).gross(Slot::General, 10_000).unwrap();
    let moved = moved.gross(VatKey::NotTaxable.into(), -10_000).unwrap().write().unwrap();
    assert_eq!(moved, "AVTransfer^100.00_0.00_0.00_0.00_-100.00^");
    let marked = Kassenbeleg::new(BonType::AVBelegstorno).write();
    assert_eq!(marked, Err(ProcessDataError::BonType("AVBelegstorno".to_owned())));
}

#[test]
fn sums_that_do_not_come_out_are_refused() {
    let receipt = Kassenbeleg::new(BonType::Beleg).gross(Slot::General, 5_000).unwrap();
    let short = receipt.clone().paid(&bar(4_999)).unwrap().write();
    let differ = ProcessDataError::SumsDiffer { slots: "50.00".to_owned(), paid: "49.99".to_owned() };
    assert_eq!(short, Err(differ));
    assert_eq!(receipt.clone().gross(Slot::General, i64::MAX), Err(ProcessDataError::TooLarge));
    let large = receipt.gross(Slot::Reduced, i64::MAX).unwrap();
    assert_eq!(large.write(), Err(ProcessDataError::TooLarge));
    let odd = Paid { currency: Some("eur".to_owned()), ..bar(5) };
    assert!(Kassenbeleg::new(BonType::Beleg).paid(&odd).is_err());
}

#[test]
fn only_the_one_spelling_is_read() {
    let zero = "0.00_0.00_0.00_0.00";
    for odd in [
        "Beleg^1.00_0.00_0.00_0.00_0.00",
        "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar^",
        "beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar",
        "Beleg^+1.00_0.00_0.00_0.00_0.00^1.00:Bar",
        "Beleg^01.00_0.00_0.00_0.00_0.00^1.00:Bar",
        "Beleg^1.0_0.00_0.00_0.00_0.00^1.00:Bar",
        "Beleg^-0.00_0.00_0.00_0.00_0.00^",
        "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:bar",
        "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar:EUR",
        "Beleg^1.00_0.00_0.00_0.00_0.00^0.50:Unbar_0.50:Bar",
        "Beleg^1.00_0.00_0.00_0.00_0.00^0.50:Bar_0.50:Bar",
        "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar_0.00:Unbar",
        "Beleg^0.00_0.00_0.00_0.00_0.00^_",
        "AVBelegstorno^0.00_0.00_0.00_0.00_0.00^",
        "Beleg^99999999999999999999.00_0.00_0.00_0.00_0.00^",
    ] {
        assert!(Kassenbeleg::read(odd).is_err(), "{odd}");
    }
    let turned = Kassenbeleg::read(&format!("Beleg^1.00_{zero}^0.50:Unbar_0.50:Bar"));
    let right = format!("Beleg^1.00_{zero}^0.50:Bar_0.50:Unbar");
    assert_eq!(turned, Err(ProcessDataError::NotAsWritten(right)));
}

fn line(quantity_thousandths: i64, text: &str, price_cents: i64) -> OrderLine {
    OrderLine { quantity_thousandths, text: text.to_owned(), price_cents }
}

#[test]
fn an_order_is_written_as_annex_i_shows_it() {
    let lines = [line(2_000, "Eisbecher \"Himbeere\"", 399), line(1_000, "Kaffee", 280)];
    let text = "2;\"Eisbecher \"\"Himbeere\"\"\";3.99\r1;\"Kaffee\";2.80";
    assert_eq!(order(&lines).unwrap(), text);
    assert_eq!(read_order(text).unwrap(), lines);
    assert_eq!(order(&[line(-1_500, "Farbe", -5)]).unwrap(), "-1.5;\"Farbe\";-0.05");
    assert_eq!(order(&[]), Err(ProcessDataError::NothingOrdered));
}

#[test]
fn texts_that_part_other_things_stay_in_one_line() {
    let odd = [
        ("Schnitt; Föhnen", "Schnitt; Föhnen"),
        ("a\r\nb\tc", "a  b c"),
        ("\";\"", "\";\""),
        ("Pflege 💇‍♀️", "Pflege 💇‍♀️"),
        ("", ""),
        ("a\u{2028}b", "a b"),
    ];
    for (text, kept) in odd {
        let written = order(&[line(1_000, text, 100), line(1_000, "x", 100)]).unwrap();
        let read = read_order(&written).unwrap();
        assert_eq!((read.len(), read[0].text.as_str()), (2, kept), "{text:?}");
        assert_eq!(free_text(text), kept);
    }
    let long = "ä".repeat(300);
    assert_eq!(read_order(&order(&[line(1, &long, 1)]).unwrap()).unwrap()[0].text, long);
}

#[test]
fn orders_that_are_written_otherwise_are_refused() {
    for odd in
        ["", "1;Kaffee;2.80", "1;\"Kaffee\";2,80", "1.50;\"a\";1.00", "1;\"a\"b\";1.00", "1;\"a\";1.00\n"]
    {
        assert!(read_order(odd).is_err(), "{odd:?}");
    }
    assert_eq!(read_order("1;\"a\";1.00\rx"), Err(ProcessDataError::OrderLine(2)));
}

#[test]
fn data_are_judged_by_their_kind() {
    assert_eq!(judge("Kassenbeleg-V1", b"Beleg^0.00_0.00_0.00_0.00_0.00^"), Ok(()));
    assert_eq!(judge("SonstigerVorgang", "Tagesabschluss Z 331".as_bytes()), Ok(()));
    assert_eq!(judge("Bestellung-V1", b"1;\"a\";1.00"), Ok(()));
    assert_eq!(judge("SonstigerVorgang", b"\xff"), Err(ProcessDataError::NotText));
    assert_eq!(judge("Kassenbeleg-V2", b""), Err(ProcessDataError::Type("Kassenbeleg-V2".to_owned())));
    let all = [ProcessType::Kassenbeleg, ProcessType::Order, ProcessType::Other];
    assert_eq!(all.map(|kind| ProcessType::from_spelling(kind.as_str())), all.map(Some));
}

proptest! {
    #[test]
    fn every_receipt_that_comes_out_is_read_back(
        slots in proptest::array::uniform5(-1_000_000_i64..1_000_000),
        cash in -1_000_000_i64..1_000_000,
    ) {
        let all = [Slot::General, Slot::Reduced, Slot::AverageNo3, Slot::AverageNo1, Slot::Untaxed];
        let mut receipt = Kassenbeleg::new(BonType::Beleg);
        for (slot, cents) in all.into_iter().zip(slots) {
            receipt = receipt.gross(slot, cents).unwrap();
        }
        let rest = slots.iter().sum::<i64>() - cash;
        let receipt = receipt.paid(&bar(cash)).and_then(|receipt| receipt.paid(&unbar(rest))).unwrap();
        let text = receipt.write().unwrap();
        let read = Kassenbeleg::read(&text).unwrap();
        prop_assert_eq!(read.slots(), slots);
        prop_assert_eq!(read.payments(), receipt.payments());
        prop_assert_eq!(read.write().unwrap(), text);
    }

    #[test]
    fn every_order_is_read_back(text in "\\PC{0,300}", quantity: i32, price: i32) {
        let lines = [line(i64::from(quantity), &text, i64::from(price))];
        let read = read_order(&order(&lines).unwrap()).unwrap();
        prop_assert_eq!(&read[0].text, &free_text(&text));
        prop_assert_eq!((read[0].quantity_thousandths, read[0].price_cents), (i64::from(quantity), i64::from(price)));
    }

    #[test]
    fn no_text_makes_the_readers_fall(text in "\\PC*") {
        let _ = Kassenbeleg::read(&text);
        let _ = read_order(&text);
    }
}
