//! Hours, shifts, absences, phases and things: what the calendar rests on.

use contract::calendar::*;
use contract::{Question, Refusal};
use lockbuch_tests::calendar::{at, blocks, friday, on};
use lockbuch_tests::house::{House, day};

fn phase(kind: PhaseKind, minutes: u32, name: &str) -> Phase {
    Phase { kind, minutes, name: name.into(), resource: None, helper: false }
}

/// Apply 40, processing 35 under a hood, finish 45 by whoever helps.
fn three_phases(house: &House) -> SavePhases {
    let hood = Phase { resource: Some(ResourceKind::Hood), ..phase(PhaseKind::Passive, 35, "einwirken") };
    let finish = Phase { helper: true, ..phase(PhaseKind::Active, 45, "auswaschen") };
    let phases = vec![phase(PhaseKind::Active, 40, "auftragen"), hood, finish];
    SavePhases { article: house.article("Ansatzfarbe"), phases }
}

fn code(no: &Refusal) -> &'static str {
    no.code()
}

#[test]
fn three_phases_take_a_hood_and_a_helper() {
    let house = House::haarwerk();
    house.ask(three_phases(&house)).unwrap();
    let hood = SaveResource { id: None, kind: ResourceKind::Hood, name: "Haube 1".into(), active: true };
    let hood = house.ask(hood).unwrap();
    let mut wish = house.booking("Frau Lindner", &["Ansatzfarbe"], Some("Jana"), at("09:00"));
    wish.parts[0].helpers = vec![(2, house.person("Lea"))];
    let booked = house.ask(wish.clone()).unwrap().appointment;
    assert_eq!(
        blocks(&house, &booked.card),
        [
            "Jana 09:00–09:40 Ansatzfarbe · auftragen",
            "(Jana 09:40–10:15 einwirken · Haube 1)",
            "Lea 10:15–11:00 Ansatzfarbe · auswaschen",
        ]
    );
    assert!(house.day_page(friday()).columns.iter().any(|column| column.name == "Lea"));
    house.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:15"));
    let no = house.no_booking("Frau Stein", &["Ansatzfarbe"], "Mehmet", at("09:10"));
    assert!(no.to_string().starts_with("Haube 1 ist 09:40–10:15 belegt: Ansatzfarbe."), "{no}");
    house
        .ask(SaveResource {
            id: Some(hood.id),
            kind: ResourceKind::Hood,
            name: "Haube 1".into(),
            active: false,
        })
        .unwrap();
    house.book("Frau Stein", &["Ansatzfarbe"], "Mehmet", at("09:10"));
}

#[test]
fn several_people_share_one_appointment() {
    let house = House::with_calendar();
    let mut wish = house.booking("Frau Lindner", &["Ansatzfarbe", "WSF"], Some("Jana"), at("09:00"));
    wish.parts[1].person = Some(house.person("Mehmet"));
    let booked = house.ask(wish).unwrap().appointment;
    assert_eq!(blocks(&house, &booked.card)[2], "Mehmet 10:15–11:00 Waschen-Schneiden-Föhnen Damen");
    house.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:15"));
    assert_eq!(code(&house.no_booking("X", &["Herrenschnitt"], "Mehmet", at("10:40"))), "calendar.busy");
    let (from, to) = (Some(house.person("Mehmet")), house.person("Sabine"));
    let wish = Move {
        appointment: booked.card.id,
        version: booked.card.version,
        at: at("09:00"),
        person: Some(Handover { from, to }),
    };
    let moved = house.ask(wish).unwrap().appointment;
    assert_eq!(
        moved.parts.iter().map(|part| part.person.unwrap()).collect::<Vec<_>>(),
        [house.person("Jana"), to]
    );
}

