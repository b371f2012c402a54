//! The customer behind an appointment: the stop of scenario 3, the file, two files that are one, and an erasure.

use contract::CustomerId;
use contract::calendar::*;
use contract::consents::{ConsentKind, GiveConsent, WithdrawConsent};
use contract::customers::{MergeCustomers, SaveCustomer};
use contract::dossier::{EraseCustomer, HappeningKind, ShowCustomer};
use contract::patch_tests::{RecordPatchTest, ReleasePatchTest, SaveProductLine, TestResult};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

fn customer(salon: &TestSalon, name: &str) -> CustomerId {
    salon
        .ask(SaveCustomer { id: None, name: name.into(), phone: Some("0171 555".into()), before: None })
        .unwrap()
        .id
}

fn book(salon: &TestSalon, customer: CustomerId, service: &str, person: &str, slot: Slot) -> Appointment {
    let guest = Guest { customer: Some(customer), ..Guest::default() };
    let wish = Book { guest, ..salon.booking("", &[service], Some(person), slot) };
    salon.ask_yes(wish, &[contract::Question::WithoutPatchTest]).unwrap().appointment
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
    salon.ask(GiveConsent { customer: petra, kind: ConsentKind::Health }).unwrap();
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

fn twins(salon: &TestSalon) -> (CustomerId, CustomerId) {
    (customer(salon, "Petra Lindner"), customer(salon, "Petra Linder"))
}

#[test]
fn after_a_merge_nobody_is_dragged_or_copied_into_two_chairs() {
    let salon = TestSalon::with_calendar();
    let (petra, twin) = twins(&salon);
    book(&salon, petra, "Herrenschnitt", "Jana", at("10:00"));
    let other = book(&salon, twin, "Herrenschnitt", "Mehmet", at("14:00")).card;
    salon.ask(MergeCustomers { keep: petra, absorb: twin }).unwrap();
    assert_eq!(salon.refused(salon.moving(&other, at("10:00"), None)).code(), "calendar.busy");
    let copy = |slot| CopyAppointment { appointment: other.id, at: slot, person: None };
    assert_eq!(salon.refused(copy(at("10:00"))).code(), "calendar.busy");
    let copied = salon.ask(copy(at("16:00"))).unwrap().appointment.card;
    assert_eq!(copied.guest.customer, Some(petra), "what is new is hers");
}

#[test]
fn whoever_is_booked_twice_at_once_is_told_before_a_merge_and_on_both_cards() {
    let salon = TestSalon::with_calendar();
    let (petra, twin) = twins(&salon);
    book(&salon, petra, "Herrenschnitt", "Jana", at("10:00"));
    book(&salon, twin, "Herrenschnitt", "Mehmet", at("10:00"));
    let merge = MergeCustomers { keep: petra, absorb: twin };
    let no = salon.refused(merge.clone());
    assert_eq!(no.question(), Some(contract::Question::SameTimeTwice));
    assert!(no.to_string().contains("Fr 27.11.2026 10:00"), "{no}");
    salon.ask_yes(merge, &[contract::Question::SameTimeTwice]).unwrap();
    let cards = salon.day_page(friday()).cards;
    let twice =
        |card: &Card| card.warnings.iter().any(|it| it.starts_with("Zur selben Zeit noch einmal gebucht"));
    assert!(filled(&cards).iter().all(|card| twice(card)), "{cards:?}");
}

#[test]
fn missed_appointments_of_both_files_count() {
    let salon = TestSalon::with_calendar();
    let (petra, twin) = twins(&salon);
    let missed = book(&salon, twin, "Herrenschnitt", "Jana", at("09:00")).card;
    salon.at(friday(), 9, 30);
    salon.ask(MarkNoShow { appointment: missed.id, version: missed.version }).unwrap();
    salon.ask(MergeCustomers { keep: petra, absorb: twin }).unwrap();
    let next = book(&salon, petra, "Herrenschnitt", "Jana", at("15:00"));
    assert_eq!(next.no_shows, 1);
}

#[test]
fn a_no_in_one_file_ends_the_older_yes_of_the_other() {
    let salon = TestSalon::with_calendar();
    let (petra, twin) = twins(&salon);
    let kind = ConsentKind::RemindersByMail;
    let given = salon.ask(GiveConsent { customer: petra, kind }).unwrap();
    salon.at(day(2026, 12, 1), 9, 0);
    salon.ask(GiveConsent { customer: twin, kind }).unwrap();
    salon.at(day(2026, 12, 20), 9, 0);
    salon.ask(WithdrawConsent { consent: given.id }).unwrap();
    salon.ask(MergeCustomers { keep: petra, absorb: twin }).unwrap();
    let may = || {
        let family = [petra, twin];
        salon.desk.read_inside(|tx| salon::consents::has(tx.conn, &family, kind)).unwrap()
    };
    assert!(!may(), "Petra said no on the 20th");
    salon.ask(GiveConsent { customer: petra, kind }).unwrap();
    assert!(may(), "and yes again");
}
