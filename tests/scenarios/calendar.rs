//! Appointments: phases, gaps, double booking, moving, parking, taking back; and what is refused.

use lockbuch_tests::filled::filled;
use std::sync::Barrier;
use std::thread;

use book::Trouble;
use contract::calendar::*;
use desk::Caller;
use lockbuch_tests::calendar::{at, blocks, friday};
use lockbuch_tests::test_salon::TestSalon;

fn lindner(salon: &TestSalon) -> Appointment {
    salon.book("Frau Lindner", &["Ansatzfarbe", "WSF", "Pflege"], "Jana", at("09:00"))
}

#[test]
fn a_colour_leaves_a_gap_for_a_child() {
    let salon = TestSalon::with_calendar();
    let colour = lindner(&salon);
    assert_eq!(
        blocks(&salon, &colour.card),
        [
            "Jana 09:00–09:40 Ansatzfarbe · auftragen",
            "(Jana 09:40–10:15 einwirken)",
            "Jana 10:15–11:00 Waschen-Schneiden-Föhnen Damen",
        ]
    );
    assert_eq!(colour.total.as_cents(), 14_000);
    let child = salon.book("Kind Brandt", &["Kinderschnitt"], "Jana", at("09:45"));
    assert_eq!(child.card.until, Some(10 * 60 + 5));

    let page = salon.day_page(friday());
    assert_eq!(page.cards.len(), 2);
    let jana = page.columns.iter().find(|column| column.name == "Jana").unwrap();
    assert_eq!(jana.load_percent, 105 * 100 / 540, "40 + 45 + 20 of nine hours");
    assert!(filled(&page.columns).iter().all(|column| column.name != "Lea"), "Lea has no shift and no hands");
}

#[test]
fn an_active_phase_is_never_booked_twice_and_the_no_names_who_what_and_what_instead() {
    let salon = TestSalon::with_calendar();
    lindner(&salon);
    salon.book("Kind Brandt", &["Kinderschnitt"], "Jana", at("09:45"));
    let no = salon.no_booking("Kind Koch", &["Kinderschnitt"], "Jana", at("09:45"));
    assert_eq!(no.code(), "calendar.busy");
    let (jana, instead) =
        ("Jana ist 09:45–10:05 beschäftigt: Kinderschnitt.", "Nächster freier Termin: 09:45 bei");
    assert!(no.to_string().starts_with(&format!("{jana} {instead}")), "{no}");
    salon.at(friday(), 8, 30);
    for busy in ["09:00", "09:30", "10:00", "10:10", "10:50"] {
        assert_eq!(
            salon.no_booking("X", &["Kinderschnitt"], "Jana", at(busy)).code(),
            "calendar.busy",
            "{busy}"
        );
    }
    assert_eq!(salon.day_page(friday()).cards.len(), 2);
}

