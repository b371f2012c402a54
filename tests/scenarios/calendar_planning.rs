//! Hours, shifts, absences, phases and things: what the calendar rests on.

use contract::calendar::*;
use contract::{Question, Refusal};
use lockbuch_tests::calendar::{at, blocks, friday, on};
use lockbuch_tests::test_salon::{TestSalon, day};

fn phase(kind: PhaseKind, minutes: u32, name: &str) -> Phase {
    Phase { kind, minutes, name: name.into(), resource: None, helper: false }
}

/// Apply 40, processing 35 under a hood, finish 45 by whoever helps.
fn three_phases(salon: &TestSalon) -> SavePhases {
    let hood = Phase { resource: Some(ResourceKind::Hood), ..phase(PhaseKind::Passive, 35, "einwirken") };
    let finish = Phase { helper: true, ..phase(PhaseKind::Active, 45, "auswaschen") };
    let phases = vec![phase(PhaseKind::Active, 40, "auftragen"), hood, finish];
    SavePhases { article: salon.article("Ansatzfarbe"), phases }
}

fn code(no: &Refusal) -> &'static str {
    no.code()
}

#[test]
fn three_phases_take_a_hood_and_a_helper() {
    let salon = TestSalon::haarwerk();
    salon.ask(three_phases(&salon)).unwrap();
    let hood = SaveResource { id: None, kind: ResourceKind::Hood, name: "Haube 1".into(), active: true };
    let hood = salon.ask(hood).unwrap();
    let mut wish = salon.booking("Frau Lindner", &["Ansatzfarbe"], Some("Jana"), at("09:00"));
    wish.parts[0].helpers = vec![(2, salon.person("Lea"))];
    let booked = salon.ask(wish.clone()).unwrap().appointment;
    assert_eq!(
        blocks(&salon, &booked.card),
        [
            "Jana 09:00–09:40 Ansatzfarbe · auftragen",
            "(Jana 09:40–10:15 einwirken · Haube 1)",
            "Lea 10:15–11:00 Ansatzfarbe · auswaschen",
        ]
    );
    assert!(salon.day_page(friday()).columns.iter().any(|column| column.name == "Lea"));
    salon.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:15"));
    let no = salon.no_booking("Frau Stein", &["Ansatzfarbe"], "Mehmet", at("09:10"));
    assert!(no.to_string().starts_with("Haube 1 ist 09:40–10:15 belegt: Ansatzfarbe."), "{no}");
    let away =
        SaveResource { id: Some(hood.id), kind: ResourceKind::Hood, name: "Haube 1".into(), active: false };
    salon.ask_yes(away, &[Question::PutAwayResource]).unwrap();
    salon.book("Frau Stein", &["Ansatzfarbe"], "Mehmet", at("09:10"));
}

#[test]
fn several_people_share_one_appointment() {
    let salon = TestSalon::with_calendar();
    let mut wish = salon.booking("Frau Lindner", &["Ansatzfarbe", "WSF"], Some("Jana"), at("09:00"));
    wish.parts[1].person = Some(salon.person("Mehmet"));
    let booked = salon.ask(wish).unwrap().appointment;
    assert_eq!(blocks(&salon, &booked.card)[2], "Mehmet 10:15–11:00 Waschen-Schneiden-Föhnen Damen");
    salon.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:15"));
    assert_eq!(code(&salon.no_booking("X", &["Herrenschnitt"], "Mehmet", at("10:40"))), "calendar.busy");
    let (from, to) = (Some(salon.person("Mehmet")), salon.person("Sabine"));
    let wish = Move {
        appointment: booked.card.id,
        version: booked.card.version,
        at: at("09:00"),
        person: Some(Handover { from, to }),
    };
    let moved = salon.ask(wish).unwrap().appointment;
    assert_eq!(
        moved.parts.iter().map(|part| part.person.unwrap()).collect::<Vec<_>>(),
        [salon.person("Jana"), to]
    );
}

