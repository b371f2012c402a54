use rusqlite::Connection;

use super::store;

fn shelf() -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    for sql in [
        include_str!("../../../../migrations/0001_book.sql"),
        include_str!("../../../../migrations/0004_customers.sql"),
    ] {
        conn.execute_batch(sql).unwrap();
    }
    conn
}

fn found(conn: &Connection, text: &str) -> Vec<String> {
    store::find(conn, text, 30).unwrap().into_iter().map(|customer| customer.name).collect()
}

#[test]
fn parts_in_any_order_and_spelling_are_found() {
    let conn = shelf();
    store::add(&conn, "Petra Müller-Großkopf", Some("+49 421 123456")).unwrap();
    store::add(&conn, "Anna Mueller", None).unwrap();
    store::add(&conn, "Jörg 100 % _Test", None).unwrap();
    assert_eq!(found(&conn, "muller"), ["Anna Mueller", "Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "GROSS petr"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "mu an"), ["Anna Mueller"]);
    assert_eq!(found(&conn, "0421 / 1234"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "42"), ["Petra Müller-Großkopf"]);
    assert_eq!(found(&conn, "joerg"), ["Jörg 100 % _Test"]);
    for nothing in ["", "%", "_", "\"", "müller anna petra", "'; drop table customer"] {
        assert_eq!(found(&conn, nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_changed_name_is_found_and_the_old_one_is_not() {
    let conn = shelf();
    let id = store::add(&conn, "Eva Schmidt", None).unwrap();
    assert!(store::change(&conn, id, "Eva Yılmaz", Some("0171 555")).unwrap());
    assert_eq!(found(&conn, "schmidt"), Vec::<String>::new());
    assert_eq!(found(&conn, "yilmaz 0171"), ["Eva Yılmaz"]);
}
