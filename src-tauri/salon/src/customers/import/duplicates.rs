//! Rows that seem to be there already: the same name with nothing that speaks against it. A number alone is a hint and
//! leaves nobody out: families and flats share one.

use std::collections::HashMap;

use book::fault::Outcome;
use book::fold::{fold, phone_digits};
use contract::customers::Master;
use rusqlite::Connection;

use super::store;

/// Shorter numbers belong to too many.
const DIGITS_MIN: usize = 6;

#[derive(Default)]
struct KnownCustomer {
    /// Whose number it is.
    numbers: HashMap<String, String>,
    /// Names by their sorted words, each with its numbers.
    names: HashMap<String, Vec<(String, Vec<String>)>>,
}

impl KnownCustomer {
    fn learn(&mut self, who: &str, name: &str, numbers: Vec<String>) {
        for number in numbers.iter().filter(|number| number.len() >= DIGITS_MIN) {
            self.numbers.entry(number.clone()).or_insert_with(|| who.to_owned());
        }
        self.names.entry(key(name)).or_default().push((who.to_owned(), numbers));
    }

    /// Whom a row meets.
    fn met(&self, name: &str, numbers: &[String]) -> Option<Met> {
        let none = Vec::new();
        let named = self.names.get(&key(name)).unwrap_or(&none);
        let shares = |known: &[String]| known.iter().any(|number| numbers.contains(number));
        if let Some((who, _)) = named.iter().find(|(_, known)| shares(known)) {
            let whom = format!("gleicher Name und gleiche Telefonnummer wie {who}");
            return Some(Met { whom, same: true });
        }
        // Two numbers of one name are two people as long as nobody says otherwise.
        if let Some((who, _)) = named.iter().find(|(_, known)| known.is_empty() || numbers.is_empty()) {
            return Some(Met { whom: format!("gleicher Name wie {who}"), same: true });
        }
        let who = numbers.iter().find_map(|number| self.numbers.get(number))?;
        let whom = format!("gleiche Telefonnummer wie {who}, anderer Name: wird übernommen");
        Some(Met { whom, same: false })
    }
}

/// Whom a row meets, in words, and whether it is taken for the same person.
pub struct Met {
    pub whom: String,
    pub same: bool,
}

fn key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Places of rows that seem to be there already, in the salon or further up in the file, each with whom it meets.
pub fn duplicates(conn: &Connection, rows: &[(u32, Master)]) -> Outcome<Vec<(usize, Met)>> {
    let mut known = KnownCustomer::default();
    store::all(conn, |name, digits| {
        let numbers = digits.split(' ').filter(|number| !number.is_empty()).map(str::to_owned);
        known.learn(name, name, numbers.collect());
    })?;
    let mut found = Vec::new();
    for (at, (line, master)) in rows.iter().enumerate() {
        let numbers: Vec<String> = master.phones.iter().map(|phone| phone_digits(&phone.number)).collect();
        if let Some(whom) = known.met(&master.name, &numbers) {
            found.push((at, whom));
        }
        known.learn(&format!("{} (Zeile {line})", master.name), &master.name, numbers);
    }
    Ok(found)
}
