//! Z-331: the day of scenario 17a on paper.

use contract::cash::CountSheet;
use contract::cash::{MoveCash, Movement, OpenDrawer, PayOutTips};
use contract::day::{BeginCount, BookDifference, CloseDay, RevokeClosing, StoreCount, XReport};
use contract::roll::ShowEntry;
use contract::slip::Slip;
use contract::storno::{CancelReceipt, CorrectPayment, TakeBack};
use contract::till::{ChangeLine, Discount, SetTip, TipFor, TipWish};
use contract::{BasketId, LineNumber, Quantity, Rate, Seq};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};
use serde_json::Value;

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
            void_reason: None,
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
    insta::assert_snapshot!("x_report_second_form", on_paper(&in_second_form(&salon, salon.newest())));
    evening(&salon);
    let closing = salon.ask(CloseDay).unwrap();
    assert!(!closing.slip.opens_drawer);
    insta::assert_snapshot!("z_331", on_paper(&closing.slip));
    insta::assert_snapshot!("z_331_pdf", in_pdf(&closing.slip));
    insta::assert_snapshot!("z_331_second_form", on_paper(&in_second_form(&salon, closing.seq)));
}

/// The page of a closing or an X report as a program recorded it that did not yet tell returns and openings singly: made
/// again, it is what was printed then.
fn in_second_form(salon: &TestSalon, seq: Seq) -> Slip {
    let mut stored = salon.stored(seq);
    let details = stored.entry.details.as_mut().unwrap();
    details.form = details.form.replace("closing/3", "closing/2");
    let mut body: Value = serde_json::from_str(&details.body).unwrap();
    let figures = if body["figures"].is_object() { &mut body["figures"] } else { &mut body };
    for later in ["returns", "drawer_opened"] {
        assert!(figures.as_object_mut().unwrap().remove(later).is_some(), "{later}");
    }
    for correction in figures["corrections"].as_array_mut().unwrap() {
        correction
            .as_object_mut()
            .unwrap()
            .retain(|name, _| !["at", "person", "reason"].contains(&name.as_str()));
    }
    details.body = body.to_string();
    salon.desk.read_inside(|tx| outlets::roll::slip_of(tx.conn, (&stored).into(), None)).unwrap()
}

/// What was taken back, corrected or opened without a sale stands singly, with number and sum (BFH, 29 July 2025).
#[test]
fn what_was_taken_back_stands_singly() {
    let salon = TestSalon::open_for_business();
    let oil = salon.sell("Haaröl", None);
    let left = salon.drawer();
    salon.close_day();
    let saturday = |hour, minute| salon.at(day(2026, 11, 28), hour, minute);
    saturday(9, 0);
    let sheet = sheet_of(&left.to_string());
    salon.ask(contract::day::OpenDay { sheet, difference_reason: None }).unwrap();
    saturday(9, 30);
    let back = TakeBack {
        seq: oil.seq,
        lines: vec![(LineNumber::new(1), Quantity::ONE)],
        refunds: vec![cash(2_450, None)],
        reason: "Ungeöffnet zurück".into(),
    };
    salon.ask(back).unwrap();
    saturday(10, 15);
    salon.ask(OpenDrawer { reason: "Wechselgeld für den Postboten".into() }).unwrap();
    saturday(11, 0);
    let wrong = salon.sell("WSF", Some("Jana"));
    salon.ask(CancelReceipt { seq: wrong.seq, reason: "Falsche Leistung".into() }).unwrap();
    saturday(12, 0);
    let paid = salon.sell("Kinderschnitt", Some("Jana"));
    let (tenders, reason) = (vec![girocard(2_200)], String::from("Karte statt bar"));
    salon.ask(CorrectPayment { seq: paid.seq, tenders, reason }).unwrap();
    saturday(13, 0);
    insta::assert_snapshot!("x_singly", on_paper(&salon.ask(XReport { print: false }).unwrap()));
    saturday(18, 0);
    insta::assert_snapshot!("z_singly", on_paper(&salon.close_day().slip));
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
