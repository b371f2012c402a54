//! *Heute*: who comes, who sits where, who pays, and whom nobody has ticked off. Nobody stands in two lists.

use contract::CustomerId;
use contract::calendar::*;
use contract::customers::{Master, SaveMaster};
use contract::day::CloseOutlook;
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::mailing::booked;
use lockbuch_tests::test_salon::{TestSalon, day};

fn open() -> TestSalon {
    let salon = TestSalon::open_for_business();
    salon.clock.set(salon.at(friday(), 9, 0));
    salon
}

fn it_is(salon: &TestSalon, hour: u32, minute: u32) {
    salon.clock.set(salon.at(friday(), hour, minute));
}

fn today(salon: &TestSalon) -> Today {
    salon.ask(ShowToday).unwrap()
}

fn names(visits: &[Visit]) -> Vec<&str> {
    visits.iter().map(|visit| visit.card.guest.name.as_str()).collect()
}

fn set(salon: &TestSalon, card: &Card, state: AppointmentState) {
    let version = salon.appointment(card.id).card.version;
    salon.ask(SetState { appointment: card.id, version, state }).unwrap();
}

fn born(salon: &TestSalon, name: &str, birthday: contract::Day) -> CustomerId {
    let master = Master { name: name.into(), birthday: Some(birthday), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

#[test]
fn a_visit_goes_from_list_to_list_and_stands_in_one() {
    let salon = open();
    let card = salon.book("Frau Stein", &["WSF"], "Jana", at("10:00")).card;
    assert_eq!(names(&today(&salon).coming), ["Frau Stein"]);
    let visit = today(&salon).coming.remove(0);
    assert_eq!((visit.people.as_str(), visit.total.as_cents(), visit.since), ("Jana", 5_800, None));

    it_is(&salon, 9, 55);
    set(&salon, &card, AppointmentState::Arrived);
    let page = today(&salon);
    assert_eq!((names(&page.coming), names(&page.waiting)), (vec![], vec!["Frau Stein"]));
    assert_eq!(page.waiting[0].since, Some(salon.at(friday(), 9, 55)));

    it_is(&salon, 10, 0);
    set(&salon, &card, AppointmentState::InService);
    let page = today(&salon);
    assert_eq!((names(&page.waiting), names(&page.working)), (vec![], vec!["Frau Stein"]));

    it_is(&salon, 10, 40);
    set(&salon, &card, AppointmentState::Finished);
    let page = today(&salon);
    assert_eq!((names(&page.working), names(&page.paying)), (vec![], vec!["Frau Stein"]));

    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    assert_eq!(today(&salon).paying[0].card.basket.as_ref(), Some(&basket.id), "the key leads to the basket");
    salon.pay(&basket.id, &[lockbuch_tests::till::cash(5_800, None)]);
    let page = today(&salon);
    assert_eq!(
        [&page.coming, &page.waiting, &page.working, &page.paying, &page.unmarked].map(Vec::len),
        [0; 5]
    );
}

#[test]
fn whoever_nobody_has_ticked_off_is_asked_about_here_and_at_the_close() {
    let salon = open();
    let came = salon.book("Frau Bauer", &["WSF"], "Jana", at("10:00")).card;
    let missed = salon.book("Herr Krause", &["WSF"], "Mehmet", at("10:00")).card;
    it_is(&salon, 10, 15);
    assert_eq!(names(&today(&salon).coming), ["Frau Bauer", "Herr Krause"], "late is not over");

    it_is(&salon, 13, 0);
    let page = today(&salon);
    assert_eq!((names(&page.coming), names(&page.unmarked)), (vec![], vec!["Frau Bauer", "Herr Krause"]));
    let asked = salon.ask(CloseOutlook).unwrap().unmarked_appointments;
    assert_eq!(asked, page.unmarked, "the close asks about the same");

    set(&salon, &came, AppointmentState::Finished);
    let version = salon.appointment(missed.id).card.version;
    salon.ask(MarkNoShow { appointment: missed.id, version }).unwrap();
    let page = today(&salon);
    assert_eq!((names(&page.unmarked), names(&page.paying)), (vec![], vec!["Frau Bauer"]));
    assert_eq!(salon.ask(CloseOutlook).unwrap().unmarked_appointments, []);
}

#[test]
fn what_was_called_off_parked_or_is_of_another_day_does_not_come() {
    let salon = open();
    let gone = salon.book("Frau Ab", &["WSF"], "Jana", at("10:00")).card;
    let reason = "krank".to_owned();
    salon.ask(CancelAppointment { appointment: gone.id, version: gone.version, reason }).unwrap();
    let parked = salon.book("Frau Luft", &["WSF"], "Jana", at("11:00")).card;
    salon.ask(Park { appointment: parked.id, version: parked.version }).unwrap();
    salon.book("Frau Morgen", &["WSF"], "Jana", on(friday().plus_days(1), "10:00"));
    salon.book("Frau Heute", &["WSF"], "Jana", at("12:00"));
    assert_eq!(names(&today(&salon).coming), ["Frau Heute"]);
}

#[test]
fn whoever_pays_next_day_still_stands_there() {
    let salon = open();
    let card = salon.book("Frau Gestern", &["WSF"], "Jana", at("10:00")).card;
    it_is(&salon, 10, 0);
    set(&salon, &card, AppointmentState::Finished);
    salon.clock.set(salon.at(friday().plus_days(1), 9, 0));
    assert_eq!(names(&today(&salon).paying), ["Frau Gestern"]);
}

#[test]
fn a_birthday_is_said_without_an_age() {
    let salon = open();
    let born_today = born(&salon, "Monika Stein", day(1966, 11, 27));
    let born_tomorrow = born(&salon, "Petra Lindner", day(1966, 11, 28));
    booked(&salon, born_today, "WSF", at("10:00"));
    booked(&salon, born_tomorrow, "WSF", at("11:00"));
    let page = today(&salon);
    let told: Vec<bool> = page.coming.iter().map(|visit| visit.birthday).collect();
    assert_eq!(told, [true, false]);
}

#[test]
fn who_was_born_on_a_leap_day_is_congratulated_on_the_28th() {
    let salon = TestSalon::open_for_business();
    let leap = born(&salon, "Nele Becker", day(1996, 2, 29));
    let february = day(2027, 2, 27);
    salon.clock.set(salon.at(february, 9, 0));
    for wanted in [february, february.plus_days(1)] {
        booked(&salon, leap, "WSF", on(wanted, "11:00"));
    }
    assert!(!today(&salon).coming[0].birthday, "on the 27th");
    salon.clock.set(salon.at(february.plus_days(1), 9, 0));
    assert!(today(&salon).coming[0].birthday, "on the 28th");
}