#[test]
fn a_phase_takes_as_long_as_its_person_and_customer_need() {
    let salon = TestSalon::with_calendar();
    let save = contract::customers::SaveCustomer {
        id: None,
        name: "Lindner, Petra".into(),
        phone: None,
        before: None,
    };
    let customer = Some(salon.ask(save).unwrap().id);
    let article = salon.article("Ansatzfarbe");
    let adjust = |person: Option<&str>, customer, phase, minutes| AdjustPhase {
        article,
        phase,
        person: person.map(|name| salon.person(name)),
        customer,
        minutes,
    };
    salon.ask(adjust(Some("Mehmet"), None, 0, Some(50))).unwrap();
    salon.ask(adjust(None, customer, 0, Some(30))).unwrap();
    salon.ask(adjust(None, customer, 1, Some(45))).unwrap();
    let minutes = |person: &str, customer| -> Vec<u32> {
        let wish = PhasesFor { article, person: Some(salon.person(person)), customer };
        salon.ask(wish).unwrap().phases.iter().map(|phase| phase.minutes).collect()
    };
    assert_eq!(minutes("Jana", None), [40, 35]);
    assert_eq!(minutes("Mehmet", None), [50, 35]);
    assert_eq!(minutes("Mehmet", customer), [30, 45], "the customer's holds before the person's");
    salon.ask(adjust(None, customer, 0, None)).unwrap();
    assert_eq!(minutes("Mehmet", customer), [50, 45]);
    assert_eq!(salon.book("X", &["Ansatzfarbe"], "Mehmet", at("09:00")).card.until, Some(9 * 60 + 85));
    assert_eq!(code(&salon.refused(adjust(None, None, 0, Some(1)))), "calendar.bad_plan");
    assert_eq!(code(&salon.refused(adjust(Some("Jana"), None, 7, Some(1)))), "calendar.bad_plan");
    assert_eq!(code(&salon.refused(adjust(Some("Jana"), None, 0, Some(721)))), "calendar.too_much");
}

#[test]
fn shifts_repeat_in_their_cycle_and_breaks_are_asked_about() {
    let salon = TestSalon::with_calendar();
    let shift = |week, span| Shift { week, weekday: 4, span, breaks: vec![Span::new(720, 750)] };
    let plan = ShiftPlan {
        person: salon.person("Jana"),
        from: friday(),
        cycle_weeks: 2,
        shifts: vec![shift(0, Span::new(510, 1_020)), shift(1, Span::new(720, 1_200))],
    };
    salon.ask(SaveShiftPlan { plan: plan.clone() }).unwrap();
    let column = |day| salon.day_page(day).columns.into_iter().find(|column| column.name == "Jana").unwrap();
    assert_eq!(column(friday()).shift, [Span::new(510, 1_020)]);
    assert_eq!(column(friday()).breaks, [Span::new(720, 750)]);
    assert_eq!(column(day(2026, 12, 4)).shift, [Span::new(720, 1_200)]);
    assert_eq!(column(day(2026, 12, 11)).shift, [Span::new(510, 1_020)]);
    assert!(column(day(2026, 12, 5)).shift.is_empty());
    let pause = salon.no_booking("Kind", &["Kinderschnitt"], "Jana", at("11:50"));
    assert_eq!(pause.question(), Some(Question::OutsideHours));
    assert_eq!(pause.to_string(), "Jana hat Pause 12:00–12:30. Trotzdem eintragen?");
    let free = salon.no_booking("Kind", &["Kinderschnitt"], "Jana", on(day(2026, 12, 5), "10:00"));
    assert!(free.to_string().starts_with("Jana hat am Sa 05.12.2026 keinen Dienst."), "{free}");

    let planned = salon.ask(ShowPlanning).unwrap();
    assert_eq!(planned.shifts, vec![plan.clone()]);
    for bad in [
        ShiftPlan { cycle_weeks: 5, ..plan.clone() },
        ShiftPlan { cycle_weeks: 1, ..plan.clone() },
        ShiftPlan { shifts: vec![shift(0, Span::new(510, 500))], ..plan.clone() },
        ShiftPlan { shifts: vec![shift(0, Span::new(800, 900))], ..plan.clone() },
        ShiftPlan {
            shifts: vec![shift(0, Span::new(510, 900)), shift(0, Span::new(700, 1_000))],
            ..plan.clone()
        },
    ] {
        assert_eq!(code(&salon.refused(SaveShiftPlan { plan: bad })), "calendar.bad_plan");
    }
}

