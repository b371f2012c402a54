//! Something in the store is damaged, and the day goes on: what can be made anew is, what can't is left out and told, and who
//! stands at the till reads what to do.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::db::STORE_FILE;
use book::incidents::{self, Damage};
use contract::book_health::{DamageWay, MakeDiagnosis, ShowBookHealth};
use contract::jobs::{JobKind, RunJob};
use contract::lists::Span;
use contract::printing::{CodePage, PaperWidth, PrinterLink, SavePrinter};
use contract::refusal::StoreRefusal;
use contract::roll::{Roll, ShowEntry};
use contract::slip::Block;
use contract::status::ShowStatus;
use contract::till::{BasketCustomer, Baskets, SetCustomer};
use contract::{Answer, Ask, Call, Refusal};
use desk::{Caller, Desk};
use lockbuch_tests::archive_zip::{self, ArchiveZip};
use lockbuch_tests::calendar::at;
use lockbuch_tests::counting::opening;
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{PROGRAM, TestSalon, day, fresh_adapters};
use lockbuch_tests::till::cash;
use lockbuch_tests::{checked, outside};
use outlets::archive::FOLDER;
use pruefen::Verdict;

use super::jobs::ended;

/// A statement of someone who is not the program, past every rule of the store.
pub fn meddle(salon: &TestSalon, sql: &str) {
    let raw = salon.raw();
    raw.execute_batch("pragma ignore_check_constraints = on; pragma foreign_keys = off").unwrap();
    raw.execute_batch(sql).unwrap();
}

/// A day at the till from its opening to its close.
fn lives_a_day(salon: &TestSalon) {
    salon.sign_in_as("Jana");
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.close_day();
}

fn sell_to(salon: &TestSalon, name: &str) {
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let customer = Some(BasketCustomer { id: None, name: name.to_owned() });
    salon.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
    salon.pay(&basket.id, &[cash(3_200, None)]);
}

fn bon_printer() -> SavePrinter {
    SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: PrinterLink::Tcp { host: "10.0.0.9".into(), port: 9_100 },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: false,
    }
}

pub fn noted(salon: &TestSalon) -> Vec<Damage> {
    let conn = outside::reader(salon.folder.path());
    incidents::put_right(&conn, 100).unwrap().into_iter().map(|(_, damage)| damage).collect()
}

/// What a window hears.
pub fn answer(salon: &TestSalon, request: impl Ask) -> Answer {
    salon.desk.call(&salon.window, Call::of(request))
}

