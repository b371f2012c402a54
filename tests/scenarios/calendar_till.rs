//! From the chair to the till: the check-out half of scenario 6, several customers on one receipt, what is unpaid at
//! the close, and what a storno does to an appointment.

use contract::calendar::*;
use contract::day::{CloseDay, CloseOutlook, StoreCount};
use contract::storno::{CancelReceipt, CorrectPayment, RingAgain};
use contract::till::DropBasket;
use contract::{AppointmentId, Question};
use lockbuch_tests::calendar::at;
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::house::House;
use lockbuch_tests::till::{cash, girocard};

fn finished(house: &House, card: &Card) -> Card {
    let state = AppointmentState::Finished;
    house.ask(SetState { appointment: card.id, version: card.version, state }).unwrap().appointment.card
}

fn state(house: &House, id: AppointmentId) -> AppointmentState {
    house.appointment(id).card.state
}

fn open() -> (House, Card) {
    let house = House::open_for_business();
    let card = house.book("Frau Lindner", &["Ansatzfarbe", "WSF", "Pflege"], "Jana", at("09:00")).card;
    (house, card)
}

#[test]
fn a_colour_goes_from_the_chair_to_the_till_with_people_and_prices() {
    let (house, card) = open();
    let card = finished(&house, &card);
    let basket = house.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let lines: Vec<_> =
        basket.lines.iter().map(|l| (l.performer_name.as_deref().unwrap(), l.gross.as_cents())).collect();
    assert_eq!(lines, [("Jana", 6_400), ("Jana", 5_800), ("Jana", 1_800)]);
    assert_eq!(
        (basket.due.as_cents(), basket.customer.as_ref().unwrap().name.as_str()),
        (14_000, "Frau Lindner")
    );
    assert_eq!(
        house.refused(CheckOut { appointments: vec![card.id], basket: None }).code(),
        "calendar.in_a_basket"
    );

    house.round_up(&basket.id, 15_000);
    let receipt = house.pay(&basket.id, &[girocard(15_000)]);
    assert_eq!(state(&house, card.id), AppointmentState::Paid);
    let paid = house.refused(CheckOut { appointments: vec![card.id], basket: None });
    assert_eq!(paid.to_string(), "Der Termin von Frau Lindner ist bezahlt und kann nicht kassiert werden.");
    assert_eq!(paid.code(), "calendar.nothing_to_charge");

    let (seq, reason) = (receipt.seq, "falsche Zahlart".to_owned());
    let corrected = house.ask_yes(
        CorrectPayment { seq, tenders: vec![cash(15_000, None)], reason },
        &[Question::VoidedAtTerminal],
    );
    let replacement = corrected.unwrap().replacement;
    assert_eq!(state(&house, card.id), AppointmentState::Paid, "a payment correction changes no appointment");
    house.ask(CancelReceipt { seq: replacement.seq, reason: "Versehen".into() }).unwrap();
    assert_eq!(state(&house, card.id), AppointmentState::Finished);
    assert!(house.ask(CheckOut { appointments: vec![card.id], basket: None }).is_ok());
}

#[test]
fn several_customers_are_on_one_receipt() {
    let (house, mother) = open();
    let child = house.book("Kind Lindner", &["Kinderschnitt"], "Mehmet", at("09:00")).card;
    let basket = house.ask(CheckOut { appointments: vec![mother.id], basket: None }).unwrap();
    let basket = house.ask(CheckOut { appointments: vec![child.id], basket: Some(basket.id) }).unwrap();
    assert_eq!((basket.lines.len(), basket.due.as_cents()), (4, 16_200));
    assert_eq!(basket.lines[3].performer_name.as_deref(), Some("Mehmet"));
    assert_eq!(basket.customer.unwrap().name, "Frau Lindner");
    house.pay(&basket.id, &[cash(16_200, None)]);
    assert_eq!([mother.id, child.id].map(|id| state(&house, id)), [AppointmentState::Paid; 2]);
}

#[test]
fn an_agreed_price_holds_and_says_why() {
    let (house, _) = open();
    let mut wish = house.booking("Kind", &["Kinderschnitt"], Some("Mehmet"), at("11:00"));
    wish.parts[0].price = Some(contract::Money::cents(1_900));
    let card = house.ask(wish).unwrap().appointment.card;
    let basket = house.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let line = &basket.lines[0];
    assert_eq!((line.list_price.as_cents(), line.gross.as_cents()), (2_200, 1_900));
    assert_eq!(line.price_reason.as_deref(), Some("Preis bei der Terminbuchung vereinbart"));
}

#[test]
fn a_dropped_basket_and_a_receipt_rung_up_again_leave_nothing_behind() {
    let (house, card) = open();
    let basket = house.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    house.ask(DropBasket { basket: basket.id, reason: "verzählt".into() }).unwrap();
    assert_eq!(house.appointment(card.id).card.basket, None);

    let basket = house.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let receipt = house.pay(&basket.id, &[cash(14_000, None)]);
    let again = house.ask(RingAgain { seq: receipt.seq, reason: "falscher Preis".into() }).unwrap();
    let seen = house.appointment(card.id).card;
    assert_eq!((seen.state, seen.basket.as_ref()), (AppointmentState::Finished, Some(&again.basket.id)));
    house.pay(&again.basket.id, &[cash(14_000, None)]);
    assert_eq!(state(&house, card.id), AppointmentState::Paid);
}

#[test]
fn finished_but_unpaid_is_shown_at_the_close_and_blocks_nothing() {
    let (house, card) = open();
    house.book("Herr Amiri", &["Herrenschnitt"], "Mehmet", at("10:00"));
    house.at(lockbuch_tests::calendar::friday(), 18, 30);
    finished(&house, &card);
    let unpaid = house.ask(CloseOutlook).unwrap().unpaid_appointments;
    assert_eq!(unpaid.len(), 1);
    assert_eq!(unpaid[0].title, "Frau Lindner: Ansatzfarbe, Waschen-Schneiden-Föhnen Damen, Pflege");
    assert_eq!((unpaid[0].total.as_cents(), unpaid[0].at), (14_000, at("09:00")));
    assert_eq!(house.ask(UnpaidAppointments).unwrap(), unpaid);

    house.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    let asked = house.refused(CloseDay);
    assert_eq!(asked.question(), Some(Question::UnfinishedBusiness));
    assert!(asked.to_string().starts_with("Fertige Termine ohne Zahlung: 1."), "{asked}");
    assert!(house.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).is_ok());
}

#[test]
fn what_is_not_there_can_not_be_charged() {
    let (house, card) = open();
    let parked = house.ask(Park { appointment: card.id, version: card.version }).unwrap().appointment.card;
    let out = CheckOut { appointments: vec![parked.id], basket: None };
    assert_eq!(house.refused(out).code(), "calendar.nothing_to_charge");
    assert_eq!(house.refused(CheckOut { appointments: vec![], basket: None }).code(), "till.empty_basket");
    let tomorrow = lockbuch_tests::calendar::on(lockbuch_tests::house::day(2026, 11, 28), "10:00");
    let later = house.book("Kind", &["Kinderschnitt"], "Jana", tomorrow).card;
    let out = CheckOut { appointments: vec![later.id], basket: None };
    assert_eq!(house.refused(out).code(), "calendar.nothing_to_charge");
}
