//! Z-331: the day of scenario 17a on paper.

use contract::cash::CountSheet;
use contract::cash::{MoveCash, Movement, PayOutTips};
use contract::day::{BeginCount, BookDifference, CloseDay, RevokeClosing, StoreCount, XReport};
use contract::roll::ShowEntry;
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{ChangeLine, Discount, SetTip, TipFor, TipWish};
use contract::{BasketId, Rate};
use lockbuch_tests::house::{House, OWNER_PIN, day};
use lockbuch_tests::till::{cash, euros, girocard};

use super::{in_pdf, on_paper};

fn at(house: &House, hour: u32, minute: u32) {
    house.at(day(2026, 11, 27), hour, minute);
}

fn tip(house: &House, basket: &BasketId, cents: i64, person: &str) {
    let (tip, recipients) = (TipWish::Amount(euros(cents)), TipFor::People(vec![house.person(person)]));
    house.ask(SetTip { basket: basket.clone(), tip, recipients }).unwrap();
}

fn moving(movement: Movement, cents: i64, purpose: &str) -> MoveCash {
    MoveCash {
        movement,
        amount: euros(cents),
        purpose: purpose.into(),
        recipient: None,
        document: None,
        input_tax_note: None,
    }
}

fn morning(house: &House) {
    at(house, 9, 12);
    let basket = house.basket_with("Herrenschnitt", Some("Mehmet"));
    house.round_up(&basket.id, 3_500);
    house.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    at(house, 10, 5);
    house.sell("Kinderschnitt", Some("Jana"));
    at(house, 11, 5);
    let basket = house.basket_with("Ansatzfarbe", Some("Jana"));
    house.add(Some(&basket.id), "WSF", Some("Jana"));
    house.add(Some(&basket.id), "Pflege", Some("Jana"));
    tip(house, &basket.id, 1_000, "Jana");
    house.pay(&basket.id, &[girocard(15_000)]);
    at(house, 11, 40);
    let basket = house.basket_with("Shampoo", None);
    house.add(Some(&basket.id), "Haaröl", None);
    house
        .ask(ChangeLine {
            basket: basket.id.clone(),
            line: 2,
            quantity: None,
            unit_price: None,
            discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
            reason: Some("Treue".into()),
            performer: None,
        })
        .unwrap();
    house.pay(&basket.id, &[girocard(4_095)]);
}

fn afternoon(house: &House) {
    at(house, 12, 30);
    let wrong = house.sell("WSF", Some("Jana"));
    house.ask(CancelReceipt { seq: wrong.seq, reason: "Falsche Leistung".into() }).unwrap();
    house.sell("Herrenschnitt", Some("Mehmet"));
    at(house, 14, 0);
    house.ask(moving(Movement::ToSafe, 7_500, "")).unwrap();
    at(house, 14, 20);
    house.ask(moving(Movement::PayOut, 1_290, "Milch")).unwrap();
    at(house, 15, 0);
    let paid = house.sell("WSF", Some("Jana"));
    let tenders = vec![girocard(5_800)];
    house.ask(CorrectPayment { seq: paid.seq, tenders, reason: "Karte statt bar".into() }).unwrap();
    at(house, 16, 10);
    house.sign_in_as("Sabine");
    let basket = house.basket_with("WSF", Some("Sabine"));
    tip(house, &basket.id, 500, "Sabine");
    house.pay(&basket.id, &[cash(6_300, None)]);
    house.sign_in_as("Jana");
}

fn evening(house: &House) {
    at(house, 18, 35);
    for (name, cents) in [("Jana", 1_000), ("Mehmet", 300)] {
        house.ask(PayOutTips { person: house.person(name), amount: euros(cents) }).unwrap();
    }
    at(house, 18, 40);
    house.ask(BeginCount).unwrap();
    let counted =
        [(2_000, 6), (1_000, 9), (500, 10), (200, 12), (100, 12), (50, 7), (20, 5), (10, 1)].to_vec();
    house.ask(StoreCount { sheet: CountSheet(counted) }).unwrap();
    house.ask(BookDifference { reason: "Wechselgeld verzählt".into() }).unwrap();
    house.ask(moving(Movement::ToSafe, 5_060, "")).unwrap();
    at(house, 18, 47);
}

#[test]
fn z_331() {
    let house = House::open_for_business();
    morning(&house);
    afternoon(&house);
    let interim = house.ask(XReport { print: false }).unwrap();
    insta::assert_snapshot!("x_report", on_paper(&interim));
    evening(&house);
    let closing = house.ask(CloseDay).unwrap();
    assert!(!closing.slip.opens_drawer);
    insta::assert_snapshot!("z_331", on_paper(&closing.slip));
    insta::assert_snapshot!("z_331_pdf", in_pdf(&closing.slip));
}

/// A short day, revoked and gone on with: the page of the revocation, the marked Z report, and the one that
/// goes on.
#[test]
fn z_331_revoked() {
    let house = House::open_for_business();
    at(&house, 9, 12);
    house.sell("Kinderschnitt", Some("Jana"));
    at(&house, 18, 47);
    let first = house.close_day();
    at(&house, 18, 50);
    house.sign_in_as("Sabine");
    let (z_number, reason) = (first.z_number, String::from("Augenbrauen vergessen"));
    let reopened = house.ask(RevokeClosing { z_number, reason, pin: OWNER_PIN.into() }).unwrap();
    insta::assert_snapshot!("revocation", on_paper(&reopened.slip));
    at(&house, 18, 55);
    house.sell("Augenbrauen", Some("Jana"));
    at(&house, 19, 0);
    insta::assert_snapshot!("z_332", on_paper(&house.close_day().slip));
    let marked = house.ask(ShowEntry { seq: first.seq }).unwrap().slip;
    insta::assert_snapshot!("z_331_revoked", on_paper(&marked));
}
