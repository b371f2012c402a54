//! Numbered SQL files, each applied once, in order, and remembered with its sha-256 and the program's version.

use contract::refusal::StoreRefusal;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::fault::Outcome;
use crate::ports::Program;

/// One step of the store's shape.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub number: u32,
    /// Name of its file.
    pub name: &'static str,
    pub sql: &'static str,
}

impl Migration {
    fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.sql.as_bytes()))
    }
}

macro_rules! migrations {
    ($($number:literal $name:literal),+ $(,)?) => {
        /// All migrations of this program. What a store has applied is a beginning of this list.
        pub const MIGRATIONS: &[Migration] = &[$(Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/", $name, ".sql")),
        }),+];
    };
}

migrations!(
    1 "0001_book",
    2 "0002_people",
    3 "0003_catalogue",
    4 "0004_customers",
    5 "0005_till",
    6 "0006_day",
    7 "0007_printing",
    8 "0008_roll",
    9 "0009_archive",
    11 "0011_controls",
    12 "0012_calendar",
    13 "0013_customer_file",
    14 "0014_messages",
    15 "0015_from_the_chair",
    16 "0016_intents",
    17 "0017_tse_snapshot",
    18 "0018_continued_baskets",
    19 "0019_closing_mail",
    20 "0020_receipt_check",
    21 "0021_care",
    22 "0022_people",
    23 "0023_kept_messages",
    24 "0024_ten_years",
    25 "0025_calendar_truth",
    26 "0026_no_whole_reads",
    27 "0027_damaged_notes",
    28 "0028_former_staff",
);

/// Was never given to a step: in the stores of the first release 11 follows 9, and 10 would come too late there; the others
/// are still to come.
const NEVER_GIVEN: [u32; 1] = [10];

const _: () = assert!(in_order(MIGRATIONS), "migrations are numbered without gaps");

const fn in_order(migrations: &[Migration]) -> bool {
    let (mut at, mut number) = (0, 0);
    while at < migrations.len() {
        number += 1;
        while is_never_given(number) {
            number += 1;
        }
        if migrations[at].number != number {
            return false;
        }
        at += 1;
    }
    true
}

const fn is_never_given(number: u32) -> bool {
    let mut at = 0;
    while at < NEVER_GIVEN.len() {
        if NEVER_GIVEN[at] == number {
            return true;
        }
        at += 1;
    }
    false
}

/// How far a store has come.
pub enum Shape<'a> {
    /// Nothing is in it yet.
    Empty,
    /// It misses these steps.
    Behind(&'a [Migration]),
    Current,
}

struct Applied {
    number: u32,
    name: String,
    sha256: String,
    program_version: String,
}

/// Compares what a store has applied with the known steps.
///
/// # Errors
/// [`StoreRefusal`] where a newer program was here, a step was changed, or the steps are no beginning of the list.
pub fn shape<'a>(conn: &Connection, migrations: &'a [Migration]) -> Outcome<Shape<'a>> {
    let Some(applied) = applied(conn)? else { return Ok(Shape::Empty) };
    let known = migrations.last().map_or(0, |last| last.number);
    if let Some(newer) = applied.iter().find(|step| step.number > known) {
        return Err(StoreRefusal::NewerProgram { version: newer.program_version.clone() }.into());
    }
    for (at, step) in applied.iter().enumerate() {
        match migrations.get(at).filter(|known| known.number == step.number) {
            Some(known) if known.sha256() == step.sha256 => {}
            Some(known) => return Err(StoreRefusal::ChangedMigration { name: known.name.into() }.into()),
            None => return Err(StoreRefusal::MigrationOutOfOrder { name: step.name.clone() }.into()),
        }
    }
    Ok(match migrations.get(applied.len()..) {
        Some(missing @ [_, ..]) => Shape::Behind(missing),
        _ => Shape::Current,
    })
}

