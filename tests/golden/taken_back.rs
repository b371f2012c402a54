//! Storno, payment correction and return as people hold them (scenarios 9, 11 and 20).

use contract::storno::{CancelReceipt, CorrectPayment, TakeBack};
use contract::till::{BasketCustomer, SetCustomer};
use contract::{LineNumber, Quantity};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::house::{House, day};
use lockbuch_tests::till::{cash, girocard};

use super::on_paper;

#[test]
fn storno_of_a_named_customer() {
    let house = House::open_for_business();
    house.at(day(2026, 11, 27), 12, 30);
    let basket = house.basket_with("WSF", Some("Jana"));
    let customer = Some(BasketCustomer { id: None, name: "Frau Lindner".into() });
    house.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
    let receipt = house.pay(&basket.id, &[cash(5_800, None)]);
    house.at(day(2026, 11, 27), 12, 31);
    let storno = house.ask(CancelReceipt { seq: receipt.seq, reason: "Falsche Leistung".into() }).unwrap();
    assert!(storno.slip.opens_drawer);
    insta::assert_snapshot!("storno", on_paper(&storno.slip));
}

#[test]
fn payment_correction() {
    let house = House::open_for_business();
    house.at(day(2026, 11, 27), 15, 0);
    let receipt = house.sell("WSF", Some("Jana"));
    let (tenders, reason) = (vec![girocard(5_800)], "War girocard".to_owned());
    let done = house.ask(CorrectPayment { seq: receipt.seq, tenders, reason }).unwrap();
    assert!(!done.replacement.slip.opens_drawer);
    insta::assert_snapshot!("payment_correction", on_paper(&done.replacement.slip));
}

#[test]
fn goods_that_come_back() {
    let house = House::open_for_business();
    let receipt = house.sell("Haaröl", None);
    let left = house.drawer();
    house.close_day();
    house.at(day(2026, 11, 28), 10, 5);
    let sheet = sheet_of(&left.to_string());
    house.ask(contract::day::OpenDay { sheet, difference_reason: None }).unwrap();
    let back = TakeBack {
        seq: receipt.seq,
        lines: vec![(LineNumber::new(1), Quantity::ONE)],
        refunds: vec![cash(2_450, None)],
        reason: "Ungeöffnet zurück".into(),
    };
    insta::assert_snapshot!("return", on_paper(&house.ask(back).unwrap().slip));
}
