//! Each page renders what the salon answers, and says in words where there is nothing yet.

use contract::cash::DrawerView;
use contract::catalogue::PriceList;
use contract::day::{CloseState, CloseStep, CountResult, DayPhase, DayView, LastClose};
use contract::people::Person;
use contract::roll::RollPage;
use contract::{Day, Moment, Money, PersonId, ReceiptNumber, Request, Role, Seq, ZNumber};
use frontend::desk::Desk;
use frontend::pages::{Page, show};
use leptos::prelude::*;
use serde_json::{Value, to_value};

/// What the salon stands at in a test.
#[derive(Clone)]
struct Standing {
    phase: DayPhase,
    close: CloseState,
    /// Why Z-330 can't be revoked, if it can't.
    hindrance: Option<&'static str>,
    continues: Option<ZNumber>,
}

fn friday() -> Day {
    Day::from_ymd(2026, 11, 27).expect("a day")
}

fn evening() -> Moment {
    Moment::new(1_795_800_000_000, 60)
}

fn closing(step: CloseStep, count: Option<CountResult>) -> Standing {
    let close = CloseState {
        day: Some(friday()),
        step,
        open_baskets: Vec::new(),
        unpaid_appointments: Vec::new(),
        unmarked_appointments: Vec::new(),
        open_tips: Vec::new(),
        waiting_prints: 0,
        receipts: 19,
        cancelled: 1,
        cancelled_total: Money::cents(-5_800),
        payment_corrections: 1,
        chain_intact: true,
        draft: None,
        count,
    };
    Standing { phase: DayPhase::Open, close, hindrance: Some("Der Tag ist vorbei."), continues: None }
}

fn count(counted: i64, settled: bool) -> CountResult {
    let (counted, expected) = (Money::cents(counted), Money::cents(30_110));
    let difference = counted.minus(expected).expect("small amounts");
    CountResult {
        seq: Seq::new(4_600),
        counted,
        expected,
        difference,
        settled,
        at: evening(),
        by: "Jana Vogt".to_owned(),
    }
}

fn jana() -> Person {
    Person {
        id: PersonId(2),
        name: "Jana Vogt".to_owned(),
        short_name: "Jana".to_owned(),
        role: Role::Reception,
        performs: true,
        on_duty: true,
        active: true,
        has_pin: false,
        erased: None,
    }
}

fn last_close(hindrance: Option<&str>) -> LastClose {
    LastClose {
        z_number: ZNumber::new(330),
        seq: Seq::new(4_590),
        day: friday(),
        at: evening(),
        person: "Jana Vogt".to_owned(),
        receipts: Some((ReceiptNumber::new(4_480), ReceiptNumber::new(4_499))),
        stock: Money::cents(25_000),
        hindrance: hindrance.map(str::to_owned),
    }
}

fn answer(standing: &Standing, request: &Request) -> Option<Value> {
    let day = || DayView {
        today: friday(),
        now: evening(),
        phase: standing.phase,
        day: (standing.phase != DayPhase::Closed).then(friday),
        clock_jump: false,
        last_z: Some(ZNumber::new(330)),
        continues: standing.continues,
    };
    match request {
        Request::RevocationOutlook(_) => to_value(Some(last_close(standing.hindrance))),
        Request::DayState(_) => to_value(day()),
        Request::CloseOutlook(_) => to_value(&standing.close),
        Request::Drawer(_) => to_value(DrawerView { cash: Some(Money::cents(25_000)) }),
        Request::ZReports(_) => to_value(Vec::<()>::new()),
        Request::Roll(_) => to_value(RollPage { rows: Vec::new(), more: false }),
        Request::People(_) => to_value([jana()]),
        Request::Catalogue(_) => to_value(PriceList::default()),
        _ => return None,
    }
    .ok()
}

fn rendered(page: Page, standing: Standing) -> String {
    let owner = Owner::new();
    owner.with(|| {
        Desk::provide().answer_from(move |request| answer(&standing, request));
        show(page).to_html().replace("<!---->", "").replace("<!>", "")
    })
}

