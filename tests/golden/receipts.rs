//! Receipts and slips of day D (scenarios 4, 7 and 10).

use contract::cash::{MoveCash, Movement};
use contract::till::{
    AddLine, BookSale, ChangeLine, Discount, OpenBasket, Receipt, SetTip, Tender, TipFor, TipWish,
};
use contract::{BasketId, Moment, PaymentKind, Quantity, Rate};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{TestSalon, day};

use super::{in_pdf, on_paper};

/// Haarwerk with an open day; Jana stands at the till.
fn opened() -> TestSalon {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Jana");
    salon.ask(opening("250,00")).unwrap();
    salon
}

fn at(salon: &TestSalon, hour: u32, minute: u32) -> Moment {
    salon.at(day(2026, 11, 27), hour, minute)
}

fn begin(salon: &TestSalon, articles: &[(&str, Option<&str>)]) -> BasketId {
    let basket = salon.ask(OpenBasket { customer: None }).unwrap().id;
    for (article, performer) in articles {
        salon
            .ask(AddLine {
                basket: Some(basket.clone()),
                article: salon.article(article),
                quantity: Quantity::ONE,
                performer: performer.map(|name| salon.person(name)),
            })
            .unwrap();
    }
    basket
}

fn pay(salon: &TestSalon, basket: BasketId, kind: PaymentKind, amount: &str, given: Option<&str>) -> Receipt {
    let tenders = vec![Tender { kind, amount: euros(amount), given: given.map(euros) }];
    salon.ask(BookSale { basket, tenders, zero_reason: None }).unwrap()
}

#[test]
fn cash_sale_with_a_tip() {
    let salon = opened();
    at(&salon, 9, 12);
    let basket = begin(&salon, &[("Herrenschnitt", Some("Mehmet"))]);
    let (tip, recipients) = (TipWish::RoundUpTo(euros("35,00")), TipFor::StaffOfLines);
    salon.ask(SetTip { basket: basket.clone(), tip, recipients }).unwrap();
    at(&salon, 9, 14);
    let receipt = pay(&salon, basket, PaymentKind::Bar, "35,00", Some("50,00"));
    assert!(receipt.slip.opens_drawer);
    insta::assert_snapshot!("cash_sale", on_paper(&receipt.slip));
    insta::assert_snapshot!("cash_sale_pdf", in_pdf(&receipt.slip));
}

#[test]
fn card_sale_with_a_discount() {
    let salon = opened();
    at(&salon, 11, 40);
    let basket = begin(&salon, &[("Shampoo", None), ("Haaröl", None), ("WSF", Some("Jana"))]);
    salon
        .ask(ChangeLine {
            basket: basket.clone(),
            line: 2,
            quantity: None,
            unit_price: None,
            discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
            reason: Some("Treue".into()),
            performer: None,
            void_reason: None,
        })
        .unwrap();
    let receipt = pay(&salon, basket, PaymentKind::ECKarte, "98,95", None);
    assert!(!receipt.slip.opens_drawer);
    insta::assert_snapshot!("card_sale", on_paper(&receipt.slip));
}

#[test]
fn cash_to_the_safe() {
    let salon = opened();
    at(&salon, 14, 0);
    let transit = salon
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
