//! What is agreed holds, and whoever agrees says why: prices, helpers, lengths of phases, fees, times that are asked for.

use contract::calendar::*;
use contract::catalogue::{Catalogue, SaveArticle};
use contract::customers::SaveCustomer;
use contract::people::{People, SavePerson};
use contract::settings::{SaveLateCancellation, ShowSettings};
use contract::till::{Basket, VoidLine};
use contract::{Money, Question, Role};
use lockbuch_tests::calendar::{at, blocks, friday, guest, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

fn phase(kind: PhaseKind, minutes: u32, name: &str, helper: bool) -> Phase {
    Phase { kind, minutes, name: name.into(), resource: None, helper }
}

/// Apply 40, processing 35, finish 45 by whoever helps.
fn three() -> Vec<Phase> {
    vec![
        phase(PhaseKind::Active, 40, "auftragen", false),
        phase(PhaseKind::Passive, 35, "einwirken", false),
        phase(PhaseKind::Active, 45, "auswaschen", true),
    ]
}

/// Frau Lindner's colour in three phases by Jana, of which the last may be helped with.
fn coloured() -> (TestSalon, Card) {
    let salon = TestSalon::haarwerk();
    salon.ask(SavePhases { article: salon.article("Ansatzfarbe"), phases: three() }).unwrap();
    let card = salon.book("Frau Lindner", &["Ansatzfarbe"], "Jana", at("09:00")).card;
    (salon, card)
}

fn handing(salon: &TestSalon, card: &Card, from: &str, to: &str) -> Move {
    let person = Some(Handover { from: Some(salon.person(from)), to: salon.person(to) });
    let version = salon.appointment(card.id).card.version;
    Move { appointment: card.id, version, at: at("09:00"), person }
}

#[test]
fn an_apprentice_takes_over_what_may_be_helped_with_and_gives_it_back() {
    let (salon, card) = coloured();
    let helped = salon.ask(handing(&salon, &card, "Jana", "Lea")).unwrap().appointment;
    assert_eq!(
        blocks(&salon, &helped.card),
        [
            "Jana 09:00–09:40 Ansatzfarbe · auftragen",
            "(Jana 09:40–10:15 einwirken)",
            "Lea 10:15–11:00 Ansatzfarbe · auswaschen",
        ]
    );
    let back = salon.ask(handing(&salon, &card, "Lea", "Jana")).unwrap().appointment;
    assert_eq!(blocks(&salon, &back.card)[2], "Jana 10:15–11:00 Ansatzfarbe · auswaschen");
    assert!(filled(&back.parts[0].phases).iter().all(|phase| phase.helper.is_none()), "Jana helps nobody");
    let cut = salon.book("Herr Koch", &["Herrenschnitt"], "Mehmet", at("09:00")).card;
    assert_eq!(salon.refused(handing(&salon, &cut, "Mehmet", "Lea")).code(), "calendar.not_a_stylist");
}

#[test]
fn who_helps_and_does_no_services_keeps_what_she_helps_with() {
    let (salon, card) = coloured();
    salon.ask(handing(&salon, &card, "Jana", "Lea")).unwrap();
    salon.sign_in_as("Sabine");
    let lea = salon.ask(People).unwrap().into_iter().find(|person| person.short_name == "Lea").unwrap();
    let save = |name: &str, active| SavePerson {
        id: Some(lea.id),
        name: name.into(),
        short_name: "Lea".into(),
        role: Role::Trainee,
        performs: false,
        active,
    };
    salon.ask(save("Lea Sommerfeld", true)).unwrap();
    assert_eq!(
        blocks(&salon, &salon.appointment(card.id).card)[2],
        "Lea 10:15–11:00 Ansatzfarbe · auswaschen"
    );
    let leaves = salon.refused(save("Lea Sommerfeld", false));
    assert_eq!(leaves.question(), Some(Question::ParkAppointments));
}

#[test]
fn what_was_set_for_a_phase_follows_it() {
    let (salon, _) = coloured();
    salon.sign_in_as("Sabine");
    let article = salon.article("Ansatzfarbe");
    let petra =
        salon.ask(SaveCustomer { id: None, before: None, name: "Petra".into(), phone: None }).unwrap().id;
    let longer = AdjustPhase { article, phase: 1, person: None, customer: Some(petra), minutes: Some(50) };
    salon.ask(longer).unwrap();
    let minutes = || -> Vec<(String, u32)> {
        let planned = salon.ask(PhasesFor { article, person: None, customer: Some(petra) }).unwrap();
        planned.phases.into_iter().map(|phase| (phase.name, phase.minutes)).collect()
    };
    let told = |all: &[(&str, u32)]| all.iter().map(|(name, m)| ((*name).into(), *m)).collect::<Vec<_>>();
    let mut phases = three();
    phases.insert(0, phase(PhaseKind::Active, 5, "beraten", false));
    salon.ask(SavePhases { article, phases }).unwrap();
    assert_eq!(minutes(), told(&[("beraten", 5), ("auftragen", 40), ("einwirken", 50), ("auswaschen", 45)]));
    let mut without = three();
    without.remove(1);
    salon.ask(SavePhases { article, phases: without }).unwrap();
    salon.ask(SavePhases { article, phases: three() }).unwrap();
    assert_eq!(minutes()[1], ("einwirken".into(), 35), "it went with its phase");
}

fn charged(salon: &TestSalon, card: &Card) -> Basket {
    salon.ask(CheckOut { appointments: vec![card.id], basket: None }).unwrap()
}

#[test]
fn another_price_wants_its_reason_when_it_is_agreed() {
    let salon = TestSalon::open_for_business();
    let mut wish = salon.booking("Petra", &["WSF"], Some("Jana"), at("09:00"));
    wish.parts[0].price = Some(Money::cents(100));
    assert_eq!(salon.refused(wish.clone()).code(), "calendar.price_reason_missing");
    wish.parts[0].reason = Some("  ".into());
    assert_eq!(salon.refused(wish.clone()).code(), "calendar.price_reason_missing");
    wish.parts[0].reason = Some("x".repeat(201));
    assert_eq!(salon.refused(wish.clone()).code(), "calendar.bad_text");
    wish.parts[0].reason = Some("Nachschnitt".into());
    let card = salon.ask(wish.clone()).unwrap().appointment.card;
    let moved = salon.ask(salon.moving(&card, at("10:00"), None)).unwrap();
    let back = salon.ask(UndoChange { change: moved.change }).unwrap().appointment;
    assert_eq!(back.parts[0].reason.as_deref(), Some("Nachschnitt"), "an undo loses nothing");
    // What was agreed already is not asked for again.
    let mut parts = wish.parts.clone();
    parts[0].reason = None;
    let version = back.card.version;
    let (guest, note) = (guest("Petra"), Some("kommt später".into()));
    let edit = ChangeAppointment { appointment: card.id, version, guest, at: None, parts: Some(parts), note };
    salon.ask(edit).unwrap();
    let dear = wish.parts[0].price.replace(Money::cents(9_900));
    assert_eq!(dear, Some(Money::cents(100)));
    let waits = AddWaiting {
        guest: lockbuch_tests::calendar::guest("Petra"),
        parts: vec![PartWish { reason: None, ..wish.parts[0].clone() }],
        from: friday(),
        until: friday(),
        within: None,
        note: None,
    };
    assert_eq!(salon.refused(waits).code(), "calendar.price_reason_missing");
    let line = &charged(&salon, &card).lines[0];
    assert_eq!(line.unit_price, Money::cents(100));
    assert!(line.price_reason.as_ref().unwrap().starts_with("Preis bei der Terminbuchung vereinbart"));
}

#[test]
fn the_reason_for_a_price_stands_on_the_receipts_line() {
    let salon = TestSalon::open_for_business();
    let mut wish = salon.booking("Petra", &["WSF"], Some("Jana"), at("09:00"));
    (wish.parts[0].price, wish.parts[0].reason) = (Some(Money::cents(4_000)), Some("Modell".into()));
    let card = salon.ask(wish).unwrap().appointment.card;
    let reason = charged(&salon, &card).lines[0].price_reason.clone();
    assert_eq!(reason.as_deref(), Some("Preis bei der Terminbuchung vereinbart: Modell"));
}

#[test]
fn who_calls_off_late_is_counted_and_a_fee_is_proposed() {
    let salon = TestSalon::with_calendar();
    salon.sign_in_as("Sabine");
    salon.at(friday(), 9, 0);
    let petra =
        salon.ask(SaveCustomer { id: None, before: None, name: "Petra".into(), phone: None }).unwrap().id;
    let book = |slot| {
        let wish = salon.booking("", &["WSF"], Some("Jana"), slot);
        let guest = Guest { customer: Some(petra), ..Guest::default() };
        salon.ask(Book { guest, ..wish }).unwrap().appointment.card
    };
    let call_off = |card: &Card| {
        let (appointment, version) = (card.id, card.version);
        salon.ask(CancelAppointment { appointment, version, reason: "verhindert".into() }).unwrap()
    };
    let early = call_off(&book(on(day(2026, 12, 1), "09:00"))).appointment;
    assert_eq!((early.fee, early.called_off_late), (None, 0), "somebody else will take that time");
    let tomorrow = book(on(day(2026, 11, 28), "09:00"));
    let exactly = call_off(&tomorrow).appointment;
    assert_eq!(exactly.fee, None, "a whole day before");
    let late = call_off(&book(at("15:00"))).appointment;
    assert_eq!(late.fee.as_ref().map(|fee| fee.proposed.as_cents()), Some(2_900));
    assert_eq!((late.called_off_late, late.no_shows), (1, 0));
    let (appointment, version) = (late.card.id, late.card.version);
    let decided = salon.ask(DecideFee { appointment, version, decision: FeeDecision::Charge }).unwrap();
    assert_eq!(decided.appointment.fee.unwrap().decision, Some(FeeDecision::Charge));
    let next = book(on(day(2026, 12, 1), "10:00"));
    assert_eq!(salon.appointment(next.id).called_off_late, 1, "seen at the next appointment");
}

/// The owner says from when on it is too late: two days here, and then nobody ever.
#[test]
fn from_when_on_calling_off_is_too_late_is_the_salons_choice() {
    let salon = TestSalon::with_calendar();
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(SaveLateCancellation { hours: 48 }).code(), "door.not_allowed");
    salon.sign_in_as("Sabine");
    salon.at(friday(), 9, 0);
    assert_eq!(salon.ask(ShowSettings).unwrap().late_cancellation_hours, 24);
    assert_eq!(salon.refused(SaveLateCancellation { hours: 169 }).code(), "people.bad_setting");
    let fee = |slot| {
        let card =
            salon.ask(salon.booking("Frau Petersen", &["WSF"], Some("Jana"), slot)).unwrap().appointment.card;
        let (appointment, version) = (card.id, card.version);
        let called_off = CancelAppointment { appointment, version, reason: "verhindert".into() };
        salon.ask(called_off).unwrap().appointment.fee.map(|fee| fee.proposed.as_cents())
    };
    let tomorrow = || on(day(2026, 11, 28), "10:00");
    assert_eq!(fee(tomorrow()), None);
    assert_eq!(salon.ask(SaveLateCancellation { hours: 48 }).unwrap().late_cancellation_hours, 48);
    let told = salon.newest_entry().details.unwrap();
    assert_eq!(
        (told.form.as_str(), told.body.as_str()),
        ("late_cancellation_hours/1", r#"{"new":48,"old":24}"#)
    );
    assert_eq!(fee(tomorrow()), Some(2_900));
    salon.ask(SaveLateCancellation { hours: 0 }).unwrap();
    assert_eq!((fee(tomorrow()), fee(at("15:00"))), (None, None));
}

#[test]
fn a_fee_that_was_decided_comes_to_the_till_by_a_key() {
    let salon = TestSalon::open_for_business();
    let card = salon.book("Herr Peters", &["WSF"], "Jana", at("09:00")).card;
    salon.at(friday(), 9, 15);
    let missed = salon.ask(MarkNoShow { appointment: card.id, version: card.version }).unwrap();
    let (appointment, version) = (card.id, missed.appointment.card.version);
    let charge = |version| ChargeFee { appointment, version, basket: None };
    assert_eq!(salon.refused(charge(version)).code(), "calendar.no_fee_article");
    salon.sign_in_as("Sabine");
    let list = salon.ask(Catalogue).unwrap();
    let oil = list.articles.into_iter().find(|article| article.name == "Haaröl").unwrap();
    let fee = SaveArticle {
        id: None,
        name: "Ausfallgebühr".into(),
        group: oil.group,
        nature: oil.nature,
        price: Money::cents(2_000),
        vat_key: oil.vat_key,
        duration_minutes: None,
        processing_minutes: None,
        gtin: None,
        active: true,
    };
    salon.ask(fee).unwrap();
    assert_eq!(salon.refused(charge(version)).code(), "calendar.wrong_step", "nobody decided yet");
    let decided = salon.ask(DecideFee { appointment, version, decision: FeeDecision::Charge }).unwrap();
    let basket = salon.ask(charge(decided.appointment.card.version)).unwrap();
    let line = &basket.lines[0];
    assert_eq!((line.text.as_str(), line.gross.as_cents()), ("Ausfallgebühr", 2_900));
    assert_eq!(line.price_reason.as_deref(), Some("Termin am 27.11. um 09:00 nicht erschienen"));
    assert_eq!(basket.customer.as_ref().map(|it| it.name.as_str()), Some("Herr Peters"));
    let version = salon.appointment(appointment).card.version;
    let both = salon.ask(ChargeFee { appointment, version, basket: Some(basket.id.clone()) }).unwrap();
    assert_eq!(both.lines.len(), 2, "two fees are two lines");
    salon.pay(&basket.id, &[cash(5_800, None)]);
    assert_eq!(
        salon.appointment(appointment).card.state,
        AppointmentState::NoShow,
        "it was missed all the same"
    );
}

#[test]
fn a_free_time_is_asked_for_by_weekday_hour_and_from_a_day_on() {
    let salon = TestSalon::with_calendar();
    let wish = NextSlot {
        parts: salon.booking("", &["Herrenschnitt"], Some("Jana"), at("09:00")).parts,
        customer: None,
        from: None,
        weekdays: Vec::new(),
        within: None,
        limit: 2,
    };
    let told = |wish: NextSlot| -> Vec<String> {
        salon.ask(wish).unwrap().iter().map(|offer| offer.at.to_string()).collect()
    };
    let mondays = NextSlot { weekdays: vec![0], ..wish.clone() };
    assert_eq!(told(mondays), ["Mo 30.11.2026 09:00", "Mo 07.12.2026 09:00"]);
    let afternoons = NextSlot { within: Some(Span::new(15 * 60, 17 * 60)), ..wish.clone() };
    assert_eq!(told(afternoons.clone())[0], "Fr 27.11.2026 15:00");
    let from = Some(on(day(2026, 12, 18), "00:00"));
    assert_eq!(told(NextSlot { from, ..afternoons })[0], "Fr 18.12.2026 15:00");
    let short = NextSlot { within: Some(Span::new(15 * 60, 15 * 60 + 10)), ..wish };
    assert_eq!(told(short), Vec::<String>::new(), "it lies in the stretch from begin to end");
}

#[test]
fn a_thing_that_appointments_are_planned_for_is_not_put_away_without_a_word() {
    let salon = TestSalon::with_calendar();
    salon.sign_in_as("Sabine");
    let save = |id, active| SaveResource { id, kind: ResourceKind::Chair, name: "Platz 1".into(), active };
    let chair = salon.ask(save(None, true)).unwrap().id;
    salon.book("Petra", &["WSF"], "Jana", at("09:00"));
    let no = salon.refused(save(Some(chair), false));
    assert_eq!(no.question(), Some(Question::PutAwayResource));
    assert!(no.to_string().starts_with("Für „Platz 1“ ist ein Termin ab heute vorgesehen"), "{no}");
    salon.ask_yes(save(Some(chair), false), &[Question::PutAwayResource]).unwrap();
}

#[test]
fn what_the_till_did_is_taken_back_at_the_till() {
    let salon = TestSalon::open_for_business();
    let card = salon.book("Frau Wild", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let basket = charged(&salon, &card);
    salon.ask(VoidLine { basket: basket.id, line: 1, reason: "zahlt später".into() }).unwrap();
    let newest = salon.ask(AppointmentHistory { appointment: card.id }).unwrap().swap_remove(0);
    assert_eq!((newest.what.as_str(), newest.undoable), ("aus dem Vorgang genommen", false));
    assert_eq!(salon.refused(UndoChange { change: newest.change }).code(), "calendar.paid_in_between");
}
