//! Someone who left and is erased (Art. 17 DSGVO): PIN and name go, a number stays. The book keeps the names that its entries
//! were signed with, and by the number says who it was as long as it is kept.

use book::fault::Outcome;
use book::ledger;
use book::tx::WriteTx;
use contract::PersonId;
use contract::people::Person;
use contract::refusal::PeopleRefusal;
use rusqlite::Connection;

use super::store;

/// Someone who may be erased, and under which names rows beside the book know this person.
#[derive(Clone, Debug)]
pub struct Erasable {
    pub person: Person,
    /// Full names of now and of earlier that nobody else has or had.
    pub names: Vec<String>,
    /// The same of short names.
    pub short_names: Vec<String>,
}

impl Erasable {
    /// What rows that were this person's say from now on.
    pub fn number(&self) -> String {
        format!("Nr. {}", self.person.id.0)
    }
}

/// One of the staff, of now or of earlier.
///
/// # Errors
/// [`PeopleRefusal::NoSuchPerson`], and [`PeopleRefusal::Erased`].
pub fn known(conn: &Connection, id: PersonId) -> Outcome<Person> {
    let found = store::people(conn)?.into_iter().find(|person| person.id == id);
    let person = found.ok_or(PeopleRefusal::NoSuchPerson)?;
    match person.erased {
        Some(_) => Err(PeopleRefusal::Erased.into()),
        None => Ok(person),
    }
}

/// Under which names someone is known. A name that somebody else has or had says nothing: it stays where it stands.
///
/// # Errors
/// As [`known`].
pub fn erasable(conn: &Connection, id: PersonId) -> Outcome<Erasable> {
    let person = known(conn, id)?;
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for one in store::people(conn)? {
        let names = if one.id == id { &mut own } else { &mut others };
        names.extend(ledger::earlier_names(conn, one.id.0)?);
        names.push((one.name, one.short_name));
    }
    let only = |of: fn(&(String, String)) -> &String| {
        let mut names: Vec<String> = own.iter().map(of).cloned().collect();
        names.retain(|name| !others.iter().any(|other| of(other) == name));
        names.sort();
        names.dedup();
        names
    };
    Ok(Erasable { names: only(|names| &names.0), short_names: only(|names| &names.1), person })
}

/// Takes PIN and name away; says what the person is called now, in full and short.
///
/// # Errors
/// The store can't be written.
pub fn erase(tx: &WriteTx<'_>, who: &Erasable) -> Outcome<(String, String)> {
    let short_name = who.number();
    let name = format!("Ausgeschieden ({short_name})");
    store::erase(tx, who.person.id, (&name, &short_name), tx.now.day())?;
    Ok((name, short_name))
}
