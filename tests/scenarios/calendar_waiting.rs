//! The waiting list: it keeps all that someone wants, books all of it, and is asked whenever time becomes free.

use contract::calendar::*;
use contract::{AppointmentId, Question};
use lockbuch_tests::calendar::{at, blocks, friday, guest, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

/// Jana's whole Friday is full but for what the test frees; the others are away.
fn full() -> (TestSalon, Card) {
    let salon = TestSalon::with_calendar();
    for person in ["Sabine", "Mehmet"] {
        let (person, from, until) = (salon.person(person), friday(), friday());
        let kind = AbsenceKind::School;
        salon.ask(AddAbsence { person, from, until, within: None, kind, note: None }).unwrap();
    }
    let mut slot = 9 * 60;
    let mut first = None;
    while slot < 18 * 60 {
        let time = Slot { day: friday(), minute: slot };
        let card = salon.book("Gast", &["WSF"], "Jana", time).card;
        first.get_or_insert(card);
        slot += 45;
    }
    (salon, first.unwrap())
}

fn waits(salon: &TestSalon, name: &str, services: &[&str], person: Option<&str>) -> Waiting {
    let parts = salon.booking("", services, person, at("09:00")).parts;
    let (from, until) = (friday(), day(2026, 12, 4));
    let note = Some("ruft gern zurück".to_owned());
    salon.ask(AddWaiting { guest: guest(name), parts, from, until, within: None, note }).unwrap()
}

fn told(freed: &[WaitingMatch]) -> Vec<String> {
    let told = |found: &WaitingMatch| {
        format!("{} {} {}", found.waiting.guest.name, found.offer.at, found.offer.person_name)
    };
    freed.iter().map(told).collect()
}

fn fresh(salon: &TestSalon, id: AppointmentId) -> (AppointmentId, u32) {
    (id, salon.appointment(id).card.version)
}

#[test]
fn whoever_waits_is_booked_with_all_services_and_persons() {
    let salon = TestSalon::with_calendar();
    let mut parts = salon.booking("", &["Ansatzfarbe", "WSF"], None, at("09:00")).parts;
    parts[1].person = Some(salon.person("Mehmet"));
    parts[1].price = Some(contract::Money::cents(5_000));
    parts[1].reason = Some("Stammkundin".into());
    let (from, until) = (friday(), friday());
    let add = AddWaiting {
        guest: guest("Frau Stein"),
        parts: parts.clone(),
        from,
        until,
        within: None,
        note: None,
    };
    let waiting = salon.ask(add).unwrap();
    assert_eq!((waiting.minutes, &waiting.parts), (120, &parts));

    let take = TakeWaiting { waiting: waiting.id, at: at("10:00"), person: None };
    let taken = salon.ask(take.clone()).unwrap();
    let told = blocks(&salon, &taken.appointment.card);
    assert_eq!(told.len(), 3);
    assert_eq!(told[2], "Mehmet 11:15–12:00 Waschen-Schneiden-Föhnen Damen");
    assert_eq!(
        (taken.appointment.total.as_cents(), taken.appointment.card.guest.name.as_str()),
        (11_400, "Frau Stein")
    );
    assert_eq!(salon.ask(WaitingList).unwrap(), []);
    assert_eq!(salon.refused(take.clone()).code(), "calendar.no_such_plan");
    assert_eq!(salon.refused(RemoveWaiting { waiting: waiting.id }).code(), "calendar.no_such_plan");

    salon.ask(UndoChange { change: taken.change }).unwrap();
    assert_eq!(
        salon.ask(WaitingList).unwrap(),
        std::slice::from_ref(&waiting),
        "taken back, she waits again"
    );
    salon.book("Herr Koch", &["Herrenschnitt"], "Mehmet", at("11:30"));
    assert_eq!(salon.refused(take).code(), "calendar.nobody_free");
    assert_eq!(salon.ask(WaitingList).unwrap().len(), 1, "a no leaves her on the list");
    let by = |person: &str| Some(salon.person(person));
    let other = waits(&salon, "Frau Voß", &["WSF"], None);
    let taken = salon.ask(TakeWaiting { waiting: other.id, at: at("14:00"), person: by("Sabine") }).unwrap();
    assert_eq!(taken.appointment.parts[0].person, by("Sabine"));
    assert_eq!(taken.appointment.card.note.as_deref(), Some("ruft gern zurück"));
    let own = waits(&salon, "Frau Groß", &["WSF"], Some("Jana"));
    let taken = salon.ask(TakeWaiting { waiting: own.id, at: at("14:00"), person: by("Mehmet") }).unwrap();
    assert_eq!(taken.appointment.parts[0].person, by("Jana"), "her wish holds");
}

#[test]
fn every_way_to_free_time_asks_who_waits() {
    let (salon, card) = full();
    let id = card.id;
    waits(&salon, "Frau Brow", &["Augenbrauen"], None);
    waits(&salon, "Frau Stein", &["WSF"], None);
    waits(&salon, "Herr Mehmets", &["Herrenschnitt"], Some("Mehmet"));
    let both = ["Frau Brow Fr 27.11.2026 09:00 Jana", "Frau Stein Fr 27.11.2026 09:00 Jana"];

    let (appointment, version) = fresh(&salon, id);
    let shorter = salon.ask(Resize { appointment, version, part: 0, phase: 0, minutes: 35 }).unwrap();
    assert_eq!(told(&shorter.freed), ["Frau Brow Fr 27.11.2026 09:35 Jana"], "ten minutes are no cut");
    let back = salon.ask(UndoChange { change: shorter.change }).unwrap();
    assert_eq!(told(&back.freed), Vec::<String>::new());

    let (appointment, version) = fresh(&salon, id);
    let parked = salon.ask(Park { appointment, version }).unwrap();
    assert_eq!(told(&parked.freed), both);
    salon.ask(UndoChange { change: parked.change }).unwrap();

    let (appointment, version) = fresh(&salon, id);
    let saturday = on(day(2026, 11, 28), "10:00");
    let moved = salon.ask(Move { appointment, version, at: saturday, person: None }).unwrap();
    assert_eq!(told(&moved.freed), both);
    let undone = salon.ask(UndoChange { change: moved.change }).unwrap();
    assert_eq!(told(&undone.freed)[1], "Frau Stein Sa 28.11.2026 10:00 Jana", "an undo frees time as well");

    let (appointment, version) = fresh(&salon, id);
    let reason = "krank".to_owned();
    let off = salon.ask(CancelAppointment { appointment, version, reason }).unwrap();
    assert_eq!(told(&off.freed), both);
    salon.ask(UndoChange { change: off.change }).unwrap();

    let (appointment, version) = fresh(&salon, id);
    let parts = Some(salon.booking("", &["Kinderschnitt"], Some("Jana"), at("09:00")).parts);
    let less = ChangeAppointment { appointment, version, guest: guest("Gast"), at: None, parts, note: None };
    let less = salon.ask(less).unwrap();
    assert_eq!(told(&less.freed), ["Frau Brow Fr 27.11.2026 09:20 Jana"]);
    salon.ask(UndoChange { change: less.change }).unwrap();

    salon.at(friday(), 9, 0);
    let (appointment, version) = fresh(&salon, id);
    let missed = salon.ask(MarkNoShow { appointment, version }).unwrap();
    assert_eq!(told(&missed.freed), both);
}

#[test]
fn a_handover_frees_the_time_of_who_had_it() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Gast", &["WSF"], "Jana", at("09:00")).card;
    waits(&salon, "Herr Janas", &["Herrenschnitt"], Some("Jana"));
    let handed = salon.ask(salon.moving(&card, at("09:00"), Some("Mehmet"))).unwrap();
    assert_eq!(told(&handed.freed), ["Herr Janas Fr 27.11.2026 09:00 Jana"]);
}

