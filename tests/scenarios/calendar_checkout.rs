//! Lines that know their appointment: what is taken out is not paid, nothing is charged twice, several customers share
//! a receipt, and what can't be charged is refused as a whole.

use contract::calendar::*;
use contract::day::CloseOutlook;
use contract::storno::{CancelReceipt, CorrectPayment, RingAgain};
use contract::till::{Basket, VoidLine};
use contract::{AppointmentId, BasketId, Question};
use lockbuch_tests::calendar::{at, friday};
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::till::{cash, girocard};

fn state(salon: &TestSalon, id: AppointmentId) -> AppointmentState {
    salon.appointment(id).card.state
}

/// Frau Lindner's colour for 140.00 by Jana and a child's cut for 22.00 by Mehmet.
fn mother_and_child() -> (TestSalon, AppointmentId, AppointmentId) {
    let salon = TestSalon::open_for_business();
    let mother = salon.book("Frau Lindner", &["Ansatzfarbe", "WSF", "Pflege"], "Jana", at("09:00")).card;
    let child = salon.book("Kind Lindner", &["Kinderschnitt"], "Mehmet", at("09:00")).card;
    (salon, mother.id, child.id)
}

fn out(appointments: &[AppointmentId], basket: Option<&BasketId>) -> CheckOut {
    CheckOut { appointments: appointments.to_vec(), basket: basket.cloned() }
}

fn void(salon: &TestSalon, basket: &BasketId, line: u32) -> Basket {
    salon.ask(VoidLine { basket: basket.clone(), line, reason: "zahlt später".into() }).unwrap()
}

/// What each line costs and whose it is.
fn told(basket: &Basket) -> Vec<(i64, Option<AppointmentId>)> {
    basket.lines.iter().map(|line| (line.gross.as_cents(), line.appointment)).collect()
}

#[test]
fn what_was_taken_out_of_the_basket_is_not_paid_by_it() {
    let (salon, mother, child) = mother_and_child();
    let basket = salon.ask(out(&[mother, child], None)).unwrap();
    let both = [(6_400, Some(mother)), (5_800, Some(mother)), (1_800, Some(mother)), (2_200, Some(child))];
    assert_eq!(told(&basket), both);
    let basket = void(&salon, &basket.id, 4);
    let seen = salon.appointment(child).card;
    assert_eq!((seen.state, seen.basket), (AppointmentState::Finished, None), "free for another basket");

    salon.pay(&basket.id, &[cash(14_000, None)]);
    assert_eq!(
        [state(&salon, mother), state(&salon, child)],
        [AppointmentState::Paid, AppointmentState::Finished]
    );
    salon.at(friday(), 18, 30);
    let unpaid = salon.ask(CloseOutlook).unwrap().unpaid_appointments;
    assert_eq!(
        unpaid.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["Kind Lindner: Kinderschnitt"]
    );
    let later = salon.ask(out(&[child], None)).unwrap();
    salon.pay(&later.id, &[cash(2_200, None)]);
    assert_eq!(state(&salon, child), AppointmentState::Paid);
    assert_eq!(salon.ask(UnpaidAppointments).unwrap(), []);
}

#[test]
fn one_line_on_the_receipt_pays_the_appointment() {
    let (salon, mother, _) = mother_and_child();
    let basket = salon.ask(out(&[mother], None)).unwrap();
    let basket = void(&salon, &basket.id, 3);
    assert_eq!(salon.appointment(mother).card.basket.as_ref(), Some(&basket.id));
    salon.pay(&basket.id, &[girocard(12_200)]);
    assert_eq!(state(&salon, mother), AppointmentState::Paid, "the care was on the house");
}

#[test]
fn checking_out_again_brings_back_only_what_was_taken_out() {
    let (salon, mother, child) = mother_and_child();
    let basket = salon.ask(out(&[mother, child], None)).unwrap().id;
    void(&salon, &basket, 2);
    assert_eq!(salon.refused(out(&[mother], None)).code(), "calendar.in_a_basket");
    let whole = salon.ask(out(&[mother], Some(&basket))).unwrap();
    let back = [(6_400, Some(mother)), (1_800, Some(mother)), (2_200, Some(child)), (5_800, Some(mother))];
    assert_eq!(told(&whole), back);
    assert_eq!(salon.refused(out(&[mother], Some(&basket))).code(), "calendar.in_a_basket");

    for line in whole.lines.iter().filter(|line| line.appointment == Some(mother)) {
        void(&salon, &basket, line.line);
    }
    let whole = salon.ask(out(&[mother], Some(&basket))).unwrap();
    assert_eq!((whole.lines.len(), whole.due.as_cents()), (4, 16_200));
    salon.pay(&basket, &[cash(16_200, None)]);
    assert_eq!([mother, child].map(|id| state(&salon, id)), [AppointmentState::Paid; 2]);
}

