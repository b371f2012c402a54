//! *Heute*: the next arrival is the largest, and what concerns health is a *Hinweis* until it is touched.

use contract::calendar::{AppointmentState, Card, Fitting, FreePeople, Guest, Slot, Today, Visit};
use contract::{AppointmentId, CustomerId, Day, Moment, Money, Request};
use frontend::desk::Desk;
use frontend::pages::today::TodayPage;
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

/// 27.11.2026, 11:07.
fn now() -> Moment {
    Moment::new(1_795_774_020_000, 60)
}

fn visit(name: &str, minute: u32, state: AppointmentState) -> Visit {
    let at = Slot { day: Day::from_ymd(2026, 11, 27).expect("a day"), minute };
    let guest = Guest { customer: Some(CustomerId(7)), name: name.to_owned(), phone: None };
    let card = Card {
        id: AppointmentId(i64::from(minute)),
        version: 1,
        guest,
        state,
        at: Some(at),
        until: Some(minute + 45),
        parked: None,
        half_made: false,
        note: None,
        services: "Schneiden, Föhnen".to_owned(),
        series: false,
        chair: Some("Platz 2".to_owned()),
        basket: None,
        warnings: Vec::new(),
        blocks: Vec::new(),
    };
    let total = Money::cents(5_800);
    Visit { card, people: "Jana".to_owned(), total, birthday: false, since: None }
}

fn page() -> Today {
    let mut next = visit("Monika Stein", 675, AppointmentState::Booked);
    next.birthday = true;
    next.card.warnings = vec!["Allergie: PPD".to_owned()];
    Today {
        now: now(),
        closed: None,
        coming: vec![next, visit("Nils Sommer", 765, AppointmentState::Confirmed)],
        waiting: Vec::new(),
        working: vec![visit("Claudia Fischer", 650, AppointmentState::InService)],
        paying: vec![visit("Petra Lindner", 600, AppointmentState::Finished)],
        unmarked: vec![visit("Ingrid Bauer", 540, AppointmentState::Booked)],
    }
}

fn shown(answer: fn(&Request) -> Option<Value>) -> String {
    Owner::new().with(|| {
        Desk::provide().answer_from(answer);
        view! { <TodayPage/> }.to_html()
    })
}

fn full(request: &Request) -> Option<Value> {
    match request {
        Request::ShowToday(_) => to_value(page()).ok(),
        Request::FreeNow(_) => {
            to_value(FreePeople { people: Vec::new(), resources: Vec::new(), now: now() }).ok()
        }
        Request::FitsNow(_) => to_value(Fitting { fits: Vec::new(), misses: Vec::new() }).ok(),
        _ => None,
    }
}

fn quiet(request: &Request) -> Option<Value> {
    let nobody = Vec::new;
    let today = Today {
        now: now(),
        closed: Some("Ruhetag".to_owned()),
        coming: nobody(),
        waiting: nobody(),
        working: nobody(),
        paying: nobody(),
        unmarked: nobody(),
    };
    matches!(request, Request::ShowToday(_)).then(|| to_value(today).ok()).flatten()
}

#[test]
fn people_stand_where_they_have_come_to() {
    let html = shown(full);
    let told = [
        "Als Nächstes, in 8 Minuten",
        "hat heute Geburtstag",
        "11:15",
        "Monika Stein",
        "Kommt",
        "Nils Sommer",
        "In Arbeit",
        "Claudia Fischer",
        "Jetzt frei",
        "Zahlt",
        "Petra Lindner",
        "58,00",
        "Noch nicht abgehakt",
        "Ingrid Bauer",
        "Zu erledigen",
        "Geburtstag",
    ];
    assert_in_order(&html, &told);
}

#[test]
fn health_stands_behind_a_word() {
    let html = shown(full);
    assert_in_order(&html, &["today-hint", "Hinweis", "Allergie: PPD"]);
    assert!(!html.contains("<details open"), "{html}");
}

#[test]
fn a_closed_day_says_why() {
    let html = shown(quiet);
    assert_in_order(
        &html,
        &["Ruhetag", "Gerade sitzt niemand.", "Gerade zahlt niemand.", "Gerade ist nichts zu erledigen."],
    );
    assert!(!html.contains("Noch nicht abgehakt"), "{html}");
}

#[test]
fn whoever_may_not_act_sees_no_buttons() {
    // Nobody is signed in here: the way to an appointment is there, what changes it is not.
    let html = shown(full);
    assert!(!html.contains("War da") && !html.contains("Kassieren"), "{html}");
}
