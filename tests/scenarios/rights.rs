//! Rights of the person: what is promised until a day goes at that day, guests without a file, consents that are taken
//! back, and who sees why someone is away.

use contract::calendar::*;
use contract::customers::{FindCustomers, Master, SaveMaster};
use contract::dossier::*;
use contract::jobs::{JobKind, RunJob};
use contract::roll::Roll;
use contract::search::{Search, Target};
use contract::till::{BasketCustomer, SetCustomer};
use contract::{CustomerId, Question, Seq};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

use super::jobs::ended;

fn named(salon: &TestSalon, name: &str) -> CustomerId {
    let master = Master { name: name.into(), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

fn known(customer: CustomerId) -> Guest {
    Guest { customer: Some(customer), ..Guest::default() }
}

fn sold_to(salon: &TestSalon, id: Option<CustomerId>, name: &str) -> Seq {
    let basket = salon.basket_with("WSF", Some("Jana"));
    let customer = BasketCustomer { id, name: name.into() };
    salon.ask(SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    salon.pay(&basket.id, &[cash(5_800, None)]).seq
}

fn name_at(salon: &TestSalon, seq: Seq) -> Option<String> {
    let text = salon.desk.read_inside(move |tx| book::ledger::customer(tx.conn, seq)).unwrap();
    text.map(|text| text.name)
}

fn erase(salon: &TestSalon, customer: CustomerId) -> Erasure {
    let wish = EraseCustomer { customer, reason: "Wunsch".into() };
    salon.ask_approved(wish, salon.person("Sabine"), pin_of("Sabine")).unwrap().erasure
}

fn erase_guest(salon: &TestSalon, guest: GuestOf) -> Erasure {
    let wish = EraseGuest { guest, reason: "Wunsch".into() };
    salon.ask_approved(wish, salon.person("Sabine"), pin_of("Sabine")).unwrap().erasure
}

#[test]
fn a_name_that_the_law_keeps_goes_when_its_time_is_over() {
    let salon = TestSalon::open_for_business();
    let customer = named(&salon, "Quendolina Zwirbel");
    let (erased, guests) =
        (sold_to(&salon, Some(customer), "Quendolina Zwirbel"), sold_to(&salon, None, "Frau Gast"));
    let stays = named(&salon, "Anna Koch");
    let of_file = sold_to(&salon, Some(stays), "Anna Koch");
    let promised = erase(&salon, customer).stays[0].until;
    assert_eq!(promised, day(2036, 12, 31));
    salon.close_day();

    // On the last day that was promised it is still there, on the next one it is not, whoever starts the program.
    salon.at(promised, 23, 30);
    let salon = salon.restarted();
    assert_eq!(name_at(&salon, erased).as_deref(), Some("Quendolina Zwirbel"));
    salon.at(day(2037, 1, 1), 0, 30);
    let salon = salon.restarted();
    assert_eq!([name_at(&salon, erased), name_at(&salon, guests)], [None, None]);
    assert_eq!(
        name_at(&salon, of_file).as_deref(),
        Some("Anna Koch"),
        "whoever has a file is still known by it"
    );
}

#[test]
fn a_program_that_never_ends_keeps_to_the_periods_too() {
    let salon = TestSalon::open_for_business();
    let erased = sold_to(&salon, None, "Frau Gast");
    salon.close_day();
    salon.at(day(2037, 1, 2), 8, 0);
    salon.sign_in_as("Sabine");
    salon.ask(RunJob { kind: JobKind::Retention }).unwrap();
    assert_eq!(ended(&salon, JobKind::Retention).last.unwrap().trouble, None);
    assert_eq!(name_at(&salon, erased), None);
}

#[test]
fn who_was_erased_is_found_by_nobody_among_receipts() {
    let salon = TestSalon::open_for_business();
    let customer = named(&salon, "Quendolina Zwirbel");
    let seq = sold_to(&salon, Some(customer), "Quendolina Zwirbel");
    let search = |text: &str| salon.ask(Search { text: text.into() }).unwrap();
    let roll = |text: &str| {
        let roll = Roll { text: text.into(), limit: 10, ..Roll::default() };
        salon.ask(roll).unwrap().rows.len()
    };
    assert!(search("quendolina").iter().any(|hit| hit.target == Target::Entry(seq)));
    assert_eq!(roll("Quendolina"), 1);
    erase(&salon, customer);
    assert_eq!((search("quendolina"), roll("Quendolina")), (Vec::new(), 0));
    let number = salon.entry(seq).head.receipt_number.unwrap().get();
    let told = search(&number.to_string());
    assert!(told[0].detail.ends_with("Gelöschte Kundendaten"), "{}", told[0].detail);
}

#[test]
fn an_erasure_says_which_appointments_lie_ahead() {
    let salon = TestSalon::open_for_business();
    let customer = named(&salon, "Petra Lindner");
    for slot in [on(day(2026, 12, 2), "10:00"), on(day(2026, 12, 1), "10:00")] {
        let wish =
            Book { guest: known(customer), ..salon.booking("", &["Herrenschnitt"], Some("Jana"), slot) };
        salon.ask_yes(wish, &[Question::OutsideHours]).unwrap();
    }
    let outlook = salon.ask(ErasureOutlook { customer }).unwrap();
    assert_eq!(outlook.ahead, ["Di 01.12.2026 10:00: Herrenschnitt", "Mi 02.12.2026 10:00: Herrenschnitt"]);
    assert_eq!(
        (erase(&salon, customer), outlook.of.as_slice()),
        (outlook.clone(), &["Petra Lindner".to_owned()][..])
    );
}

#[test]
fn a_guest_without_a_file_is_erased_by_appointment_and_by_name() {
    let salon = TestSalon::open_for_business();
    let phone = |phone: &str| Some(phone.to_owned());
    let book = |name: &str, number: Option<String>, slot| {
        let guest = Guest { customer: None, name: name.into(), phone: number };
        let wish = Book {
            guest,
            note: phone("Notizmarke"),
            ..salon.booking("", &["Herrenschnitt"], Some("Jana"), slot)
        };
        salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card
    };
    let tuesday = |time: &str| on(day(2026, 12, 1), time);
    let hers = book("Frau Müller", phone("0171 55 66"), tuesday("09:00"));
    let again = book("frau  mueller", phone("+49 171 5566"), tuesday("10:00"));
    let other = book("Frau Müller", phone("0172 77"), tuesday("11:00"));
    let family = book("Herr Müller", phone("0171 55 66"), tuesday("12:00"));
    let given = book("Frau Müller", phone("0171 55 66"), tuesday("13:00"));
    let change = ChangeAppointment {
        appointment: given.id,
        version: given.version,
        guest: Guest { name: "Frau Stein".into(), ..Guest::default() },
        at: None,
        parts: None,
        note: None,
    };
    salon.ask(change).unwrap();
    let parts = salon.booking("", &["Herrenschnitt"], None, at("09:00")).parts;
    let guest = Guest { customer: None, name: "Frau Müller".into(), phone: phone("0171 55 66") };
    let (from, until) = (friday(), day(2026, 12, 5));
    salon.ask(AddWaiting { guest, parts, from, until, within: None, note: None }).unwrap();

    let by_appointment = GuestOf::Appointment(hers.id);
    let outlook = salon.ask(GuestErasureOutlook { guest: by_appointment.clone() }).unwrap();
    assert_eq!(outlook.goes.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 1, 1], "{outlook:?}");
    assert_eq!(outlook.ahead.len(), 2);
    salon.sign_in_as("Jana");
    let wish = EraseGuest { guest: by_appointment.clone(), reason: "Wunsch".into() };
    assert_eq!(salon.refused(wish).code(), "door.not_allowed");
    assert_eq!(erase_guest(&salon, by_appointment.clone()), outlook);
    let name = |card: &Card| salon.appointment(card.id).card.guest.name;
    assert_eq!([name(&hers), name(&again)], ["Gelöschte Kundendaten"; 2]);
    assert_eq!(
        [name(&other), name(&family)],
        ["Frau Müller", "Herr Müller"],
        "a number or a name alone is not enough"
    );
    let left: u32 = salon
        .raw()
        .query_row(
            "select count(*) from appointment_change where guest like '%5566%' or guest like '%55 66%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(salon.refused(GuestErasureOutlook { guest: by_appointment }).code(), "calendar.no_such_guest");

    let by_name = GuestOf::Name { name: "FRAU MÜLLER".into(), phone: None };
    assert_eq!(erase_guest(&salon, by_name).of, ["Frau Müller, 0172 77"]);
    assert_eq!(name(&other), "Gelöschte Kundendaten");
    let nobody = GuestOf::Name { name: "Niemand".into(), phone: None };
    assert_eq!(salon.refused(GuestErasureOutlook { guest: nobody }).code(), "calendar.no_such_guest");
}

#[test]
fn a_guest_is_erased_at_receipts_that_no_rule_keeps() {
    let salon = TestSalon::open_for_business();
    let service = sold_to(&salon, None, "Frau Gast");
    let basket = salon.basket_with("Shampoo", None);
    let customer = BasketCustomer { id: None, name: "Frau Gast".into() };
    salon.ask(SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    let goods = salon.pay(&basket.id, &[cash(1_890, None)]).seq;
    let erasure = erase_guest(&salon, GuestOf::Name { name: "Frau Gast".into(), phone: None });
    assert_eq!(
        (erasure.of.as_slice(), erasure.stays[0].until),
        (&["Frau Gast".to_owned()][..], day(2036, 12, 31))
    );
    assert_eq!([name_at(&salon, goods), name_at(&salon, service)], [None, Some("Frau Gast".to_owned())]);
}

#[test]
fn who_waited_in_vain_is_forgotten_after_the_last_day() {
    let salon = TestSalon::open_for_business();
    let parts = salon.booking("", &["Herrenschnitt"], None, at("09:00")).parts;
    let guest = Guest { customer: None, name: "Frau Gast".into(), phone: None };
    let (from, until) = (friday(), day(2026, 11, 28));
    salon.ask(AddWaiting { guest, parts, from, until, within: None, note: None }).unwrap();
    let rows = |salon: &TestSalon| -> u32 {
        salon.raw().query_row("select count(*) from waiting", [], |row| row.get(0)).unwrap()
    };
    salon.at(day(2026, 11, 28), 20, 0);
    let salon = salon.restarted();
    assert_eq!(rows(&salon), 1);
    salon.at(day(2026, 11, 29), 8, 0);
    let salon = salon.restarted();
    assert_eq!(rows(&salon), 0);
}

#[test]
fn why_someone_is_away_is_seen_by_the_owner_alone() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let (person, kind, note) = (salon.person("Jana"), AbsenceKind::Ill, Some("Klinik Nord".to_owned()));
    let sick = AddAbsence { person, from: friday(), until: friday(), within: None, kind, note: note.clone() };
    salon.book("Ali", &["Herrenschnitt"], "Jana", at("10:00"));
    salon.ask(sick).unwrap();
    let planned = |salon: &TestSalon| salon.ask(ShowPlanning).unwrap().absences.remove(0);
    assert_eq!((planned(&salon).kind, planned(&salon).note), (AbsenceKind::Ill, note));
    for name in ["Jana", "Lea"] {
        salon.sign_in_as(name);
        let planned = planned(&salon);
        assert_eq!((planned.kind, planned.note), (AbsenceKind::Other, None), "{name}");
    }
    let day_page = serde_json::to_string(&salon.day_page(friday())).unwrap();
    let plan = salon.desk.read_inside(|tx| salon::messages::day_plan(tx, friday())).unwrap();
    let plan = serde_json::to_string(&plan).unwrap();
    let no = salon.no_booking("Ute", &["Herrenschnitt"], "Jana", at("12:00")).to_string();
    for told in [day_page, plan, no] {
        assert!(!told.contains("krank") && !told.contains("Klinik"), "{told}");
    }
}

#[test]
fn appointments_and_the_waiting_list_are_life_and_nobody_who_comes_is_proposed() {
    let salon = TestSalon::open_for_business();
    let [gone, comes, came, waits, parked] =
        ["Anna", "Berta", "Carla", "Dora", "Emma"].map(|name| named(&salon, name));
    salon.sign_in_as("Sabine");
    salon.ask(SetErasureTime { months: 12 }).unwrap();
    salon.close_day();
    let booked = |salon: &TestSalon, customer, slot| {
        let wish =
            Book { guest: known(customer), ..salon.booking("", &["Herrenschnitt"], Some("Jana"), slot) };
        salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card
    };
    salon.at(day(2027, 12, 1), 9, 0);
    booked(&salon, came, on(day(2027, 12, 1), "10:00"));
    salon.at(day(2028, 3, 1), 9, 0);
    booked(&salon, comes, on(day(2028, 3, 2), "10:00"));
    let card = booked(&salon, parked, on(day(2028, 3, 3), "10:00"));
    salon.ask(Park { appointment: card.id, version: card.version }).unwrap();
    let parts = salon.booking("", &["Herrenschnitt"], None, at("09:00")).parts;
    let (from, until) = (day(2028, 3, 1), day(2028, 3, 5));
    salon.ask(AddWaiting { guest: known(waits), parts, from, until, within: None, note: None }).unwrap();
    let proposed = salon.ask(ErasureProposals).unwrap().customers;
    assert_eq!(proposed.iter().map(|customer| customer.id).collect::<Vec<_>>(), [gone]);
}

#[test]
fn a_child_on_its_mothers_receipt_was_here() {
    let salon = TestSalon::open_for_business();
    let (mother, child) = (named(&salon, "Mutter Koch"), named(&salon, "Kind Koch"));
    let booked = |customer, time: &str, person: &str| {
        let wish =
            Book { guest: known(customer), ..salon.booking("", &["Herrenschnitt"], Some(person), at(time)) };
        salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card.id
    };
    let appointments = vec![booked(mother, "09:00", "Jana"), booked(child, "09:00", "Mehmet")];
    let basket = salon.ask(CheckOut { appointments, basket: None }).unwrap();
    let customer = BasketCustomer { id: Some(mother), name: "Mutter Koch".into() };
    salon.ask(SetCustomer { basket: basket.id.clone(), customer: Some(customer) }).unwrap();
    let total = basket.due.as_cents();
    salon.pay(&basket.id, &[cash(total, None)]);
    for customer in [mother, child] {
        let file = salon.ask(ShowCustomer { customer }).unwrap();
        assert_eq!((file.visits, file.last_visit.is_some()), (1, true), "{}", file.master.name);
    }
    let found = salon.ask(FindCustomers { text: "kind koch".into() }).unwrap();
    assert!(found[0].last_visit.is_some());
    salon.sign_in_as("Sabine");
    salon.close_day();
    salon.at(day(2027, 3, 1), 8, 0);
    salon.ask(SetErasureTime { months: 6 }).unwrap();
    salon.at(day(2027, 4, 1), 8, 0);
    assert_eq!(salon.ask(ErasureProposals).unwrap().customers, []);
}