/// Jana is at school on Friday from 10 to 11.
fn school_of(salon: &TestSalon) -> AddAbsence {
    AddAbsence {
        person: salon.person("Jana"),
        from: friday(),
        until: friday(),
        within: Some(Span::new(600, 660)),
        kind: AbsenceKind::School,
        note: None,
    }
}

#[test]
fn what_stands_in_an_absence_or_a_closure_is_told() {
    let salon = TestSalon::with_calendar();
    salon.book("Frau Lindner", &["Ansatzfarbe"], "Jana", at("09:30"));
    salon.book("Herr Koch", &["Herrenschnitt"], "Jana", at("14:00"));
    salon.book("Herr Peters", &["Herrenschnitt"], "Mehmet", at("10:00"));
    let missed = salon.book("Frau Stein", &["Herrenschnitt"], "Mehmet", at("10:30")).card;
    salon
        .ask(CancelAppointment { appointment: missed.id, version: missed.version, reason: "Krank".into() })
        .unwrap();
    let within = |person: Option<&str>, within| {
        let person = person.map(|name| salon.person(name));
        let wish = StandingWithin { person, from: friday(), until: friday(), within };
        let standing = salon.ask(wish).unwrap();
        standing.into_iter().map(|one| format!("{} {}", one.at.german(), one.guest)).collect::<Vec<_>>()
    };
    let school = salon.ask(school_of(&salon)).unwrap();
    assert_eq!(school.appointments, 1);
    assert_eq!(within(Some("Jana"), Some(Span::new(600, 660))), ["27.11. um 09:30 Frau Lindner"]);
    assert_eq!(within(Some("Jana"), None).len(), 2);
    let whole_day =
        ["27.11. um 09:30 Frau Lindner", "27.11. um 10:00 Herr Peters", "27.11. um 14:00 Herr Koch"];
    assert_eq!(within(None, None), whole_day);
}

#[test]
fn plans_begin_today_or_later_and_only_those_to_come_are_taken_back() {
    let salon = TestSalon::with_calendar();
    let (yesterday, tomorrow) = (friday().plus_days(-1), friday().plus_days(1));
    let hours = |from| OpeningHours { from, hours: vec![(4, Span::new(600, 900))] };
    let plan = |from| ShiftPlan { person: salon.person("Jana"), from, cycle_weeks: 1, shifts: Vec::new() };
    assert_eq!(code(&salon.refused(SaveOpeningHours { hours: hours(yesterday) })), "calendar.bad_plan");
    assert_eq!(code(&salon.refused(SaveShiftPlan { plan: plan(yesterday) })), "calendar.bad_plan");
    for from in [friday(), tomorrow] {
        salon.ask(SaveOpeningHours { hours: hours(from) }).unwrap();
        salon.ask(SaveShiftPlan { plan: plan(from) }).unwrap();
    }
    let person = salon.person("Jana");
    salon.ask(RemoveOpeningHours { from: tomorrow }).unwrap();
    salon.ask(RemoveShiftPlan { person, from: tomorrow }).unwrap();
    let planned = salon.ask(ShowPlanning).unwrap();
    assert_eq!((planned.hours, planned.shifts), (vec![hours(friday())], vec![plan(friday())]));
    salon.clock.advance_ms(3 * 24 * 60 * 60_000);
    let monday = friday().plus_days(3);
    salon.ask(SaveShiftPlan { plan: plan(monday) }).unwrap();
    let both = vec![plan(monday), plan(friday())];
    assert_eq!(salon.ask(ShowPlanning).unwrap().shifts, both, "the days before the change are known");
    salon.clock.set(book::clock::local(friday(), 8, 25, 0));
    assert_eq!(code(&salon.refused(RemoveOpeningHours { from: tomorrow })), "calendar.no_such_plan");
    assert_eq!(code(&salon.refused(RemoveShiftPlan { person, from: tomorrow })), "calendar.no_such_plan");
    assert_eq!(code(&salon.refused(RemoveOpeningHours { from: friday() })), "calendar.bad_plan");
    assert_eq!(code(&salon.refused(RemoveShiftPlan { person, from: friday() })), "calendar.bad_plan");
}

