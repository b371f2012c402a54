//! Rights of the person, over the whole store: whatever was typed about someone is told (Art. 15 DSGVO) and erased
//! (Art. 17).

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::calendar::*;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{Address, Master, MergeCustomers, Phone, SaveMaster};
use contract::dossier::{AddPhoto, EraseCustomer, GiveInformation};
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, SaveFormula};
use contract::patch_tests::{
    CorrectPatchTest, RecordPatchTest, ReleasePatchTest, SaveProductLine, TestResult,
};
use contract::{AppointmentId, CustomerId, Money, Question};
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::test_salon::{TestSalon, day};
use rusqlite::Connection;

/// All columns of a store, by table.
pub fn columns(conn: &Connection) -> BTreeMap<String, Vec<String>> {
    let all = "select t.name, c.name from sqlite_schema t join pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite%' order by t.name, c.name";
    let mut statement = conn.prepare(all).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in rows.map(Result::unwrap) {
        columns.entry(table).or_default().push(column);
    }
    columns
}

/// What people typed about Quendolina, each where it stands; found again by these words.
const TYPED: [&str; 20] = [
    "Quendolina",
    "0171 998 87 76",
    "quendolina@zwirbel.example",
    "Zwirbelweg",
    "Notizmarke",
    "Allergiemarke",
    "Elternmarke",
    "Rechnungsmarke",
    "Zwillingsmarke",
    "Terminmarke",
    "Vormarke",
    "Preismarke",
    "Absagemarke",
    "Gebührenmarke",
    "Wartemarke",
    "Testmarke",
    "Berichtigungsmarke",
    "Freigabemarke",
    "Ergebnismarke",
    "Bildmarke",
];

fn jpeg() -> Vec<u8> {
    [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 500], &[0xff, 0xd9]].concat()
}

fn guest(customer: CustomerId) -> Guest {
    Guest { customer: Some(customer), ..Guest::default() }
}

fn booked(salon: &TestSalon, customer: CustomerId, slot: Slot, note: &str) -> Card {
    let note = Some(note.to_owned());
    let wish =
        Book { guest: guest(customer), note, ..salon.booking("", &["Herrenschnitt"], Some("Jana"), slot) };
    let yes = [Question::OutsideHours, Question::WithoutPatchTest];
    salon.ask_yes(wish, &yes).unwrap().appointment.card
}

/// A customer of whom something stands in every place there is.
fn known_everywhere(salon: &TestSalon) -> CustomerId {
    let master = Master {
        name: "Quendolina Zwirbel".into(),
        phones: vec![Phone { label: "mobil".into(), number: "0171 998 87 76".into() }],
        mails: vec!["quendolina@zwirbel.example".into()],
        address: Address { street: "Zwirbelweg 1".into(), ..Address::default() },
        invoice_address: "Rechnungsmarke".into(),
        guardian: "Elternmarke".into(),
        allergies: "Allergiemarke".into(),
        note: "Notizmarke".into(),
        ..Master::default()
    };
    let save = SaveMaster { id: None, before: Box::default(), master };
    let customer = salon.ask_yes(save, &[Question::HealthConsent]).unwrap().id;
    let twin =
        Master { name: "Quendolina Zwirbl".into(), note: "Zwillingsmarke".into(), ..Master::default() };
    let twin = salon.ask(SaveMaster { id: None, before: Box::default(), master: twin }).unwrap().id;
    care(salon, customer);
    calendar(salon, customer);
    salon.ask(MergeCustomers { keep: customer, absorb: twin }).unwrap();
    customer
}

