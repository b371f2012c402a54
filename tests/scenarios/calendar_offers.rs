//! What fits now, what comes next, who is free, who waits: scenario 2's walk-in and scenario 22.

use contract::calendar::*;
use contract::people::{People, SavePerson};
use contract::{Question, Role};
use lockbuch_tests::calendar::{at, friday, guest, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

fn with_lindner() -> TestSalon {
    let salon = TestSalon::with_calendar();
    salon.book("Frau Lindner", &["Ansatzfarbe", "WSF", "Pflege"], "Jana", at("09:00"));
    salon
}

fn fitting(salon: &TestSalon, services: &[&str]) -> Fitting {
    let articles = services.iter().map(|service| salon.article(service)).collect();
    salon.ask(FitsNow { articles, person: None }).unwrap()
}

#[test]
fn a_child_walks_in_and_fits_into_the_gap_of_the_colour() {
    let salon = with_lindner();
    salon.at(friday(), 9, 42);
    let told = fitting(&salon, &["Kinderschnitt", "Herrenschnitt", "WSF"]);
    let line = |p: &Proposal| {
        format!("{} {} {}", p.service, p.person_name, Span::new(p.at.minute, p.until).german())
    };
    assert_eq!(line(&told.fits[0]), "Kinderschnitt Jana 09:45–10:05");
    assert_eq!(line(&told.fits[1]), "Herrenschnitt Jana 09:45–10:15");
    assert_eq!((told.fits[0].price.as_cents(), told.fits[0].gap.german()), (2_200, "09:45–10:15".to_owned()));
    let jana = told.misses.iter().find(|miss| miss.person_name == "Jana").unwrap();
    assert_eq!(
        (jana.service.as_str(), jana.reason.as_str()),
        ("Waschen-Schneiden-Föhnen Damen", "endet 15 min nach der Lücke (10:30)")
    );

    salon.book("Kind Brandt", &["Kinderschnitt"], "Jana", at("09:45"));
    let told = fitting(&salon, &["Kinderschnitt"]);
    assert!(
        filled(&told.fits).iter().all(|fit| fit.person_name != "Jana" || fit.at.minute >= 11 * 60),
        "{told:?}"
    );
}

#[test]
fn without_a_wish_the_short_services_of_the_list_are_proposed() {
    let salon = with_lindner();
    salon.at(friday(), 9, 42);
    let told = fitting(&salon, &[]);
    assert!(told.fits.iter().any(|fit| fit.service == "Augenbrauen" && fit.person_name == "Jana"));
    assert!(
        filled(&told.fits).iter().all(|fit| fit.service != "Hochzeitsfrisur"),
        "two hours are no walk-in"
    );
}

#[test]
fn who_is_free_and_until_when() {
    let salon = with_lindner();
    let chair = SaveResource { id: None, kind: ResourceKind::Chair, name: "Platz 1".into(), active: true };
    salon.ask(chair).unwrap();
    salon.book("Herr Amiri", &["Herrenschnitt"], "Mehmet", at("09:30"));
    salon.at(friday(), 9, 42);
    let free = salon.ask(FreeNow).unwrap();
    let told: Vec<String> = free
        .people
        .iter()
        .map(|p| {
            format!("{} {} {} {:?}", p.name, p.now, p.gap.german(), p.detail.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        told,
        [
            "Sabine true 09:42–18:00 \"\"",
            "Jana true 09:42–10:15 \"Frau Lindner: Einwirkzeit\"",
            "Mehmet false 10:00–18:00 \"\"",
        ]
    );
    assert_eq!(free.resources, [(ResourceKind::Chair, 0)], "Herr Amiri sits there");
}

#[test]
fn the_next_free_slot_for_a_combination_with_one_or_anyone() {
    let salon = with_lindner();
    let wish = |person: Option<&str>, limit| NextSlot {
        parts: salon.booking("", &["Ansatzfarbe", "WSF"], person, at("09:00")).parts,
        customer: None,
        from: Some(at("09:00")),
        weekdays: Vec::new(),
        within: None,
        limit,
    };
    let told = |offers: Vec<Offer>| -> Vec<String> {
        offers.into_iter().map(|offer| format!("{} {}", offer.at, offer.person_name)).collect()
    };
    assert_eq!(told(salon.ask(wish(Some("Jana"), 1)).unwrap()), ["Fr 27.11.2026 11:00 Jana"]);
    let anyone = told(salon.ask(wish(None, 3)).unwrap());
    assert_eq!(
        anyone,
        ["Fr 27.11.2026 09:00 Sabine", "Fr 27.11.2026 09:00 Mehmet", "Fr 27.11.2026 11:00 Jana"]
    );

    let holiday = AddAbsence {
        person: salon.person("Jana"),
        from: friday(),
        until: day(2027, 1, 31),
        within: None,
        kind: AbsenceKind::Holiday,
        note: None,
    };
    assert_eq!(salon.ask(holiday).unwrap().appointments, 1, "Frau Lindner has to be moved");
    assert_eq!(salon.day_page(friday()).cards[0].warnings, ["Jana ist nicht da."]);
    assert_eq!(told(salon.ask(wish(Some("Jana"), 1)).unwrap()), ["Mo 01.02.2027 09:00 Jana"]);
    let until_spring = AddAbsence {
        person: salon.person("Jana"),
        from: day(2027, 1, 31),
        until: day(2027, 5, 31),
        within: None,
        kind: AbsenceKind::Other,
        note: Some("Elternzeit".into()),
    };
    salon.ask(until_spring).unwrap();
    assert!(salon.ask(wish(Some("Jana"), 1)).unwrap().is_empty(), "nothing in 90 days");
}

#[test]
fn a_short_colour_fits_into_anothers_processing_time_and_hands_never_cross() {
    let salon = with_lindner();
    // Hands 09:40–10:15 are free: the next colour's own hands of 40 minutes don't fit in.
    let offers = salon.ask(NextSlot {
        parts: salon.booking("", &["Föhnen"], Some("Jana"), at("09:00")).parts,
        customer: None,
        from: Some(at("09:00")),
        weekdays: Vec::new(),
        within: None,
        limit: 1,
    });
    assert_eq!(offers.unwrap()[0].at, at("09:40"));
}

#[test]
fn a_missed_appointment_is_offered_to_who_waits_and_the_fee_is_waived_with_a_reason() {
    let salon = TestSalon::with_calendar();
    let save = contract::customers::SaveCustomer {
        id: None,
        name: "Peters, Hauke".into(),
        phone: None,
        before: None,
    };
    let peters = salon.ask(save).unwrap();
    let wish = salon.booking("", &["WSF"], Some("Jana"), at("14:00"));
    let wish = Book { guest: Guest { customer: Some(peters.id), ..Guest::default() }, ..wish };
    let card = salon.ask(wish).unwrap().appointment.card;
    for person in ["Sabine", "Mehmet"] {
        salon.book("Braut", &["Hochzeitsfrisur"], person, at("14:00"));
    }
    let waiting = |name: &str, services: &[&str]| AddWaiting {
        guest: guest(name),
        parts: salon.booking("", services, None, at("14:00")).parts,
        from: friday(),
        until: day(2026, 12, 4),
        within: None,
        note: None,
    };
    let stein = salon.ask(waiting("Frau Stein", &["WSF"])).unwrap();
    assert_eq!((stein.minutes, stein.services.as_str()), (45, "Waschen-Schneiden-Föhnen Damen"));
    salon.at(friday(), 14, 1);
    let later = AddWaiting { within: Some(Span::new(0, 600)), ..waiting("Frau Koch", &["WSF"]) };
    salon.ask(later).unwrap();

    salon.at(friday(), 14, 15);
    let missed = salon.ask(MarkNoShow { appointment: card.id, version: card.version }).unwrap();
    let told: Vec<&str> = missed.freed.iter().map(|found| found.waiting.guest.name.as_str()).collect();
    assert_eq!(told, ["Frau Stein"], "Frau Koch only comes in the morning");
    assert_eq!(missed.freed[0].offer.at, at("14:15"));
    assert_eq!(missed.appointment.no_shows, 1);
    let fee = missed.appointment.fee.clone().unwrap();
    assert_eq!((fee.proposed.as_cents(), fee.decision), (2_900, None));

    let card = missed.appointment.card;
    let decide = |version, decision| DecideFee { appointment: card.id, version, decision };
    let waive = |reason: &str| decide(card.version, FeeDecision::Waive { reason: reason.into() });
    assert_eq!(salon.refused(waive("")).code(), "calendar.reason_missing");
    let decided = salon.ask(waive("Autounfall")).unwrap().appointment;
    let fee = decided.fee.unwrap();
    assert_eq!(fee.decision, Some(FeeDecision::Waive { reason: "Autounfall".into() }));
    assert_eq!(fee.decided_by.as_deref(), Some("Sabine"));
    assert_eq!(salon.all_entries().iter().filter(|entry| entry.head.receipt_number.is_some()).count(), 0);

    let booked = salon.book("Frau Stein", &["WSF"], "Jana", at("14:15"));
    assert_eq!(booked.card.at, Some(at("14:15")));
    salon.ask(RemoveWaiting { waiting: stein.id }).unwrap();
    assert_eq!(salon.refused(RemoveWaiting { waiting: stein.id }).code(), "calendar.no_such_plan");
    assert_eq!(salon.ask(WaitingList).unwrap().len(), 1);
    let again = MarkNoShow { appointment: card.id, version: decided.card.version };
    assert_eq!(salon.refused(again).code(), "calendar.wrong_step");
}

#[test]
fn same_again_in_six_weeks_and_what_does_not_fit_hangs_in_the_air() {
    let salon = with_lindner();
    let first = salon.day_page(friday()).cards[0].clone();
    let closure = AddClosure { from: day(2027, 1, 4), until: day(2027, 1, 9), name: "Betriebsferien".into() };
    salon.ask(closure).unwrap();
    let series = salon.ask(BookSeries { appointment: first.id, every_weeks: 6, times: 3 }).unwrap();
    let booked: Vec<String> = series.booked.iter().map(|a| a.card.at.unwrap().to_string()).collect();
    assert_eq!(booked, ["Fr 19.02.2027 09:00", "Fr 02.04.2027 09:00"], "09:00 in summer time too");
    let (parked, why) = &series.parked[0];
    assert!(why.starts_with("Am Fr 08.01.2027 ist der Salon geschlossen (Betriebsferien)."), "{why}");
    assert!(parked.card.parked.is_some() && !parked.card.half_made);
    assert_eq!(series.booked[0].series.len(), 4);
    for (every_weeks, times) in [(0, 3), (53, 1), (1, 0), (1, 53)] {
        let wish = BookSeries { appointment: first.id, every_weeks, times };
        assert_eq!(salon.refused(wish).code(), "calendar.bad_series");
    }
}

#[test]
fn a_preview_tells_conflicts_and_effects_before_the_release() {
    let salon = with_lindner();
    let card = salon.book("Herr Amiri", &["Herrenschnitt"], "Mehmet", at("10:00")).card;
    let to = |time: &str, person: &str| TryMove {
        appointment: card.id,
        at: at(time),
        person: Some(Handover { from: None, to: salon.person(person) }),
    };
    let fine = salon.ask(to("09:40", "Jana")).unwrap();
    assert!(fine.possible && fine.hindrances.len() == 1, "{fine:?}");
    assert_eq!(
        fine.hindrances[0].sentence,
        "Danach bleiben bei Jana nur 5 min bis „Waschen-Schneiden-Föhnen Damen“."
    );
    assert_eq!((fine.blocks[0].from, fine.blocks[0].person), (9 * 60 + 40, salon.person("Jana")));
    let taken = salon.ask(to("10:00", "Jana")).unwrap();
    assert!(!taken.possible);
    assert_eq!(
        (taken.hindrances[0].kind, taken.hindrances[0].span),
        (HindranceKind::Taken, Some(Span::new(615, 660)))
    );
    assert_eq!(taken.instead.unwrap().at, at("10:00"), "Mehmet still has the time");
    let late = salon.ask(to("17:45", "Jana")).unwrap();
    assert_eq!((late.possible, late.hindrances[0].kind), (true, HindranceKind::OutsideHours));
    let past = salon.ask(TryMove { at: on(day(2026, 11, 20), "10:00"), ..to("10:00", "Jana") }).unwrap();
    assert!(!past.possible && past.blocks.is_empty());
    let longer = TryResize { appointment: card.id, part: 0, phase: 0, minutes: 45 };
    assert_eq!(salon.ask(longer).unwrap().blocks[0].until, 10 * 60 + 45);
    let book = salon.booking("Kind", &["Kinderschnitt"], None, at("10:00"));
    let booked = salon.ask(TryBook { book }).unwrap();
    assert_eq!((booked.possible, booked.blocks[0].person), (true, salon.person("Sabine")));
    assert_eq!(salon.day_page(friday()).cards.len(), 2, "nothing was booked");
}

#[test]
fn learned_durations_are_shown_with_their_count_and_change_nothing() {
    let salon = TestSalon::with_calendar();
    for (from, minutes) in [(9, 24), (10, 27), (11, 40)] {
        let card = salon.book("Kind", &["Kinderschnitt"], "Jana", at(&format!("{from:02}:00"))).card;
        salon.at(friday(), from, 0);
        let step = |version, state| SetState { appointment: card.id, version, state };
        let begun = salon.ask(step(card.version, AppointmentState::InService)).unwrap().appointment.card;
        salon.at(friday(), from, minutes);
        salon.ask(step(begun.version, AppointmentState::Finished)).unwrap();
    }
    let learned = salon.ask(LearnedDurations::default()).unwrap();
    let one = &learned[0];
    assert_eq!((one.planned_minutes, one.median_minutes, one.count, learned.len()), (20, 27, 3, 1));
    let next = salon.book("Kind", &["Kinderschnitt"], "Jana", at("13:00")).card;
    assert_eq!(next.until, Some(13 * 60 + 20), "never applied by itself");
}

#[test]
fn week_month_and_list_show_the_same_day() {
    let salon = with_lindner();
    let week = salon.ask(ShowWeek { day: friday(), person: None }).unwrap();
    assert_eq!((week.days.len(), week.days[4].cards.len(), week.days[4].summary.day), (7, 1, friday()));
    assert_eq!(week.days[6].summary.closed.as_deref(), Some("Ruhetag"));
    let month = salon.ask(ShowMonth { day: friday(), person: Some(salon.person("Jana")) }).unwrap();
    assert_eq!((month.days.len(), month.days[26].appointments), (30, 1));
    assert_eq!(month.days[26].load_percent, 85 * 100 / 540);
    let february = salon.ask(ShowMonth { day: day(2028, 2, 29), person: None }).unwrap();
    assert_eq!(february.days.len(), 29);
    let wish = PersonList { person: salon.person("Jana"), from: friday(), until: friday() };
    let list = salon.ask(wish).unwrap();
    assert_eq!(
        (list.len(), list[0].guest.as_str(), list[0].at, list[0].until),
        (1, "Frau Lindner", at("09:00"), 660)
    );
    let others = PersonList { person: salon.person("Mehmet"), from: friday(), until: friday() };
    assert!(salon.ask(others).unwrap().is_empty());
}

#[test]
fn who_leaves_the_staff_leaves_no_appointment_behind() {
    let salon = with_lindner();
    let jana = salon.ask(People).unwrap().into_iter().find(|person| person.short_name == "Jana").unwrap();
    let wish = SavePerson {
        id: Some(jana.id),
        name: jana.name,
        short_name: jana.short_name,
        role: Role::Reception,
        performs: true,
        active: false,
    };
    let asked = salon.refused(wish.clone());
    assert_eq!(asked.question(), Some(Question::ParkAppointments));
    assert!(asked.to_string().starts_with("Jana hat ab heute noch einen Termin (1)."), "{asked}");
    assert!(salon.ask(People).unwrap().iter().any(|person| person.id == jana.id && person.active));
    salon.ask_yes(wish, &[Question::ParkAppointments]).unwrap();
    let page = salon.day_page(friday());
    assert_eq!((page.cards.len(), page.parked.len()), (0, 1));
}
