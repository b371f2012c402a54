//! What the calendar refuses, and what it asks about.

use contract::calendar::*;
use contract::refusal::{CalendarRefusal, DoorRefusal};
use contract::{AppointmentId, Question, Refusal};
use lockbuch_tests::calendar::{at, friday, guest, on};
use lockbuch_tests::test_salon::{TestSalon, day};

fn asked(no: &Refusal) -> Option<Question> {
    no.question()
}

#[test]
fn outside_hours_is_asked_about_and_absence_and_closure_are_refused() {
    let salon = TestSalon::with_calendar();
    let child = |slot| salon.booking("Kind", &["Kinderschnitt"], Some("Jana"), slot);
    let late = salon.refused(child(at("17:50")));
    assert_eq!(asked(&late), Some(Question::OutsideHours));
    assert!(
        matches!(&late, Refusal::Door(DoorRefusal::Confirm { sentence, .. })
        if sentence == "Jana hat Dienst 09:00–18:00, gebraucht wird 17:50–18:10. Trotzdem eintragen?"),
        "{late}"
    );
    assert!(salon.ask_yes(child(at("17:50")), &[Question::OutsideHours]).is_ok());
    let sunday = salon.refused(child(on(day(2026, 11, 29), "10:00")));
    assert_eq!(asked(&sunday), Some(Question::OutsideHours));

    salon.raw().execute_batch(
        "insert into closure (from_day, until_day, name) values ('2026-12-24', '2026-12-26', 'Weihnachten');
         insert into absence (person_id, from_day, until_day, kind) values (2, '2026-12-01', '2026-12-04', 'holiday');",
    ).unwrap();
    let closed = salon.refused(child(on(day(2026, 12, 24), "10:00")));
    assert_eq!(closed.code(), "calendar.closed");
    assert_eq!(
        closed.to_string(),
        "Am Do 24.12.2026 ist der Salon geschlossen (Weihnachten). Nächster freier Termin: Mo 28.12.2026, 09:00 bei Jana."
    );
    let away = salon.refused(child(on(day(2026, 12, 2), "10:00")));
    assert_eq!(away.code(), "calendar.absent");
    assert!(away.to_string().starts_with("Jana ist am Mi 02.12.2026 nicht da."), "{away}");
}

#[test]
fn impossible_times_are_refused() {
    let salon = TestSalon::with_calendar();
    let code = |slot| salon.no_booking("Kind", &["Kinderschnitt"], "Jana", slot).code();
    assert_eq!(code(on(day(2026, 11, 26), "10:00")), "calendar.in_the_past");
    assert_eq!(code(on(day(2029, 1, 3), "10:00")), "calendar.too_far_ahead");
    assert_eq!(code(at("23:50")), "calendar.past_midnight");
    assert_eq!(code(Slot { day: friday(), minute: 1_440 }), "calendar.no_such_time");
    assert_eq!(code(on(day(2027, 3, 28), "02:30")), "calendar.no_such_time");
    // Two hours of wall clock, three of work: the night of the change back is an hour longer.
    let long = salon.try_book("Braut", &["Hochzeitsfrisur"], "Jana", on(day(2027, 10, 31), "01:30")).unwrap();
    assert_eq!(long.appointment.card.until, Some(2 * 60 + 30));
    let earlier = salon.book("Kind", &["Kinderschnitt"], "Jana", at("08:05")).card;
    assert_eq!(earlier.at, Some(at("08:05")), "whoever came in twenty minutes ago can be entered");
}

#[test]
fn impossible_wishes_are_refused() {
    let salon = TestSalon::with_calendar();
    let base = salon.booking("Kind", &["Kinderschnitt"], Some("Jana"), at("09:00"));
    let with = |change: &dyn Fn(&mut Book)| {
        let mut wish = base.clone();
        change(&mut wish);
        salon.refused(wish).code()
    };
    assert_eq!(with(&|wish| wish.parts[0].article = salon.article("Shampoo")), "calendar.not_a_service");
    assert_eq!(with(&|wish| wish.parts[0].person = Some(salon.person("Lea"))), "calendar.not_a_stylist");
    assert_eq!(with(&|wish| wish.parts[0].helpers = vec![(0, salon.person("Lea"))]), "calendar.no_helper");
    assert_eq!(with(&|wish| wish.parts = vec![wish.parts[0].clone(); 21]), "calendar.too_much");
    assert_eq!(with(&|wish| wish.parts[0].minutes = Some(vec![721])), "calendar.too_much");
    assert_eq!(with(&|wish| wish.guest = guest(&"x".repeat(201))), "calendar.bad_text");
    assert_eq!(with(&|wish| wish.note = Some("x".repeat(1_001))), "calendar.bad_text");
    assert_eq!(
        salon.refused(ShowAppointment { appointment: AppointmentId(99) }).code(),
        "calendar.no_such_appointment"
    );
    let long = Book { guest: guest(&"ع😀".repeat(100)), ..base.clone() };
    assert!(salon.ask(long).is_ok(), "200 letters of any script are a name");
    assert!(matches!(salon.refused(base), Refusal::Calendar(CalendarRefusal::Busy { .. })));
}
