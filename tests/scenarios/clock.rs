//! IKS-03 and IKS-04: a wrong clock never locks the salon and never dates a booking back; a day may pass
//! midnight, the change of the clocks, and New Year.

use contract::cash::{MoveCash, Movement};
use contract::day::{CorrectClock, DayPhase, DayState};
use contract::session::SignIn;
use contract::{Approval, Call, Day, PersonId, Question};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::house::{House, OWNER_PIN, day};

fn deposit() -> MoveCash {
    MoveCash {
        movement: Movement::PayIn,
        amount: euros("1,00"),
        purpose: "Fund".into(),
        recipient: None,
        document: None,
        input_tax_note: None,
    }
}

fn phase(house: &House) -> DayPhase {
    house.ask(DayState).unwrap().phase
}

/// Salon Haarwerk with this day open since 8:30.
fn opened_on(date: Day) -> House {
    let house = House::founded();
    house.at(date, 8, 30);
    house.ask_yes(opening("250,00"), &[Question::ClockJump]).unwrap();
    house
}

#[test]
fn a_clock_of_the_day_before_is_refused_with_the_time_of_the_last_booking() {
    let house = House::founded();
    house.at(day(2026, 11, 25), 8, 30);
    let no = house.refused(opening("250,00"));
    assert_eq!(no.code(), "till.clock_behind");
    assert!(no.to_string().contains("27.11.2026 08:25:00"), "{no}");
}

#[test]
fn a_clock_two_minutes_behind_takes_the_time_of_the_last_booking_and_says_so() {
    let house = opened_on(day(2026, 11, 27));
    house.clock.advance_ms(-120_000);
    let entry = house.entry(house.ask(deposit()).unwrap().seq);
    assert!(entry.head.clock_adjusted);
    assert_eq!(entry.head.ended.hour_minute(), "08:30");
    house.clock.advance_ms(-1);
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind");
}

#[test]
fn more_than_14_days_later_the_date_is_asked() {
    let house = House::founded();
    house.at(day(2026, 12, 12), 8, 30);
    assert!(house.ask(DayState).unwrap().clock_jump);
    let no = house.refused(opening("250,00"));
    assert_eq!(no.question(), Some(Question::ClockJump));
    assert!(no.to_string().contains("12.12.2026"), "{no}");
    house.ask_yes(opening("250,00"), &[Question::ClockJump]).unwrap();
    assert!(!house.ask(DayState).unwrap().clock_jump);
}

#[test]
fn more_than_60_days_later_the_owner_consents_by_pin() {
    let house = House::haarwerk();
    house.sign_in_as("Jana");
    house.at(day(2027, 2, 1), 8, 30);
    assert_eq!(house.refused(opening("250,00")).code(), "till.clock_far_ahead");
    let call = Call {
        request: opening("250,00").into(),
        approval: Some(Approval { person: house.person("Sabine"), pin: OWNER_PIN.into() }),
        confirmed: vec![Question::ClockJump],
    };
    house.desk.ask_anything(&house.window, call).unwrap();
    assert_eq!(phase(&house), DayPhase::Open);
    assert_eq!(house.newest_entry().head.approved_by, Some(house.person("Sabine").0));
}

#[test]
fn a_time_of_2035_that_got_into_the_book_is_put_right_by_the_owner() {
    let house = opened_on(day(2035, 11, 27));
    house.ask(deposit()).unwrap();
    house.at(day(2026, 11, 27), 9, 0);
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind");

    assert_eq!(house.refused(CorrectClock { reason: String::new() }).code(), "roll.reason_missing");
    house.ask(CorrectClock { reason: "Batterie der Hauptplatine leer".into() }).unwrap();
    assert_eq!(phase(&house), DayPhase::Overdue, "the day of 2035 takes its close and nothing else");
    assert_eq!(house.refused(deposit()).code(), "till.day_overdue");
    assert_eq!(house.refused(opening("251,00")).code(), "day.earlier_day_open");
}

#[test]
fn a_jump_in_mid_day_is_put_right_and_the_day_goes_on() {
    let house = opened_on(day(2026, 11, 27));
    house.at(day(2035, 11, 27), 9, 0);
    let transit = MoveCash { movement: Movement::ToSafe, ..deposit() };
    house.ask_yes(transit, &[Question::ClockJump]).unwrap();
    house.at(day(2026, 11, 27), 9, 5);
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind");
    house.ask(CorrectClock { reason: "Uhr verstellt".into() }).unwrap();
    assert_eq!(phase(&house), DayPhase::Open);
    house.ask(deposit()).unwrap();
}

#[test]
fn a_wrong_pin_at_a_clock_set_back_opens_no_way_into_the_past() {
    let house = opened_on(day(2026, 11, 27));
    house.at(day(2026, 11, 25), 9, 0);
    let _ = house.refused(SignIn { person: PersonId(1), pin: "9071".into() });
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind");
    house.clock.advance_ms(2_000);
    house.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind");
    let house = house.restarted();
    house.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(house.refused(deposit()).code(), "till.clock_behind", "nor after a restart");
}

#[test]
fn a_day_passes_midnight_and_takes_nothing_new_from_five_o_clock() {
    let house = opened_on(day(2026, 11, 27));
    house.at(day(2026, 11, 28), 0, 30);
    assert_eq!(phase(&house), DayPhase::PastMidnight);
    let entry = house.entry(house.ask(deposit()).unwrap().seq);
    assert_eq!(entry.head.booking_day, Some(day(2026, 11, 27)));
    house.at(day(2026, 11, 28), 4, 59);
    house.ask(deposit()).unwrap();
    house.at(day(2026, 11, 28), 5, 0);
    assert_eq!(phase(&house), DayPhase::Overdue);
    assert_eq!(house.refused(deposit()).code(), "till.day_overdue");
}

#[test]
fn five_o_clock_is_five_o_clock_after_nights_of_23_and_25_hours() {
    for sunday in [day(2027, 3, 28), day(2027, 10, 31)] {
        let saturday = sunday.plus_days(-1);
        let house = opened_on(saturday);
        for (hour, minute) in [(0, 30), (1, 59), (2, 30), (3, 30), (4, 59)] {
            house.at(sunday, hour, minute);
            assert_eq!(phase(&house), DayPhase::PastMidnight, "{sunday} {hour}:{minute}");
            let entry = house.entry(house.ask(deposit()).unwrap().seq);
            assert_eq!(entry.head.booking_day, Some(saturday));
        }
        house.at(sunday, 5, 0);
        assert_eq!(phase(&house), DayPhase::Overdue);
    }
}

#[test]
fn the_hour_that_comes_twice_is_booked_in_order() {
    let sunday = day(2027, 10, 31);
    let house = opened_on(sunday.plus_days(-1));
    house.at(sunday, 2, 50);
    let first = house.entry(house.ask(deposit()).unwrap().seq);
    house.clock.advance_ms(30 * 60_000);
    let second = house.entry(house.ask(deposit()).unwrap().seq);
    assert_eq!(
        (first.head.ended.hour_minute(), second.head.ended.hour_minute()),
        ("02:50".into(), "02:20".into())
    );
    assert!(second.head.ended > first.head.ended && !second.head.clock_adjusted);
}

#[test]
fn numbers_go_on_at_new_year() {
    let house = opened_on(day(2026, 12, 31));
    let before = house.ask(deposit()).unwrap();
    house.at(day(2027, 1, 1), 0, 10);
    let after = house.ask(deposit()).unwrap();
    assert_eq!(after.number, before.number.next());
    assert_eq!(house.entry(after.seq).head.booking_day, Some(day(2026, 12, 31)));
}