#[test]
fn freed_time_joins_the_gap_before_it() {
    let (salon, card) = full();
    let second = salon.day_page(friday()).cards[1].clone();
    let shorter = Resize { appointment: card.id, version: card.version, part: 0, phase: 0, minutes: 30 };
    salon.ask(shorter).unwrap();
    let shorter = Resize { appointment: second.id, version: second.version, part: 0, phase: 0, minutes: 20 };
    salon.ask(shorter).unwrap();
    let version = salon.appointment(second.id).card.version;
    // Free are 09:30–09:45 and 10:05–10:30; with the twenty minutes between them it is a whole hour.
    let parts = salon.booking("", &["Herrenschnitt", "Kinderschnitt"], None, at("09:00")).parts;
    let (from, until) = (friday(), friday());
    let add = AddWaiting { guest: guest("Herr Groß"), parts, from, until, within: None, note: None };
    salon.ask(add).unwrap();
    let parked = salon.ask(Park { appointment: second.id, version }).unwrap();
    assert_eq!(told(&parked.freed), ["Herr Groß Fr 27.11.2026 09:30 Jana"]);
}

#[test]
fn who_has_time_only_then_is_offered_only_that_from_begin_to_end() {
    let (salon, card) = full();
    let parts = salon.booking("", &["WSF"], None, at("09:00")).parts;
    let waits = |name: &str, from: &str, until: &str| {
        let within = Some(Span::new(at(from).minute, at(until).minute));
        let (parts, days) = (parts.clone(), (friday(), friday()));
        let add = AddWaiting { guest: guest(name), parts, from: days.0, until: days.1, within, note: None };
        salon.ask(add).unwrap();
    };
    waits("Frau Kurz", "09:00", "09:30");
    waits("Frau Lang", "09:00", "09:45");
    waits("Frau Spät", "17:00", "18:00");
    let (appointment, version) = fresh(&salon, card.id);
    let parked = salon.ask(Park { appointment, version }).unwrap();
    assert_eq!(told(&parked.freed), ["Frau Lang Fr 27.11.2026 09:00 Jana"], "45 minutes end at 09:45");
    salon.at(friday(), 9, 0);
    let fits = salon.ask(FitsNow { articles: Vec::new(), person: None }).unwrap().fits;
    let waiting: Vec<_> = filled(&fits).iter().filter_map(|it| it.guest.as_deref()).collect();
    assert_eq!(waiting, ["Frau Lang"], "and nobody is proposed whom it does not suit");
}

