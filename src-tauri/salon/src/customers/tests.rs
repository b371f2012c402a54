use contract::CustomerId;
use contract::customers::{Master, Phone};
use rusqlite::Connection;

use super::index::{CustomerIndex, Index};
use super::store;

fn shelf() -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    for sql in [
        include_str!("../../../../migrations/0001_book.sql"),
        include_str!("../../../../migrations/0002_people.sql"),
        include_str!("../../../../migrations/0003_catalogue.sql"),
        include_str!("../../../../migrations/0004_customers.sql"),
        "insert into customer (name, phone, folded, digits) values ('Alte Kundin', '0421 77', 'alte kundin', '042177')",
        include_str!("../../../../migrations/0012_calendar.sql"),
        include_str!("../../../../migrations/0013_customer_file.sql"),
    ] {
        conn.execute_batch(sql).unwrap();
    }
    conn
}

fn master(name: &str, phone: &str) -> Master {
    let phones = vec![Phone { label: String::new(), number: phone.into() }];
    Master { name: name.into(), phones, ..Master::default() }
}

fn add(conn: &Connection, name: &str, phone: &str) -> CustomerId {
    store::add(conn, &master(name, phone), "2026-11-27".parse().unwrap(), None).unwrap()
}

fn names(conn: &Connection, ids: Vec<i64>) -> Vec<String> {
    let name = |id| store::customer(conn, CustomerId(id)).unwrap().unwrap().name;
    ids.into_iter().map(name).collect()
}

fn found(conn: &Connection, text: &str) -> Vec<String> {
    names(conn, Index::load(conn).unwrap().seek(text, 30))
}

#[test]
fn parts_in_any_order_and_spelling_are_found() {
    let conn = shelf();
    add(&conn, "Petra Müller-Großkopf", "+49 421 123456");
    add(&conn, "Anna Mueller", "");
    add(&conn, "Jörg 100 % _Test", "");
    assert_eq!(found(&conn, "muller"), ["Anna Mueller", "Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "GROSS petr"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "mu an"), ["Anna Mueller"]);
    assert_eq!(found(&conn, "0421 / 1234"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "2345"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "joerg"), ["Jörg 100 % _Test"]);
    assert_eq!(found(&conn, "M_ller ann%"), ["Anna Mueller"]);
    assert_eq!(found(&conn, "alte"), ["Alte Kundin"]);
    for nothing in ["", "%", "_", "\"", "müller anna petra", "'; drop table customer"] {
        assert_eq!(found(&conn, nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn slips_and_names_that_sound_alike_are_forgiven() {
    let conn = shelf();
    for name in ["Petra Lindner", "Hannelore Schmidt", "Thomas Meyer", "Katharina Yılmaz", "مريم 💇 Ödön"]
    {
        add(&conn, name, "");
    }
    for (typed, meant) in [
        ("linder", "Petra Lindner"),
        ("lidnner petra", "Petra Lindner"),
        ("Perta Lindner", "Petra Lindner"),
        ("schmitt", "Hannelore Schmidt"),
        ("haneloore", "Hannelore Schmidt"),
        ("maier", "Thomas Meyer"),
        ("tomas mayer", "Thomas Meyer"),
        ("katah", "Katharina Yılmaz"),
        ("yilmas", "Katharina Yılmaz"),
        ("مريم", "مريم 💇 Ödön"),
        ("odon", "مريم 💇 Ödön"),
    ] {
        assert_eq!(found(&conn, typed), [meant], "{typed}");
    }
    // What is typed right comes before what is near.
    add(&conn, "Petra Linder", "");
    assert_eq!(found(&conn, "petra linder"), ["Petra Linder", "Petra Lindner"]);
    // A short word is taken at its word.
    assert_eq!(found(&conn, "tos"), Vec::<String>::new());
}

#[test]
fn the_index_follows_the_store_and_only_what_is_committed() {
    let mut conn = shelf();
    let shelf = CustomerIndex::default();
    let id = add(&conn, "Eva Schmidt", "0421 1");
    let seek =
        |conn: &Connection, text: &str| names(conn, shelf.with(conn, |index| index.seek(text, 30)).unwrap());
    assert_eq!(seek(&conn, "schmidt"), ["Eva Schmidt"]);
    store::change(&conn, id, &master("Eva Yılmaz", "0171 555")).unwrap();
    assert_eq!(seek(&conn, "schmidt"), Vec::<String>::new());
    assert_eq!(seek(&conn, "yilmaz 0171"), ["Eva Yılmaz"]);
    let tx = conn.transaction().unwrap();
    add(&tx, "Unbekannt", "");
    tx.rollback().unwrap();
    add(&conn, "Jemand", "");
    assert_eq!(seek(&conn, "unbekannt"), Vec::<String>::new());
    assert_eq!(seek(&conn, "jemand"), ["Jemand"]);
    store::set_active(&conn, id, false).unwrap();
    assert_eq!(seek(&conn, "yilmaz"), Vec::<String>::new());
    store::set_active(&conn, id, true).unwrap();
    assert_eq!(seek(&conn, "yilmaz"), ["Eva Yılmaz"]);
}

#[test]
fn a_word_that_nobody_has_any_more_is_in_no_memory() {
    let conn = shelf();
    let shelf = CustomerIndex::default();
    let words = |conn: &Connection, text: &str| {
        shelf.with(conn, |index| (index.holding(text).len(), index.remembers(text))).unwrap()
    };
    let id = add(&conn, "Xaviara Schmidt", "0171 998 87 76");
    add(&conn, "Eva Schmidt", "");
    assert_eq!(words(&conn, "xaviara"), (1, true));
    store::change(&conn, id, &master("Gelöscht", "")).unwrap();
    for gone in ["xaviara", "01719988776"] {
        assert_eq!(words(&conn, gone), (0, false), "{gone}");
    }
    assert_eq!(words(&conn, "schmidt"), (1, true), "somebody else has it");
    store::change(&conn, id, &master("Xaviara Neu", "")).unwrap();
    assert_eq!(names(&conn, shelf.with(&conn, |index| index.seek("xavia", 30)).unwrap()), ["Xaviara Neu"]);
}

#[test]
fn rows_of_an_import_are_seen_when_the_last_one_is_there() {
    let conn = shelf();
    let shelf = CustomerIndex::default();
    let seek = |text: &str| names(&conn, shelf.with(&conn, |index| index.seek(text, 30)).unwrap());
    let now = contract::Moment::new(0, 60);
    let import = super::import::begin(&conn, now).unwrap();
    let day = "2026-11-27".parse().unwrap();
    store::add(&conn, &master("Halb Da", ""), day, Some(import)).unwrap();
    assert_eq!(seek("halb"), Vec::<String>::new());
    add(&conn, "Ganz Da", "");
    assert_eq!(seek("da"), ["Ganz Da"]);
    conn.execute("update customer_import set state = 'done'", []).unwrap();
    assert_eq!(seek("da"), ["Ganz Da", "Halb Da"]);
    let other = super::import::begin(&conn, now).unwrap();
    store::add(&conn, &master("Geht Wieder", ""), day, Some(other)).unwrap();
    assert_eq!(seek("wieder"), Vec::<String>::new());
    assert!(!super::import::clear(&conn, 10).unwrap());
    add(&conn, "Kommt Danach", "");
    assert_eq!(seek("wieder"), Vec::<String>::new());
    assert_eq!(seek("danach"), ["Kommt Danach"]);
}
