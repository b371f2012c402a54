//! Appointments in the one search box.

use contract::calendar::*;
use contract::customers::{MergeCustomers, SaveCustomer};
use contract::dossier::EraseCustomer;
use contract::search::{Hit, Search, Target};
use contract::{AppointmentId, CustomerId};
use lockbuch_tests::calendar::{at, friday, guest, on};
use lockbuch_tests::test_salon::{TestSalon, day};

fn find(salon: &TestSalon, text: &str) -> Vec<Hit> {
    let hits = salon.ask(Search { text: text.into() }).unwrap();
    hits.into_iter().filter(|hit| matches!(hit.target, Target::Appointment { .. })).collect()
}

fn ids(hits: &[Hit]) -> Vec<AppointmentId> {
    let id = |hit: &Hit| match hit.target {
        Target::Appointment { id, .. } => Some(id),
        _ => None,
    };
    hits.iter().filter_map(id).collect()
}

fn customer(salon: &TestSalon, name: &str) -> CustomerId {
    salon
        .ask(SaveCustomer { id: None, name: name.into(), phone: Some("0171 555 66".into()), before: None })
        .unwrap()
        .id
}

fn book(salon: &TestSalon, customer: CustomerId, slot: Slot) -> Card {
    let guest = Guest { customer: Some(customer), ..Guest::default() };
    let wish = Book { guest, ..salon.booking("", &["WSF", "Pflege"], Some("Jana"), slot) };
    salon.ask(wish).unwrap().appointment.card
}

#[test]
fn coming_appointments_are_found_before_past_ones() {
    let salon = TestSalon::with_calendar();
    let petra = customer(&salon, "Petra Lindner");
    let on_day = |month, of_month| book(&salon, petra, on(day(2026, month, of_month), "09:00")).id;
    let (first, second) = (on_day(12, 1), on_day(12, 2));
    let (today, later, latest) = (on_day(12, 9), on_day(12, 18), on_day(12, 23));
    salon.at(day(2026, 12, 9), 9, 20);
    let hits = find(&salon, "lindner");
    assert_eq!(
        ids(&hits),
        [today, later, latest, second, first],
        "she sits in the chair, then comes, then came"
    );
    assert_eq!(
        (hits[0].title.as_str(), hits[0].detail.as_str()),
        ("Mi 09.12.2026 09:00 · Petra Lindner", "Waschen-Schneiden-Föhnen Damen, Pflege · gebucht")
    );
    assert_eq!(hits[1].target, Target::Appointment { id: later, day: Some(day(2026, 12, 18)) });
    for text in ["lind pet", "Lnidner", "0171 555", "LINDNER"] {
        assert_eq!(ids(&find(&salon, text)), ids(&hits), "{text}");
    }
    assert_eq!(find(&salon, "xyzzy"), []);
    salon.sign_in_as("Lea");
    assert_eq!(find(&salon, "lindner"), [], "people are found by those who may see the file");
}

#[test]
fn guests_without_a_file_are_found_by_name_and_number() {
    let salon = TestSalon::with_calendar();
    salon.book("Herr Öztürk", &["Herrenschnitt"], "Mehmet", at("10:00"));
    let with_phone = Guest { phone: Some("0421 / 98 76".into()), ..guest("Anna") };
    let anna = Book { guest: with_phone, ..salon.booking("", &["Kinderschnitt"], Some("Jana"), at("11:00")) };
    let anna = salon.ask(anna).unwrap().appointment.card;
    for (text, count) in
        [("oeztürk", 1), ("herr", 1), ("anna", 1), ("0421 98", 1), ("4219876", 1), ("özturk", 1)]
    {
        assert_eq!(find(&salon, text).len(), count, "{text}");
    }
    let named = ChangeAppointment {
        appointment: anna.id,
        version: anna.version,
        guest: guest("Johanna Groß"),
        at: None,
        parts: None,
        note: None,
    };
    let named = salon.ask(named).unwrap().appointment.card;
    assert_eq!(ids(&find(&salon, "gross")), [anna.id], "what was changed is found at once");
    assert_eq!(find(&salon, "0421"), []);

    let parked = salon.ask(Park { appointment: named.id, version: named.version }).unwrap().appointment.card;
    let hit = find(&salon, "johanna").remove(0);
    assert_eq!(hit.detail, "Kinderschnitt · in der Luft");
    assert_eq!(hit.target, Target::Appointment { id: anna.id, day: Some(friday()) });
    let reason = "verzogen".to_owned();
    salon.ask(CancelAppointment { appointment: parked.id, version: parked.version, reason }).unwrap();
    assert_eq!(find(&salon, "johanna"), [], "what was called off is not on the page");
    let begun = Book { guest: guest("Frau Anfang"), at: None, parts: vec![], note: None };
    let begun = salon.ask(begun).unwrap().appointment.card.id;
    let hit = find(&salon, "anfang").remove(0);
    assert_eq!((hit.title.as_str(), hit.detail.as_str()), ("Termin · Frau Anfang", "in der Luft"));
    assert_eq!(hit.target, Target::Appointment { id: begun, day: None });
}

#[test]
fn two_files_that_became_one_have_one_list_and_erased_ones_none() {
    let salon = TestSalon::with_calendar();
    let (petra, again) = (customer(&salon, "Petra Lindner"), customer(&salon, "Petra Linder"));
    let first = book(&salon, again, on(day(2026, 12, 1), "09:00")).id;
    let second = book(&salon, petra, on(day(2026, 12, 2), "09:00")).id;
    salon.ask(MergeCustomers { keep: petra, absorb: again }).unwrap();
    assert_eq!(ids(&find(&salon, "petra lindner")), [first, second]);
    for week in 0..12 {
        book(&salon, petra, on(day(2027, 1, 5).plus_days(7 * week), "09:00"));
    }
    assert_eq!(ids(&find(&salon, "petra lindner")).len(), 8, "no more of one kind");
    salon.ask(EraseCustomer { customer: petra, reason: "auf Wunsch".into() }).unwrap();
    assert_eq!(find(&salon, "petra lindner"), []);
    assert_eq!(find(&salon, "gelöschte"), []);
}