#[test]
fn a_closed_day_is_opened_by_a_blind_count() {
    let page =
        rendered(Page::Close, Standing { phase: DayPhase::Closed, ..closing(CloseStep::Clarify, None) });
    assert!(page.contains("Was liegt in der Kasse?") && page.contains("Tag öffnen"));
    assert!(page.contains("Fr 27.11.2026") && page.contains("Z-330"));
    assert!(!page.contains("250,00"), "the count is blind");
}

#[test]
fn a_close_of_today_offers_its_revocation_and_an_older_one_does_not() {
    let closed = Standing { phase: DayPhase::Closed, ..closing(CloseStep::Clarify, None) };
    let page = rendered(Page::Close, Standing { hindrance: None, ..closed.clone() });
    assert!(page.contains("Der Fr 27.11.2026 ist mit Z-330 abgeschlossen."));
    assert!(page.contains("Abschluss widerrufen"));
    let page = rendered(Page::Close, closed);
    assert!(!page.contains("Abschluss widerrufen"));
}

#[test]
fn a_reopened_day_says_so_and_how_it_ends() {
    let standing = Standing { continues: Some(ZNumber::new(331)), ..closing(CloseStep::Clarify, None) };
    let page = rendered(Page::Close, standing);
    assert!(page.contains("Tag wieder geöffnet nach Widerruf von Z-331"));
    assert!(page.contains("mit Z-332 abschließen"));
}

#[test]
fn an_open_day_begins_its_close_with_what_is_unfinished() {
    let page = rendered(Page::Close, closing(CloseStep::Clarify, None));
    assert!(page.contains("Ist alles geklärt?") && page.contains("Es ist nichts offen."));
    assert!(page.contains("−58,00"), "the day's stornos are told");
}

#[test]
fn an_overdue_day_explains_itself() {
    let page =
        rendered(Page::Close, Standing { phase: DayPhase::Overdue, ..closing(CloseStep::Clarify, None) });
    assert!(page.contains("Dieser Tag ist noch offen: Fr 27.11.2026"));
}

#[test]
fn half_a_count_shows_no_cash_figure() {
    let page = rendered(Page::Close, closing(CloseStep::Count, None));
    assert!(page.contains("Weiter: Vergleichen"));
    assert!(!page.contains("301,10") && !page.contains("250,00"), "the count is blind");
}

#[test]
fn a_difference_wants_a_reason_and_an_exact_count_none() {
    let short = rendered(Page::Close, closing(CloseStep::Compare, Some(count(30_060, false))));
    assert!(short.contains("−0,50") && short.contains("Differenz buchen"));
    let exact = rendered(Page::Close, closing(CloseStep::Compare, Some(count(30_110, true))));
    assert!(exact.contains("Die Kasse stimmt genau.") && !exact.contains("Differenz buchen"));
}

#[test]
fn one_sentence_says_what_a_close_records() {
    let page = rendered(Page::Close, closing(CloseStep::Close, Some(count(30_110, true))));
    assert!(page.contains("Festgehalten wird der Z-Bericht Z-331 für Fr 27.11.2026 mit 19 Belegen."));
    assert!(page.contains("Danach lässt sich an diesem Tag nichts mehr ändern."));
}

#[test]
fn empty_lists_say_how_they_fill() {
    let standing = closing(CloseStep::Clarify, None);
    assert!(
        rendered(Page::Roll, standing.clone()).contains("Hier steht jeder Beleg, sobald er gebucht ist.")
    );
    assert!(rendered(Page::Catalogue, standing).contains("Hier stehen Leistungen und Artikel."));
}

#[test]
fn the_team_tells_who_has_no_pin() {
    let page = rendered(Page::Management, closing(CloseStep::Clarify, None));
    assert!(page.contains("Jana Vogt") && page.contains("noch ohne PIN"));
}