#[test]
fn a_phase_takes_as_long_as_its_person_and_customer_need() {
    let house = House::with_calendar();
    let save = contract::customers::SaveCustomer { id: None, name: "Lindner, Petra".into(), phone: None };
    let customer = Some(house.ask(save).unwrap().id);
    let article = house.article("Ansatzfarbe");
    let adjust = |person: Option<&str>, customer, phase, minutes| AdjustPhase {
        article,
        phase,
        person: person.map(|name| house.person(name)),
        customer,
        minutes,
    };
    house.ask(adjust(Some("Mehmet"), None, 0, Some(50))).unwrap();
    house.ask(adjust(None, customer, 0, Some(30))).unwrap();
    house.ask(adjust(None, customer, 1, Some(45))).unwrap();
    let minutes = |person: &str, customer| -> Vec<u32> {
        let wish = PhasesFor { article, person: Some(house.person(person)), customer };
        house.ask(wish).unwrap().phases.iter().map(|phase| phase.minutes).collect()
    };
    assert_eq!(minutes("Jana", None), [40, 35]);
    assert_eq!(minutes("Mehmet", None), [50, 35]);
    assert_eq!(minutes("Mehmet", customer), [30, 45], "the customer's holds before the person's");
    house.ask(adjust(None, customer, 0, None)).unwrap();
    assert_eq!(minutes("Mehmet", customer), [50, 45]);
    assert_eq!(house.book("X", &["Ansatzfarbe"], "Mehmet", at("09:00")).card.until, Some(9 * 60 + 85));
    assert_eq!(code(&house.refused(adjust(None, None, 0, Some(1)))), "calendar.bad_plan");
    assert_eq!(code(&house.refused(adjust(Some("Jana"), None, 7, Some(1)))), "calendar.bad_plan");
    assert_eq!(code(&house.refused(adjust(Some("Jana"), None, 0, Some(721)))), "calendar.too_much");
}

#[test]
fn shifts_repeat_in_their_cycle_and_breaks_are_asked_about() {
    let house = House::with_calendar();
    let shift = |week, span| Shift { week, weekday: 4, span, breaks: vec![Span::new(720, 750)] };
    let plan = ShiftPlan {
        person: house.person("Jana"),
        from: friday(),
        cycle_weeks: 2,
        shifts: vec![shift(0, Span::new(510, 1_020)), shift(1, Span::new(720, 1_200))],
    };
    house.ask(SaveShiftPlan { plan: plan.clone() }).unwrap();
    let column = |day| house.day_page(day).columns.into_iter().find(|column| column.name == "Jana").unwrap();
    assert_eq!(column(friday()).shift, [Span::new(510, 1_020)]);
    assert_eq!(column(friday()).breaks, [Span::new(720, 750)]);
    assert_eq!(column(day(2026, 12, 4)).shift, [Span::new(720, 1_200)]);
    assert_eq!(column(day(2026, 12, 11)).shift, [Span::new(510, 1_020)]);
    assert!(column(day(2026, 12, 5)).shift.is_empty());
    let pause = house.no_booking("Kind", &["Kinderschnitt"], "Jana", at("11:50"));
    assert_eq!(pause.question(), Some(Question::OutsideHours));
    assert_eq!(pause.to_string(), "Jana hat Pause 12:00–12:30. Trotzdem eintragen?");
    let free = house.no_booking("Kind", &["Kinderschnitt"], "Jana", on(day(2026, 12, 5), "10:00"));
    assert!(free.to_string().starts_with("Jana hat am Sa 05.12.2026 keinen Dienst."), "{free}");

    let planned = house.ask(ShowPlanning).unwrap();
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
        assert_eq!(code(&house.refused(SaveShiftPlan { plan: bad })), "calendar.bad_plan");
    }
}

/// Jana is at school on Friday from 10 to 11.
fn school_of(house: &House) -> AddAbsence {
    AddAbsence {
        person: house.person("Jana"),
        from: friday(),
        until: friday(),
        within: Some(Span::new(600, 660)),
        kind: AbsenceKind::School,
        note: None,
    }
}

#[test]
fn what_stands_in_an_absence_or_a_closure_is_told() {
    let house = House::with_calendar();
    house.book("Frau Lindner", &["Ansatzfarbe"], "Jana", at("09:30"));
    house.book("Herr Koch", &["Herrenschnitt"], "Jana", at("14:00"));
    house.book("Herr Peters", &["Herrenschnitt"], "Mehmet", at("10:00"));
    let missed = house.book("Frau Stein", &["Herrenschnitt"], "Mehmet", at("10:30")).card;
    house
        .ask(CancelAppointment { appointment: missed.id, version: missed.version, reason: "Krank".into() })
        .unwrap();
    let within = |person: Option<&str>, within| {
        let person = person.map(|name| house.person(name));
        let wish = StandingWithin { person, from: friday(), until: friday(), within };
        let standing = house.ask(wish).unwrap();
        standing.into_iter().map(|one| format!("{} {}", one.at.german(), one.guest)).collect::<Vec<_>>()
    };
    let school = house.ask(school_of(&house)).unwrap();
    assert_eq!(school.appointments, 1);
    assert_eq!(within(Some("Jana"), Some(Span::new(600, 660))), ["27.11. um 09:30 Frau Lindner"]);
    assert_eq!(within(Some("Jana"), None).len(), 2);
    let whole_day =
        ["27.11. um 09:30 Frau Lindner", "27.11. um 10:00 Herr Peters", "27.11. um 14:00 Herr Koch"];
    assert_eq!(within(None, None), whole_day);
}