#[test]
fn lines_know_their_appointment_when_a_receipt_is_rung_up_again() {
    let (salon, mother, child) = mother_and_child();
    let basket = salon.ask(out(&[mother, child], None)).unwrap();
    let receipt = salon.pay(&basket.id, &[girocard(16_200)]);
    let (seq, reason) = (receipt.seq, "falsche Zahlart".to_owned());
    let correct = CorrectPayment { seq, tenders: vec![cash(16_200, None)], reason };
    let seq = salon.ask_yes(correct, &[Question::VoidedAtTerminal]).unwrap().replacement.seq;

    let again = salon.ask(RingAgain { seq, reason: "Kind zahlt selbst".into() }).unwrap().basket;
    assert_eq!(told(&again), told(&basket));
    void(&salon, &again.id, 4);
    assert_eq!(salon.appointment(child).card.basket, None);
    let receipt = salon.pay(&again.id, &[cash(14_000, None)]);
    assert_eq!(
        [state(&salon, mother), state(&salon, child)],
        [AppointmentState::Paid, AppointmentState::Finished]
    );

    salon.ask(CancelReceipt { seq: receipt.seq, reason: "Versehen".into() }).unwrap();
    assert_eq!(state(&salon, mother), AppointmentState::Finished);
    let anew = salon.ask(out(&[child, mother], None)).unwrap();
    assert_eq!((anew.lines.len(), anew.due.as_cents()), (4, 16_200));
}

#[test]
fn several_customers_come_into_the_basket_of_another() {
    let (salon, mother, child) = mother_and_child();
    let goods = salon.basket_with("Shampoo", None);
    let other = contract::till::BasketCustomer { id: None, name: "Oma Lindner".into() };
    salon.ask(contract::till::SetCustomer { basket: goods.id.clone(), customer: Some(other) }).unwrap();
    // Whoever presses twice means it once.
    let basket = salon.ask(out(&[child, mother, child], Some(&goods.id))).unwrap();
    let whose: Vec<_> = basket.lines.iter().map(|line| line.appointment).collect();
    assert_eq!(whose, [None, Some(child), Some(mother), Some(mother), Some(mother)]);
    let people: Vec<_> =
        basket.lines.iter().map(|line| line.performer_name.as_deref().unwrap_or("–")).collect();
    assert_eq!(people, ["–", "Mehmet", "Jana", "Jana", "Jana"]);
    assert_eq!((basket.due.as_cents(), basket.customer.unwrap().name.as_str()), (18_090, "Oma Lindner"));
    let receipt = salon.pay(&basket.id, &[girocard(18_090)]);
    assert_eq!([mother, child].map(|id| state(&salon, id)), [AppointmentState::Paid; 2]);
    // 162.00 of services and 18.90 of goods at 19 %, one receipt.
    let entry = salon.entry(receipt.seq);
    assert_eq!((entry.vat[0].tax.as_cents(), entry.lines.len()), (2_888, 5));
}

#[test]
fn who_can_not_be_charged_keeps_the_others_out_too() {
    let (salon, mother, child) = mother_and_child();
    let card = |name: &str, time: &str| salon.book(name, &["Herrenschnitt"], "Sabine", at(time)).card;
    let (parked, off, missed) =
        (card("Herr Koch", "09:00"), card("Herr Lang", "10:00"), card("Herr Groß", "11:00"));
    salon.ask(Park { appointment: parked.id, version: parked.version }).unwrap();
    let reason = "krank".to_owned();
    salon.ask(CancelAppointment { appointment: off.id, version: off.version, reason }).unwrap();
    salon.at(friday(), 11, 15);
    salon.ask(MarkNoShow { appointment: missed.id, version: missed.version }).unwrap();
    let paid = salon.ask(out(&[child], None)).unwrap();
    salon.ask(out(&[mother], None)).unwrap();
    salon.pay(&paid.id, &[cash(2_200, None)]);
    let fine = salon.book("Herr Amiri", &["Herrenschnitt"], "Mehmet", at("12:00")).card.id;

    let basket = salon.basket_with("Shampoo", None).id;
    for (wrong, code, sentence) in [
        (
            mother,
            "calendar.in_a_basket",
            "Der Termin von Frau Lindner liegt schon in einem Vorgang. Bitte dort kassieren.",
        ),
        (
            child,
            "calendar.nothing_to_charge",
            "Der Termin von Kind Lindner ist bezahlt und kann nicht kassiert werden.",
        ),
        (
            parked.id,
            "calendar.nothing_to_charge",
            "Der Termin von Herr Koch ist in der Luft und kann nicht kassiert werden.",
        ),
        (
            off.id,
            "calendar.nothing_to_charge",
            "Der Termin von Herr Lang ist abgesagt und kann nicht kassiert werden.",
        ),
        (
            missed.id,
            "calendar.nothing_to_charge",
            "Der Termin von Herr Groß ist nicht erschienen und kann nicht kassiert werden.",
        ),
        (
            AppointmentId(999),
            "calendar.no_such_appointment",
            "Diesen Termin gibt es nicht. Bitte den Kalender neu ansehen.",
        ),
    ] {
        let no = salon.refused(out(&[fine, wrong], Some(&basket)));
        assert_eq!((no.code(), no.to_string().as_str()), (code, sentence));
    }
    let seen = salon.ask(contract::till::ShowBasket { basket }).unwrap();
    assert_eq!(seen.lines.len(), 1, "nothing came half");
    assert_eq!(state(&salon, fine), AppointmentState::Booked);
    let gone = CheckOut { appointments: vec![fine], basket: Some(BasketId("weg".into())) };
    assert_eq!(salon.refused(gone).code(), "till.no_such_basket");
}
