//! The list of the internal control system: how each rule stands, and what the book recorded of it.

use contract::cash::OpenDrawer;
use contract::day::CorrectClock;
use contract::lists::{List, ListPage, ShowList};
use contract::sheet::{Lead, Sheet, SheetRow};
use contract::storno::CancelReceipt;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::SimulatedDevice;
use lockbuch_tests::test_salon::{TestSalon, day};
use outlets::controls::{RULES, RuleStage};

fn show(salon: &TestSalon, list: List) -> Sheet {
    salon.sign_in_as("Sabine");
    let ListPage { sheet, .. } = salon.ask(ShowList { list, rows: 10_000 }).unwrap();
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

fn events(salon: &TestSalon, rule: u8) -> Vec<String> {
    let sheet = show(salon, List::ControlEvents { rule });
    let told = |row: &SheetRow| {
        assert!(matches!(row.leads_to, Some(Lead::Entry(_))), "every event leads to its entry");
        format!("{} {} {}", row.cells[1].german(), row.cells[2].german(), row.cells[4].german())
    };
    rows(&sheet).iter().map(told).collect()
}

#[test]
fn what_was_done_stands_behind_its_rule() {
    let salon = TestSalon::open_for_business();
    let sold = salon.sell("WSF", Some("Mehmet"));
    salon.at(day(2026, 11, 27), 12, 30);
    salon.ask(CancelReceipt { seq: sold.seq, reason: "Falsche Leistung".into() }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechselgeld getauscht".into() }).unwrap();
    assert_eq!(events(&salon, 7), ["004502 Storno zu 004501 Falsche Leistung"]);
    assert!(events(&salon, 20)[0].ends_with("Kassenlade geöffnet Wechselgeld getauscht"));
    assert_eq!(events(&salon, 14).len(), 1, "the sale had no name");
    let sheet = show(&salon, List::Controls);
    assert_eq!(stands(&sheet, 7), ("wirkt".to_owned(), "27.11.2026 12:30:00".to_owned()));
    let behind = rows(&sheet)[6].leads_to.clone();
    assert_eq!(behind, Some(Lead::List(Box::new(List::ControlEvents { rule: 7 }))));
    assert_eq!(stands(&sheet, 1).1, "", "a refusal leaves no entry, and the list says so");
    assert_eq!(rows(&sheet)[0].leads_to, None);
}

#[test]
fn clock_rights_and_prices_have_their_events() {
    let salon = TestSalon::open_for_business();
    let first = salon.sell("Kinderschnitt", Some("Jana"));
    let back = first.ended.utc_ms() - 60_000;
    salon.clock.set(contract::Moment::new(back, 60));
    salon.sell("Kinderschnitt", Some("Jana"));
    salon.sign_in_as("Sabine");
    salon.ask(CorrectClock { reason: "Uhr nachgestellt".into() }).unwrap();
    let clock = events(&salon, 3);
    assert_eq!(clock.len(), 2, "{clock:?}");
    assert!(clock[0].ends_with("Uhrkorrektur Uhr nachgestellt") && clock[1].contains("Verkauf"));

    assert!(events(&salon, 5).is_empty());
    let wrong = contract::session::SignIn { person: salon.person("Jana"), pin: "0000".into() };
    assert_eq!(salon.refused(wrong).code(), "door.wrong_pin");
    assert_eq!(events(&salon, 5).len(), 1);
}

#[test]
fn what_is_not_built_says_so() {
    let salon = TestSalon::haarwerk();
    let sheet = show(&salon, List::Controls);
    let missing: Vec<u8> =
        RULES.iter().filter(|rule| rule.stage != kept(rule.stage)).map(|rule| rule.id).collect();
    assert_eq!(missing, [8, 16, 18]);
    for id in missing {
        let (state, last) = stands(&sheet, usize::from(id));
        assert!(state.starts_with("noch nicht eingebaut: ") && last.is_empty(), "{state}");
    }
}

#[test]
fn rule_11_says_whether_a_tse_signs_and_lists_each_outage() {
    let salon = TestSalon::haarwerk();
    if !lockbuch_tests::attest::of_this_run().is_there() {
        let (state, _) = stands(&show(&salon, List::Controls), 11);
        assert!(state.starts_with("keine TSE eingerichtet"), "{state}");
    }
    let device = SimulatedDevice::on(salon.clock.clone());
    let salon = salon.attested_by(device.plugged_in());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    salon.sign_in_as("Sabine");
    let signs = || stands(&show(&salon, List::Controls), 11).0;
    until("that it signs", || signs().starts_with("wirkt: TSE "));
    assert!(events(&salon, 11).is_empty());
    device.plug.set(|faults| faults.pulled_out = true);
    salon.sell("Kinderschnitt", Some("Jana"));
    assert!(signs().starts_with("TSE ausgefallen"), "{}", signs());
    assert_eq!(events(&salon, 11).len(), 1);
}

fn kept(browser: RuleStage) -> RuleStage {
    match browser {
        RuleStage::Kept(_) => browser,
        RuleStage::NotBuilt(_) => RuleStage::Kept(""),
    }
}

#[test]
fn numbers_and_chain_are_looked_at_when_the_list_is_shown() {
    let salon = TestSalon::open_for_business();
    salon.sell("Kinderschnitt", Some("Jana"));
    let sheet = show(&salon, List::Controls);
    assert!(stands(&sheet, 2).0.ends_with("2 Belege, keine Lücke"), "{:?}", stands(&sheet, 2));
    assert_eq!(stands(&sheet, 17).0, "wirkt: Kette unversehrt");
    assert_eq!(stands(&sheet, 19).0, "wirkt: Lockbuch 0.1.0");

    let file = outside::intruder(salon.folder.path());
    file.execute_batch(
        "drop trigger entry_line_keeps; update entry_line set text = 'Glatze' where seq = (select max(seq) from entry_line)",
    )
    .unwrap();
    drop(file);
    let salon = salon.restarted();
    let sheet = show(&salon, List::Controls);
    assert!(stands(&sheet, 17).0.starts_with("verletzt ab Eintrag"), "{:?}", stands(&sheet, 17));
    assert_eq!(events(&salon, 17).len(), 1);
}

#[test]
fn a_rule_that_there_is_not_has_no_list() {
    let salon = TestSalon::haarwerk();
    let list = ShowList { list: List::ControlEvents { rule: 21 }, rows: 10 };
    assert_eq!(salon.refused(list).code(), "roll.no_such_entry");
}
