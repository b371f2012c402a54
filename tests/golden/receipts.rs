//! Receipts and slips of day D (scenarios 4, 7 and 10).

use contract::cash::{MoveCash, Movement};
use contract::till::{
    AddLine, BookSale, ChangeLine, Discount, OpenBasket, Receipt, SetTip, Tender, TipFor, TipWish,
};
use contract::{BasketId, Moment, PaymentKind, Quantity, Rate};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::house::{House, day};

use super::{in_pdf, on_paper};

/// Haarwerk with an open day; Jana stands at the till.
fn opened() -> House {
    let house = House::haarwerk();
    house.sign_in_as("Jana");
    house.ask(opening("250,00")).unwrap();
    house
}

fn at(house: &House, hour: u32, minute: u32) -> Moment {
    house.at(day(2026, 11, 27), hour, minute)
}

fn begin(house: &House, articles: &[(&str, Option<&str>)]) -> BasketId {
    let basket = house.ask(OpenBasket { customer: None }).unwrap().id;
    for (article, performer) in articles {
        house
            .ask(AddLine {
                basket: Some(basket.clone()),
                article: house.article(article),
                quantity: Quantity::ONE,
                performer: performer.map(|name| house.person(name)),
            })
            .unwrap();
    }
    basket
}

fn pay(house: &House, basket: BasketId, kind: PaymentKind, amount: &str, given: Option<&str>) -> Receipt {
    let tenders = vec![Tender { kind, amount: euros(amount), given: given.map(euros) }];
    house.ask(BookSale { basket, tenders, zero_reason: None }).unwrap()
}

#[test]
fn cash_sale_with_a_tip() {
    let house = opened();
    at(&house, 9, 12);
    let basket = begin(&house, &[("Herrenschnitt", Some("Mehmet"))]);
    let (tip, recipients) = (TipWish::RoundUpTo(euros("35,00")), TipFor::StaffOfLines);
    house.ask(SetTip { basket: basket.clone(), tip, recipients }).unwrap();
    at(&house, 9, 14);
    let receipt = pay(&house, basket, PaymentKind::Bar, "35,00", Some("50,00"));
    assert!(receipt.slip.opens_drawer);
    insta::assert_snapshot!("cash_sale", on_paper(&receipt.slip));
    insta::assert_snapshot!("cash_sale_pdf", in_pdf(&receipt.slip));
}

#[test]
fn card_sale_with_a_discount() {
    let house = opened();
    at(&house, 11, 40);
    let basket = begin(&house, &[("Shampoo", None), ("Haaröl", None), ("WSF", Some("Jana"))]);
    house
        .ask(ChangeLine {
            basket: basket.clone(),
            line: 2,
            quantity: None,
            unit_price: None,
            discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
            reason: Some("Treue".into()),
            performer: None,
        })
        .unwrap();
    let receipt = pay(&house, basket, PaymentKind::ECKarte, "98,95", None);
    assert!(!receipt.slip.opens_drawer);
    insta::assert_snapshot!("card_sale", on_paper(&receipt.slip));
}

#[test]
fn cash_to_the_safe() {
    let house = opened();
    at(&house, 14, 0);
    let transit = house
        .ask(MoveCash {
            movement: Movement::ToSafe,
            amount: euros("75,00"),
            purpose: String::new(),
            recipient: None,
            document: None,
            input_tax_note: None,
        })
        .unwrap();
    insta::assert_snapshot!("transit", on_paper(&transit.slip));
}