/// The name of every setting that a salon has, and of some that it may have.
fn settings(salon: &TestSalon) -> Vec<String> {
    let raw = salon.raw();
    let mut names = raw.prepare("select name from setting order by name").unwrap();
    let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let may =
        ["last_backup", "sealed_until", "latest_day", "recovery_tries", "job.file_check", "mail", "footer"];
    let mut all: Vec<String> = names.chain(may.map(str::to_owned)).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn no_setting_that_is_damaged_stops_a_start_or_a_day() {
    let names = settings(&TestSalon::haarwerk());
    assert!(names.len() > 12, "{names:?}");
    for name in filled(names) {
        let salon = TestSalon::haarwerk();
        meddle(&salon, &format!("insert or replace into setting values ('{name}', '{{half')"));
        let salon = salon.restarted();
        lives_a_day(&salon);
        let left: Option<String> = salon
            .raw()
            .query_row("select max(value) from setting where name = ?1", [&name], |row| row.get(0))
            .unwrap();
        // What nobody has read may lie there still.
        let unread = [
            "public_key",
            "sealed_until",
            "broken_chain",
            "erasure_after_months",
            "job.file_check",
            "mail",
            "message_texts",
        ];
        if left.as_deref() == Some("{half") {
            assert!(
                unread.contains(&name.as_str()) || name.starts_with("recovery"),
                "{name} is still damaged"
            );
            continue;
        }
        let told = noted(&salon);
        let names_it = told.iter().any(|damage| match damage {
            Damage::RowsChanged { rows, .. } => rows.iter().any(|row| row.stored.contains("{half")),
            Damage::ValueReplaced { finding } => finding.contains("war nicht mehr lesbar"),
            _ => false,
        });
        // Some are written anew by whoever starts or signs in; a secret is told without its value.
        assert!(names_it || name.starts_with("recovery"), "{name}: {told:?}");
    }
}

#[test]
fn a_damaged_setting_is_told_with_the_value_that_holds() {
    let salon = TestSalon::haarwerk();
    meddle(&salon, "update setting set value = '{half' where name = 'register'");
    lives_a_day(&salon);
    let told = noted(&salon);
    let [Damage::RowsChanged { rows, repaired: true, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(rows[0].german(), "Seriennummer der Kasse: HW-01 laut Buch, {half im Speicher");
    assert_eq!(salon.ask(ShowStatus).unwrap().banner, None);
}

#[test]
fn a_damaged_person_article_price_or_printer_is_as_the_book_tells_it_at_once() {
    let salon = TestSalon::haarwerk();
    meddle(
        &salon,
        "update person set role = 'bogus' where name = 'Jana Pohl' or short_name = 'Jana';
         update article set nature = 'bogus' where name = 'Herrenschnitt';
         update price set from_day = 'bogus' where article_id = (select id from article where name = 'Herrenschnitt');",
    );
    lives_a_day(&salon);
    assert!(!noted(&salon).is_empty());
}

#[test]
fn who_holds_the_file_is_told_and_the_till_goes_on_when_it_is_free() {
    let salon = TestSalon::open_for_business();
    let other = salon.raw();
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    other.execute_batch("begin immediate").unwrap();
    let refused = salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)]));
    assert_eq!(refused, Refusal::from(StoreRefusal::Busy));
    other.execute_batch("rollback").unwrap();
    salon.pay(&basket.id, &[cash(3_200, None)]);
    assert_eq!(salon.ask(ShowStatus).unwrap().banner, None);
}

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

/// A wrong salt, a text that is another, and a row of an entry that knows no customer: each by itself.
#[test]
fn damaged_customers_data_stop_no_archive_and_are_named() {
    for harm in [
        "update entry_customer set salt = x'00'",
        "update entry_customer set body = '{half'",
        "update entry_customer set body = '{}', name = 'Frau Wild'",
        "insert into entry_customer values (1, null, 'Fremd', zeroblob(32), '{}')",
    ] {
        let salon = TestSalon::open_for_business();
        sell_to(&salon, "Frau Lindner");
        salon.close_day();
        salon.sign_in_as("Sabine");
        let seq: u64 = salon
            .raw()
            .query_row("select max(seq) from entry where customer is not null", [], |row| row.get(0))
            .unwrap();
        meddle(&salon, &format!("drop trigger entry_customer_keeps; {harm}"));
        let damaged = if harm.starts_with("insert") { 1 } else { seq };
        let row = archive_zip::make(&salon.desk, &salon.window, november());
        let path = salon.folder.path().join(FOLDER).join(row.made.unwrap().file_name);
        let zip = ArchiveZip::open(&path);
        let read_me = String::from_utf8(zip.files["LIESMICH.txt"].clone()).unwrap();
        assert!(read_me.contains(&format!("fehlen in kunden.jsonl:\n{damaged}\n")), "{harm}: {read_me}");
        let said = checked::check_zip(fs::read(&path).unwrap(), &[]).unwrap();
        assert_eq!(said.verdict, Verdict::NotCompared, "{harm}: {said:?}");
        let told = noted(&salon);
        assert!(
            told.iter()
                .any(|damage| damage.finding().contains(&format!("Kundendaten zu Buchung {damaged} sind"))),
            "{harm}: {told:?}"
        );
    }
}

