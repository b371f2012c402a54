//! An appointment is edited as a whole, or not at all: who comes, for what, by whom, how long, when.

use contract::calendar::*;
use contract::customers::SaveCustomer;
use contract::refusal::CalendarRefusal;
use contract::{CustomerId, Money, Refusal};
use lockbuch_tests::calendar::{at, blocks, guest, on};
use lockbuch_tests::test_salon::{TestSalon, day};

/// Frau Lindner's cut at 09:00 by Jana, and Herr Koch's after it.
fn two() -> (TestSalon, Card) {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Frau Lindner", &["WSF"], "Jana", at("09:00")).card;
    salon.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:00"));
    (salon, card)
}

fn edit(card: &Card) -> ChangeAppointment {
    let (appointment, version) = (card.id, card.version);
    ChangeAppointment { appointment, version, guest: card.guest.clone(), at: None, parts: None, note: None }
}

fn customer(salon: &TestSalon, name: &str) -> CustomerId {
    salon.ask(SaveCustomer { id: None, name: name.into(), phone: None, before: None }).unwrap().id
}

/// A part as it is agreed, as a wish.
fn wish(part: &Part) -> PartWish {
    let helpers = part.phases.iter().zip(0..).filter_map(|(phase, at)| Some((at, phase.helper?)));
    PartWish {
        article: part.article,
        person: part.person,
        price: Some(part.price),
        reason: part.reason.clone(),
        minutes: Some(part.phases.iter().map(|phase| phase.minutes).collect()),
        helpers: helpers.collect(),
    }
}

#[test]
fn everything_changes_in_one_step_and_comes_back_in_one() {
    let (salon, card) = two();
    let phase = |kind, minutes, name: &str, helper| Phase {
        kind,
        minutes,
        name: name.into(),
        resource: None,
        helper,
    };
    let phases = vec![
        phase(PhaseKind::Active, 40, "auftragen", false),
        phase(PhaseKind::Passive, 35, "einwirken", false),
        phase(PhaseKind::Active, 15, "auswaschen", true),
    ];
    salon.ask(SavePhases { article: salon.article("Ansatzfarbe"), phases }).unwrap();
    let before = salon.appointment(card.id);
    let petra = customer(&salon, "Petra Lindner");

    let colour = PartWish {
        price: Some(Money::cents(6_000)),
        reason: Some("Modell für die Auszubildende".into()),
        minutes: Some(vec![30, 40, 10]),
        helpers: vec![(2, salon.person("Lea"))],
        ..PartWish::of(salon.article("Ansatzfarbe"), Some(salon.person("Mehmet")))
    };
    let cut = PartWish { person: Some(salon.person("Sabine")), ..wish(&before.parts[0]) };
    let whole = ChangeAppointment {
        guest: Guest { customer: Some(petra), phone: Some("0171 55".into()), ..Guest::default() },
        at: Some(at("13:00")),
        parts: Some(vec![colour.clone(), cut]),
        note: Some("mit Hund".into()),
        ..edit(&card)
    };
    let tried = salon.ask(TryChange { change: whole.clone() }).unwrap();
    assert_eq!((tried.possible, tried.blocks.len()), (true, 4));
    let changed = salon.ask(whole).unwrap();
    let seen = &changed.appointment;
    assert_eq!(
        blocks(&salon, &seen.card),
        [
            "Mehmet 13:00–13:30 Ansatzfarbe · auftragen",
            "(Mehmet 13:30–14:10 einwirken)",
            "Lea 14:10–14:20 Ansatzfarbe · auswaschen",
            "Sabine 14:20–15:05 Waschen-Schneiden-Föhnen Damen",
        ]
    );
    assert_eq!((seen.card.guest.name.as_str(), seen.total.as_cents()), ("Petra Lindner", 11_800));
    assert_eq!(
        (seen.card.guest.phone.as_deref(), seen.card.note.as_deref()),
        (Some("0171 55"), Some("mit Hund"))
    );
    assert_eq!(wish(&seen.parts[0]), colour, "what was agreed is told as it was wished");
    assert_eq!(
        salon.ask(AppointmentHistory { appointment: card.id }).unwrap()[0].what,
        "geändert: Kundin, Telefon, Leistungen, Zeit, Notiz"
    );

    let back = salon.ask(UndoChange { change: changed.change }).unwrap().appointment;
    assert_eq!(
        (back.parts, back.card.guest, back.card.at),
        (before.parts, before.card.guest, before.card.at)
    );
    assert_eq!((back.card.note, back.total), (None, before.total));
}

