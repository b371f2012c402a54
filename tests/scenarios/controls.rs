//! The list of the internal control system: how each rule stands, and what the book recorded of it.

use contract::cash::OpenDrawer;
use contract::day::CorrectClock;
use contract::lists::{List, ListPage, ShowList};
use contract::sheet::{Lead, Sheet, SheetRow};
use contract::storno::CancelReceipt;
use lockbuch_tests::house::{House, day};
use lockbuch_tests::outside;
use outlets::controls::{RULES, Stage};

fn show(house: &House, list: List) -> Sheet {
    house.sign_in_as("Sabine");
    let ListPage { sheet, .. } = house.ask(ShowList { list, rows: 10_000 }).unwrap();
    sheet
}

fn rows(sheet: &Sheet) -> &[SheetRow] {
    &sheet.sections[0].table.as_ref().unwrap().rows
}

/// State and last event of a rule.
fn stands(sheet: &Sheet, id: usize) -> (String, String) {
    let row = &rows(sheet)[id - 1];
    assert_eq!(row.cells[0].german(), format!("IKS-{id:02}"));
    (row.cells[2].german(), row.cells[3].german())
}

fn events(house: &House, rule: u8) -> Vec<String> {
    let sheet = show(house, List::ControlEvents { rule });
    let told = |row: &SheetRow| {
        assert!(matches!(row.leads_to, Some(Lead::Entry(_))), "every event leads to its entry");
        format!("{} {} {}", row.cells[1].german(), row.cells[2].german(), row.cells[4].german())
    };
    rows(&sheet).iter().map(told).collect()
}

#[test]
fn what_was_done_stands_behind_its_rule() {
    let house = House::open_for_business();
    let sold = house.sell("WSF", Some("Mehmet"));
    house.at(day(2026, 11, 27), 12, 30);
    house.ask(CancelReceipt { seq: sold.seq, reason: "Falsche Leistung".into() }).unwrap();
    house.ask(OpenDrawer { reason: "Wechselgeld getauscht".into() }).unwrap();
    assert_eq!(events(&house, 7), ["004502 Storno zu 004501 Falsche Leistung"]);
    assert!(events(&house, 20)[0].ends_with("Kassenlade geöffnet Wechselgeld getauscht"));
    assert_eq!(events(&house, 14).len(), 1, "the sale had no name");
    let sheet = show(&house, List::Controls);
    assert_eq!(stands(&sheet, 7), ("wirkt".to_owned(), "27.11.2026 12:30:00".to_owned()));
    let behind = rows(&sheet)[6].leads_to.clone();
    assert_eq!(behind, Some(Lead::List(Box::new(List::ControlEvents { rule: 7 }))));
    assert_eq!(stands(&sheet, 1).1, "", "a refusal leaves no entry, and the list says so");
    assert_eq!(rows(&sheet)[0].leads_to, None);
}

#[test]
fn clock_rights_and_prices_have_their_events() {
    let house = House::open_for_business();
    let first = house.sell("Kinderschnitt", Some("Jana"));
    let back = first.ended.utc_ms() - 60_000;
    house.clock.set(contract::Moment::new(back, 60));
    house.sell("Kinderschnitt", Some("Jana"));
    house.sign_in_as("Sabine");
    house.ask(CorrectClock { reason: "Uhr nachgestellt".into() }).unwrap();
    let clock = events(&house, 3);
    assert_eq!(clock.len(), 2, "{clock:?}");
    assert!(clock[0].ends_with("Uhrkorrektur Uhr nachgestellt") && clock[1].contains("Verkauf"));

    assert!(events(&house, 5).is_empty());
    let wrong = contract::session::SignIn { person: house.person("Jana"), pin: "0000".into() };
    assert_eq!(house.refused(wrong).code(), "door.wrong_pin");
    assert_eq!(events(&house, 5).len(), 1);
}

#[test]
fn what_is_not_built_says_so() {
    let house = House::haarwerk();
    let sheet = show(&house, List::Controls);
    let missing: Vec<u8> =
        RULES.iter().filter(|rule| rule.stage != kept(rule.stage)).map(|rule| rule.id).collect();
    assert_eq!(missing, [8, 11, 16, 18]);
    for id in missing {
        let (state, last) = stands(&sheet, usize::from(id));
        assert!(state.starts_with("noch nicht eingebaut: ") && last.is_empty(), "{state}");
    }
}

fn kept(stage: Stage) -> Stage {
    match stage {
        Stage::Kept(_) => stage,
        Stage::NotBuilt(_) => Stage::Kept(""),
    }
}

#[test]
fn numbers_and_chain_are_looked_at_when_the_list_is_shown() {
    let house = House::open_for_business();
    house.sell("Kinderschnitt", Some("Jana"));
    let sheet = show(&house, List::Controls);
    assert!(stands(&sheet, 2).0.ends_with("2 Belege, keine Lücke"), "{:?}", stands(&sheet, 2));
    assert_eq!(stands(&sheet, 17).0, "wirkt: Kette unversehrt");
    assert_eq!(stands(&sheet, 19).0, "wirkt: Lockbuch 0.1.0");

    let file = outside::intruder(house.folder.path());
    file.execute_batch(
        "drop trigger entry_line_keeps; update entry_line set text = 'Glatze' where seq = (select max(seq) from entry_line)",
    )
    .unwrap();
    drop(file);
    let house = house.restarted();
    let sheet = show(&house, List::Controls);
    assert!(stands(&sheet, 17).0.starts_with("verletzt ab Eintrag"), "{:?}", stands(&sheet, 17));
    assert_eq!(events(&house, 17).len(), 1);
}

#[test]
fn a_rule_that_there_is_not_has_no_list() {
    let house = House::haarwerk();
    let list = ShowList { list: List::ControlEvents { rule: 21 }, rows: 10 };
    assert_eq!(house.refused(list).code(), "roll.no_such_entry");
}