#[test]
fn a_damaged_entry_is_left_out_of_the_roll_and_told_where_it_counts() {
    let salon = TestSalon::open_for_business();
    let [first, second] = [0, 1].map(|_| salon.sell("Herrenschnitt", Some("Jana")));
    let raw = salon.raw();
    for trigger in ["entry_line_keeps", "entry_keeps"] {
        raw.execute_batch(&format!("drop trigger {trigger}")).unwrap();
    }
    raw.execute("update entry_line set vat_key = 99 where seq = ?1", [first.seq.get()]).unwrap();
    let page = salon.ask(Roll::default()).unwrap();
    assert!(
        page.rows.iter().all(|row| row.seq != first.seq) && page.rows.iter().any(|row| row.seq == second.seq)
    );
    let said = salon.ask(ShowStatus).unwrap().lamps.into_iter().find(|lamp| lamp.name == "Daten").unwrap();
    assert!(said.sentence.contains("Zustand des Kassenbuchs"), "{}", said.sentence);
    let Answer::Refused(no) = answer(&salon, ShowEntry { seq: first.seq }) else { panic!("no refusal") };
    assert_eq!(no.code(), "store.damaged");
    assert!(no.to_string().contains(&format!("Buchung {}", first.seq)), "{no}");
    // The rest of the day is sold all the same.
    salon.sell("Herrenschnitt", Some("Jana"));
    let health = salon.ask(ShowBookHealth).unwrap();
    assert!(health.left_out[0].starts_with("Buchung (table entry_line"), "{:?}", health.left_out);
    let close = health.areas.iter().find(|area| area.name == "Zählen und abschließen").unwrap();
    assert_eq!(close.trouble, None);
    // The close goes as well, and says what stands in none of its sums.
    let closed = salon.close_day();
    let missing = format!("In den Summen fehlt, weil beschädigt und nicht lesbar: Buchung {}.", first.seq);
    assert!(closed.slip.blocks.contains(&Block::Notice(missing)), "{:?}", closed.slip.blocks);
}

#[test]
fn damaged_pages_and_messages_that_wait_are_left_out_and_the_others_go() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.ask(bon_printer()).unwrap();
    salon.sign_in_as("Jana");
    for _ in 0..2 {
        salon.sell("Herrenschnitt", Some("Jana"));
    }
    meddle(&salon, "update print_job set slip = '{half' where id = (select min(id) from print_job)");
    let spooling = salon.desk.spooling();
    let task = spooling.take().unwrap().expect("the page behind the damaged one");
    spooling.end(task, Ok(())).unwrap();
    assert!(spooling.take().unwrap().is_none());
    let lamps = salon.ask(ShowStatus).unwrap().lamps;
    assert!(lamps.iter().any(|lamp| lamp.name == "Daten"), "{lamps:?}");
}

#[test]
fn a_basket_that_is_damaged_keeps_nobody_from_selling_and_closing() {
    let salon = TestSalon::open_for_business();
    salon.basket_with("Shampoo 250 ml", None);
    meddle(&salon, "update basket_line set vat_key = 99");
    assert_eq!(salon.ask(Baskets).unwrap().len(), 0);
    salon.sell("Herrenschnitt", Some("Jana"));
    salon.close_day();
}

/// The pages of a table or index, overwritten while nobody was here.
pub fn overwrite(salon: TestSalon, name: &str) -> TestSalon {
    let TestSalon { desk, clock, vault, folder, articles, people, code, .. } = salon;
    drop(desk);
    let conn = outside::intruder(folder.path());
    let sql = "select (rootpage - 1) * (select page_size from pragma_page_size), (select page_size from pragma_page_size)
         from sqlite_schema where name = ?1";
    let (at, size): (usize, usize) =
        conn.query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    conn.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    drop(conn);
    let store = folder.path().join(STORE_FILE);
    let mut bytes = fs::read(&store).unwrap();
    bytes[at..at + size].fill(0);
    fs::write(store, bytes).unwrap();
    TestSalon { articles, people, code, ..TestSalon::open(folder, clock, vault) }
}

#[test]
fn an_index_that_is_damaged_is_made_anew_while_someone_sells() {
    for index in filled(["price_at", "entry_basket", "entry_receipt_number", "entry_control"]) {
        let salon = overwrite(TestSalon::haarwerk(), index);
        lives_a_day(&salon);
        let told = noted(&salon);
        assert!(
            told.iter().any(|damage| damage.finding().contains("Verzeichnisse") && damage.is_repaired()),
            "{index}: {told:?}"
        );
    }
}

