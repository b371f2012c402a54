//! People, their PINs and what they may do.

use contract::catalogue::SetPrice;
use contract::people::{People, Person, RoleMatrix, SavePerson, SetDuty, SetPin};
use contract::recovery_code::CHANCE;
use contract::session::{Greet, Lock, RecoverOwner, SignIn, SignOut};
use contract::till::OpenBasket;
use contract::{MENU, Money, PersonId, RecoveryCode, Role};
use desk::Caller;
use lockbuch_tests::haarwerk::{PINS, pin_of};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, founding};

fn as_wished(person: &Person) -> SavePerson {
    SavePerson {
        id: Some(person.id),
        name: person.name.clone(),
        short_name: person.short_name.clone(),
        role: person.role,
        performs: person.performs,
        active: person.active,
    }
}

#[test]
fn the_last_owner_stays() {
    let salon = TestSalon::haarwerk();
    let people = salon.ask(People).unwrap();
    let mut sabine = as_wished(&people[0]);
    sabine.active = false;
    assert_eq!(salon.refused(sabine.clone()).code(), "people.last_owner");
    sabine.active = true;
    sabine.role = Role::Stylist;
    assert_eq!(salon.refused(sabine).code(), "people.last_owner");
    let mut jana = as_wished(&people[1]);
    jana.name = "sabine krüger".into();
    assert_eq!(salon.refused(jana.clone()).code(), "people.name_taken");
    jana.name = " ".into();
    assert_eq!(salon.refused(jana).code(), "people.name_missing");
}

#[test]
fn a_pin_is_set_by_oneself_or_the_owner() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Lea");
    let set = |person, pin: &str| SetPin { person, pin: pin.into(), old_pin: None };
    let own = |pin: &str| SetPin { old_pin: Some(pin_of("Lea").into()), ..set(salon.person("Lea"), pin) };
    let (lea, jana) = (salon.person("Lea"), salon.person("Jana"));
    assert_eq!(salon.refused(set(jana, "2590")).code(), "people.not_your_pin");
    assert_eq!(salon.refused(own("abcd")).code(), "door.bad_pin");
    assert_eq!(salon.refused(own("4444")).code(), "people.pin_too_easy");
    salon.ask(own("80472")).unwrap();
    salon.sign_in(lea, "80472");
    salon.sign_in_as("Sabine");
    salon.ask(set(jana, "2590")).unwrap();
    salon.sign_in(jana, "2590");
}

/// Who finds a window open must not take it over for good.
#[test]
fn ones_own_pin_is_set_with_the_one_before_and_a_wrong_one_waits() {
    let salon = TestSalon::haarwerk();
    let set = |old: Option<&str>| SetPin {
        person: PersonId(1),
        pin: "80472".into(),
        old_pin: old.map(str::to_owned),
    };
    assert_eq!(salon.refused(set(None)).code(), "people.old_pin_needed");
    assert_eq!(salon.refused(set(Some("1357"))).code(), "door.wrong_pin");
    assert_eq!(salon.refused(set(Some(OWNER_PIN))).code(), "door.wait_after_wrong_pin");
    salon.clock.advance_ms(1_001);
    salon.ask(set(Some(OWNER_PIN))).unwrap();
    salon.sign_in(PersonId(1), "80472");
}

#[test]
fn an_owner_without_a_pin_is_not_the_one_who_stays() {
    let salon = TestSalon::haarwerk();
    let people = salon.ask(People).unwrap();
    let petra = SavePerson {
        id: None,
        name: "Petra Sommer".into(),
        short_name: String::new(),
        role: Role::Owner,
        performs: false,
        active: true,
    };
    let petra = salon.ask(petra).unwrap();
    let demoted = SavePerson { role: Role::Reception, ..as_wished(&people[0]) };
    assert_eq!(salon.refused(demoted.clone()).code(), "people.last_owner");
    salon.ask(SetPin { person: petra.id, pin: "8624".into(), old_pin: None }).unwrap();
    assert_eq!(salon.ask(demoted).unwrap().role, Role::Reception);
}

#[test]
fn a_trainee_cannot_sell_and_the_matrix_says_so() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Lea");
    assert_eq!(salon.refused(OpenBasket { customer: None }).code(), "door.not_allowed");
    let matrix = salon.ask(RoleMatrix).unwrap();
    assert_eq!(matrix.len(), MENU.len());
    let sale = matrix.iter().find(|row| row.command == "BookSale").unwrap();
    assert_eq!((sale.label.as_str(), sale.lowest), ("Kassieren", Role::Stylist));
}

