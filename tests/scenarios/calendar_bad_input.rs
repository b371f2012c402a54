//! Bad input of the calendar that no other scenario brings: a year that is full, clocks that change under an
//! appointment, days that are over, and someone who only ever helped.

use book::clock::local;
use contract::Question;
use contract::calendar::*;
use contract::people::{People, SavePerson};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::test_salon::{TestSalon, day};
use rusqlite::params;

/// Jana's brows, ten minutes each from nine on, fifty on each of two hundred days: written by another program.
fn a_full_year(salon: &TestSalon) {
    let (jana, article) = (salon.person("Jana").0, salon.article("Augenbrauen").0);
    let mut conn = salon.raw();
    let tx = conn.transaction().unwrap();
    for number in 0..10_000_i64 {
        let nine = local(day(2027, 1, 1).plus_days(number / 50), 9, 0, 0).utc_ms() / 60_000;
        let (id, start) = (1_000 + number, nine + number % 50 * 10);
        let guest = format!("Gast {number}");
        tx.prepare_cached(
            "insert into appointment (id, version, guest_name, state, start_minute, end_minute, half_made, booked_ms,
                booked_offset, booked_by) values (?1, 1, ?2, 'booked', ?3, ?3 + 10, 0, 0, 0, 'Jana')",
        )
        .unwrap()
        .execute(params![id, guest, start])
        .unwrap();
        tx.prepare_cached(
            "insert into appointment_part values (?1, 0, ?2, 'Augenbrauen', 1200, 'care', ?3, null)",
        )
        .unwrap()
        .execute([id, article, jana])
        .unwrap();
        for (kind, subject) in [("person", jana), ("guest", id)] {
            tx.prepare_cached("insert into busy values (?1, ?2, ?3, ?3 + 10, ?4, 'Augenbrauen')")
                .unwrap()
                .execute(params![kind, subject, start, id])
                .unwrap();
        }
        tx.prepare_cached("insert into segment values (?1, 0, 0, 'active', '', ?2, 0, null, null, 10, ?3)")
            .unwrap()
            .execute([id, jana, start])
            .unwrap();
    }
    tx.commit().unwrap();
}

#[test]
fn ten_thousand_appointments_in_a_year_of_one_stylist() {
    let salon = TestSalon::with_calendar();
    a_full_year(&salon);
    let jana = salon.person("Jana");
    let monday = day(2027, 3, 15);
    assert_eq!(salon.day_page(monday).cards.len(), 50);
    let no = salon.no_booking("Frau Stein", &["Augenbrauen"], "Jana", on(monday, "10:00"));
    assert!(no.to_string().starts_with("Jana ist 10:00–10:10 beschäftigt: Augenbrauen."), "{no}");
    let next = NextSlot {
        parts: salon.booking("", &["Augenbrauen"], Some("Jana"), at("09:00")).parts,
        customer: None,
        from: Some(on(monday, "09:00")),
        weekdays: Vec::new(),
        within: None,
        limit: 2,
    };
    let offers: Vec<Slot> = salon.ask(next).unwrap().into_iter().map(|offer| offer.at).collect();
    assert_eq!(offers, [on(monday, "17:20"), on(day(2027, 3, 16), "17:20")]);
    salon.book("Frau Stein", &["Augenbrauen"], "Jana", on(monday, "17:20"));
    let month = salon.ask(ShowMonth { day: monday, person: Some(jana) }).unwrap();
    assert_eq!((month.days[14].appointments, month.days[15].appointments), (51, 50));
    let whole = PersonList { person: jana, from: day(2027, 1, 1), until: day(2027, 12, 31) };
    assert_eq!(salon.ask(whole).unwrap().len(), 10_001);
    let hits = salon.ask(contract::search::Search { text: "gast 9999".into() }).unwrap();
    assert!(hits[0].title.ends_with("17:10 · Gast 9999"), "{hits:?}");
    let who = salon.ask(People).unwrap().into_iter().find(|person| person.id == jana).unwrap();
    let gone = SavePerson {
        id: Some(jana),
        name: who.name,
        short_name: who.short_name,
        role: who.role,
        performs: true,
        active: false,
    };
    let asked = salon.refused(gone);
    assert_eq!(asked.question(), Some(Question::ParkAppointments));
    assert!(asked.to_string().contains("(10001)"), "{asked}");
}

