//! The room of working times and the course of a service, rendered without a browser and answered from a table.

use contract::calendar::Resource;
use contract::calendar::*;
use contract::catalogue::{Article, Catalogue, Group, GroupTone, PriceList};
use contract::people::Person;
use contract::session::Greeting;
use contract::{
    AbsenceId, AppointmentId, ArticleId, ClosureId, Day, GroupId, LineNature, Moment, Money, PersonId,
    Request, ResourceId, Role, VatKey,
};
use frontend::desk::Desk;
use frontend::live::live;
use frontend::pages::calendar::state::CalendarPlace;
use frontend::pages::catalogue::phases::Phases;
use frontend::pages::planning::{PlanningRoom, PlanningSubject};
use frontend::shell::{House, Router};
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

/// Friday 27.11.2026, 11:07.
const NOW: Moment = Moment::new(1_795_774_020_000, 60);

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn person(id: i64, name: &str, active: bool) -> Person {
    Person {
        id: PersonId(id),
        name: name.to_owned(),
        short_name: name.split(' ').next().unwrap_or_default().to_owned(),
        role: Role::Stylist,
        performs: true,
        on_duty: true,
        active,
        has_pin: true,
        erased: None,
    }
}

fn thing(id: i64, kind: ResourceKind, name: &str, active: bool) -> Resource {
    Resource { id: ResourceId(id), kind, name: name.to_owned(), active }
}

/// Jana works early and late in turn, Lea has no plan and is on holiday.
fn planned() -> Planning {
    let shift = |week, weekday, from, until| Shift {
        week,
        weekday,
        span: Span::new(from, until),
        breaks: vec![Span::new(720, 750)],
    };
    let shifts = vec![shift(0, 1, 510, 1_020), shift(0, 4, 510, 1_020), shift(1, 4, 720, 1_200)];
    Planning {
        hours: vec![
            OpeningHours { from: day("2027-01-04"), hours: vec![(1, Span::new(600, 1_080))] },
            OpeningHours { from: day("2026-01-01"), hours: vec![(1, Span::new(540, 1_080))] },
        ],
        closures: vec![Closure {
            id: ClosureId(1),
            from: day("2026-12-25"),
            until: day("2027-01-03"),
            name: "Betriebsferien".to_owned(),
        }],
        shifts: vec![ShiftPlan { person: PersonId(2), from: day("2026-11-23"), cycle_weeks: 2, shifts }],
        absences: vec![Absence {
            id: AbsenceId(1),
            person: PersonId(4),
            from: day("2026-11-26"),
            until: day("2026-12-04"),
            within: None,
            kind: AbsenceKind::Holiday,
            note: None,
        }],
        resources: vec![
            thing(1, ResourceKind::Chair, "Platz 1", true),
            thing(2, ResourceKind::Chair, "Platz 2", false),
            thing(3, ResourceKind::Hood, "Haube 1", true),
        ],
        ..Planning::default()
    }
}

fn week() -> WeekPage {
    let one = |offset: i64| {
        let closed = [0, 6].contains(&offset).then(|| "Ruhetag".to_owned());
        let open = if closed.is_some() { Vec::new() } else { vec![Span::new(540, 1_080)] };
        let day = day("2026-11-23").plus_days(offset);
        let summary = DaySummary { day, open, closed, appointments: 0, load_percent: 0 };
        WeekDay { summary, cards: Vec::new() }
    };
    WeekPage { days: (0..7).map(one).collect(), now: NOW, version: 1 }
}

fn standing() -> Vec<ListedAppointment> {
    vec![ListedAppointment {
        appointment: AppointmentId(1),
        at: Slot { day: day("2026-11-27"), minute: 570 },
        until: 645,
        guest: "Frau Lindner".to_owned(),
        phone: None,
        services: "Ansatzfarbe".to_owned(),
        state: AppointmentState::Booked,
        note: None,
    }]
}

fn course() -> ServicePhases {
    let phase = |kind, minutes, name: &str, resource, helper| Phase {
        kind,
        minutes,
        name: name.to_owned(),
        resource,
        helper,
    };
    ServicePhases {
        article: ArticleId(1),
        phases: vec![
            phase(PhaseKind::Active, 40, "auftragen", None, false),
            phase(PhaseKind::Passive, 35, "einwirken", Some(ResourceKind::Hood), false),
            phase(PhaseKind::Active, 10, "auswaschen", Some(ResourceKind::Basin), true),
        ],
    }
}

fn prices(active: bool) -> PriceList {
    let colour = Article {
        id: ArticleId(1),
        name: "Ansatzfarbe".to_owned(),
        group: GroupId(1),
        nature: LineNature::Service,
        price: Money::cents(6_400),
        vat_key: VatKey::General,
        duration_minutes: Some(40),
        processing_minutes: Some(35),
        gtin: None,
        active,
        frequency: 1,
        next_price: None,
    };
    let group = Group { id: GroupId(1), name: "Farbe".to_owned(), tone: GroupTone::Colour, position: 1 };
    PriceList { groups: vec![group], articles: vec![colour] }
}