#[test]
fn opening_hours_closures_and_absences_hold_on_their_days() {
    let salon = TestSalon::with_calendar();
    let hours: Vec<(u32, Span)> = (1..=5).map(|weekday| (weekday, Span::new(9 * 60, 18 * 60))).collect();
    salon.ask(SaveOpeningHours { hours: OpeningHours { from: friday(), hours: hours.clone() } }).unwrap();
    let monday = salon.day_page(day(2026, 11, 30));
    assert_eq!((monday.closed.as_deref(), monday.open.len()), (Some("Ruhetag"), 0));
    let later = OpeningHours { from: day(2026, 12, 1), hours: vec![(0, Span::new(600, 840))] };
    salon.ask(SaveOpeningHours { hours: later }).unwrap();
    assert_eq!(salon.day_page(day(2026, 12, 7)).open, [Span::new(600, 840)]);
    assert_eq!(salon.day_page(friday()).open, [Span::new(540, 1_080)]);

    let school = salon.ask(school_of(&salon)).unwrap();
    let column = salon.day_page(friday()).columns.into_iter().find(|column| column.name == "Jana").unwrap();
    assert_eq!(column.absences, [(Span::new(600, 660), "abwesend".to_owned())]);
    assert_eq!(code(&salon.no_booking("Kind", &["Kinderschnitt"], "Jana", at("10:50"))), "calendar.absent");
    salon.ask(RemoveAbsence { absence: school.absence }).unwrap();
    assert_eq!(code(&salon.refused(RemoveAbsence { absence: school.absence })), "calendar.no_such_plan");
    salon.book("Kind", &["Kinderschnitt"], "Jana", at("10:50"));

    let long = AddAbsence { note: Some("ä".repeat(201)), ..school_of(&salon) };
    assert_eq!(code(&salon.refused(long)), "calendar.bad_plan");
    let closure = AddClosure { from: friday(), until: friday(), name: "Inventur".into() };
    let closure = salon.ask(closure).unwrap();
    assert_eq!(salon.day_page(friday()).cards[0].warnings, ["Der Salon ist geschlossen (Inventur)."]);
    salon.ask(RemoveClosure { closure }).unwrap();
    let wrong = AddClosure { from: friday(), until: day(2026, 11, 26), name: "?".into() };
    assert_eq!(code(&salon.refused(wrong)), "calendar.bad_plan");
}

#[test]
fn impossible_things_and_phases_are_refused() {
    let salon = TestSalon::haarwerk();
    let thing =
        |name: &str| SaveResource { id: None, kind: ResourceKind::Chair, name: name.into(), active: true };
    salon.ask(thing("Platz 1")).unwrap();
    assert_eq!(code(&salon.refused(thing("Platz 1"))), "calendar.bad_plan");
    assert_eq!(code(&salon.refused(thing(" "))), "calendar.bad_plan");
    let article = salon.article("Ansatzfarbe");
    let save = |phases| SavePhases { article, phases };
    assert_eq!(code(&salon.refused(save(vec![phase(PhaseKind::Active, 60, ""); 13]))), "calendar.too_much");
    let chair = Phase { resource: Some(ResourceKind::Chair), ..phase(PhaseKind::Active, 10, "") };
    assert_eq!(code(&salon.refused(save(vec![chair]))), "calendar.bad_plan");
    let nothing = vec![phase(PhaseKind::Active, 40, ""), phase(PhaseKind::Passive, 0, "")];
    assert_eq!(code(&salon.refused(save(nothing))), "calendar.bad_plan");
    let goods = SavePhases { article: salon.article("Shampoo"), phases: vec![] };
    assert_eq!(code(&salon.refused(goods)), "calendar.not_a_service");
    assert_eq!(salon.ask(three_phases(&salon)).unwrap().phases.len(), 3);
    assert!(salon.ask(save(vec![])).unwrap().phases.is_empty(), "back to the price list");
    assert_eq!(salon.book("X", &["Ansatzfarbe"], "Jana", at("09:00")).card.blocks.len(), 2);
}

