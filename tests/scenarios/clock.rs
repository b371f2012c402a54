//! IKS-03 and IKS-04: a wrong clock never locks the salon and never dates a booking back; a day may pass
//! midnight, the change of the clocks, and New Year.

use contract::cash::{MoveCash, Movement};
use contract::day::{CorrectClock, DayPhase, DayState};
use contract::session::SignIn;
use contract::{Approval, Call, Day, PersonId, Question};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};

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

fn phase(salon: &TestSalon) -> DayPhase {
    salon.ask(DayState).unwrap().phase
}

/// Salon Haarwerk with this day open since 8:30.
fn opened_on(date: Day) -> TestSalon {
    let salon = TestSalon::founded();
    salon.at(date, 8, 30);
    salon.ask_yes(opening("250,00"), &[Question::ClockJump]).unwrap();
    salon
}

#[test]
fn a_clock_of_the_day_before_is_refused_with_the_time_of_the_last_booking() {
    let salon = TestSalon::founded();
    salon.at(day(2026, 11, 25), 8, 30);
    let no = salon.refused(opening("250,00"));
    assert_eq!(no.code(), "till.clock_behind");
    assert!(no.to_string().contains("27.11.2026 08:25:00"), "{no}");
}

#[test]
fn a_clock_two_minutes_behind_takes_the_time_of_the_last_booking_and_says_so() {
    let salon = opened_on(day(2026, 11, 27));
    salon.clock.advance_ms(-120_000);
    let entry = salon.entry(salon.ask(deposit()).unwrap().seq);
    assert!(entry.head.clock_adjusted);
    assert_eq!(entry.head.ended.hour_minute(), "08:30");
    salon.clock.advance_ms(-1);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");
}

#[test]
fn more_than_14_days_later_the_date_is_asked() {
    let salon = TestSalon::founded();
    salon.at(day(2026, 12, 12), 8, 30);
    assert!(salon.ask(DayState).unwrap().clock_jump);
    let no = salon.refused(opening("250,00"));
    assert_eq!(no.question(), Some(Question::ClockJump));
    assert!(no.to_string().contains("12.12.2026"), "{no}");
    salon.ask_yes(opening("250,00"), &[Question::ClockJump]).unwrap();
    assert!(!salon.ask(DayState).unwrap().clock_jump);
}

#[test]
fn more_than_60_days_later_the_owner_consents_by_pin() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Jana");
    salon.at(day(2027, 2, 1), 8, 30);
    assert_eq!(salon.refused(opening("250,00")).code(), "till.clock_far_ahead");
    let call = Call {
        approval: Some(Approval { person: salon.person("Sabine"), pin: OWNER_PIN.into() }),
        confirmed: vec![Question::ClockJump],
        ..Call::of(opening("250,00"))
    };
    salon.desk.ask_anything(&salon.window, call).unwrap();
    assert_eq!(phase(&salon), DayPhase::Open);
    assert_eq!(salon.newest_entry().head.approved_by, Some(salon.person("Sabine").0));
}

#[test]
fn a_time_of_2035_that_got_into_the_book_is_put_right_by_the_owner() {
    let salon = opened_on(day(2035, 11, 27));
    salon.ask(deposit()).unwrap();
    salon.at(day(2026, 11, 27), 9, 0);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");

    assert_eq!(salon.refused(CorrectClock { reason: String::new() }).code(), "roll.reason_missing");
    salon.ask(CorrectClock { reason: "Batterie der Hauptplatine leer".into() }).unwrap();
    assert_eq!(phase(&salon), DayPhase::Overdue, "the day of 2035 takes its close and nothing else");
    assert_eq!(salon.refused(deposit()).code(), "till.day_overdue");
    assert_eq!(salon.refused(opening("251,00")).code(), "day.earlier_day_open");
}

#[test]
fn a_jump_in_mid_day_is_put_right_and_the_day_goes_on() {
    let salon = opened_on(day(2026, 11, 27));
    salon.at(day(2035, 11, 27), 9, 0);
    let transit = MoveCash { movement: Movement::ToSafe, ..deposit() };
    salon.ask_yes(transit, &[Question::ClockJump]).unwrap();
    salon.at(day(2026, 11, 27), 9, 5);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");
    salon.ask(CorrectClock { reason: "Uhr verstellt".into() }).unwrap();
    assert_eq!(phase(&salon), DayPhase::Open);
    salon.ask(deposit()).unwrap();
}

