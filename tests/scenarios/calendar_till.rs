//! From the chair to the till: the check-out half of scenario 6, several customers on one receipt, what is unpaid at
//! the close, and what a storno does to an appointment.

use contract::calendar::*;
use contract::day::{CloseDay, CloseOutlook, StoreCount};
use contract::storno::{CancelReceipt, CorrectPayment, RingAgain};
use contract::till::DropBasket;
use contract::{AppointmentId, Question};
use lockbuch_tests::calendar::at;
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::till::{cash, girocard};

fn finished(salon: &TestSalon, card: &Card) -> Card {
    let state = AppointmentState::Finished;
    salon.ask(SetState { appointment: card.id, version: card.version, state }).unwrap().appointment.card
}

fn state(salon: &TestSalon, id: AppointmentId) -> AppointmentState {
    salon.appointment(id).card.state
}

fn open() -> (TestSalon, Card) {
    let salon = TestSalon::open_for_business();
    let card = salon.book("Frau Lindner", &["Ansatzfarbe", "WSF", "Pflege"], "Jana", at("09:00")).card;
    (salon, card)
}

#[test]
fn a_colour_goes_from_the_chair_to_the_till_with_people_and_prices() {
    let (salon, card) = open();
    let card = finished(&salon, &card);
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let lines: Vec<_> =
        basket.lines.iter().map(|l| (l.performer_name.as_deref().unwrap(), l.gross.as_cents())).collect();
    assert_eq!(lines, [("Jana", 6_400), ("Jana", 5_800), ("Jana", 1_800)]);
    assert_eq!(
        (basket.due.as_cents(), basket.customer.as_ref().unwrap().name.as_str()),
        (14_000, "Frau Lindner")
    );
    assert_eq!(
        salon.refused(CheckOut { appointments: vec![card.id], basket: None }).code(),
        "calendar.in_a_basket"
    );

    salon.round_up(&basket.id, 15_000);
    let receipt = salon.pay(&basket.id, &[girocard(15_000)]);
    assert_eq!(state(&salon, card.id), AppointmentState::Paid);
    let paid = salon.refused(CheckOut { appointments: vec![card.id], basket: None });
    assert_eq!(paid.to_string(), "Der Termin von Frau Lindner ist bezahlt und kann nicht kassiert werden.");
    assert_eq!(paid.code(), "calendar.nothing_to_charge");

    let (seq, reason) = (receipt.seq, "falsche Zahlart".to_owned());
    let corrected = salon.ask_yes(
        CorrectPayment { seq, tenders: vec![cash(15_000, None)], reason },
        &[Question::VoidedAtTerminal],
    );
    let replacement = corrected.unwrap().replacement;
    assert_eq!(state(&salon, card.id), AppointmentState::Paid, "a payment correction changes no appointment");
    salon.ask(CancelReceipt { seq: replacement.seq, reason: "Versehen".into() }).unwrap();
    assert_eq!(state(&salon, card.id), AppointmentState::Finished);
    assert!(salon.ask(CheckOut { appointments: vec![card.id], basket: None }).is_ok());
}

#[test]
fn several_customers_are_on_one_receipt() {
    let (salon, mother) = open();
    let child = salon.book("Kind Lindner", &["Kinderschnitt"], "Mehmet", at("09:00")).card;
    let basket = salon.ask(CheckOut { appointments: vec![mother.id], basket: None }).unwrap();
    let basket = salon.ask(CheckOut { appointments: vec![child.id], basket: Some(basket.id) }).unwrap();
    assert_eq!((basket.lines.len(), basket.due.as_cents()), (4, 16_200));
    assert_eq!(basket.lines[3].performer_name.as_deref(), Some("Mehmet"));
    assert_eq!(basket.customer.unwrap().name, "Frau Lindner");
    salon.pay(&basket.id, &[cash(16_200, None)]);
    assert_eq!([mother.id, child.id].map(|id| state(&salon, id)), [AppointmentState::Paid; 2]);
}

#[test]
fn an_agreed_price_holds_and_says_why() {
    let (salon, _) = open();
    let mut wish = salon.booking("Kind", &["Kinderschnitt"], Some("Mehmet"), at("11:00"));
    wish.parts[0].price = Some(contract::Money::cents(1_900));
    wish.parts[0].reason = Some("zweites Kind".into());
    let card = salon.ask(wish).unwrap().appointment.card;
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let line = &basket.lines[0];
    assert_eq!((line.list_price.as_cents(), line.gross.as_cents()), (2_200, 1_900));
    assert_eq!(line.price_reason.as_deref(), Some("Preis bei der Terminbuchung vereinbart: zweites Kind"));
}

#[test]
fn a_dropped_basket_and_a_receipt_rung_up_again_leave_nothing_behind() {
    let (salon, card) = open();
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    salon.ask(DropBasket { basket: basket.id, reason: "verzählt".into() }).unwrap();
    assert_eq!(salon.appointment(card.id).card.basket, None);

    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(14_000, None)]);
    let again = salon.ask(RingAgain { seq: receipt.seq, reason: "falscher Preis".into() }).unwrap();
    let seen = salon.appointment(card.id).card;
    assert_eq!((seen.state, seen.basket.as_ref()), (AppointmentState::Finished, Some(&again.basket.id)));
    salon.pay(&again.basket.id, &[cash(14_000, None)]);
    assert_eq!(state(&salon, card.id), AppointmentState::Paid);
}

#[test]
fn finished_but_unpaid_is_shown_at_the_close_and_blocks_nothing() {
    let (salon, card) = open();
    salon.book("Herr Amiri", &["Herrenschnitt"], "Mehmet", at("10:00"));
    salon.at(lockbuch_tests::calendar::friday(), 18, 30);
    finished(&salon, &card);
    let unpaid = salon.ask(CloseOutlook).unwrap().unpaid_appointments;
    assert_eq!(unpaid.len(), 1);
    assert_eq!(unpaid[0].title, "Frau Lindner: Ansatzfarbe, Waschen-Schneiden-Föhnen Damen, Pflege");
    assert_eq!((unpaid[0].total.as_cents(), unpaid[0].at), (14_000, at("09:00")));
    assert_eq!(salon.ask(UnpaidAppointments).unwrap(), unpaid);

    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    let asked = salon.refused(CloseDay);
    assert_eq!(asked.question(), Some(Question::UnfinishedBusiness));
    assert!(asked.to_string().starts_with("Fertige Termine ohne Zahlung: 1."), "{asked}");
    assert!(salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).is_ok());
}

#[test]
fn what_is_not_there_can_not_be_charged() {
    let (salon, card) = open();
    let parked = salon.ask(Park { appointment: card.id, version: card.version }).unwrap().appointment.card;
    let out = CheckOut { appointments: vec![parked.id], basket: None };
    assert_eq!(salon.refused(out).code(), "calendar.nothing_to_charge");
    assert_eq!(salon.refused(CheckOut { appointments: vec![], basket: None }).code(), "till.empty_basket");
    let tomorrow = lockbuch_tests::calendar::on(lockbuch_tests::test_salon::day(2026, 11, 28), "10:00");
    let later = salon.book("Kind", &["Kinderschnitt"], "Jana", tomorrow).card;
    let out = CheckOut { appointments: vec![later.id], basket: None };
    assert_eq!(salon.refused(out).code(), "calendar.nothing_to_charge");
}