#[test]
fn plans_begin_today_or_later_and_only_those_to_come_are_taken_back() {
    let house = House::with_calendar();
    let (yesterday, tomorrow) = (friday().plus_days(-1), friday().plus_days(1));
    let hours = |from| OpeningHours { from, hours: vec![(4, Span::new(600, 900))] };
    let plan = |from| ShiftPlan { person: house.person("Jana"), from, cycle_weeks: 1, shifts: Vec::new() };
    assert_eq!(code(&house.refused(SaveOpeningHours { hours: hours(yesterday) })), "calendar.bad_plan");
    assert_eq!(code(&house.refused(SaveShiftPlan { plan: plan(yesterday) })), "calendar.bad_plan");
    for from in [friday(), tomorrow] {
        house.ask(SaveOpeningHours { hours: hours(from) }).unwrap();
        house.ask(SaveShiftPlan { plan: plan(from) }).unwrap();
    }
    let person = house.person("Jana");
    house.ask(RemoveOpeningHours { from: tomorrow }).unwrap();
    house.ask(RemoveShiftPlan { person, from: tomorrow }).unwrap();
    let planned = house.ask(ShowPlanning).unwrap();
    assert_eq!((planned.hours, planned.shifts), (vec![hours(friday())], vec![plan(friday())]));
    house.clock.advance_ms(3 * 24 * 60 * 60_000);
    let monday = friday().plus_days(3);
    house.ask(SaveShiftPlan { plan: plan(monday) }).unwrap();
    let both = vec![plan(monday), plan(friday())];
    assert_eq!(house.ask(ShowPlanning).unwrap().shifts, both, "the days before the change are known");
    house.clock.set(book::clock::local(friday(), 8, 25, 0));
    assert_eq!(code(&house.refused(RemoveOpeningHours { from: tomorrow })), "calendar.no_such_plan");
    assert_eq!(code(&house.refused(RemoveShiftPlan { person, from: tomorrow })), "calendar.no_such_plan");
    assert_eq!(code(&house.refused(RemoveOpeningHours { from: friday() })), "calendar.bad_plan");
    assert_eq!(code(&house.refused(RemoveShiftPlan { person, from: friday() })), "calendar.bad_plan");
}

#[test]
fn opening_hours_closures_and_absences_hold_on_their_days() {
    let house = House::with_calendar();
    let hours: Vec<(u32, Span)> = (1..=5).map(|weekday| (weekday, Span::new(9 * 60, 18 * 60))).collect();
    house.ask(SaveOpeningHours { hours: OpeningHours { from: friday(), hours: hours.clone() } }).unwrap();
    let monday = house.day_page(day(2026, 11, 30));
    assert_eq!((monday.closed.as_deref(), monday.open.len()), (Some("Ruhetag"), 0));
    let later = OpeningHours { from: day(2026, 12, 1), hours: vec![(0, Span::new(600, 840))] };
    house.ask(SaveOpeningHours { hours: later }).unwrap();
    assert_eq!(house.day_page(day(2026, 12, 7)).open, [Span::new(600, 840)]);
    assert_eq!(house.day_page(friday()).open, [Span::new(540, 1_080)]);

    let school = house.ask(school_of(&house)).unwrap();
    let column = house.day_page(friday()).columns.into_iter().find(|column| column.name == "Jana").unwrap();
    assert_eq!(column.absences, [(Span::new(600, 660), "Berufsschule".to_owned())]);
    assert_eq!(code(&house.no_booking("Kind", &["Kinderschnitt"], "Jana", at("10:50"))), "calendar.absent");
    house.ask(RemoveAbsence { absence: school.absence }).unwrap();
    assert_eq!(code(&house.refused(RemoveAbsence { absence: school.absence })), "calendar.no_such_plan");
    house.book("Kind", &["Kinderschnitt"], "Jana", at("10:50"));

    let long = AddAbsence { note: Some("ä".repeat(201)), ..school_of(&house) };
    assert_eq!(code(&house.refused(long)), "calendar.bad_plan");
    let closure = AddClosure { from: friday(), until: friday(), name: "Inventur".into() };
    let closure = house.ask(closure).unwrap();
    assert_eq!(house.day_page(friday()).cards[0].warnings, ["Der Salon ist geschlossen (Inventur)."]);
    house.ask(RemoveClosure { closure }).unwrap();
    let wrong = AddClosure { from: friday(), until: day(2026, 11, 26), name: "?".into() };
    assert_eq!(code(&house.refused(wrong)), "calendar.bad_plan");
}

