//! The calendar tells the truth: time that is not needed is given back, what is taken over takes the time that it
//! takes, copies cost what the list says, and who came is charged.

use contract::calendar::*;
use contract::catalogue::{Article, Catalogue, SaveArticle, SetPrice};
use contract::day::CloseOutlook;
use contract::{Money, Question};
use lockbuch_tests::calendar::{at, friday, guest, on};
use lockbuch_tests::test_salon::{TestSalon, day};

fn step(card: &Card, state: AppointmentState) -> SetState {
    SetState { appointment: card.id, version: card.version, state }
}

fn cut(salon: &TestSalon) -> Article {
    let list = salon.ask(Catalogue).unwrap().articles;
    list.into_iter().find(|article| article.name == "Herrenschnitt").unwrap()
}

fn saved(article: &Article, price: Money, active: bool) -> SaveArticle {
    SaveArticle {
        id: Some(article.id),
        name: article.name.clone(),
        group: article.group,
        nature: article.nature,
        price,
        vat_key: article.vat_key,
        duration_minutes: article.duration_minutes,
        processing_minutes: article.processing_minutes,
        gtin: article.gtin.clone(),
        active,
    }
}

fn until(card: &Card) -> u32 {
    card.until.unwrap()
}

#[test]
fn who_is_done_early_gives_the_rest_of_the_time_back_and_takes_it_again_if_it_is_free() {
    let salon = TestSalon::with_calendar();
    salon.at(friday(), 9, 0);
    let card = salon.book("Petra", &["WSF"], "Jana", at("09:00")).card;
    let whole = until(&card);
    assert_eq!(
        salon.no_booking("Frau Wild", &["Herrenschnitt"], "Jana", at("09:20")).code(),
        "calendar.busy"
    );
    let card = salon.ask(step(&card, AppointmentState::InService)).unwrap().appointment.card;
    salon.at(friday(), 9, 20);
    let done = salon.ask(step(&card, AppointmentState::Finished)).unwrap().appointment.card;
    assert_eq!(until(&done), 9 * 60 + 20);
    let again = salon.ask(step(&done, AppointmentState::InService)).unwrap().appointment.card;
    assert_eq!(until(&again), whole, "nobody took it meanwhile");
    let done = salon.ask(step(&again, AppointmentState::Finished)).unwrap().appointment.card;
    salon.book("Frau Wild", &["Herrenschnitt"], "Jana", at("09:20"));
    let again = salon.ask(step(&done, AppointmentState::InService)).unwrap().appointment.card;
    assert_eq!(until(&again), 9 * 60 + 20, "somebody sits there by now");
}

#[test]
fn an_appointment_of_no_minutes_is_refused() {
    let salon = TestSalon::with_calendar();
    let mut wish = salon.booking("Petra", &["Herrenschnitt"], Some("Jana"), at("09:00"));
    wish.parts[0].minutes = Some(vec![0]);
    let preview = salon.ask(TryBook { book: wish.clone() }).unwrap();
    assert!(!preview.possible);
    assert_eq!(salon.refused(wish).code(), "calendar.no_minutes");
}

#[test]
fn copies_take_the_price_of_their_day_and_no_retired_service() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Petra", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let cut = cut(&salon);
    let (was, now) = (cut.price, Money::cents(cut.price.as_cents() + 300));
    salon.ask(SetPrice { article: cut.id, price: now, from: friday() }).unwrap();
    assert_eq!(salon.appointment(card.id).total, was, "what was agreed stays");
    let copy = CopyAppointment { appointment: card.id, at: at("14:00"), person: None };
    assert_eq!(salon.ask(copy.clone()).unwrap().appointment.total, now);
    let series = BookSeries { appointment: card.id, every_weeks: 1, times: 1 };
    assert_eq!(salon.ask(series).unwrap().booked[0].total, now);
    salon.ask(saved(&cut, now, false)).unwrap();
    let copy = CopyAppointment { at: at("16:00"), ..copy };
    assert_eq!(salon.refused(copy).code(), "calendar.not_a_service");
}

#[test]
fn taking_back_goes_back_step_by_step() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Petra", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let one = salon.ask(salon.moving(&card, at("10:00"), None)).unwrap();
    let two = salon.ask(salon.moving(&one.appointment.card, at("11:00"), None)).unwrap();
    let begin = |changed: Changed| changed.appointment.card.at.unwrap().minute;
    assert_eq!(salon.refused(UndoChange { change: one.change }).code(), "calendar.nothing_to_undo");
    let back = salon.ask(UndoChange { change: two.change }).unwrap();
    let undoing = back.change;
    assert_eq!(begin(back), 600);
    assert_eq!(begin(salon.ask(UndoChange { change: one.change }).unwrap()), 540);
    assert_eq!(salon.refused(UndoChange { change: undoing }).code(), "calendar.nothing_to_undo");
}

#[test]
fn one_who_waits_for_what_is_no_longer_done_takes_no_proposal_from_the_others() {
    let salon = TestSalon::with_calendar();
    salon.at(friday(), 9, 0);
    let waits = AddWaiting {
        guest: guest("Frau Wild"),
        parts: vec![PartWish::of(salon.article("Herrenschnitt"), None)],
        from: friday(),
        until: friday(),
        within: None,
        note: None,
    };
    salon.ask(waits).unwrap();
    let cut = cut(&salon);
    salon.ask(saved(&cut, cut.price, false)).unwrap();
    salon.ask(FitsNow { articles: Vec::new(), person: None }).unwrap();
}

