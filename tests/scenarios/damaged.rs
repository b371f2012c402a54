//! What another program has damaged in the store is told with table, row and column, and never read as something else.
//! A page that shows rows one by one goes on without the damaged one; all else is a fault.

use book::Outcome;
use book::db::{DamagedRow, left_out, settings};
use contract::calendar::*;
use contract::catalogue::Catalogue;
use contract::customers::UndoMerge;
use contract::dossier::ShowCustomer;
use contract::formulas::Materials;
use contract::messages::Outbox;
use contract::printing::Printers;
use contract::roll::ShowEntry;
use contract::session::Greet;
use contract::settings::ShowSettings;
use contract::status::ShowStatus;
use contract::storno::CancelReceipt;
use contract::till::{Baskets, ShowBasket};
use contract::{AppointmentId, Ask, CustomerId, MergeId, Role, Seq};
use lockbuch_tests::calendar::at;
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::till::cash;
use rusqlite::Connection;
use rusqlite::types::Value;

/// Rows beside those that the desk made: each table whose values are spelled has one.
const ROWS: &str = "
    insert into absence values (1, 2, '2026-11-27', '2026-11-28', null, null, 'ill', null);
    insert into closure values (1, '2026-12-24', '2026-12-26', 'Weihnachten');
    insert into resource values (1, 'basin', 'Waschbecken 1', 1);
    insert into phase values ((select id from article where name = 'Ansatzfarbe'), 0, 'active', 40, '', 'basin', 0);
    insert into waiting values (1, null, 'Frau Wild', null, null, '[]', '2026-11-27', '2026-11-28', null, null, 1, 60,
        null);
    insert into outbox (id, kind, address, subject, body, state, queued_ms, queued_offset, by_name, next_try_ms)
        values (1, 'confirmation', 'p@example.org', 'Termin', '', 'sent', 1, 60, 'Jana', 0);
    insert into printer values (1, 'Bondrucker', '{\"tcp\":{\"host\":\"a\",\"port\":1}}', 'mm80', 'cp858', 1, 1);
    insert into print_job (id, seq, title, slip, printer, state, queued_ms, queued_offset) values
        (1, (select max(seq) from entry where kind = 'sale'), 'Bon', '{}', 1, 'stuck', 1, 60);
    insert into material values (1, 'Oxid 6 %', 'oxid 6 %', 'oxidant', 10000, 900, 1);
    insert into customer (id, name, folded, digits, body, since) values (1, 'Petra', 'petra', '', '{\"name\":\"Petra\"}',
        '2026-01-01'), (2, 'Petra L', 'petra l', '', '{\"name\":\"Petra L\"}', '2026-01-01');
    update customer set merged_into = 1 where id = 2;
    insert into customer_merge (id, kept, absorbed, before, at_ms, at_offset, by_name) values (1, 1, 2,
        '{\"name\":\"Petra\"}', 1, 60, 'Jana');
    insert into product_line (id, name, name_key, validity_months) values (1, 'Farblinie', 'farblinie', 6);
    insert into patch_test (id, customer_id, line_id, tested, result, note, at_ms, at_offset, by_name) values (1, 1, 1, '2026-11-01', 'passed', '', 1, 60, 'Jana');
    insert into consent (id, customer_id, kind, version, given, at_ms, at_offset, by_name) values (1, 1, 'photos', 1,
        '2026-11-01', 1, 60, 'Jana');
    insert into formula values (1, 1, '{\"section\":\"\",\"components\":[],\"ratio\":\"\",\"minutes\":null,\"result\":\"\"}', 0, 0, 1, 60, 'Jana');
    update appointment set fee_cents = 100, fee_decision = 'waive', fee_reason = 'krank' where id = 1;
    update segment set resource_kind = 'basin' where appointment_id = 1 and phase = 0;
";

