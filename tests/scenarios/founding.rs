//! The first start: founding, signing in, and coming back after a restart.

use std::thread;

use contract::refusal::DoorRefusal;
use contract::session::{Greet, SignIn};
use contract::{Answer, PersonId};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, founding};

#[test]
fn a_founded_salon_is_there_after_a_restart() {
    let salon = TestSalon::empty();
    assert_eq!(salon.ask(Greet).unwrap().salon, None);
    salon.ask(founding()).unwrap();
    let salon = salon.restarted();
    let greeting = salon.ask(Greet).unwrap();
    assert_eq!(greeting.salon.as_deref(), Some("Salon Haarwerk"));
    assert_eq!(greeting.people[0].name, "Sabine");
    assert_eq!(salon.refused(founding()).code(), "setup.already_set_up");
}

#[test]
fn wrong_pins_are_recorded_and_make_the_next_try_wait() {
    let salon = TestSalon::empty();
    salon.ask(founding()).unwrap();
    let owner = PersonId(1);
    assert_eq!(salon.refused(SignIn { person: owner, pin: "1111".into() }).code(), "door.wrong_pin");
    assert_eq!(
        salon.refused(SignIn { person: owner, pin: OWNER_PIN.into() }).code(),
        "door.wait_after_wrong_pin"
    );
    salon.clock.advance_ms(1_001);
    salon.sign_in(owner, OWNER_PIN);
    assert_eq!(salon.ask(Greet).unwrap().session.unwrap().person.id, owner);
}

/// Whoever sets the PC's clock back by a quarter of an hour each time gets no try for nothing, and whose clock was only put
/// right waits no longer than anyone.
#[test]
fn a_clock_that_is_set_back_takes_no_wait_away_and_locks_nobody_out() {
    let salon = TestSalon::empty();
    salon.ask(founding()).unwrap();
    let owner = PersonId(1);
    let try_with = |pin: &str| salon.refused(SignIn { person: owner, pin: pin.into() });
    for pin in ["1111", "2222", "3333"] {
        assert_eq!(try_with(pin).code(), "door.wrong_pin");
        salon.clock.advance_ms(300_000);
    }
    assert_eq!(try_with("4444").code(), "door.wrong_pin");
    for _ in 0..20 {
        salon.clock.advance_ms(-1_000_000);
        assert_eq!(try_with(OWNER_PIN), DoorRefusal::WaitAfterWrongPin { wait_seconds: 8 }.into());
    }
    salon.clock.advance_ms(7_900);
    assert_eq!(try_with(OWNER_PIN), DoorRefusal::WaitAfterWrongPin { wait_seconds: 1 }.into());
    let salon = salon.restarted();
    salon.clock.advance_ms(101);
    salon.sign_in(owner, OWNER_PIN);
}

/// Many at the same moment are tried one after the other, so all but the first have to wait.
#[test]
fn many_pins_at_the_same_moment_are_one_try() {
    let salon = TestSalon::founded();
    let codes: Vec<&str> = thread::scope(|scope| {
        let tries: Vec<_> = (1_000..1_008)
            .map(|pin: u32| {
                let sign_in = SignIn { person: PersonId(1), pin: pin.to_string() };
                scope.spawn(|| salon.refused(sign_in).code())
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let of = |code: &str| codes.iter().filter(|it| **it == code).count();
    assert_eq!((of("door.wrong_pin"), of("door.wait_after_wrong_pin")), (1, 7), "{codes:?}");
}

#[test]
fn a_call_that_nobody_knows_is_refused() {
    let salon = TestSalon::empty();
    let answer = |text: &str| salon.desk.call_text(&salon.window, text);
    assert!(matches!(answer(r#"{"request":{"command":"Greet","body":null}}"#), Answer::Done(_)));
    for text in ["", "{}", r#"{"request":{"command":"Rob","body":null}}"#] {
        let Answer::Refused(no) = answer(text) else { panic!("{text}") };
        assert_eq!(no.code(), "door.unreadable_call");
    }
}

#[test]
fn numbers_of_an_earlier_register_leave_room_for_those_to_come() {
    let salon = TestSalon::empty();
    for (receipt, z) in [(u64::MAX, 330), (1_000_000_000, 330), (4_499, i64::MAX.unsigned_abs())] {
        let wish = contract::setup::SetUp { last_receipt_number: receipt, last_z_number: z, ..founding() };
        assert_eq!(salon.refused(wish).code(), "setup.number_too_high");
    }
    let wish = contract::setup::SetUp { last_receipt_number: 999_999_999, ..founding() };
    salon.ask(wish).unwrap();
}