#[test]
fn a_second_person_approves_one_act_and_the_session_stays() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Jana");
    let article = salon.article("Föhnen");
    let wish = SetPrice { article, price: Money::cents(3_000), from: salon.desk.now().day() };
    assert_eq!(salon.refused(wish.clone()).code(), "door.not_allowed");
    let mehmet = salon.ask_approved(wish.clone(), salon.person("Mehmet"), pin_of("Mehmet"));
    assert_eq!(mehmet.unwrap_err().refusal().unwrap().code(), "door.approval_not_allowed");
    salon.ask_approved(wish.clone(), salon.person("Sabine"), OWNER_PIN).unwrap();
    assert_eq!(salon.ask(Greet).unwrap().session.unwrap().person.name, "Jana");
    assert_eq!(salon.refused(wish).code(), "door.not_allowed");
}

#[test]
fn duty_is_entered_by_reception() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Jana");
    let mehmet = salon.person("Mehmet");
    salon.ask(SetDuty { person: mehmet, on_duty: false }).unwrap();
    let people = salon.ask(People).unwrap();
    assert!(!people.iter().find(|p| p.id == mehmet).unwrap().on_duty);
    assert_eq!(
        salon.refused(SetDuty { person: PersonId(99), on_duty: true }).code(),
        "people.no_such_person"
    );
}

#[test]
fn the_recovery_code_gives_the_owner_a_new_pin() {
    let salon = TestSalon::empty();
    let recover = |code: &str, new_pin: &str| RecoverOwner { code: code.into(), new_pin: new_pin.into() };
    assert_eq!(salon.refused(recover("AAAA", "8765")).code(), "people.pin_too_easy");
    assert_eq!(salon.refused(recover("AAAA", "8624")).code(), "door.not_set_up");
    let code = salon.ask(founding()).unwrap().recovery_code;
    let wrong = RecoveryCode::from_chance(&[7; CHANCE]);
    assert_eq!(salon.refused(recover("AAAA-BBBB", "8624")).code(), "recovery.mistyped");
    assert_eq!(salon.refused(recover(&code[..12], "8624")).code(), "recovery.incomplete");
    assert_eq!(salon.refused(recover(wrong.as_str(), "8624")).code(), "door.wrong_recovery_code");
    assert_eq!(salon.refused(recover(&code, "8624")).code(), "door.wait_after_wrong_pin");
    salon.clock.advance_ms(1_001);
    salon.ask(recover(&code.to_lowercase().replace('-', " "), "8624")).unwrap();
    assert_eq!(salon.refused(SignIn { person: PersonId(1), pin: OWNER_PIN.into() }).code(), "door.wrong_pin");
    salon.clock.advance_ms(1_001);
    salon.sign_in(PersonId(1), "8624");
}

#[test]
fn a_locked_window_takes_nothing_but_a_pin() {
    let salon = TestSalon::haarwerk();
    salon.ask(Lock).unwrap();
    assert_eq!(salon.refused(People).code(), "door.locked");
    assert!(salon.ask(Greet).unwrap().session.unwrap().locked);
    assert_eq!(salon.refused(SignIn { person: PersonId(1), pin: "9999".into() }).code(), "door.wrong_pin");
    salon.clock.advance_ms(1_001);
    salon.sign_in_as("Sabine");
    assert!(salon.ask(People).is_ok());
    salon.ask(SignOut).unwrap();
    assert_eq!(salon.refused(People).code(), "door.not_signed_in");
}

#[test]
fn who_has_no_pin_or_has_left_does_not_come_in() {
    let salon = TestSalon::haarwerk();
    let (id, short_name, active) = (None, String::new(), true);
    let wish = SavePerson {
        id,
        name: "Nele Sommer".into(),
        short_name,
        role: Role::Stylist,
        performs: true,
        active,
    };
    let nele = salon.ask(wish.clone()).unwrap();
    assert_eq!(salon.refused(SignIn { person: nele.id, pin: "4711".into() }).code(), "door.no_pin_yet");
    salon.ask(SetPin { person: nele.id, pin: "4711".into(), old_pin: None }).unwrap();
    salon.sign_in(nele.id, "4711");
    let other = Caller("second".into());
    salon.desk.ask(&other, SignIn { person: PersonId(1), pin: OWNER_PIN.into() }).unwrap();
    salon.desk.ask(&other, SavePerson { id: Some(nele.id), active: false, ..wish }).unwrap();
    assert_eq!(salon.refused(People).code(), "door.unknown_person", "a session ends with the work");
    assert_eq!(salon.refused(SignIn { person: nele.id, pin: "4711".into() }).code(), "door.unknown_person");
}

#[test]
fn every_change_of_the_staff_stands_in_the_book_and_no_pin_does() {
    let salon = TestSalon::haarwerk();
    let bodies: Vec<String> =
        salon.all_entries().into_iter().filter_map(|e| e.details).map(|d| d.body).collect();
    let told = |what: &str| bodies.iter().any(|body| body.contains(what));
    assert!(told("Jana Vogt") && told("Mehmet Aydin") && told("Lea Brandt"));
    for (_, pin) in PINS {
        let quoted = format!("\"{pin}\"");
        assert!(!told(&quoted) && !told("argon2"), "{pin}");
    }
}