#[test]
fn who_came_and_was_not_charged_is_told_before_the_close() {
    let salon = TestSalon::open_for_business();
    let waits = salon.book("Frau Wild", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let sits = salon.book("Frau Koch", &["Herrenschnitt"], "Mehmet", at("09:00")).card;
    salon.ask(step(&waits, AppointmentState::Arrived)).unwrap();
    salon.ask(step(&sits, AppointmentState::InService)).unwrap();
    salon.at(friday(), 18, 30);
    let outlook = salon.ask(CloseOutlook).unwrap();
    let told: Vec<_> = outlook.unpaid_appointments.iter().map(|it| it.appointment).collect();
    assert_eq!(told, [waits.id, sits.id]);
}

#[test]
fn a_team_in_the_air_comes_down_as_a_team() {
    let salon = TestSalon::with_calendar();
    let mut wish = salon.booking("Petra", &["Ansatzfarbe", "Herrenschnitt"], Some("Jana"), at("09:00"));
    wish.parts[1].person = Some(salon.person("Mehmet"));
    let card = salon.ask_yes(wish, &[Question::OutsideHours]).unwrap().appointment.card;
    let card = salon.ask(Park { appointment: card.id, version: card.version }).unwrap().appointment.card;
    let down = salon.ask(salon.moving(&card, on(day(2026, 12, 1), "10:00"), Some("Jana"))).unwrap();
    let people: Vec<_> = down.appointment.parts.iter().map(|part| part.person).collect();
    assert_eq!(people, [Some(salon.person("Jana")), Some(salon.person("Mehmet"))]);
}

#[test]
fn who_takes_over_needs_the_own_time() {
    let salon = TestSalon::with_calendar();
    let (article, mehmet) = (salon.article("Herrenschnitt"), salon.person("Mehmet"));
    let longer = AdjustPhase { article, phase: 0, person: Some(mehmet), customer: None, minutes: Some(75) };
    salon.ask(longer).unwrap();
    let card = salon.book("Petra", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let moved = salon.ask(salon.moving(&card, at("09:00"), Some("Mehmet"))).unwrap().appointment.card;
    assert_eq!(until(&moved), 9 * 60 + 75);
    // What was agreed for her stays as agreed.
    let block = &salon.book("Frau Koch", &["Herrenschnitt"], "Jana", at("11:00")).card;
    let agreed = Resize { appointment: block.id, version: block.version, part: 0, phase: 0, minutes: 50 };
    let agreed = salon.ask(agreed).unwrap().appointment.card;
    let moved = salon.ask(salon.moving(&agreed, at("11:00"), Some("Mehmet"))).unwrap().appointment.card;
    assert_eq!(until(&moved), 11 * 60 + 50);
}

#[test]
fn nobody_is_in_work_before_the_day_has_come() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Petra", &["Herrenschnitt"], "Jana", on(day(2026, 12, 1), "09:00")).card;
    for state in [AppointmentState::Arrived, AppointmentState::InService, AppointmentState::Finished] {
        let no = salon.refused(step(&card, state));
        assert_eq!(no.code(), "calendar.not_its_day");
        assert!(no.to_string().starts_with("Der Termin ist erst am Di 01.12.2026."), "{no}");
    }
    salon.ask(step(&card, AppointmentState::Confirmed)).unwrap();
}

#[test]
fn a_series_hangs_nothing_in_the_air_for_days_that_nobody_books() {
    let salon = TestSalon::with_calendar();
    let card = salon.book("Petra", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let far = BookSeries { appointment: card.id, every_weeks: 52, times: 52 };
    assert_eq!(salon.refused(far).code(), "calendar.too_far_ahead");
    let page = salon.day_page(friday());
    assert_eq!((page.parked.len(), page.cards[0].series), (0, false));
}

#[test]
fn a_no_for_anyone_names_the_day_and_the_hour() {
    let salon = TestSalon::with_calendar();
    for person in ["Jana", "Mehmet", "Sabine"] {
        salon.book("Gast", &["WSF"], person, at("09:00"));
    }
    let no = salon.refused(salon.booking("Frau Wild", &["Herrenschnitt"], None, at("09:15")));
    assert!(no.to_string().starts_with("Am 27.11. um 09:15 ist niemand frei."), "{no}");
}

#[test]
fn a_damaged_appointment_hides_none_of_the_others() {
    let salon = TestSalon::open_for_business();
    let one = salon.book("Frau Wild", &["Herrenschnitt"], "Jana", at("09:00")).card;
    let other = salon.book("Frau Wild", &["Herrenschnitt"], "Mehmet", at("09:00")).card;
    for card in [&one, &other] {
        salon.ask(step(card, AppointmentState::InService)).unwrap();
    }
    let sql = "update appointment_part set tone = 'bogus' where appointment_id = ?1";
    salon.raw().execute(sql, [one.id.0]).unwrap();
    salon.at(friday(), 9, 10);
    let unpaid = salon.ask(UnpaidAppointments).unwrap();
    assert_eq!(unpaid.iter().map(|it| it.appointment).collect::<Vec<_>>(), [other.id]);
    assert!(!salon.ask(FreeNow).unwrap().people.is_empty());
    salon.ask(FitsNow { articles: Vec::new(), person: None }).unwrap();
    let list = PersonList { person: salon.person("Mehmet"), from: friday(), until: friday() };
    assert_eq!(salon.ask(list).unwrap().len(), 1);
    assert_eq!(salon.ask(contract::search::Search { text: "wild".into() }).unwrap().len(), 1);
}