#[test]
fn a_wrong_pin_at_a_clock_set_back_opens_no_way_into_the_past() {
    let salon = opened_on(day(2026, 11, 27));
    salon.at(day(2026, 11, 25), 9, 0);
    let _ = salon.refused(SignIn { person: PersonId(1), pin: "9071".into() });
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");
    salon.clock.advance_ms(2_000);
    salon.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");
    let salon = salon.restarted();
    salon.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind", "nor after a restart");
}

#[test]
fn a_day_passes_midnight_and_takes_nothing_new_from_five_o_clock() {
    let salon = opened_on(day(2026, 11, 27));
    salon.at(day(2026, 11, 28), 0, 30);
    assert_eq!(phase(&salon), DayPhase::PastMidnight);
    let entry = salon.entry(salon.ask(deposit()).unwrap().seq);
    assert_eq!(entry.head.booking_day, Some(day(2026, 11, 27)));
    salon.at(day(2026, 11, 28), 4, 59);
    salon.ask(deposit()).unwrap();
    salon.at(day(2026, 11, 28), 5, 0);
    assert_eq!(phase(&salon), DayPhase::Overdue);
    assert_eq!(salon.refused(deposit()).code(), "till.day_overdue");
}

#[test]
fn five_o_clock_is_five_o_clock_after_nights_of_23_and_25_hours() {
    for sunday in [day(2027, 3, 28), day(2027, 10, 31)] {
        let saturday = sunday.plus_days(-1);
        let salon = opened_on(saturday);
        for (hour, minute) in [(0, 30), (1, 59), (2, 30), (3, 30), (4, 59)] {
            salon.at(sunday, hour, minute);
            assert_eq!(phase(&salon), DayPhase::PastMidnight, "{sunday} {hour}:{minute}");
            let entry = salon.entry(salon.ask(deposit()).unwrap().seq);
            assert_eq!(entry.head.booking_day, Some(saturday));
        }
        salon.at(sunday, 5, 0);
        assert_eq!(phase(&salon), DayPhase::Overdue);
    }
}

#[test]
fn the_hour_that_comes_twice_is_booked_in_order() {
    let sunday = day(2027, 10, 31);
    let salon = opened_on(sunday.plus_days(-1));
    salon.at(sunday, 2, 50);
    let first = salon.entry(salon.ask(deposit()).unwrap().seq);
    salon.clock.advance_ms(30 * 60_000);
    let second = salon.entry(salon.ask(deposit()).unwrap().seq);
    assert_eq!(
        (first.head.ended.hour_minute(), second.head.ended.hour_minute()),
        ("02:50".into(), "02:20".into())
    );
    assert!(second.head.ended > first.head.ended && !second.head.clock_adjusted);
}

#[test]
fn numbers_go_on_at_new_year() {
    let salon = opened_on(day(2026, 12, 31));
    let before = salon.ask(deposit()).unwrap();
    salon.at(day(2027, 1, 1), 0, 10);
    let after = salon.ask(deposit()).unwrap();
    assert_eq!(after.number, before.number.next());
    assert_eq!(salon.entry(after.seq).head.booking_day, Some(day(2026, 12, 31)));
}

#[test]
fn a_clock_that_was_some_minutes_fast_at_the_opening_locks_nothing() {
    let salon = TestSalon::haarwerk();
    salon.at(day(2026, 11, 27), 8, 33);
    salon.ask(opening("250,00")).unwrap();
    salon.at(day(2026, 11, 27), 8, 30);
    assert_eq!(salon.refused(deposit()).code(), "till.clock_behind");
    salon.ask(CorrectClock { reason: "Uhr ging vor".into() }).unwrap();
    assert_eq!(phase(&salon), DayPhase::Open);
    salon.ask(deposit()).unwrap();
    salon.at(day(2026, 11, 27), 12, 0);
    assert_eq!(phase(&salon), DayPhase::Open);
    salon.sell("Herrenschnitt", Some("Mehmet"));
}

#[test]
fn a_day_opened_under_tomorrows_date_takes_tomorrow_from_nobody() {
    let salon = TestSalon::haarwerk();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.ask(opening("250,00")).unwrap();
    salon.at(day(2026, 11, 27), 18, 30);
    salon.ask(CorrectClock { reason: "Datum war falsch".into() }).unwrap();
    assert_eq!(phase(&salon), DayPhase::Overdue, "a wrong date is only to be closed");
    assert_eq!(salon.close_day().z_number.get(), 331);
    for on in [day(2026, 11, 28), day(2026, 12, 8)] {
        salon.at(on, 8, 30);
        salon.sign_in_as("Jana");
        salon.ask(opening("250,00")).unwrap();
        salon.close_day();
    }
}
