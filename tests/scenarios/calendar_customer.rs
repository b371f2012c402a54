//! The customer behind an appointment: the stop of scenario 3, the file, two files that are one, and an erasure.

use contract::CustomerId;
use contract::calendar::*;
use contract::customers::{MergeCustomers, SaveCustomer};
use contract::dossier::{EraseCustomer, HappeningKind, ShowCustomer};
use contract::patch_tests::{RecordPatchTest, ReleasePatchTest, SaveProductLine, TestResult};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

fn customer(salon: &TestSalon, name: &str) -> CustomerId {
    salon.ask(SaveCustomer { id: None, name: name.into(), phone: Some("0171 555".into()) }).unwrap().id
}

fn book(salon: &TestSalon, customer: CustomerId, service: &str, person: &str, slot: Slot) -> Appointment {
    let guest = Guest { customer: Some(customer), ..Guest::default() };
    let wish = Book { guest, ..salon.booking("", &[service], Some(person), slot) };
    salon.ask(wish).unwrap().appointment
}

#[test]
fn an_expired_patch_test_is_told_days_ahead_and_stops_the_colour_until_it_is_released() {
    let salon = TestSalon::with_calendar();
    let petra = customer(&salon, "Petra Lindner");
    let article = salon.article("Ansatzfarbe");
    let line =
        SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 6, articles: vec![article] };
    let line = salon.ask(line).unwrap().id;
    let (tested, result) = (day(2026, 5, 2), TestResult::Passed);
    salon.ask(RecordPatchTest { customer: petra, line, tested, result, note: String::new() }).unwrap();
    salon.at(day(2026, 11, 24), 10, 0);
    let card = book(&salon, petra, "Ansatzfarbe", "Jana", at("09:00")).card;
    book(&salon, petra, "Herrenschnitt", "Jana", at("11:00"));
    let warned: Vec<Vec<String>> =
        salon.day_page(friday()).cards.into_iter().map(|card| card.warnings).collect();
    assert_eq!(warned[0], ["Verträglichkeitstest für Farblinie abgelaufen am 02.11.2026"]);
    assert!(warned[1].is_empty(), "a cut needs no test");

    salon.at(friday(), 9, 0);
    let begin = SetState { appointment: card.id, version: card.version, state: AppointmentState::InService };
    assert_eq!(salon.refused(begin.clone()).code(), "customers.patch_test_stops");
    let reason = "Test am 25.11. im Salon, Zettel liegt vor".to_owned();
    salon.ask(ReleasePatchTest { customer: petra, article, reason }).unwrap();
    assert_eq!(salon.ask(begin).unwrap().appointment.card.state, AppointmentState::InService);
}

#[test]
fn the_file_shows_its_appointments_and_an_erasure_takes_the_name_from_them() {
    let salon = TestSalon::with_calendar();
    let petra = customer(&salon, "Petra Lindner");
    let card = book(&salon, petra, "Herrenschnitt", "Jana", at("09:00")).card;
    let wish = ChangeAppointment {
        appointment: card.id,
        version: card.version,
        guest: Guest { customer: Some(petra), ..Guest::default() },
        at: None,
        parts: None,
        note: Some("kommt mit Hund".into()),
    };
    salon.ask(wish).unwrap();
    let timeline = salon.ask(ShowCustomer { customer: petra }).unwrap().timeline;
    let told = timeline.iter().find(|happening| happening.kind == HappeningKind::Appointment).unwrap();
    assert_eq!(
        (told.title.as_str(), told.detail.as_str()),
        ("Herrenschnitt", "Fr 27.11.2026 09:00 · gebucht")
    );

    salon.ask(EraseCustomer { customer: petra, reason: "auf Wunsch".into() }).unwrap();
    let seen = salon.appointment(card.id);
    assert_eq!(seen.card.guest.name, "Gelöschte Kundendaten");
    assert_eq!((seen.card.guest.customer, seen.card.guest.phone, seen.card.note), (None, None, None));
    let rows: Vec<String> = [
        "guest_name || coalesce(phone, '') || coalesce(note, '') from appointment",
        "coalesce(guest, '') || coalesce(before, '') || what from appointment_change",
    ]
    .into_iter()
    .flat_map(|what| {
        let conn = salon.raw();
        let mut statement = conn.prepare(&format!("select {what}")).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect::<Vec<String>>()
    })
    .collect();
    assert!(
        filled(&rows)
            .iter()
            .all(|row| !row.contains("Lindner") && !row.contains("Hund") && !row.contains("0171")),
        "{rows:?}"
    );
    assert_eq!(
        salon.no_booking("X", &["Herrenschnitt"], "Jana", at("09:00")).code(),
        "calendar.busy",
        "the time stays taken"
    );
}

#[test]
fn two_files_that_became_one_are_one_person_in_the_calendar() {
    let salon = TestSalon::with_calendar();
    let (petra, again) = (customer(&salon, "Petra Lindner"), customer(&salon, "Petra Linder"));
    salon.ask(MergeCustomers { keep: petra, absorb: again }).unwrap();
    let tuesday = day(2026, 12, 1);
    let booked = book(&salon, again, "Herrenschnitt", "Jana", on(tuesday, "09:00"));
    assert_eq!((booked.card.guest.customer, booked.card.guest.name.as_str()), (Some(petra), "Petra Lindner"));
    let guest = Guest { customer: Some(petra), ..Guest::default() };
    let wish = Book { guest, ..salon.booking("", &["Herrenschnitt"], Some("Mehmet"), on(tuesday, "09:10")) };
    assert_eq!(salon.refused(wish).code(), "calendar.busy");
}
