//! The first start: founding, signing in, and coming back after a restart.

use contract::session::{Greet, SignIn};
use contract::{Answer, PersonId};
use lockbuch_tests::house::{House, OWNER_PIN, founding};

#[test]
fn a_founded_salon_is_there_after_a_restart() {
    let house = House::empty();
    assert_eq!(house.ask(Greet).unwrap().salon, None);
    house.ask(founding()).unwrap();
    let house = house.restarted();
    let greeting = house.ask(Greet).unwrap();
    assert_eq!(greeting.salon.as_deref(), Some("Salon Haarwerk"));
    assert_eq!(greeting.people[0].name, "Sabine");
    assert_eq!(house.refused(founding()).code(), "setup.already_set_up");
}

#[test]
fn wrong_pins_are_recorded_and_make_the_next_try_wait() {
    let house = House::empty();
    house.ask(founding()).unwrap();
    let owner = PersonId(1);
    assert_eq!(house.refused(SignIn { person: owner, pin: "1111".into() }).code(), "door.wrong_pin");
    assert_eq!(
        house.refused(SignIn { person: owner, pin: OWNER_PIN.into() }).code(),
        "door.wait_after_wrong_pin"
    );
    house.clock.advance_ms(1_001);
    house.sign_in(owner, OWNER_PIN);
    assert_eq!(house.ask(Greet).unwrap().session.unwrap().person.id, owner);
}

#[test]
fn a_call_that_nobody_knows_is_refused() {
    let house = House::empty();
    let answer = |text: &str| house.desk.call_text(&house.window, text);
    assert!(matches!(answer(r#"{"request":{"command":"Greet","body":null}}"#), Answer::Done(_)));
    for text in ["", "{}", r#"{"request":{"command":"Rob","body":null}}"#] {
        let Answer::Refused(no) = answer(text) else { panic!("{text}") };
        assert_eq!(no.code(), "door.unreadable_call");
    }
}