fn care(salon: &TestSalon, customer: CustomerId) {
    salon.ask(GiveConsent { customer, kind: ConsentKind::Photos }).unwrap();
    salon.ask(AddPhoto { customer, caption: "Bildmarke".into(), base64: STANDARD.encode(jpeg()) }).unwrap();
    let (kind, name) = (MaterialKind::Shade, "7/1".to_owned());
    let component = Component { kind, material: None, name, amount: Decigrams(400) };
    let mixture =
        Mixture { components: vec![component], result: "Ergebnismarke".into(), ..Mixture::default() };
    salon.ask(SaveFormula { id: None, customer, mixture }).unwrap();
    let article = salon.article("Ansatzfarbe");
    let (name, articles) = ("Farblinie".to_owned(), vec![article]);
    let line = salon.ask(SaveProductLine { id: None, name, validity_months: 6, articles }).unwrap().id;
    let (tested, result) = (day(2026, 5, 2), TestResult::Reaction);
    let test = RecordPatchTest { customer, line, tested, result, note: "Testmarke".into() };
    let test = salon.ask(test).unwrap().id;
    let sabine = (salon.person("Sabine"), pin_of("Sabine"));
    let correct = CorrectPatchTest { test, reason: "Berichtigungsmarke".into() };
    salon.ask_approved(correct, sabine.0, sabine.1).unwrap();
    let release = ReleasePatchTest { customer, article, reason: "Freigabemarke".into() };
    salon.ask_approved(release, sabine.0, sabine.1).unwrap();
}

fn calendar(salon: &TestSalon, customer: CustomerId) {
    let off = booked(salon, customer, on(day(2026, 12, 1), "10:00"), "Terminmarke");
    let reason = "Absagemarke".to_owned();
    salon.ask(CancelAppointment { appointment: off.id, version: off.version, reason }).unwrap();
    let given = booked(salon, customer, on(day(2026, 12, 2), "10:00"), "Vormarke");
    let change = ChangeAppointment {
        appointment: given.id,
        version: given.version,
        guest: Guest { name: "Frau Stein".into(), ..Guest::default() },
        at: None,
        parts: None,
        note: None,
    };
    salon.ask(change).unwrap();
    let mut agreed = salon.booking("", &["Herrenschnitt"], Some("Jana"), at("09:00"));
    agreed.guest = guest(customer);
    agreed.parts[0].price = Some(Money::cents(25_00));
    agreed.parts[0].reason = Some("Preismarke".into());
    let yes = [Question::OutsideHours, Question::WithoutPatchTest];
    let missed = salon.ask_yes(agreed, &yes).unwrap().appointment.card;
    let waited = salon.booking("", &["Herrenschnitt"], None, at("09:00")).parts;
    let (from, until, note) = (friday(), day(2026, 12, 5), Some("Wartemarke".to_owned()));
    salon.ask(AddWaiting { guest: guest(customer), parts: waited, from, until, within: None, note }).unwrap();
    let (article, person) = (salon.article("Ansatzfarbe"), None);
    let longer = AdjustPhase { article, phase: 0, person, customer: Some(customer), minutes: Some(47) };
    salon.ask(longer).unwrap();
    salon.at(friday(), 11, 0);
    let missed =
        salon.ask(MarkNoShow { appointment: missed.id, version: missed.version }).unwrap().appointment.card;
    let decision = FeeDecision::Waive { reason: "Gebührenmarke".into() };
    let decided = DecideFee { appointment: missed.id, version: missed.version, decision };
    let decided = salon.ask(decided).unwrap().appointment.card;
    // Once more, so that the history knows the first reason as what was before.
    let decision = FeeDecision::Waive { reason: "Gebührenmarke, zweimal".into() };
    salon.ask(DecideFee { appointment: decided.id, version: decided.version, decision }).unwrap();
}

