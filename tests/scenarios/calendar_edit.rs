//! An appointment is edited as a whole, or not at all: who comes, for what, by whom, how long, when.

use contract::calendar::*;
use contract::customers::SaveCustomer;
use contract::refusal::CalendarRefusal;
use contract::{CustomerId, Money, Refusal};
use lockbuch_tests::calendar::{at, blocks, guest, on};
use lockbuch_tests::house::{House, day};

/// Frau Lindner's cut at 09:00 by Jana, and Herr Koch's after it.
fn two() -> (House, Card) {
    let house = House::with_calendar();
    let card = house.book("Frau Lindner", &["WSF"], "Jana", at("09:00")).card;
    house.book("Herr Koch", &["Herrenschnitt"], "Jana", at("10:00"));
    (house, card)
}

fn edit(card: &Card) -> ChangeAppointment {
    let (appointment, version) = (card.id, card.version);
    ChangeAppointment { appointment, version, guest: card.guest.clone(), at: None, parts: None, note: None }
}

fn customer(house: &House, name: &str) -> CustomerId {
    house.ask(SaveCustomer { id: None, name: name.into(), phone: None }).unwrap().id
}

/// A part as it is agreed, as a wish.
fn wish(part: &Part) -> PartWish {
    let helpers = part.phases.iter().zip(0..).filter_map(|(phase, at)| Some((at, phase.helper?)));
    PartWish {
        article: part.article,
        person: part.person,
        price: Some(part.price),
        minutes: Some(part.phases.iter().map(|phase| phase.minutes).collect()),
        helpers: helpers.collect(),
    }
}

#[test]
fn everything_changes_in_one_step_and_comes_back_in_one() {
    let (house, card) = two();
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
    house.ask(SavePhases { article: house.article("Ansatzfarbe"), phases }).unwrap();
    let before = house.appointment(card.id);
    let petra = customer(&house, "Petra Lindner");

    let colour = PartWish {
        price: Some(Money::cents(6_000)),
        minutes: Some(vec![30, 40, 10]),
        helpers: vec![(2, house.person("Lea"))],
        ..PartWish::of(house.article("Ansatzfarbe"), Some(house.person("Mehmet")))
    };
    let cut = PartWish { person: Some(house.person("Sabine")), ..wish(&before.parts[0]) };
    let whole = ChangeAppointment {
        guest: Guest { customer: Some(petra), phone: Some("0171 55".into()), ..Guest::default() },
        at: Some(at("13:00")),
        parts: Some(vec![colour.clone(), cut]),
        note: Some("mit Hund".into()),
        ..edit(&card)
    };
    let tried = house.ask(TryChange { change: whole.clone() }).unwrap();
    assert_eq!((tried.possible, tried.blocks.len()), (true, 4));
    let changed = house.ask(whole).unwrap();
    let seen = &changed.appointment;
    assert_eq!(
        blocks(&house, &seen.card),
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
        house.ask(AppointmentHistory { appointment: card.id }).unwrap()[0].what,
        "geändert: Kundin, Telefon, Leistungen, Zeit, Notiz"
    );

    let back = house.ask(UndoChange { change: changed.change }).unwrap().appointment;
    assert_eq!(
        (back.parts, back.card.guest, back.card.at),
        (before.parts, before.card.guest, before.card.at)
    );
    assert_eq!((back.card.note, back.total), (None, before.total));
}

#[test]
fn services_that_do_not_fit_are_refused_with_the_nearest_time_that_would_do() {
    let (house, card) = two();
    let longer = |at| ChangeAppointment {
        at,
        parts: Some(house.booking("", &["WSF", "Herrenschnitt"], Some("Jana"), card.at.unwrap()).parts),
        ..edit(&card)
    };
    let no = house.refused(longer(None));
    let Refusal::Calendar(CalendarRefusal::Busy { clash }) = &no else { panic!("{no}") };
    assert_eq!(clash.span.german(), "10:00–10:30");
    let offer = clash.instead.clone().unwrap();
    assert_eq!((offer.at, offer.person_name.as_str()), (at("09:00"), "Sabine"), "{no}");
    let same = house.appointment(card.id).card;
    assert_eq!((same.version, same.services), (card.version, card.services.clone()), "nothing changed");

    let tried = house.ask(TryChange { change: longer(None) }).unwrap();
    assert_eq!((tried.possible, tried.instead), (false, Some(offer)));
    let moved = house.ask(longer(Some(at("10:30")))).unwrap().appointment.card;
    assert_eq!((moved.at, moved.until), (Some(at("10:30")), Some(11 * 60 + 45)));
    house.book("Frau Stein", &["WSF"], "Jana", at("09:00"));
}