#[test]
fn impossible_things_and_phases_are_refused() {
    let house = House::haarwerk();
    let thing =
        |name: &str| SaveResource { id: None, kind: ResourceKind::Chair, name: name.into(), active: true };
    house.ask(thing("Platz 1")).unwrap();
    assert_eq!(code(&house.refused(thing("Platz 1"))), "calendar.bad_plan");
    assert_eq!(code(&house.refused(thing(" "))), "calendar.bad_plan");
    let article = house.article("Ansatzfarbe");
    let save = |phases| SavePhases { article, phases };
    assert_eq!(code(&house.refused(save(vec![phase(PhaseKind::Active, 60, ""); 13]))), "calendar.too_much");
    let chair = Phase { resource: Some(ResourceKind::Chair), ..phase(PhaseKind::Active, 10, "") };
    assert_eq!(code(&house.refused(save(vec![chair]))), "calendar.bad_plan");
    let nothing = vec![phase(PhaseKind::Active, 40, ""), phase(PhaseKind::Passive, 0, "")];
    assert_eq!(code(&house.refused(save(nothing))), "calendar.bad_plan");
    let goods = SavePhases { article: house.article("Shampoo"), phases: vec![] };
    assert_eq!(code(&house.refused(goods)), "calendar.not_a_service");
    assert_eq!(house.ask(three_phases(&house)).unwrap().phases.len(), 3);
    assert!(house.ask(save(vec![])).unwrap().phases.is_empty(), "back to the price list");
    assert_eq!(house.book("X", &["Ansatzfarbe"], "Jana", at("09:00")).card.blocks.len(), 2);
}

#[test]
fn every_change_of_what_is_planned_is_another_picture() {
    let house = House::with_calendar();
    let jana = house.person("Jana");
    let versions = || {
        let week = house.ask(ShowWeek { day: friday(), person: None }).unwrap().version;
        let month = house.ask(ShowMonth { day: friday(), person: None }).unwrap().version;
        assert_eq!((week, month), (house.day_page(friday()).version, week));
        week
    };
    let mut known = versions();
    assert_eq!(versions(), known, "who looks changes nothing");
    let mut changes = |what: &str| {
        let now = versions();
        assert!(now > known, "{what}");
        known = now;
    };
    let closure = house.ask(AddClosure { from: friday(), until: friday(), name: "Inventur".into() }).unwrap();
    changes("a closure");
    house.ask(RemoveClosure { closure }).unwrap();
    changes("a closure that is struck out");
    let hours = OpeningHours { from: friday(), hours: vec![(4, Span::new(600, 900))] };
    house.ask(SaveOpeningHours { hours }).unwrap();
    changes("opening hours");
    let shifts = vec![Shift { week: 0, weekday: 4, span: Span::new(600, 900), breaks: vec![] }];
    house
        .ask(SaveShiftPlan { plan: ShiftPlan { person: jana, from: friday(), cycle_weeks: 1, shifts } })
        .unwrap();
    changes("a shift");
    let (from, until, kind) = (friday(), friday(), AbsenceKind::Ill);
    let ill = AddAbsence { person: jana, from, until, within: None, kind, note: None };
    let absence = house.ask(ill).unwrap().absence;
    changes("an absence");
    house.ask(RemoveAbsence { absence }).unwrap();
    changes("an absence that is struck out");
    let chair = SaveResource { id: None, kind: ResourceKind::Chair, name: "Platz 1".into(), active: true };
    house.ask(chair).unwrap();
    changes("a chair");
    house.ask(three_phases(&house)).unwrap();
    changes("phases");
    let article = house.article("Ansatzfarbe");
    house
        .ask(AdjustPhase { article, phase: 0, person: Some(jana), customer: None, minutes: Some(50) })
        .unwrap();
    changes("a length");
    let parts = house.booking("", &["WSF"], None, Slot { day: friday(), minute: 600 }).parts;
    let guest = Guest { name: "Frau Stein".into(), ..Guest::default() };
    let waiting = house.ask(AddWaiting { guest, parts, from, until, within: None, note: None }).unwrap().id;
    changes("who waits");
    house.ask(RemoveWaiting { waiting }).unwrap();
    changes("who waits no longer");
    let staff = house.ask(contract::people::People).unwrap();
    let lea = staff.into_iter().find(|person| person.short_name == "Lea").unwrap();
    let save = contract::people::SavePerson {
        id: Some(lea.id),
        name: lea.name,
        short_name: lea.short_name,
        role: lea.role,
        performs: true,
        active: true,
    };
    house.ask(save).unwrap();
    changes("someone who has a column now");
    assert_eq!(code(&house.refused(RemoveClosure { closure })), "calendar.no_such_plan");
    assert_eq!(versions(), known, "a no changes nothing");
}