/// Petra's salon with one of everything; what keeps another program from writing nonsense is switched off.
fn damaged_house() -> (TestSalon, Connection) {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.book("Frau Lindner", &["Ansatzfarbe"], "Jana", at("10:00"));
    let paid = salon.basket_with("Herrenschnitt", Some("Jana"));
    let paid = salon.pay(&paid.id, &[cash(3_200, None)]);
    salon.ask(CancelReceipt { seq: paid.seq, reason: "vertippt".into() }).unwrap();
    salon.basket_with("Shampoo 250 ml", None);
    let raw = salon.raw();
    let triggers: Vec<String> = {
        let mut found = raw.prepare("select name from sqlite_schema where type = 'trigger'").unwrap();
        found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for trigger in triggers {
        raw.execute_batch(&format!("drop trigger {trigger}")).unwrap();
    }
    raw.execute_batch("pragma ignore_check_constraints = on; pragma foreign_keys = off").unwrap();
    raw.execute_batch(ROWS).unwrap();
    (salon, raw)
}

/// A damaged place and who meets it: `table.column`, the row, the value, and what is asked.
type Case = (&'static str, &'static str, &'static str, fn(&TestSalon) -> Outcome<()>);

fn ask<R: Ask>(salon: &TestSalon, request: R) -> Outcome<()> {
    salon.ask(request).map(|_| ())
}

fn greet(salon: &TestSalon) -> Outcome<()> {
    ask(salon, Greet)
}

fn catalogue(salon: &TestSalon) -> Outcome<()> {
    ask(salon, Catalogue)
}

fn basket(salon: &TestSalon) -> Outcome<()> {
    let id: String = salon.raw().query_row("select id from basket", [], |row| row.get(0)).unwrap();
    ask(salon, ShowBasket { basket: contract::BasketId(id) })
}

fn planning(salon: &TestSalon) -> Outcome<()> {
    ask(salon, ShowPlanning)
}

fn appointment(salon: &TestSalon) -> Outcome<()> {
    ask(salon, ShowAppointment { appointment: AppointmentId(1) })
}

fn history(salon: &TestSalon) -> Outcome<()> {
    ask(salon, AppointmentHistory { appointment: AppointmentId(1) })
}

fn customer(salon: &TestSalon) -> Outcome<()> {
    ask(salon, ShowCustomer { customer: CustomerId(1) })
}

fn seq_of(salon: &TestSalon, kind: &str) -> u64 {
    let sql = "select max(seq) from entry where kind = ?1";
    salon.raw().query_row(sql, [kind], |row| row.get(0)).unwrap()
}

fn sale(salon: &TestSalon) -> Outcome<()> {
    ask(salon, ShowEntry { seq: Seq::new(seq_of(salon, "sale")) })
}

const SALE: &str = "seq = (select max(seq) from entry_payment where kind = 'Bar' and amount_cents = 3200)";

const CASES: &[Case] = &[
    ("person.role", "id = 4", "bogus", greet),
    ("article_group.tone", "id = 1", "bogus", catalogue),
    ("article.nature", "id = 2", "bogus", catalogue),
    ("article.vat_key", "id = 2", "99", catalogue),
    ("basket_line.nature", "line = 1", "bogus", basket),
    ("basket_line.tone", "line = 1", "bogus", basket),
    ("basket_line.vat_key", "line = 1", "99", |salon| ask(salon, Baskets)),
    ("printer.paper", "id = 1", "bogus", |salon| ask(salon, Printers)),
    ("printer.code_page", "id = 1", "bogus", |salon| ask(salon, Printers)),
    ("printer.link", "id = 1", "{", |salon| ask(salon, Printers)),
    ("print_job.state", "id = 1", "bogus", sale),
    ("absence.kind", "id = 1", "bogus", planning),
    ("absence.until_day", "id = 1", "bogus", planning),
    ("closure.until_day", "id = 1", "bogus", planning),
    ("resource.kind", "id = 1", "bogus", planning),
    ("phase.kind", "position = 0", "bogus", planning),
    ("phase.resource", "position = 0", "bogus", planning),
    ("waiting.parts", "id = 1", "{", |salon| ask(salon, WaitingList)),
    ("waiting.until_day", "id = 1", "bogus", |salon| ask(salon, WaitingList)),
    ("appointment.state", "id = 1", "bogus", appointment),
    ("appointment.fee_decision", "id = 1", "bogus", appointment),
    ("appointment_part.tone", "appointment_id = 1", "bogus", appointment),
    ("segment.kind", "appointment_id = 1 and phase = 0", "bogus", appointment),
    ("segment.resource_kind", "appointment_id = 1 and phase = 0", "bogus", |salon| {
        ask(salon, ShowDay { day: at("10:00").day })
    }),
    ("appointment_change.state", "id = 1", "bogus", history),
    ("appointment_change.before", "id = 1", "{", history),
    ("outbox.kind", "id = 1", "bogus", |salon| ask(salon, Outbox)),
    ("outbox.state", "id = 1", "bogus", |salon| ask(salon, Outbox)),
    ("material.kind", "id = 1", "bogus", |salon| ask(salon, Materials)),
    ("patch_test.result", "id = 1", "bogus", customer),
    ("patch_test.tested", "id = 1", "bogus", customer),
    ("consent.kind", "id = 1", "bogus", customer),
    ("consent.given", "id = 1", "bogus", customer),
    ("formula.mixture", "id = 1", "{", customer),
    ("customer.body", "id = 1", "{", customer),
    ("customer.since", "id = 1", "bogus", customer),
    ("customer_merge.before", "id = 1", "{", |salon| ask(salon, UndoMerge { merge: MergeId(1) })),
    ("entry.kind", SALE, "bogus", |salon| {
        let sql = "select max(seq) from entry where kind = 'bogus'";
        let seq = salon.raw().query_row(sql, [], |row| row.get(0)).unwrap();
        ask(salon, ShowEntry { seq: Seq::new(seq) })
    }),
    ("entry.bon_type", SALE, "bogus", sale),
    ("entry.booking_day", SALE, "bogus", sale),
    ("entry.receipt_number", SALE, "-7", sale),
    ("entry_line.business_case", SALE, "bogus", sale),
    ("entry_line.nature", SALE, "bogus", sale),
    ("entry_line.vat_key", SALE, "99", sale),
    ("entry_vat.vat_key", SALE, "99", sale),
    ("entry_payment.kind", SALE, "bogus", sale),
    (
        "entry_reference.kind",
        "seq = (select max(seq) from entry_reference) and number = 1",
        "bogus",
        |salon| {
            let sql = "select max(seq) from entry_reference";
            let seq = salon.raw().query_row(sql, [], |row| row.get(0)).unwrap();
            ask(salon, ShowEntry { seq: Seq::new(seq) })
        },
    ),
    ("entry.details_body", "seq = 1", "{", |salon| ask(salon, ShowEntry { seq: Seq::new(1) })),
];

/// Spelled, but only ever compared with: an unknown one is found by nobody, which is what it means.
const COMPARED: &[&str] =
    &["attest_event.state", "busy.subject_kind", "customer_import.state", "intent_hold.kind"];

/// The place where the request met damage: in its fault, or in what the page left out.
fn place_met(salon: &TestSalon, known: &[String], ask: fn(&TestSalon) -> Outcome<()>) -> String {
    match ask(salon) {
        Err(trouble) => match DamagedRow::behind(&trouble) {
            Some(row) => row.to_string(),
            None => format!("no damaged row: {trouble:?}"),
        },
        Ok(()) => {
            let all = places(salon);
            let new: Vec<String> = all.into_iter().filter(|place| !known.contains(place)).collect();
            new.join("; ")
        }
    }
}

fn places(salon: &TestSalon) -> Vec<String> {
    salon.desk.read_inside(|_| Ok(left_out())).unwrap()
}

#[test]
fn each_damaged_value_is_told_with_its_table_row_and_column() {
    let (salon, raw) = damaged_house();
    assert!(!CASES.is_empty());
    let mut wrong = Vec::new();
    for (place, row, value, ask) in CASES {
        let (table, column) = place.split_once('.').unwrap();
        let whole = format!("select {column} from {table} where {row}");
        let before: Value =
            raw.query_row(&whole, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{place}: {e}"));
        let known = places(&salon);
        let damage = format!("update {table} set {column} = ?1 where {row}");
        let mend = format!("update {table} set {column} = ?1 where {column} = ?2");
        raw.execute(&damage, [value]).unwrap_or_else(|error| panic!("{place}: {error}"));
        let met = place_met(&salon, &known, *ask);
        raw.execute(&mend, (before, value)).unwrap();
        let told =
            met.starts_with(&format!("table {table}, row ")) && met.ends_with(&format!(", column {column}"));
        if !told || met.contains("row ,") {
            wrong.push(format!("{place}: {met}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_spelled_column_of_the_schema_is_damaged_in_this_test() {
    let (_house, raw) = damaged_house();
    let mut found = raw.prepare("select name, sql from sqlite_schema where type = 'table'").unwrap();
    let tables: Vec<(String, String)> =
        found.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap();
    let mut spelled = Vec::new();
    for (table, sql) in &tables {
        // `check (kind in ('a', 'b'))`: a closed list of words.
        for condition in sql.split("check (").skip(1) {
            let closed = condition.split_once(" in ('").map(|(column, _)| column);
            let word = |column: &&str| column.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            spelled.extend(closed.filter(word).map(|column| format!("{table}.{column}")));
        }
        // Closed lists that the table leaves to the program.
        for column in ["kind", "state", "tone", "nature", "bon_type", "business_case"] {
            if sql.contains(&format!("    {column} text")) {
                spelled.push(format!("{table}.{column}"));
            }
        }
    }
    spelled.sort();
    spelled.dedup();
    assert!(spelled.len() > 25, "{spelled:?}");
    let cased = |place: &str| CASES.iter().any(|(case, ..)| *case == place);
    // Words of the history, texts by kind, and what is only looked up by its kind.
    let words = ["appointment_change.kind", "consent_text.kind", "snapshot.kind"];
    spelled.retain(|place| {
        !cased(place) && !COMPARED.contains(&place.as_str()) && !words.contains(&place.as_str())
    });
    assert!(spelled.is_empty(), "no case for {spelled:?}");
}

#[test]
fn one_damaged_row_takes_no_page_away() {
    let (salon, raw) = damaged_house();
    let day = at("10:00").day;
    salon.book("Herr Roth", &["Herrenschnitt"], "Mehmet", at("12:00"));
    let lamps = salon.ask(ShowStatus).unwrap().lamps.len();
    raw.execute_batch(
        "update person set role = 'bogus' where id = 4; update article set nature = 'bogus' where id = 2;
         update appointment_part set tone = 'bogus' where appointment_id = 1",
    )
    .unwrap();
    let people: Vec<String> = salon.ask(Greet).unwrap().people.into_iter().map(|tile| tile.name).collect();
    assert_eq!(people, ["Sabine", "Jana", "Mehmet"]);
    assert_eq!(salon.ask(Catalogue).unwrap().articles.len(), 9);
    let guests: Vec<String> = salon.day_page(day).cards.into_iter().map(|card| card.guest.name).collect();
    assert_eq!(guests, ["Herr Roth"]);
    assert_eq!(places(&salon).len(), 3, "{:?}", places(&salon));
    // Asked again, they are the same three; and the strip says so in one sentence.
    salon.ask(Greet).unwrap();
    let status = salon.ask(ShowStatus).unwrap();
    assert_eq!((status.lamps.len(), places(&salon).len()), (lamps + 1, 3));
    let said = &status.lamps.last().unwrap().sentence;
    assert!(said.starts_with("3 gespeicherte Einträge sind beschädigt"), "{said}");
    // Who is damaged acts in the role that the book tells, and in no other; what was left out is there again.
    let lea = contract::session::SignIn { person: salon.person("Lea"), pin: "7531".into() };
    assert_eq!(salon.ask(lea).unwrap().person.role, Role::Trainee);
    assert_eq!(salon.ask(Greet).unwrap().people.len(), 4);
}

#[test]
fn a_setting_that_is_gone_is_the_books_again_and_no_empty_salon() {
    let (salon, raw) = damaged_house();
    let missing = "select count(*) from setting where name = 'register'";
    raw.execute("delete from setting where name = 'register'", []).unwrap();
    let met =
        salon.desk.read_inside(|tx| settings::set_up::<String>(tx.conn, settings::REGISTER)).unwrap_err();
    let row = DamagedRow::behind(&met).unwrap();
    assert_eq!(row.to_string(), "table setting, row name=register, column value");
    assert!(met.to_string().contains("the value is missing"), "{met}");
    assert_eq!(salon.ask(ShowSettings).unwrap().register, "HW-01");
    assert_eq!(raw.query_row(missing, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}