#[test]
fn every_change_of_what_is_planned_is_another_picture() {
    let salon = TestSalon::with_calendar();
    let jana = salon.person("Jana");
    let versions = || {
        let week = salon.ask(ShowWeek { day: friday(), person: None }).unwrap().version;
        let month = salon.ask(ShowMonth { day: friday(), person: None }).unwrap().version;
        assert_eq!((week, month), (salon.day_page(friday()).version, week));
        week
    };
    let mut known = versions();
    assert_eq!(versions(), known, "who looks changes nothing");
    let mut changes = |what: &str| {
        let now = versions();
        assert!(now > known, "{what}");
        known = now;
    };
    let closure = salon.ask(AddClosure { from: friday(), until: friday(), name: "Inventur".into() }).unwrap();
    changes("a closure");
    salon.ask(RemoveClosure { closure }).unwrap();
    changes("a closure that is struck out");
    let hours = OpeningHours { from: friday(), hours: vec![(4, Span::new(600, 900))] };
    salon.ask(SaveOpeningHours { hours }).unwrap();
    changes("opening hours");
    let shifts = vec![Shift { week: 0, weekday: 4, span: Span::new(600, 900), breaks: vec![] }];
    salon
        .ask(SaveShiftPlan { plan: ShiftPlan { person: jana, from: friday(), cycle_weeks: 1, shifts } })
        .unwrap();
    changes("a shift");
    let (from, until, kind) = (friday(), friday(), AbsenceKind::Ill);
    let ill = AddAbsence { person: jana, from, until, within: None, kind, note: None };
    let absence = salon.ask(ill).unwrap().absence;
    changes("an absence");
    salon.ask(RemoveAbsence { absence }).unwrap();
    changes("an absence that is struck out");
    let chair = SaveResource { id: None, kind: ResourceKind::Chair, name: "Platz 1".into(), active: true };
    salon.ask(chair).unwrap();
    changes("a chair");
    salon.ask(three_phases(&salon)).unwrap();
    changes("phases");
    let article = salon.article("Ansatzfarbe");
    salon
        .ask(AdjustPhase { article, phase: 0, person: Some(jana), customer: None, minutes: Some(50) })
        .unwrap();
    changes("a length");
    let parts = salon.booking("", &["WSF"], None, Slot { day: friday(), minute: 600 }).parts;
    let guest = Guest { name: "Frau Stein".into(), ..Guest::default() };
    let waiting = salon.ask(AddWaiting { guest, parts, from, until, within: None, note: None }).unwrap().id;
    changes("who waits");
    salon.ask(RemoveWaiting { waiting }).unwrap();
    changes("who waits no longer");
    let staff = salon.ask(contract::people::People).unwrap();
    let lea = staff.into_iter().find(|person| person.short_name == "Lea").unwrap();
    let save = contract::people::SavePerson {
        id: Some(lea.id),
        name: lea.name,
        short_name: lea.short_name,
        role: lea.role,
        performs: true,
        active: true,
    };
    salon.ask(save).unwrap();
    changes("someone who has a column now");
    assert_eq!(code(&salon.refused(RemoveClosure { closure })), "calendar.no_such_plan");
    assert_eq!(versions(), known, "a no changes nothing");
}
