//! The page *Termine* as it first stands, rendered without a browser and answered from a table.

use contract::calendar::{
    AppointmentState, Block, Card, Column, DayPage, Fitting, FreePeople, FreePerson, Guest, PhaseKind,
    Proposal, Slot, Span,
};
use contract::catalogue::GroupTone;
use contract::session::{Greeting, PersonTile, SessionView};
use contract::{AppointmentId, ArticleId, Day, Moment, Money, PersonId, Request, Role};
use frontend::desk::Desk;
use frontend::pages::calendar::CalendarPage;
use frontend::pages::calendar::panel::Panel;
use frontend::pages::calendar::state::CalendarPlace;
use frontend::shell::{House, Router};
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

/// Friday 27.11.2026, 11:07.
const NOW: Moment = Moment::new(1_795_774_020_000, 60);

fn friday() -> Day {
    Day::from_ymd(2026, 11, 27).unwrap()
}

fn block(phase: u32, from: u32, until: u32, kind: PhaseKind, what: &str) -> Block {
    Block {
        part: 0,
        phase,
        person: PersonId(1),
        from,
        until,
        kind,
        what: what.into(),
        tone: GroupTone::Colour,
        resource: None,
        resource_name: None,
        helper: false,
    }
}

fn card(id: i64, name: &str, state: AppointmentState, blocks: Vec<Block>) -> Card {
    let at = blocks.first().map(|first| Slot { day: friday(), minute: first.from });
    Card {
        id: AppointmentId(id),
        version: 1,
        guest: Guest { customer: None, name: name.into(), phone: None },
        state,
        at,
        until: blocks.last().map(|last| last.until),
        parked: None,
        half_made: false,
        note: None,
        services: "Ansatzfarbe".into(),
        series: false,
        chair: None,
        basket: None,
        warnings: Vec::new(),
        blocks,
    }
}

fn column(id: i64, name: &str, shift: Vec<Span>) -> Column {
    Column {
        person: PersonId(id),
        name: name.into(),
        initials: name.chars().take(1).collect(),
        role: Role::Stylist,
        shift,
        breaks: vec![Span::new(780, 810)],
        absences: vec![(Span::new(900, 960), "Berufsschule".into())],
        load_percent: 78,
    }
}

fn day() -> DayPage {
    let colour = vec![
        block(0, 690, 730, PhaseKind::Active, "Ansatzfarbe · auftragen"),
        block(1, 730, 765, PhaseKind::Passive, "einwirken · Haube 2"),
    ];
    let parked = Card {
        parked: Some(Moment::new(NOW.utc_ms() - 12 * 60_000, 60)),
        half_made: true,
        services: String::new(),
        ..card(9, "Claudia", AppointmentState::Booked, Vec::new())
    };
    DayPage {
        day: friday(),
        now: NOW,
        version: 7,
        open: vec![Span::new(540, 1080)],
        closed: None,
        shown: Span::new(540, 1080),
        columns: vec![column(1, "Jana", vec![Span::new(570, 1020)]), column(2, "Mehmet", Vec::new())],
        cards: vec![card(1, "Frau Lindner", AppointmentState::Arrived, colour)],
        parked: vec![parked],
        waiting: Vec::new(),
    }
}

fn greeting() -> Greeting {
    let person = PersonTile {
        id: PersonId(1),
        name: "Jana Vogt".into(),
        initials: "JV".into(),
        role: Role::Reception,
        performs: true,
        needs_pin: false,
    };
    Greeting {
        salon: Some("Salon Haarwerk".into()),
        people: vec![person.clone()],
        session: Some(SessionView { person, since: NOW, locked: false }),
        notice: None,
        program_version: "0.1.0".into(),
        now: NOW,
        key_missing: false,
        lock_after_minutes: 10,
    }
}

fn fitting() -> Fitting {
    let fit = Proposal {
        article: ArticleId(1),
        service: "Kinderschnitt".into(),
        price: Money::cents(2_200),
        at: Slot { day: friday(), minute: 730 },
        until: 750,
        person: PersonId(1),
        person_name: "Jana".into(),
        gap: Span::new(730, 765),
        waiting: None,
        guest: Some("Familie Koch".into()),
    };
    Fitting { fits: vec![fit], misses: Vec::new() }
}

fn free() -> FreePeople {
    let person = FreePerson {
        person: PersonId(1),
        name: "Jana".into(),
        gap: Span::new(667, 690),
        now: true,
        detail: Some("Frau Lindner kommt 11:30".into()),
    };
    FreePeople { people: vec![person], resources: Vec::new(), now: NOW }
}

fn page(day: DayPage) -> String {
    let answer = move |request: &Request| -> Option<Value> {
        let value = match request {
            Request::Greet(_) => to_value(greeting()),
            Request::ShowDay(_) => to_value(&day),
            Request::FreeNow(_) => to_value(free()),
            Request::FitsNow(_) => to_value(fitting()),
            _ => return None,
        };
        value.ok()
    };
    let owner = Owner::new();
    owner.with(|| {
        Desk::provide().answer_from(answer);
        Router::provide();
        House::provide();
        CalendarPlace::provide();
        Panel::provide();
        view! { <CalendarPage/> }.to_html()
    })
}

#[test]
fn the_day_shows_people_with_hours_and_load_and_why_someone_is_away() {
    let html = page(day());
    assert_in_order(
        &html,
        &["Freitag, 27. November", "Heute", "Tag", "Woche", "Monat", "Liste", "+ Termin", "Strg T"],
    );
    assert_in_order(&html, &["Jana", "78\u{a0}%", "9:30–17 Uhr", "Mehmet", "frei"]);
    assert_in_order(&html, &["ab 9:30 Uhr", "bis 17 Uhr", "Pause", "Berufsschule"]);
    assert!(html.contains("11:07"), "the line of the present moment tells its time");
}

#[test]
fn a_processing_time_is_light_and_says_what_is_free_in_it() {
    let html = page(day());
    assert_in_order(
        &html,
        &["Frau Lindner", "Ansatzfarbe · auftragen", "einwirken · Haube 2", "35 min frei"],
    );
    assert_in_order(&html, &["data-kind=\"colour\"", "da<", "data-passive=\"yes\""]);
}

#[test]
fn beside_the_day_stands_who_is_free_and_what_fits_now() {
    let html = page(day());
    assert_in_order(
        &html,
        &["Jetzt frei", "Jana", "bis 11:30", "Frau Lindner kommt", "Passt jetzt", "Kinderschnitt"],
    );
    assert_in_order(&html, &["22,00", "Familie Koch wartet"]);
}

#[test]
fn what_is_half_made_waits_in_the_strip() {
    assert_in_order(&page(day()), &["In der Luft", "Claudia", "angefangen", "12 min"]);
}

#[test]
fn a_closed_day_says_why() {
    let closed = DayPage {
        open: Vec::new(),
        closed: Some("Betriebsferien".into()),
        columns: vec![Column { breaks: Vec::new(), absences: Vec::new(), ..column(1, "Jana", Vec::new()) }],
        cards: Vec::new(),
        ..day()
    };
    assert_in_order(&page(closed.clone()), &["Jana", "frei", "Betriebsferien"]);

    let on_the_plan = DayPage { columns: vec![column(1, "Jana", vec![Span::new(570, 1020)])], ..closed };
    let html = page(on_the_plan);
    assert_in_order(&html, &["Jana", "9:30–17 Uhr", "Betriebsferien"]);
    assert!(!html.contains("ab 9:30 Uhr"), "whoever is on the plan of a closed salon looks free");
}