#[test]
fn services_that_do_not_fit_are_refused_with_the_nearest_time_that_would_do() {
    let (salon, card) = two();
    let longer = |at| ChangeAppointment {
        at,
        parts: Some(salon.booking("", &["WSF", "Herrenschnitt"], Some("Jana"), card.at.unwrap()).parts),
        ..edit(&card)
    };
    let no = salon.refused(longer(None));
    let Refusal::Calendar(CalendarRefusal::Busy { clash }) = &no else { panic!("{no}") };
    assert_eq!(clash.span.german(), "10:00–10:30");
    let offer = clash.instead.clone().unwrap();
    assert_eq!((offer.at, offer.person_name.as_str()), (at("09:00"), "Sabine"), "{no}");
    let same = salon.appointment(card.id).card;
    assert_eq!((same.version, same.services), (card.version, card.services.clone()), "nothing changed");

    let tried = salon.ask(TryChange { change: longer(None) }).unwrap();
    assert_eq!((tried.possible, tried.instead), (false, Some(offer)));
    let moved = salon.ask(longer(Some(at("10:30")))).unwrap().appointment.card;
    assert_eq!((moved.at, moved.until), (Some(at("10:30")), Some(11 * 60 + 45)));
    salon.book("Frau Stein", &["WSF"], "Jana", at("09:00"));
}

#[test]
fn another_customer_takes_the_appointment_if_she_is_free() {
    let (salon, card) = two();
    let (petra, ute) = (customer(&salon, "Petra Lindner"), customer(&salon, "Ute Stein"));
    let who = |id| Guest { customer: Some(id), ..Guest::default() };
    let busy = Book { guest: who(ute), ..salon.booking("", &["Herrenschnitt"], Some("Mehmet"), at("09:15")) };
    salon.ask(busy).unwrap();
    let no = salon.refused(ChangeAppointment { guest: who(ute), ..edit(&card) });
    assert!(
        no.to_string().starts_with("Ute Stein hat 09:15–09:45 schon einen Termin: Herrenschnitt."),
        "{no}"
    );
    let changed = salon.ask(ChangeAppointment { guest: who(petra), ..edit(&card) }).unwrap();
    assert_eq!(changed.appointment.card.guest.name, "Petra Lindner");
    let twice =
        Book { guest: who(petra), ..salon.booking("", &["Herrenschnitt"], Some("Mehmet"), at("09:45")) };
    salon.ask(twice).unwrap();
    let clash =
        Book { guest: who(petra), ..salon.booking("", &["Augenbrauen"], Some("Sabine"), at("09:30")) };
    assert_eq!(salon.refused(clash).code(), "calendar.busy");
    salon.ask(UndoChange { change: changed.change }).unwrap();
    assert_eq!(salon.appointment(card.id).card.guest.name, "Frau Lindner");
}

#[test]
fn a_parked_one_comes_down_whole_and_half_an_edit_is_refused() {
    let (salon, card) = two();
    let parked = salon.ask(Park { appointment: card.id, version: card.version }).unwrap().appointment.card;
    let down = ChangeAppointment { at: Some(on(day(2026, 11, 28), "10:00")), ..edit(&parked) };
    let down = salon.ask(down).unwrap().appointment.card;
    assert_eq!((down.parked, down.at), (None, Some(on(day(2026, 11, 28), "10:00"))));

    let begun = Book { guest: guest("Anna"), at: None, parts: vec![], note: None };
    let begun = salon.ask(begun).unwrap().appointment.card;
    let timed = ChangeAppointment { at: Some(at("12:00")), ..edit(&begun) };
    assert_eq!(salon.refused(timed.clone()).code(), "calendar.half_made");
    let none = ChangeAppointment { parts: Some(vec![]), ..timed.clone() };
    assert_eq!(salon.refused(none).code(), "calendar.half_made");
    let parts = Some(salon.booking("", &["Kinderschnitt"], None, at("12:00")).parts);
    let whole = salon.ask(ChangeAppointment { parts, ..timed }).unwrap().appointment.card;
    assert_eq!((whole.half_made, whole.parked, whole.at), (false, None, Some(at("12:00"))));
}

#[test]
fn what_lies_in_a_basket_or_is_over_keeps_its_services_and_may_be_named_better() {
    let salon = TestSalon::open_for_business();
    let card = salon.book("Frau Lindner", &["WSF"], "Jana", at("09:00")).card;
    let basket = salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let card = salon.appointment(card.id).card;
    let parts = Some(salon.booking("", &["Herrenschnitt"], Some("Jana"), at("09:00")).parts);
    let other = ChangeAppointment { parts: parts.clone(), ..edit(&card) };
    assert_eq!(salon.refused(other.clone()).code(), "calendar.in_a_basket");
    assert_eq!(salon.ask(TryChange { change: other }).unwrap().hindrances[0].kind, HindranceKind::Impossible);
    let guest = Guest { phone: Some("0421 7".into()), ..guest("Frau Lindner-Voß") };
    let named = salon.ask(ChangeAppointment { guest, ..edit(&card) }).unwrap().appointment.card;
    assert_eq!((named.guest.name.as_str(), named.basket), ("Frau Lindner-Voß", Some(basket.id.clone())));
    salon.pay(&basket.id, &[lockbuch_tests::till::cash(5_800, None)]);
    let paid = salon.appointment(card.id).card;
    assert_eq!(salon.refused(ChangeAppointment { parts, ..edit(&paid) }).code(), "calendar.over");
}
