//! Pages as they first stand in the window, rendered without a browser and answered from a table.

use contract::catalogue::{Article, Group, GroupTone, PriceList};
use contract::day::{DayPhase, DayView};
use contract::people::Person;
use contract::session::{Greeting, PersonTile, SessionView};
use contract::status::{Lamp, LampState, Status};
use contract::{
    ArticleId, Day, GroupId, LineNature, Moment, Money, PersonId, Request, Role, VatKey, ZNumber,
};
use frontend::app::App;
use frontend::desk::Desk;
use frontend::router::{Page, Router};
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

const NOON: Moment = Moment::new(1_795_777_200_000, 60);

fn tile(id: i64, name: &str, role: Role) -> PersonTile {
    let initials = name.chars().take(1).collect();
    PersonTile { id: PersonId(id), name: name.into(), initials, role, performs: true, needs_pin: false }
}

fn greeting() -> Greeting {
    Greeting {
        salon: Some("Salon Haarwerk".into()),
        people: vec![tile(1, "Sabine Krüger", Role::Owner), tile(2, "Jana Vogt", Role::Reception)],
        session: None,
        notice: None,
        program_version: "0.1.0".into(),
        now: NOON,
        key_missing: false,
        lock_after_minutes: 10,
    }
}

fn signed_in() -> Greeting {
    let person = tile(2, "Jana Vogt", Role::Reception);
    Greeting { session: Some(SessionView { person, since: NOON, locked: false }), ..greeting() }
}

fn article(id: i64, name: &str, cents: i64, frequency: i64) -> Article {
    Article {
        id: ArticleId(id),
        name: name.into(),
        group: GroupId(1),
        nature: LineNature::Service,
        price: Money::cents(cents),
        vat_key: VatKey::General,
        duration_minutes: Some(30),
        processing_minutes: None,
        gtin: None,
        active: true,
        frequency,
        next_price: None,
    }
}

fn prices() -> PriceList {
    PriceList {
        groups: vec![Group { id: GroupId(1), name: "Schnitt".into(), tone: GroupTone::Cut, position: 1 }],
        articles: vec![article(1, "Kinderschnitt", 2_200, 1), article(2, "Herrenschnitt", 3_200, 9)],
    }
}

fn day(phase: DayPhase) -> DayView {
    DayView {
        today: Day::default(),
        now: NOON,
        phase,
        day: Some(Day::default()),
        clock_jump: false,
        last_z: Some(ZNumber::new(330)),
        continues: None,
    }
}

fn status() -> Status {
    let lamp = Lamp {
        name: "Drucker".into(),
        state: LampState::Bad,
        word: "wartet".into(),
        sentence: "Ein Bon wartet auf den Drucker.".into(),
    };
    Status {
        lamps: vec![lamp],
        banner: Some("Die Kette ist ab Eintrag 17 gestört.".into()),
        anonymous_receipts_today: 0,
    }
}

/// The whole window as HTML as it first stands, with this greeting and this day.
fn page(greeting: Greeting, phase: DayPhase) -> String {
    window(greeting, phase, None)
}

/// The same, once someone has gone to the till.
fn till(greeting: Greeting, phase: DayPhase) -> String {
    window(greeting, phase, Some(Page::Till))
}

fn window(greeting: Greeting, phase: DayPhase, gone_to: Option<Page>) -> String {
    let answer = move |request: &Request| -> Option<Value> {
        let value = match request {
            Request::Greet(_) => to_value(&greeting),
            Request::ShowStatus(_) => to_value(status()),
            Request::Catalogue(_) => to_value(prices()),
            Request::Baskets(_) => to_value(Vec::<Value>::new()),
            Request::People(_) => to_value(Vec::<Person>::new()),
            Request::DayState(_) => to_value(day(phase)),
            _ => return None,
        };
        value.ok()
    };
    let owner = Owner::new();
    owner.with(|| {
        Desk::provide().answer_from(answer);
        if let Some(page) = gone_to {
            Router::provide().go(page);
        }
        view! { <App/> }.to_html()
    })
}

#[test]
fn a_new_salon_begins_with_the_assistant() {
    let html = page(Greeting { salon: None, ..greeting() }, DayPhase::Closed);
    assert_in_order(&html, &["Willkommen bei Lockbuch", "Name des Salons", "Steuernummer"]);
    assert!(!html.contains("Kassenrolle"), "nothing else can be reached before");
}

#[test]
fn the_sign_in_page_shows_everyone_and_asks_who() {
    let html = page(greeting(), DayPhase::Open);
    assert_in_order(
        &html,
        &["Salon Haarwerk", "Wer sind Sie?", "Sabine Krüger", "Inhaber", "Jana Vogt", "Rezeption"],
    );
    assert!(!html.contains("Herrenschnitt"), "nothing of the salon is seen before the PIN");
}

#[test]
fn the_till_shows_pages_state_and_the_frequent_tiles_first() {
    let html = till(signed_in(), DayPhase::Open);
    assert_in_order(
        &html,
        &[
            "Heute",
            "F7",
            "Kasse",
            "F1",
            "Termine",
            "F2",
            "Kassenrolle",
            "F4",
            "Tagesabschluss",
            "F5",
            "Artikel",
            "Management",
        ],
    );
    assert_in_order(&html, &["Drucker", "wartet", "Die Kette ist ab Eintrag 17 gestört."]);
    assert_in_order(&html, &["Häufig", "Schnitt", "Herrenschnitt", "32,00", "Kinderschnitt", "22,00"]);
}

#[test]
fn nothing_that_is_not_built_yet_is_shown() {
    let html = till(signed_in(), DayPhase::Open);
    for word in ["Gutschein", "Anzahlung"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn a_closed_day_leads_to_the_count_before_the_first_sale() {
    let html = till(signed_in(), DayPhase::Closed);
    assert_in_order(&html, &["Der Tag ist noch nicht geöffnet", "Tag öffnen"]);
    assert!(!till(signed_in(), DayPhase::Open).contains("Der Tag ist noch nicht geöffnet"));
}

#[test]
fn a_text_of_the_program_stands_above_every_page() {
    let marked = Greeting { notice: Some("Nur zur Ansicht".into()), ..signed_in() };
    assert_in_order(&page(marked, DayPhase::Open), &["program-notice", "Nur zur Ansicht", "Kassenrolle"]);
    assert!(!page(signed_in(), DayPhase::Open).contains("program-notice"));
}

#[test]
fn no_page_needs_what_the_content_policy_refuses() {
    for greeting in [greeting(), signed_in(), Greeting { salon: None, ..greeting() }] {
        for html in [page(greeting.clone(), DayPhase::Open), till(greeting, DayPhase::Open)] {
            assert!(!html.contains(" style="), "style attributes are refused");
            assert!(!html.contains(" onclick="), "inline scripts are refused");
        }
    }
}