/// The steps that a store remembers, or nothing where nothing was made yet.
fn applied(conn: &Connection) -> Outcome<Option<Vec<Applied>>> {
    if conn.query_row("select count(*) = 0 from sqlite_schema", [], |row| row.get(0))? {
        return Ok(None);
    }
    let sql = "select number, name, sha256, program_version from migration order by number";
    let mut statement = conn.prepare(sql)?;
    let steps = statement.query_map([], |row| {
        let (number, name, sha256) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Applied { number, name, sha256, program_version: row.get(3)? })
    })?;
    Ok(Some(steps.collect::<Result<_, _>>()?))
}

/// Makes an empty store: all of it or nothing.
///
/// # Errors
/// The file cannot be written.
pub fn create(conn: &mut Connection, migrations: &[Migration], program: &Program, now: &str) -> Outcome<()> {
    let tx = conn.transaction()?;
    tx.execute_batch(
        "create table migration (
            number integer not null constraint migration_pk primary key,
            name text not null,
            sha256 text not null,
            program_version text not null,
            applied_at text not null
        ) strict",
    )?;
    for step in migrations {
        apply(&tx, step, program, now)?;
    }
    Ok(tx.commit()?)
}

/// Applies one step and remembers it, within a transaction of the caller.
///
/// # Errors
/// The step does not fit what is there, or the file cannot be written.
pub fn apply(tx: &Connection, step: &Migration, program: &Program, now: &str) -> rusqlite::Result<()> {
    tx.execute_batch(step.sql)?;
    tx.execute(
        "insert into migration (number, name, sha256, program_version, applied_at) values (?1, ?2, ?3, ?4, ?5)",
        params![step.number, step.name, step.sha256(), program.version, now],
    )?;
    Ok(())
}

/// Remembers all steps of a store that has lost them and has every table of the newest one.
///
/// # Errors
/// The file can't be written.
pub fn remember(
    conn: &mut Connection,
    migrations: &[Migration],
    program: &Program,
    now: &str,
) -> Outcome<()> {
    let mut made = Connection::open_in_memory()?;
    create(&mut made, migrations, program, now)?;
    let all = "select count(*) from sqlite_schema where type = 'table' and name not like 'sqlite%'";
    let count = |conn: &Connection| conn.query_row(all, [], |row| row.get::<_, u64>(0));
    if count(&made)? != count(conn)? {
        return Ok(());
    }
    let tx = conn.transaction()?;
    for step in migrations {
        tell(&tx, step, program, now)?;
    }
    Ok(tx.commit()?)
}

/// Tells all steps of a store anew, in place of what is told of them.
///
/// # Errors
/// The file can't be written.
pub fn remember_anew(
    conn: &mut Connection,
    migrations: &[Migration],
    program: &Program,
    now: &str,
) -> Outcome<()> {
    let tx = conn.transaction()?;
    tx.execute("delete from migration", [])?;
    for step in migrations {
        tell(&tx, step, program, now)?;
    }
    Ok(tx.commit()?)
}

fn tell(tx: &Connection, step: &Migration, program: &Program, now: &str) -> rusqlite::Result<()> {
    tx.execute(
        "insert or ignore into migration (number, name, sha256, program_version, applied_at) values (?1, ?2, ?3, ?4, ?5)",
        params![step.number, step.name, step.sha256(), program.version, now],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_a_repetition_and_the_number_that_was_never_given_are_seen() {
        let list = |numbers: &[u32]| -> Vec<Migration> {
            numbers.iter().map(|number| Migration { number: *number, name: "", sql: "" }).collect()
        };
        assert!(in_order(&list(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12])));
        for wrong in [&[2][..], &[1, 3], &[1, 2, 2], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &[2, 1]] {
            assert!(!in_order(&list(wrong)), "{wrong:?}");
        }
    }

    #[test]
    fn every_file_is_a_step_under_its_number() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let steps: Vec<String> = MIGRATIONS.iter().map(|step| format!("{}.sql", step.name)).collect();
        assert_eq!(files, steps);
        let numbered = |step: &&Migration| step.name.starts_with(&format!("{:04}_", step.number));
        assert_eq!(MIGRATIONS.iter().filter(numbered).count(), MIGRATIONS.len());
    }
}