/// Cells of the store that hold a word, as `table.column`.
pub fn holding(salon: &TestSalon, word: &str) -> Vec<String> {
    let conn = salon.raw();
    let mut found = Vec::new();
    for (table, columns) in columns(&conn) {
        for column in columns {
            let sql =
                format!("select exists (select 1 from {table} where instr(cast({column} as text), ?1) > 0)");
            if conn.query_row(&sql, [word], |row| row.get::<_, bool>(0)).unwrap() {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

#[test]
fn whatever_was_typed_about_someone_is_in_the_answer_and_goes_with_the_erasure() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let customer = known_everywhere(&salon);
    for word in TYPED {
        assert_ne!(holding(&salon, word), Vec::<String>::new(), "{word} stands somewhere");
    }
    let given = salon.ask(GiveInformation { customer }).unwrap();
    let json = String::from_utf8(STANDARD.decode(&given.json.base64).unwrap()).unwrap();
    for word in TYPED {
        assert!(json.contains(word), "{word} is not in the answer");
    }
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(data["kept"]["own_lengths"][0]["minutes"], 47);
    assert_eq!(data["kept"]["absorbed"].as_array().unwrap().len(), 1);
    assert!(
        data["kept"]["notes"].as_array().unwrap().len() >= 2,
        "the release and the correction are entries"
    );
    let photos: Vec<Vec<u8>> =
        given.photos.iter().map(|photo| STANDARD.decode(&photo.base64).unwrap()).collect();
    assert_eq!(photos, [jpeg()], "the picture itself is handed over");
    let note = salon.newest_entry().details.unwrap().body;
    assert!(filled(&given.photos).iter().all(|photo| note.contains(&photo.file_name)), "{note}");

    salon.ask(EraseCustomer { customer, reason: "Wunsch".into() }).unwrap();
    for word in TYPED {
        assert_eq!(holding(&salon, word), Vec::<String>::new(), "{word} is still there");
    }
}

#[test]
fn the_page_of_the_answer_tells_what_the_file_does_not_show() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let customer = known_everywhere(&salon);
    let given = salon.desk.read_inside(move |tx| outlets::dossier::sheet_of(tx, customer)).unwrap();
    let page = serde_json::to_string(&given).unwrap();
    for word in filled(&TYPED) {
        assert!(page.contains(word), "{word} is not on the page");
    }
}

/// The history can be erased and never written anew.
#[test]
fn another_program_rewrites_no_reason_in_the_history() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    known_everywhere(&salon);
    let conn = salon.raw();
    for (column, word) in
        filled(&[("reason", "x"), ("waived", "x"), ("guest", "{}"), ("what", "x"), ("before", "{}")])
    {
        let sql = format!("update appointment_change set {column} = ?1");
        let no = conn.execute(&sql, [word]).unwrap_err().to_string();
        assert!(no.contains("append-only"), "{column}: {no}");
    }
    assert!(
        conn.execute("update appointment_change set reason = null where reason is not null", []).unwrap() > 0
    );
}

/// An appointment by its id, for what the page shows of its history.
fn history(salon: &TestSalon, appointment: AppointmentId) -> Vec<String> {
    let told = salon.ask(AppointmentHistory { appointment }).unwrap();
    told.into_iter().map(|happened| happened.what).collect()
}

#[test]
fn the_history_tells_reasons_until_they_are_erased_and_an_undo_brings_the_waiver_back() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let customer = known_everywhere(&salon);
    let missed = salon.day_page(friday()).cards.remove(0);
    let told = history(&salon, missed.id);
    assert!(told[0].ends_with("erlassen: Gebührenmarke, zweimal"), "{told:?}");
    let newest = salon.ask(AppointmentHistory { appointment: missed.id }).unwrap()[0].change;
    salon.ask(UndoChange { change: newest }).unwrap();
    let fee = salon.appointment(missed.id).fee.unwrap();
    assert_eq!(fee.decision, Some(FeeDecision::Waive { reason: "Gebührenmarke".into() }));
    salon.ask(EraseCustomer { customer, reason: "Wunsch".into() }).unwrap();
    let told = history(&salon, missed.id);
    assert!(filled(&told).iter().all(|what| !what.contains("marke")), "{told:?}");
    assert!(told.iter().any(|what| what.ends_with("erlassen")), "what happened stays");
}
