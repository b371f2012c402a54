//! Storno, payment correction and return as people hold them (scenarios 9, 11 and 20).

use contract::storno::{CancelReceipt, CorrectPayment, TakeBack};
use contract::till::{BasketCustomer, SetCustomer};
use contract::{LineNumber, Quantity};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, girocard};

use super::on_paper;

#[test]
fn storno_of_a_named_customer() {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 12, 30);
    let basket = salon.basket_with("WSF", Some("Jana"));
    let customer = Some(BasketCustomer { id: None, name: "Frau Lindner".into() });
    salon.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(5_800, None)]);
    salon.at(day(2026, 11, 27), 12, 31);
    let storno = salon.ask(CancelReceipt { seq: receipt.seq, reason: "Falsche Leistung".into() }).unwrap();
    assert!(storno.slip.opens_drawer);
    insta::assert_snapshot!("storno", on_paper(&storno.slip));
}

#[test]
fn payment_correction() {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 15, 0);
    let receipt = salon.sell("WSF", Some("Jana"));
    let (tenders, reason) = (vec![girocard(5_800)], "War girocard".to_owned());
    let done = salon.ask(CorrectPayment { seq: receipt.seq, tenders, reason }).unwrap();
    assert!(!done.replacement.slip.opens_drawer);
    insta::assert_snapshot!("payment_correction", on_paper(&done.replacement.slip));
}

#[test]
fn goods_that_come_back() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Haaröl", None);
    let left = salon.drawer();
    salon.close_day();
    salon.at(day(2026, 11, 28), 10, 5);
    let sheet = sheet_of(&left.to_string());
    salon.ask(contract::day::OpenDay { sheet, difference_reason: None }).unwrap();
    let back = TakeBack {
        seq: receipt.seq,
        lines: vec![(LineNumber::new(1), Quantity::ONE)],
        refunds: vec![cash(2_450, None)],
        reason: "Ungeöffnet zurück".into(),
    };
    insta::assert_snapshot!("return", on_paper(&salon.ask(back).unwrap().slip));
}