fn greeting() -> Greeting {
    Greeting {
        salon: Some("Salon Haarwerk".to_owned()),
        people: Vec::new(),
        session: None,
        notice: None,
        program_version: "0.1.0".to_owned(),
        now: NOW,
        key_missing: false,
        lock_after_minutes: 10,
    }
}

/// A view of a salon with these plans.
fn rendered(planning: Planning, active: bool, view: impl FnOnce() -> AnyView) -> String {
    let answer = move |request: &Request| -> Option<Value> {
        let value = match request {
            Request::Greet(_) => to_value(greeting()),
            Request::ShowPlanning(_) => to_value(&planning),
            Request::ShowWeek(_) => to_value(week()),
            Request::StandingWithin(_) => to_value(standing()),
            Request::PhasesFor(_) => to_value(course()),
            Request::Catalogue(_) => to_value(prices(active)),
            Request::People(_) => to_value([
                person(2, "Jana Vogt", true),
                person(4, "Lea Brandt", true),
                person(5, "Udo Alt", false),
            ]),
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
        view().to_html()
    })
}

fn room(planning: Planning, first: PlanningSubject) -> String {
    rendered(planning, true, move || view! { <PlanningRoom first/> }.into_any())
}

#[test]
fn the_sheet_shows_people_and_days_with_hours_sums_and_who_is_away() {
    let html = room(planned(), PlanningSubject::Shifts);
    assert_in_order(&html, &["KW\u{a0}48", "23.–29. November 2026", "Diese Woche"]);
    assert_in_order(&html, &["23.11.", "Ruhetag", "24.11.", "9–18", "aria-current=\"date\"", "27.11."]);
    assert_in_order(&html, &["Jana", "16 Std", "Woche A, alle 2 Wochen", "Jana, Dienstag: Arbeitszeit"]);
    assert_in_order(&html, &["Lea", "45 Std", "wie geöffnet", "Lea, Freitag: Pause", "Urlaub"]);
    assert!(!html.contains("Udo"), "whoever left has no row");
    assert_eq!(html.matches("class=\"plan-cell\"").count(), 14);
    assert_eq!(html.matches("class=\"plan-away\"").count(), 4, "from Thursday to Sunday");
}

#[test]
fn absences_are_told_with_their_days_and_an_empty_list_helps() {
    assert_in_order(
        &room(planned(), PlanningSubject::Absences),
        &[
            "Lea Brandt",
            "Urlaub",
            "Do 26.11.2026 bis Fr 04.12.2026",
            "ganztags",
            "Abwesenheit eintragen",
            "Fortbildung",
        ],
    );
    assert!(room(Planning::default(), PlanningSubject::Absences).contains("Niemand fehlt."));
}

#[test]
fn opening_hours_are_drawn_and_planned_changes_stand_beside_them() {
    let html = room(planned(), PlanningSubject::Hours);
    assert_in_order(
        &html,
        &["Montag", "Dienstag", "class=\"hours-open\"", "Sonntag", "Gilt ab", "Geplante Änderungen"],
    );
    assert_in_order(&html, &["Gilt ab 04.01.2027", "Mo", "geschlossen", "Di", "10–18", "Streichen"]);
    assert_eq!(html.matches("class=\"hours-open\"").count(), 1, "what holds now, not what comes later");
}

#[test]
fn holidays_that_no_closure_holds_are_proposed() {
    let html = room(planned(), PlanningSubject::Closures);
    assert_in_order(&html, &["Fr 25.12.2026 bis So 03.01.2027", "Betriebsferien"]);
    assert_in_order(
        &html,
        &["Fr 26.03.2027 Karfreitag", "Mo 29.03.2027 Ostermontag", "Nur in einigen Ländern", "Fronleichnam"],
    );
    for held in ["Neujahr", "Weihnachtstag"] {
        assert!(!html.contains(held), "{held} lies in the company holidays");
    }
    assert!(room(Planning::default(), PlanningSubject::Closures).contains("Noch keine Schließtage."));
}

#[test]
fn things_are_counted_by_kind_and_what_is_out_of_use_says_so() {
    let html = room(planned(), PlanningSubject::Resources);
    assert_in_order(&html, &["Plätze", "1 von 2 in Benutzung", "Umbenennen: Platz 2", "außer Betrieb"]);
    assert_in_order(&html, &["Waschbecken", "Noch keine Waschbecken", "Hauben", "Haube 1"]);
}

#[test]
fn a_service_is_a_band_with_its_processing_time_apart() {
    let course = |active| {
        rendered(Planning::default(), active, || {
            let list = live(&[], || Catalogue);
            view! { <Phases id=ArticleId(1) list/> }.into_any()
        })
    };
    let html = course(true);
    assert_in_order(
        &html,
        &["Ablauf", "auftragen, 40 Minuten", "einwirken, 35 Minuten, Haube", "auswaschen, 10 Minuten"],
    );
    assert_in_order(&html, &["85 min, davon 50 min Hände", "Wie in der Preisliste"]);
    assert_eq!(html.matches("data-passive=\"yes\"").count(), 1);
    assert!(!course(false).contains("Ablauf"), "what is not on offer has no course");
}