#[test]
fn an_appointment_lasts_as_long_as_it_takes_when_the_clock_is_changed() {
    let salon = TestSalon::with_calendar();
    // In spring the hour from two to three is left out, in autumn it comes twice.
    for (night, until, meets, free) in
        [(day(2027, 3, 28), "04:30", "04:15", "04:30"), (day(2027, 10, 31), "02:30", "02:00", "03:00")]
    {
        let long = salon.try_book("Braut", &["Hochzeitsfrisur"], "Jana", on(night, "01:30")).unwrap();
        assert_eq!(long.appointment.card.until, Some(on(night, until).minute));
        let no = salon.no_booking("Kind", &["Kinderschnitt"], "Jana", on(night, meets));
        assert_eq!(no.code(), "calendar.busy", "{night}");
        let beside = salon.try_book("Kind", &["Kinderschnitt"], "Jana", on(night, free)).unwrap();
        let page = salon.day_page(night);
        assert_eq!(page.cards.len(), 2);
        let wish = salon.moving(&beside.appointment.card, on(night, "05:00"), None);
        let moved = salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card;
        assert_eq!((moved.at, moved.until), (Some(on(night, "05:00")), Some(5 * 60 + 20)));
    }
    let spring = salon.day_page(day(2027, 3, 28)).cards[0].clone();
    assert_eq!(
        salon.refused(salon.moving(&spring, on(day(2027, 3, 28), "02:15"), None)).code(),
        "calendar.no_such_time"
    );
}

#[test]
fn nothing_is_moved_into_the_past_or_over_midnight() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Kind", &["Kinderschnitt"], "Jana", at("09:00")).card;
    let yesterday = on(day(2026, 11, 26), "09:00");
    assert_eq!(salon.refused(salon.moving(&card, yesterday, None)).code(), "calendar.in_the_past");
    let copy = CopyAppointment { appointment: card.id, at: yesterday, person: None };
    assert_eq!(salon.refused(copy).code(), "calendar.in_the_past");
    assert_eq!(salon.refused(salon.moving(&card, at("23:45"), None)).code(), "calendar.past_midnight");
    let late = salon.ask_yes(salon.moving(&card, at("23:40"), None), &[Question::OutsideHours]).unwrap();
    let card = late.appointment.card;
    let longer = Resize { appointment: card.id, version: card.version, part: 0, phase: 0, minutes: 21 };
    assert_eq!(salon.refused(longer).code(), "calendar.past_midnight");
    salon.at(day(2026, 11, 28), 8, 0);
    let still = Resize { appointment: card.id, version: card.version, part: 0, phase: 0, minutes: 15 };
    assert_eq!(salon.refused(still).code(), "calendar.in_the_past", "what was yesterday stays as it was");
}

#[test]
fn whoever_only_helps_leaves_no_appointment_behind_either() {
    let salon = TestSalon::with_calendar();
    let phase = |minutes, helper| Phase {
        kind: PhaseKind::Active,
        minutes,
        name: String::new(),
        resource: None,
        helper,
    };
    let (article, phases) = (salon.article("Ansatzfarbe"), vec![phase(40, false), phase(20, true)]);
    salon.ask(SavePhases { article, phases }).unwrap();
    let mut wish = salon.booking("Frau Lindner", &["Ansatzfarbe"], Some("Jana"), at("09:00"));
    wish.parts[0].helpers = vec![(1, salon.person("Lea"))];
    salon.ask(wish).unwrap();
    let lea = salon.ask(People).unwrap().into_iter().find(|person| person.short_name == "Lea").unwrap();
    let gone = SavePerson {
        id: Some(lea.id),
        name: lea.name,
        short_name: lea.short_name,
        role: lea.role,
        performs: false,
        active: false,
    };
    assert_eq!(salon.refused(gone.clone()).question(), Some(Question::ParkAppointments));
    salon.ask_yes(gone, &[Question::ParkAppointments]).unwrap();
    let page = salon.day_page(friday());
    assert_eq!((page.cards.len(), page.parked.len()), (0, 1));
}
