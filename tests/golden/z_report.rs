//! Z-331: the day of scenario 17a on paper.

use contract::cash::CountSheet;
use contract::cash::{MoveCash, Movement, PayOutTips};
use contract::day::{BeginCount, BookDifference, CloseDay, RevokeClosing, StoreCount, XReport};
use contract::roll::ShowEntry;
use contract::storno::{CancelReceipt, CorrectPayment};
use contract::till::{ChangeLine, Discount, SetTip, TipFor, TipWish};
use contract::{BasketId, Rate};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};

use super::{in_pdf, on_paper};

fn at(salon: &TestSalon, hour: u32, minute: u32) {
    salon.at(day(2026, 11, 27), hour, minute);
}

fn tip(salon: &TestSalon, basket: &BasketId, cents: i64, person: &str) {
    let (tip, recipients) = (TipWish::Amount(euros(cents)), TipFor::People(vec![salon.person(person)]));
    salon.ask(SetTip { basket: basket.clone(), tip, recipients }).unwrap();
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

fn morning(salon: &TestSalon) {
    at(salon, 9, 12);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    salon.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    at(salon, 10, 5);
    salon.sell("Kinderschnitt", Some("Jana"));
    at(salon, 11, 5);
    let basket = salon.basket_with("Ansatzfarbe", Some("Jana"));
    salon.add(Some(&basket.id), "WSF", Some("Jana"));
    salon.add(Some(&basket.id), "Pflege", Some("Jana"));
    tip(salon, &basket.id, 1_000, "Jana");
    salon.pay(&basket.id, &[girocard(15_000)]);
    at(salon, 11, 40);
    let basket = salon.basket_with("Shampoo", None);
    salon.add(Some(&basket.id), "Haaröl", None);
    salon
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
    salon.pay(&basket.id, &[girocard(4_095)]);
}

fn afternoon(salon: &TestSalon) {
    at(salon, 12, 30);
    let wrong = salon.sell("WSF", Some("Jana"));
    salon.ask(CancelReceipt { seq: wrong.seq, reason: "Falsche Leistung".into() }).unwrap();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    at(salon, 14, 0);
    salon.ask(moving(Movement::ToSafe, 7_500, "")).unwrap();
    at(salon, 14, 20);
    salon.ask(moving(Movement::PayOut, 1_290, "Milch")).unwrap();
    at(salon, 15, 0);
    let paid = salon.sell("WSF", Some("Jana"));
    let tenders = vec![girocard(5_800)];
    salon.ask(CorrectPayment { seq: paid.seq, tenders, reason: "Karte statt bar".into() }).unwrap();
    at(salon, 16, 10);
    salon.sign_in_as("Sabine");
    let basket = salon.basket_with("WSF", Some("Sabine"));
    tip(salon, &basket.id, 500, "Sabine");
    salon.pay(&basket.id, &[cash(6_300, None)]);
    salon.sign_in_as("Jana");
}

fn evening(salon: &TestSalon) {
    at(salon, 18, 35);
    for (name, cents) in [("Jana", 1_000), ("Mehmet", 300)] {
        salon.ask(PayOutTips { person: salon.person(name), amount: euros(cents) }).unwrap();
    }
    at(salon, 18, 40);
    salon.ask(BeginCount).unwrap();
    let counted =
        [(2_000, 6), (1_000, 9), (500, 10), (200, 12), (100, 12), (50, 7), (20, 5), (10, 1)].to_vec();
    salon.ask(StoreCount { sheet: CountSheet(counted) }).unwrap();
    salon.ask(BookDifference { reason: "Wechselgeld verzählt".into() }).unwrap();
    salon.ask(moving(Movement::ToSafe, 5_060, "")).unwrap();
    at(salon, 18, 47);
}

#[test]
fn z_331() {
    let salon = TestSalon::open_for_business();
    morning(&salon);
    afternoon(&salon);
    let interim = salon.ask(XReport { print: false }).unwrap();
    insta::assert_snapshot!("x_report", on_paper(&interim));
    evening(&salon);
    let closing = salon.ask(CloseDay).unwrap();
    assert!(!closing.slip.opens_drawer);
    insta::assert_snapshot!("z_331", on_paper(&closing.slip));
    insta::assert_snapshot!("z_331_pdf", in_pdf(&closing.slip));
}

/// A short day, revoked and gone on with: the page of the revocation, the marked Z report, and the one that
/// goes on.
#[test]
fn z_331_revoked() {
    let salon = TestSalon::open_for_business();
    at(&salon, 9, 12);
    salon.sell("Kinderschnitt", Some("Jana"));
    at(&salon, 18, 47);
    let first = salon.close_day();
    at(&salon, 18, 50);
    salon.sign_in_as("Sabine");
    let (z_number, reason) = (first.z_number, String::from("Augenbrauen vergessen"));
    let reopened = salon.ask(RevokeClosing { z_number, reason, pin: OWNER_PIN.into() }).unwrap();
    insta::assert_snapshot!("revocation", on_paper(&reopened.slip));
    at(&salon, 18, 55);
    salon.sell("Augenbrauen", Some("Jana"));
    at(&salon, 19, 0);
    insta::assert_snapshot!("z_332", on_paper(&salon.close_day().slip));
    let marked = salon.ask(ShowEntry { seq: first.seq }).unwrap().slip;
    insta::assert_snapshot!("z_331_revoked", on_paper(&marked));
}