#[test]
fn two_windows_that_save_the_same_slot_at_the_same_moment() {
    let salon = TestSalon::with_calendar();
    lindner(&salon);
    let windows: Vec<Caller> = (0..8).map(|n| Caller(format!("window-{n}"))).collect();
    for window in &windows {
        let person = salon.person("Jana");
        salon.desk.ask(window, contract::session::SignIn { person, pin: "1470".into() }).unwrap();
    }
    let start = Barrier::new(windows.len());
    let wish = salon.booking("Kind", &["Kinderschnitt"], Some("Jana"), at("09:45"));
    let outcomes: Vec<_> = thread::scope(|scope| {
        let callers = windows.iter().map(|window| {
            let (desk, wish, start) = (&salon.desk, wish.clone(), &start);
            scope.spawn(move || {
                start.wait();
                desk.ask(window, wish)
            })
        });
        callers.collect::<Vec<_>>().into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refused in filled(outcomes.into_iter().filter_map(Result::err)) {
        let Trouble::Refused(no) = refused else { panic!("{refused}") };
        assert!(no.to_string().starts_with("Jana ist 09:45–10:05 beschäftigt: Kinderschnitt."), "{no}");
    }
    let rows = |table: &str| -> i64 {
        salon.raw().query_row(&format!("select count(*) from {table}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!((rows("appointment"), rows("appointment_change")), (2, 2), "no half-written record");
}

#[test]
fn two_programs_that_bypass_the_desk_cannot_book_twice_either() {
    let salon = TestSalon::with_calendar();
    lindner(&salon);
    let take = "insert into busy values ('person', ?1, ?2, ?3, 1, 'von außen')";
    let jana = salon.person("Jana").0;
    let noon = 31_000_000;
    let start = Barrier::new(2);
    let outcomes: Vec<bool> = thread::scope(|scope| {
        let callers: Vec<_> = [(noon, noon + 30), (noon + 29, noon + 60)]
            .into_iter()
            .map(|(from, until)| {
                let (conn, start) = (salon.raw(), &start);
                scope.spawn(move || {
                    start.wait();
                    conn.execute(take, [jana, from, until]).is_ok()
                })
            })
            .collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|done| **done).count(), 1, "exactly one");

    let conn = salon.raw();
    let (from, until): (i64, i64) = conn
        .query_row("select start_minute, end_minute from busy where subject_kind = 'person' and start_minute < ?1 limit 1", [noon], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    for (from, until) in [(from, until), (from - 5, until + 5), (from + 1, until - 1), (until - 1, until + 9)]
    {
        for verb in ["insert", "insert or replace", "insert or ignore"] {
            let sql = take.replacen("insert", verb, 1);
            assert!(conn.execute(&sql, [jana, from, until]).is_err(), "{verb} {from}–{until}");
        }
    }
    assert!(conn.execute("update busy set start_minute = start_minute - 5", []).is_err());
    assert_eq!(conn.execute(take, [jana, until, until + 9]).unwrap(), 1, "side by side is no overlap");
}

#[test]
fn a_phase_that_another_program_writes_stands_nowhere_without_its_time() {
    let salon = TestSalon::with_calendar();
    let child = salon.book("Kind Brandt", &["Kinderschnitt"], "Jana", at("09:45")).card.id.0;
    let conn = salon.raw();
    let tries = [
        // Beside Jana's child, where nobody took the time for it.
        "insert into segment select appointment_id, part, 7, kind, name, person_id, helper, resource_kind, resource_id,
            minutes, start_minute + 5 from segment",
        // The time of somebody else's appointment is not one's own.
        "insert into appointment_part select 1 + appointment_id, part, article_id, name, price_cents, tone, person_id,
            price_reason from appointment_part;
         insert into segment select 1 + appointment_id, part, phase, kind, name, person_id, helper, resource_kind,
            resource_id, minutes, start_minute from segment",
        "update segment set start_minute = start_minute + 5",
        "update segment set minutes = minutes + 5",
        "update segment set person_id = 1 + person_id",
        "delete from busy",
    ];
    conn.execute(
        "insert into appointment select 1 + id, version, customer_id, guest_name, phone, note, state, start_minute,
            end_minute, parked_ms, parked_offset, half_made, chair_id, series, basket, paid_seq, fee_cents,
            fee_decision, fee_reason, fee_by, fee_ms, fee_offset, booked_ms, booked_offset, booked_by
         from appointment where id = ?1",
        [child],
    )
    .unwrap();
    for sql in tries {
        let told = conn.execute_batch(sql).unwrap_err().to_string();
        assert!(told.contains("phase"), "{sql}: {told}");
    }
    let stands: i64 = conn.query_row("select count(*) from segment", [], |row| row.get(0)).unwrap();
    assert_eq!(stands, 1);
}

#[test]
fn a_customer_is_never_in_two_active_phases_at_once() {
    let salon = TestSalon::with_calendar();
    let save = contract::customers::SaveCustomer {
        id: None,
        name: "Lindner, Petra".into(),
        phone: None,
        before: None,
    };
    let petra = salon.ask(save).unwrap();
    let who = Guest { customer: Some(petra.id), ..Guest::default() };
    let wish = |person, slot| Book {
        guest: who.clone(),
        ..salon.booking("", &["Herrenschnitt"], Some(person), slot)
    };
    let first = salon.ask(wish("Jana", at("09:00"))).unwrap().appointment;
    assert_eq!(first.card.guest.name, "Lindner, Petra");
    let no = salon.refused(wish("Mehmet", at("09:15")));
    assert!(
        no.to_string().starts_with("Lindner, Petra hat 09:00–09:30 schon einen Termin: Herrenschnitt."),
        "{no}"
    );
    salon.ask(wish("Mehmet", at("09:30"))).unwrap();
}

#[test]
fn a_chair_is_held_from_the_first_to_the_last_phase() {
    let salon = TestSalon::with_calendar();
    salon
        .raw()
        .execute_batch("insert into resource (kind, name, active) values ('chair', 'Platz 1', 1)")
        .unwrap();
    assert_eq!(lindner(&salon).card.chair.as_deref(), Some("Platz 1"));
    let no = salon.no_booking("Kind", &["Kinderschnitt"], "Jana", at("09:45"));
    assert_eq!(no.code(), "calendar.busy");
    assert!(no.to_string().starts_with("Platz 1 ist 09:00–11:00 belegt: "), "{no}");
    salon
        .raw()
        .execute_batch("insert into resource (kind, name, active) values ('chair', 'Platz 2', 1)")
        .unwrap();
    let child = salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:45"));
    assert_eq!(child.card.chair.as_deref(), Some("Platz 2"));
    let no = salon.no_booking("X", &["Herrenschnitt"], "Mehmet", at("10:00"));
    assert_eq!(no.code(), "calendar.none_left");
    assert_eq!(
        no.to_string(),
        "Platz: 10:00–10:30 ist alles belegt. Nächster freier Termin: 10:05 bei Mehmet."
    );
}

#[test]
fn anyone_is_whoever_is_free() {
    let salon = TestSalon::with_calendar();
    lindner(&salon);
    let booked = salon.ask(salon.booking("Herr Amiri", &["Herrenschnitt"], None, at("09:00"))).unwrap();
    assert_ne!(booked.appointment.parts[0].person, Some(salon.person("Jana")));
    salon.ask(salon.booking("Herr Koch", &["Herrenschnitt"], None, at("09:00"))).unwrap();
    let no = salon.refused(salon.booking("Herr Lang", &["Herrenschnitt"], None, at("09:00")));
    assert_eq!(no.code(), "calendar.nobody_free");
    assert!(no.to_string().contains("Nächster freier Termin: 09:30 bei "), "{no}");
}

#[test]
fn moving_resizing_parking_and_taking_back() {
    let salon = TestSalon::with_calendar();
    let colour = lindner(&salon);
    let moved = salon.ask(salon.moving(&colour.card, at("13:00"), Some("Mehmet"))).unwrap();
    assert_eq!(blocks(&salon, &moved.appointment.card)[0], "Mehmet 13:00–13:40 Ansatzfarbe · auftragen");
    let stale = salon.refused(salon.moving(&colour.card, at("15:00"), None));
    assert_eq!(
        (stale.code(), stale.to_string().contains("Sabine hat")),
        ("calendar.changed_meanwhile", true)
    );

    let card = moved.appointment.card;
    let resize = Resize { appointment: card.id, version: card.version, part: 0, phase: 1, minutes: 45 };
    let longer = salon.ask(resize).unwrap();
    assert_eq!(
        blocks(&salon, &longer.appointment.card)[2],
        "Mehmet 14:25–15:10 Waschen-Schneiden-Föhnen Damen"
    );
    salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:00"));

    let card = longer.appointment.card;
    let parked = salon.ask(Park { appointment: card.id, version: card.version }).unwrap();
    let page = salon.day_page(friday());
    assert_eq!((page.cards.len(), page.parked.len()), (1, 1));
    assert!(page.parked[0].parked.is_some() && !page.parked[0].half_made);
    salon.book("Herr Koch", &["Herrenschnitt"], "Mehmet", at("13:00"));
    let no = salon.refused(UndoChange { change: parked.change });
    assert!(no.to_string().starts_with("Mehmet ist 13:00–13:30 beschäftigt: Herrenschnitt."), "{no}");

    let back = salon.ask(salon.moving(&parked.appointment.card, at("10:00"), None)).unwrap();
    assert_eq!(back.appointment.card.parked, None);
    let undone = salon.ask(UndoChange { change: back.change }).unwrap();
    assert!(undone.appointment.card.parked.is_some());
    assert_eq!(salon.refused(UndoChange { change: back.change }).code(), "calendar.nothing_to_undo");
    let told: Vec<String> =
        salon.ask(AppointmentHistory { appointment: card.id }).unwrap().into_iter().map(|h| h.what).collect();
    assert_eq!(told.len(), 6);
    assert_eq!(told[1], "verschoben: in der Luft, Mehmet → Fr 27.11.2026 10:00, Mehmet");
    assert_eq!(told[4], "verschoben: Fr 27.11.2026 09:00, Jana → Fr 27.11.2026 13:00, Mehmet");
}

#[test]
fn a_booking_that_is_taken_back_frees_its_time() {
    let salon = TestSalon::with_calendar();
    let booked = salon.try_book("Kind", &["Kinderschnitt"], "Jana", at("09:00")).unwrap();
    salon.ask(UndoChange { change: booked.change }).unwrap();
    assert!(salon.day_page(friday()).cards.is_empty());
    salon.book("Kind Koch", &["Kinderschnitt"], "Jana", at("09:00"));
}

#[test]
fn a_half_made_appointment_waits_in_the_air_with_its_age() {
    let salon = TestSalon::with_calendar();
    let nothing = Book { guest: Guest::default(), at: None, parts: vec![], note: None };
    assert_eq!(salon.refused(nothing.clone()).code(), "calendar.nothing_to_keep");
    let phone = Guest { phone: Some("0421 1234".into()), ..Guest::default() };
    let begun = salon.ask(Book { guest: phone, ..nothing }).unwrap().appointment.card;
    assert!(begun.half_made && begun.parked.is_some());
    assert_eq!(salon.refused(salon.moving(&begun, at("09:00"), None)).code(), "calendar.half_made");

    let wish = salon.booking("Anna", &["Kinderschnitt"], None, at("09:00"));
    let (appointment, version) = (begun.id, begun.version);
    let filled = ChangeAppointment {
        appointment,
        version,
        guest: wish.guest,
        at: None,
        parts: Some(wish.parts),
        note: None,
    };
    let filled = salon.ask(filled).unwrap().appointment.card;
    let booked = salon.ask(salon.moving(&filled, at("09:00"), None)).unwrap().appointment.card;
    assert!(!booked.half_made && booked.parked.is_none());
    let unnamed = ChangeAppointment {
        appointment,
        version: booked.version,
        guest: Guest::default(),
        at: None,
        parts: None,
        note: None,
    };
    assert_eq!(salon.refused(unnamed).code(), "calendar.half_made");
}

#[test]
fn states_have_their_order_and_times() {
    let salon = TestSalon::with_calendar();
    let mut card = salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:00")).card;
    for (hour, minute, state) in [
        (8, 30, AppointmentState::Confirmed),
        (8, 58, AppointmentState::Arrived),
        (9, 2, AppointmentState::InService),
        (9, 20, AppointmentState::Finished),
    ] {
        salon.at(friday(), hour, minute);
        card = salon
            .ask(SetState { appointment: card.id, version: card.version, state })
            .unwrap()
            .appointment
            .card;
    }
    let times = salon.appointment(card.id).times;
    let told: Vec<(String, &str)> = times.iter().map(|t| (t.at.hour_minute(), t.state.german())).collect();
    assert_eq!(
        told[1..],
        [
            ("08:30".to_owned(), "bestätigt"),
            ("08:58".to_owned(), "angekommen"),
            ("09:02".to_owned(), "in Arbeit"),
            ("09:20".to_owned(), "fertig"),
        ]
    );
    let wrong = SetState { appointment: card.id, version: card.version, state: AppointmentState::Paid };
    assert_eq!(salon.refused(wrong).code(), "calendar.wrong_step");
    assert_eq!(salon.refused(salon.moving(&card, at("12:00"), None)).code(), "calendar.over");
}

#[test]
fn calling_off_needs_a_reason_and_frees_the_time() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:00")).card;
    let off = |reason: &str| CancelAppointment {
        appointment: card.id,
        version: card.version,
        reason: reason.into(),
    };
    assert_eq!(salon.refused(off(" ")).code(), "calendar.reason_missing");
    let off = salon.ask(off("krank")).unwrap();
    assert_eq!(off.appointment.card.state, AppointmentState::Cancelled);
    salon.book("Kind Koch", &["Kinderschnitt"], "Jana", at("09:00"));
    let no = salon.refused(UndoChange { change: off.change });
    assert_eq!(no.code(), "calendar.busy");
}

#[test]
fn a_copy_is_an_appointment_of_its_own() {
    let salon = TestSalon::with_calendar();
    let colour = lindner(&salon);
    let copy = CopyAppointment { appointment: colour.card.id, at: at("13:00"), person: None };
    let copy = salon.ask(copy).unwrap().appointment;
    assert_ne!(copy.card.id, colour.card.id);
    assert_eq!((copy.total, copy.card.blocks.len()), (colour.total, 3));
    let onto = CopyAppointment { appointment: colour.card.id, at: at("13:10"), person: None };
    assert_eq!(salon.refused(onto).code(), "calendar.busy");
}

#[test]
fn the_calendar_works_before_the_opening_and_after_the_close() {
    let salon = TestSalon::with_calendar();
    salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:00"));
    salon.at(friday(), 8, 30);
    salon.open_day();
    salon.ask(contract::day::BeginCount).unwrap();
    salon.book("Kind", &["Kinderschnitt"], "Jana", at("10:00"));
    salon.close_day();
    salon.book("Kind", &["Kinderschnitt"], "Jana", at("11:00"));
    assert_eq!(salon.day_page(friday()).cards.len(), 3);
}
