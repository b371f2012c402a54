//! The page *Kunden* as it first stands in the window, rendered without a browser and answered from a table.

use contract::customers::{Customer, CustomerPage, Master, Phone, Salutation};
use contract::dossier::{CustomerFile, Happening, HappeningKind};
use contract::patch_tests::{PatchTrouble, PatchWarning};
use contract::search::Target;
use contract::{CustomerId, Day, LineId, Moment, Money, Request, Seq};
use frontend::desk::Desk;
use frontend::pages::customers::file::FilePanel;
use frontend::pages::customers::{CustomersPage, Shown};
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

const NOON: Moment = Moment::new(1_795_777_200_000, 60);

fn happening(kind: HappeningKind, title: &str, detail: &str) -> Happening {
    let (title, detail) = (title.into(), detail.into());
    Happening { at: NOON, kind, title, detail, amount: None, target: None, photo: None, ahead: None }
}

fn file() -> CustomerFile {
    let receipt = Happening {
        amount: Some(Money::cents(14_000)),
        target: Some(Target::Entry(Seq::new(9))),
        ..happening(HappeningKind::Receipt, "Verkauf 004503", "Ansatzfarbe (Jana)")
    };
    let released = |released: Option<&str>, name: &str| PatchWarning {
        line: LineId(1),
        line_name: name.into(),
        why: PatchTrouble::Missing,
        sentence: format!("Verträglichkeitstest für {name} abgelaufen am 02.11.2026"),
        released: released.map(str::to_owned),
    };
    CustomerFile {
        id: CustomerId(7),
        master: Master {
            salutation: Salutation::Ms,
            name: "Petra Lindner".into(),
            phones: vec![Phone { label: "mobil".into(), number: "0171 5".into() }],
            groups: vec!["Farbe".into()],
            allergies: "PPD".into(),
            note: "trinkt Tee".into(),
            pop_up: true,
            ..Master::default()
        },
        active: true,
        since: None,
        erased: None,
        stylist: Some("Jana".into()),
        visits: 2,
        turnover: Money::cents(19_800),
        last_visit: Some(NOON),
        formulas: Vec::new(),
        tests: Vec::new(),
        warnings: vec![released(None, "Farblinie"), released(Some("Sabine: Test liegt vor"), "Tönung")],
        consents: Vec::new(),
        photos: Vec::new(),
        merges: Vec::new(),
        timeline: vec![receipt, happening(HappeningKind::Formula, "Ansatz", "40 g 7/1 + 40 g 6 %, 35 min")],
    }
}

fn panel(file: CustomerFile) -> String {
    let answer = move |request: &Request| -> Option<Value> {
        match request {
            Request::ShowCustomer(_) => to_value(&file).ok(),
            _ => None,
        }
    };
    Owner::new().with(|| {
        Desk::provide().answer_from(answer);
        let shown = RwSignal::new(Shown::One(CustomerId(7)));
        view! { <FilePanel id=CustomerId(7) shown/> }.to_html()
    })
}

fn list(rows: Vec<Customer>, more: bool) -> String {
    let answer = move |request: &Request| -> Option<Value> {
        match request {
            Request::ListCustomers(_) => {
                to_value(CustomerPage { rows: rows.clone(), more, groups: Vec::new() }).ok()
            }
            _ => None,
        }
    };
    Owner::new().with(|| {
        Desk::provide().answer_from(answer);
        view! { <CustomersPage/> }.to_html()
    })
}

#[test]
fn what_must_be_known_stands_above_the_history() {
    let html = panel(file());
    let words = [
        "Petra Lindner",
        "mobil 0171 5",
        "2 Besuche",
        "198,00",
        "bei Jana",
        "Farbe",
        "customers-note\">trinkt Tee",
        "Allergien",
        "PPD",
        "Farblinie abgelaufen am 02.11.2026",
        "Verlauf",
        "Rezepturen",
        "Verkauf 004503",
        "Ansatzfarbe (Jana)",
        "140,00",
        "40 g 7/1",
    ];
    assert_in_order(&html, &words);
    assert!(!html.contains("Tönung abgelaufen"), "what was let pass warns no more");
}

#[test]
fn a_note_that_is_not_to_pop_up_stays_in_the_master_data() {
    let mut quiet = file();
    quiet.master.pop_up = false;
    assert!(!panel(quiet).contains("trinkt Tee"));
}

#[test]
fn an_erased_file_shows_its_receipts_and_nothing_to_do() {
    let mut erased = file();
    erased.erased = Day::from_ymd(2026, 11, 27);
    erased.master = Master::default();
    erased.timeline.truncate(1);
    let html = panel(erased);
    assert_in_order(&html, &["Gelöschte Kundin", "am 27.11.2026 gelöscht", "Verkauf 004503"]);
    assert!(!html.contains("Rezepturen") && !html.contains("abgelegt"));
}

#[test]
fn the_list_says_how_it_fills_and_shows_names_as_they_are() {
    let html = list(Vec::new(), false);
    assert_in_order(
        &html,
        &["Kunden", "Neue Kundin", "Legen Sie die erste an", "Bitte links eine Kundin wählen"],
    );
    let customer = |name: &str, last_visit| Customer {
        id: CustomerId(1),
        name: name.into(),
        phone: Some("0421 5".into()),
        last_visit,
    };
    let html = list(vec![customer("مريم <b>", Some(NOON)), customer("Zoë 💇", None)], true);
    assert_in_order(&html, &["مريم &lt;b&gt;", "0421 5", &NOON.day().german(), "Zoë 💇", "Mehr zeigen"]);
}