#[test]
fn another_customer_takes_the_appointment_if_she_is_free() {
    let (house, card) = two();
    let (petra, ute) = (customer(&house, "Petra Lindner"), customer(&house, "Ute Stein"));
    let who = |id| Guest { customer: Some(id), ..Guest::default() };
    let busy = Book { guest: who(ute), ..house.booking("", &["Herrenschnitt"], Some("Mehmet"), at("09:15")) };
    house.ask(busy).unwrap();
    let no = house.refused(ChangeAppointment { guest: who(ute), ..edit(&card) });
    assert!(
        no.to_string().starts_with("Ute Stein hat 09:15–09:45 schon einen Termin: Herrenschnitt."),
        "{no}"
    );
    let changed = house.ask(ChangeAppointment { guest: who(petra), ..edit(&card) }).unwrap();
    assert_eq!(changed.appointment.card.guest.name, "Petra Lindner");
    let twice =
        Book { guest: who(petra), ..house.booking("", &["Herrenschnitt"], Some("Mehmet"), at("09:45")) };
    house.ask(twice).unwrap();
    let clash =
        Book { guest: who(petra), ..house.booking("", &["Augenbrauen"], Some("Sabine"), at("09:30")) };
    assert_eq!(house.refused(clash).code(), "calendar.busy");
    house.ask(UndoChange { change: changed.change }).unwrap();
    assert_eq!(house.appointment(card.id).card.guest.name, "Frau Lindner");
}

#[test]
fn a_parked_one_comes_down_whole_and_half_an_edit_is_refused() {
    let (house, card) = two();
    let parked = house.ask(Park { appointment: card.id, version: card.version }).unwrap().appointment.card;
    let down = ChangeAppointment { at: Some(on(day(2026, 11, 28), "10:00")), ..edit(&parked) };
    let down = house.ask(down).unwrap().appointment.card;
    assert_eq!((down.parked, down.at), (None, Some(on(day(2026, 11, 28), "10:00"))));

    let begun = Book { guest: guest("Anna"), at: None, parts: vec![], note: None };
    let begun = house.ask(begun).unwrap().appointment.card;
    let timed = ChangeAppointment { at: Some(at("12:00")), ..edit(&begun) };
    assert_eq!(house.refused(timed.clone()).code(), "calendar.half_made");
    let none = ChangeAppointment { parts: Some(vec![]), ..timed.clone() };
    assert_eq!(house.refused(none).code(), "calendar.half_made");
    let parts = Some(house.booking("", &["Kinderschnitt"], None, at("12:00")).parts);
    let whole = house.ask(ChangeAppointment { parts, ..timed }).unwrap().appointment.card;
    assert_eq!((whole.half_made, whole.parked, whole.at), (false, None, Some(at("12:00"))));
}

#[test]
fn what_lies_in_a_basket_or_is_over_keeps_its_services_and_may_be_named_better() {
    let house = House::open_for_business();
    let card = house.book("Frau Lindner", &["WSF"], "Jana", at("09:00")).card;
    let basket = house.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap();
    let card = house.appointment(card.id).card;
    let parts = Some(house.booking("", &["Herrenschnitt"], Some("Jana"), at("09:00")).parts);
    let other = ChangeAppointment { parts: parts.clone(), ..edit(&card) };
    assert_eq!(house.refused(other.clone()).code(), "calendar.in_a_basket");
    assert_eq!(house.ask(TryChange { change: other }).unwrap().hindrances[0].kind, HindranceKind::Impossible);
    let guest = Guest { phone: Some("0421 7".into()), ..guest("Frau Lindner-Voß") };
    let named = house.ask(ChangeAppointment { guest, ..edit(&card) }).unwrap().appointment.card;
    assert_eq!((named.guest.name.as_str(), named.basket), ("Frau Lindner-Voß", Some(basket.id.clone())));
    house.pay(&basket.id, &[lockbuch_tests::till::cash(5_800, None)]);
    let paid = house.appointment(card.id).card;
    assert_eq!(house.refused(ChangeAppointment { parts, ..edit(&paid) }).code(), "calendar.over");
}
