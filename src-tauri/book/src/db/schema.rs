//! Whether tables, indexes, triggers and views are those that the migrations make. An index with a condition of its own
//! hides rows from every report, a trigger acts within the program's own transactions: neither changes the chain.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction};

use super::migrate::{self, MIGRATIONS, Migration};
use super::row::Query;
use crate::fault::Outcome;
use crate::ports::Program;

/// An object of the schema, by type and name.
type Object = (String, String);

/// The SQL of each object; empty where SQLite makes it by itself.
type Schema = BTreeMap<Object, String>;

/// An object that is not as the migrations make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    kind: String,
    name: String,
    state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// The migrations make it so; it is not there.
    Missing(String),
    /// The migrations make it so; it is another.
    Changed(String),
    /// The migrations make nothing of this name.
    Foreign,
}

impl Difference {
    /// `trigger „entry_keeps“ fehlt`.
    pub fn german(&self) -> String {
        let kind = match self.kind.as_str() {
            "table" => "Tabelle",
            "index" => "Index",
            "trigger" => "Trigger",
            "view" => "Sicht",
            other => other,
        };
        let state = match self.state {
            State::Missing(_) => "fehlt",
            State::Changed(_) => "wurde verändert",
            State::Foreign => "ist fremd",
        };
        format!("{kind} „{}“ {state}", self.name)
    }

    /// What makes it as it should be; nothing for what holds rows of its own.
    fn repair(&self) -> Option<String> {
        let quoted = self.name.replace('"', "\"\"");
        match (self.kind.as_str(), &self.state) {
            ("index" | "trigger", State::Missing(sql)) if !sql.is_empty() => Some(sql.clone()),
            (kind @ ("index" | "trigger"), State::Changed(sql)) if !sql.is_empty() => {
                Some(format!("drop {kind} \"{quoted}\"; {sql}"))
            }
            (kind @ ("index" | "trigger" | "view"), State::Foreign) => {
                Some(format!("drop {kind} \"{quoted}\""))
            }
            _ => None,
        }
    }
}

/// All differences as one sentence.
pub fn german(differences: &[Difference]) -> String {
    differences.iter().map(Difference::german).collect::<Vec<_>>().join(", ")
}

/// What differs from the schema that these migrations make.
///
/// # Errors
/// A fault if the schema can't be read.
pub fn differences(
    conn: &Connection,
    migrations: &[Migration],
    program: &Program,
) -> Outcome<Vec<Difference>> {
    let (expected, found) = (expected(migrations, program)?, schema(conn)?);
    let difference =
        |(kind, name): &Object, state| Difference { kind: kind.clone(), name: name.clone(), state };
    let lacking = expected.iter().filter_map(|(object, sql)| match found.get(object) {
        None => Some(difference(object, State::Missing(sql.clone()))),
        Some(other) if other != sql => Some(difference(object, State::Changed(sql.clone()))),
        Some(_) => None,
    });
    let foreign = found.keys().filter(|object| !expected.contains_key(*object));
    Ok(lacking.chain(foreign.map(|object| difference(object, State::Foreign))).collect())
}

/// What all migrations of this program make. Making it anew takes longer than all else that a start does with the store.
const KEPT: &str = include_str!("shape.json");

fn expected(migrations: &[Migration], program: &Program) -> Outcome<Schema> {
    let number = |steps: &[Migration]| steps.last().map(|step| step.number);
    if number(migrations) == number(MIGRATIONS) { kept() } else { made(migrations, program) }
}

fn kept() -> Outcome<Schema> {
    let objects: Vec<(String, String, String)> = serde_json::from_str(KEPT)?;
    Ok(objects.into_iter().map(|(kind, name, sql)| ((kind, name), sql)).collect())
}

fn made(migrations: &[Migration], program: &Program) -> Outcome<Schema> {
    let mut made = Connection::open_in_memory()?;
    migrate::create(&mut made, migrations, program, "")?;
    schema(&made)
}

/// Makes indexes and triggers as they should be and takes foreign ones away; answers with what can't be put right so: tables,
/// and indexes that their rows forbid. Only a connection that may still change the schema can do it.
///
/// # Errors
/// A fault if the file can't be written.
pub fn repair(conn: &mut Connection, differences: Vec<Difference>) -> Outcome<Vec<Difference>> {
    let mut left = Vec::new();
    for difference in differences {
        let done = match difference.repair() {
            Some(sql) => in_transaction(conn, |tx| tx.execute_batch(&sql)),
            None => Ok(false),
        };
        if !done? {
            left.push(difference);
        }
    }
    Ok(left)
}

/// False where the statements do not fit what is there; then nothing of them stays.
fn in_transaction(
    conn: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
) -> Outcome<bool> {
    let tx = conn.transaction()?;
    match work(&tx) {
        Ok(()) => {
            tx.commit()?;
            Ok(true)
        }
        Err(trouble) => {
            tracing::error!(%trouble, "an object of the schema can't be made as it should be");
            Ok(false)
        }
    }
}

/// SQLite's own statistics hold no rule and may be there or not.
fn schema(conn: &Connection) -> Outcome<Schema> {
    let mut statement = conn.prepare(
        "select type, name, coalesce(sql, '') from sqlite_schema where name not like 'sqlite\\_stat%' escape '\\'",
    )?;
    let objects = statement.all([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(objects.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `LOCKBUCH_KEEP_SHAPE=1` keeps what a new migration makes.
    #[test]
    fn the_kept_shape_is_what_the_migrations_make() {
        let program = Program { name: "Lockbuch", version: "0.0.0", application_id: 0, notice: None };
        let made = made(MIGRATIONS, &program).unwrap();
        if std::env::var_os("LOCKBUCH_KEEP_SHAPE").is_some() {
            let objects: Vec<_> = made.iter().map(|((kind, name), sql)| (kind, name, sql)).collect();
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/shape.json");
            std::fs::write(file, serde_json::to_string_pretty(&objects).unwrap() + "\n").unwrap();
        }
        assert_eq!(kept().unwrap(), made, "a new migration: LOCKBUCH_KEEP_SHAPE=1 keeps its shape");
    }
}