#[test]
fn free_time_outside_hours_is_offered_to_nobody() {
    let salon = TestSalon::with_calendar();
    let wish = salon.booking("Gast", &["Kinderschnitt"], Some("Jana"), at("19:00"));
    let late = salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card;
    waits(&salon, "Frau Brow", &["Augenbrauen"], Some("Jana"));
    let parked = salon.ask(Park { appointment: late.id, version: late.version }).unwrap();
    assert_eq!(told(&parked.freed), Vec::<String>::new());
}

#[test]
fn what_is_planned_anew_asks_who_waits_too() {
    let salon = TestSalon::with_calendar();
    salon.sign_in_as("Sabine");
    let away = |person: &str| AddAbsence {
        person: salon.person(person),
        from: friday(),
        until: day(2026, 12, 4),
        within: None,
        kind: AbsenceKind::School,
        note: None,
    };
    let mehmet = salon.ask(away("Mehmet")).unwrap().absence;
    for person in ["Jana", "Sabine"] {
        salon.ask(away(person)).unwrap();
    }
    waits(&salon, "Frau Stein", &["WSF"], None);
    let asked = salon.ask(RemoveAbsence { absence: mehmet }).unwrap();
    assert_eq!(told(&asked), ["Frau Stein Fr 27.11.2026 09:00 Mehmet"]);
    let (from, until) = (friday(), friday());
    let holidays = salon.ask(AddClosure { from, until, name: "Umbau".into() }).unwrap();
    let asked = salon.ask(RemoveClosure { closure: holidays }).unwrap();
    assert_eq!(told(&asked), ["Frau Stein Fr 27.11.2026 09:00 Mehmet"]);
    let late = Shift { week: 0, weekday: 4, span: Span::new(12 * 60, 20 * 60), breaks: Vec::new() };
    let early = Shift { span: Span::new(8 * 60, 16 * 60), ..late.clone() };
    let plan = |shift: Shift| ShiftPlan {
        person: salon.person("Mehmet"),
        from: friday(),
        cycle_weeks: 1,
        shifts: vec![shift],
    };
    let asked = salon.ask(SaveShiftPlan { plan: plan(late.clone()) }).unwrap();
    assert_eq!(told(&asked), ["Frau Stein Fr 27.11.2026 12:00 Mehmet"]);
    assert_eq!(salon.ask(SaveShiftPlan { plan: plan(late) }).unwrap(), [], "nothing is different");
    assert_eq!(salon.ask(SaveShiftPlan { plan: plan(early) }).unwrap().len(), 1);
}
