//! Guests without a customer's file, found by name and number in any order and spelling like the others.
//!
//! Derived from the store and kept in memory: a look asks for the newest change of any appointment and learns only
//! who is new. Whoever is called otherwise by now is still known, and has no appointments; when someone was erased, all
//! are learned anew.

use std::sync::{PoisonError, RwLock};

use book::fault::Outcome;
use book::fold::{fold, phone_digits};
use rusqlite::Connection;

use super::of_customer::ERASED;
use super::store;
use crate::customers::numbers::{Numbers, hash_of_both};
use crate::customers::{self, Index};

/// A name, and the number beside it.
pub type Guest = (String, Option<String>);

#[derive(Default)]
struct KnownGuest {
    /// The newest change that was learned.
    mark: i64,
    /// How often someone had been forgotten by then.
    forgotten: i64,
    index: Index,
    guests: Vec<Guest>,
    places: Numbers,
}

/// The guests of a desk.
#[derive(Default)]
pub struct Guests(RwLock<KnownGuest>);

impl Guests {
    /// Guests that a text finds, best first.
    pub fn seek(&self, conn: &Connection, text: &str, limit: u32) -> Outcome<Vec<Guest>> {
        let (newest, forgotten) = (store::newest_change(conn)?, customers::forgotten(conn)?);
        {
            let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if known.mark >= newest && known.forgotten >= forgotten {
                return Ok(known.seek(text, limit));
            }
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.follow(conn, newest, forgotten)?;
        Ok(known.seek(text, limit))
    }
}

impl KnownGuest {
    fn seek(&self, text: &str, limit: u32) -> Vec<Guest> {
        let found = self.index.seek(text, limit as usize).into_iter();
        found.filter_map(|place| self.guests.get(usize::try_from(place).ok()?).cloned()).collect()
    }

    fn follow(&mut self, conn: &Connection, newest: i64, forgotten: i64) -> Outcome<()> {
        if self.forgotten < forgotten {
            *self = Self { forgotten, ..Self::default() };
        }
        store::guests_since(conn, self.mark, |name, phone| self.learn((name, phone)))?;
        self.mark = newest;
        Ok(())
    }

    fn learn(&mut self, guest: Guest) {
        let hash = hash_of_both(&guest.0, guest.1.as_deref().unwrap_or_default());
        let is_it = |place: u32| self.guests.get(place as usize) == Some(&guest);
        if guest.0 == ERASED || self.places.find(hash, is_it).is_some() {
            return;
        }
        let place = u32::try_from(self.guests.len()).unwrap_or(u32::MAX);
        let (name, digits) = (fold(&guest.0), phone_digits(guest.1.as_deref().unwrap_or_default()));
        self.index.learn(place.into(), &name, name.split(' ').chain([digits.as_str()]));
        self.places.keep(hash, place);
        self.guests.push(guest);
    }
}

#[cfg(test)]
mod tests {
    use book::db::MIGRATIONS;

    use super::*;

    fn happens(conn: &Connection, appointment: i64, kind: &str) {
        let sql = "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state, what)
             values (?1, 0, 60, 1, 'Jana', ?2, 'booked', '')";
        conn.execute(sql, (appointment, kind)).unwrap();
    }

    #[test]
    fn guests_who_were_erased_are_in_no_memory() {
        let conn = Connection::open_in_memory().unwrap();
        MIGRATIONS.iter().for_each(|step| conn.execute_batch(step.sql).unwrap());
        for (id, name) in [(1, "Frau Gast"), (2, "Herr Bleibt")] {
            let sql = "insert into appointment (id, version, guest_name, state, half_made, booked_ms, booked_offset, booked_by)
                 values (?1, 1, ?2, 'booked', 0, 0, 60, 'Jana')";
            conn.execute(sql, (id, name)).unwrap();
            happens(&conn, id, "booked");
        }
        let guests = Guests::default();
        let remembered = || {
            guests.seek(&conn, "xx", 8).unwrap();
            let mut names: Vec<String> =
                guests.0.read().unwrap().guests.iter().map(|(name, _)| name.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(remembered(), ["Frau Gast", "Herr Bleibt"]);
        conn.execute("update appointment set guest_name = ?1 where id = 1", [ERASED]).unwrap();
        happens(&conn, 1, "erased");
        assert_eq!(remembered(), ["Herr Bleibt"]);
        // Whom an appointment was for before is forgotten without a change of its own.
        conn.execute("update appointment set guest_name = 'Frau Neu' where id = 2", []).unwrap();
        let sql = "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state, what,
                guest) values (2, 0, 60, 1, 'Jana', 'changed', 'booked', '', '{}')";
        conn.execute(sql, []).unwrap();
        assert_eq!(remembered(), ["Frau Neu", "Herr Bleibt"]);
        conn.execute("update appointment_change set guest = null where guest is not null", []).unwrap();
        assert_eq!(remembered(), ["Frau Neu"]);
    }
}
