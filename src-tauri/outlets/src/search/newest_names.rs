//! The names on the newest receipts, folded and kept in memory: each search goes through all of them. Only whose name fits is
//! looked up, as the store has it by now. When someone was erased, merged or renamed, all are learned anew, so that nobody is
//! remembered whom the store has forgotten (Art. 17 DSGVO).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use book::fault::Outcome;
use rusqlite::Connection;
use salon::customers;

use super::store::{self, FoundReceipt};
use super::{EACH_MAX, NAMES};

/// The newest names of a desk.
#[derive(Default)]
pub struct NewestNames(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// The entry of the newest name that was learned.
    newest: u64,
    /// How often someone had been forgotten by then.
    forgotten: i64,
    /// Entry and folded name, newest first.
    names: VecDeque<(u64, Box<str>)>,
}

impl NewestNames {
    /// Newest receipts whose name holds all the words, whoever it belongs to now.
    pub fn find(&self, conn: &Connection, words: &[&str]) -> Outcome<Vec<FoundReceipt>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.follow(conn)?;
        let mut found = Vec::new();
        for (seq, name) in &known.names {
            if words.iter().all(|word| name.contains(word)) {
                found.extend(store::named(conn, *seq, words)?);
            }
            if found.len() >= EACH_MAX as usize {
                break;
            }
        }
        Ok(found)
    }
}

impl Known {
    fn follow(&mut self, conn: &Connection) -> Outcome<()> {
        let forgotten = customers::forgotten(conn)?;
        if forgotten != self.forgotten {
            *self = Self { forgotten, ..Self::default() };
        }
        let newest = store::newest_name(conn)?;
        if newest > self.newest {
            for name in store::names_behind(conn, self.newest)?.into_iter().rev() {
                self.names.push_front(name);
            }
            self.names.truncate(NAMES as usize);
            self.newest = newest;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use book::db::MIGRATIONS;

    use super::*;

    fn remembered(names: &NewestNames, conn: &Connection) -> Vec<String> {
        names.find(conn, &["zz"]).unwrap();
        names.0.lock().unwrap().names.iter().map(|(_, name)| name.to_string()).collect()
    }

    /// A store with three names on receipts; the entries themselves are nobody's business here.
    fn shelf() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        MIGRATIONS.iter().for_each(|step| conn.execute_batch(step.sql).unwrap());
        conn.execute_batch("pragma foreign_keys = off").unwrap();
        for (id, name) in [(1, "Petra Lindner"), (2, "Eva Yılmaz")] {
            let customer =
                "insert into customer (id, name, phone, folded, digits) values (?1, ?2, '', '', '')";
            conn.execute(customer, (id, name)).unwrap();
            named(&conn, id, Some(id), name);
        }
        named(&conn, 3, None, "Frau Gast");
        conn
    }

    fn named(conn: &Connection, seq: i64, customer: Option<i64>, name: &str) {
        let sql =
            "insert into entry_customer (seq, customer_id, name, salt, body) values (?1, ?2, ?3, x'00', '')";
        conn.execute(sql, (seq, customer, name)).unwrap();
    }

    #[test]
    fn nobody_is_remembered_whom_the_store_has_forgotten() {
        let (conn, names) = (shelf(), NewestNames::default());
        assert_eq!(remembered(&names, &conn), ["frau gast", "eva yilmaz", "petra lindner"]);
        conn.execute("update customer set name = '', erased = '2026-11-27' where id = 1", []).unwrap();
        assert_eq!(
            remembered(&names, &conn),
            ["frau gast", "eva yilmaz"],
            "the receipt keeps the name, the search does not"
        );
        conn.execute("delete from entry_customer where seq = 3", []).unwrap();
        assert_eq!(remembered(&names, &conn), ["eva yilmaz"]);
        named(&conn, 4, None, "Herr Neu");
        assert_eq!(remembered(&names, &conn), ["herr neu", "eva yilmaz"]);
    }
}