#[test]
fn a_table_beside_the_book_is_made_anew_and_what_the_book_tells_is_back() {
    for table in filled(["price", "article", "person", "setting", "basket", "print_job"]) {
        let salon = overwrite(TestSalon::haarwerk(), table);
        // A damaged page takes PINs along, of which the book knows no more than a sum.
        if table == "person" {
            continue;
        }
        lives_a_day(&salon);
        salon.sign_in_as("Sabine");
        salon.ask(RunJob { kind: JobKind::FileCheck }).unwrap();
        ended(&salon, JobKind::FileCheck);
        let told = outside::reader(salon.folder.path());
        let told: String = told
            .query_row(
                "select group_concat(details_body, '; ') from entry where kind = 'incident'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert!(told.contains(&format!("die Tabelle „{table}“ wurde aus")), "{table}: {told}");
    }
}

#[test]
fn a_book_whose_end_is_unreadable_opens_for_looking_and_says_what_to_do() {
    let salon = overwrite(TestSalon::haarwerk(), "entry");
    salon.sign_in_as("Sabine");
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.starts_with("Die Datei des Kassenbuchs ist beschädigt"), "{banner}");
    let health = salon.ask(ShowBookHealth).unwrap();
    assert_eq!(health.damages[0].way, DamageWay::CheckFile);
    assert!(health.damages[0].to_do.contains("Ordner des Salons"), "{:?}", health.damages);
    let of = |name: &str| health.areas.iter().find(|area| area.name == name).unwrap().trouble.is_none();
    assert_eq!((of("Buchen"), of("Drucken"), of("E-Mail")), (false, true, true));
    let call = Call::of(opening("250,00"));
    let Answer::Refused(no) = salon.desk.call(&Caller("main".into()), call) else { panic!("it opened") };
    assert_eq!(no.code(), "store.damaged");
}

#[test]
fn a_file_whose_shape_is_unreadable_says_so_instead_of_start() {
    let salon = TestSalon::haarwerk();
    let TestSalon { desk, clock, folder, .. } = salon;
    drop(desk);
    let store = folder.path().join(STORE_FILE);
    let mut bytes = fs::read(&store).unwrap();
    // The list of all tables begins behind the file's own head.
    bytes[100..4_000].fill(0);
    fs::write(&store, &bytes).unwrap();
    let no = Desk::open(folder.path(), PROGRAM, fresh_adapters(clock)).err().unwrap();
    let no = no.refusal().expect("a sentence").clone();
    assert!(matches!(no, Refusal::Store(StoreRefusal::NotOpenable { .. })), "{no:?}");
    assert_eq!(fs::read(&store).unwrap(), bytes, "nothing was changed");
}

/// A backup that holds the whole file while the program starts.
#[test]
fn a_start_waits_until_the_file_is_free() {
    let salon = TestSalon::haarwerk();
    let TestSalon { desk, clock, vault, folder, .. } = salon;
    drop(desk);
    let other = outside::intruder(folder.path());
    other.execute_batch("pragma locking_mode = exclusive; begin exclusive").unwrap();
    let freed = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(other);
    });
    let salon = TestSalon::open(folder, clock, vault);
    freed.join().unwrap();
    salon.sign_in(contract::PersonId(1), lockbuch_tests::test_salon::OWNER_PIN);
}

#[test]
fn a_diagnosis_names_damage_and_nobody() {
    let salon = TestSalon::open_for_business();
    salon.book("Frau Lindner", &["Herrenschnitt"], "Jana", at("10:00"));
    sell_to(&salon, "Frau Lindner");
    meddle(&salon, "update person set name = 'Geheim Name' where short_name = 'Lea'");
    salon.sign_in_as("Sabine");
    let file = salon.ask(MakeDiagnosis).unwrap();
    let text = String::from_utf8(STANDARD.decode(file.base64).unwrap()).unwrap();
    assert!(text.contains("entry: ") && text.contains("Kassieren: ja"), "{text}");
    for secret in ["Lindner", "Geheim", "Sabine", "Haarwerk", "Musterstra"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
