//! Numbered SQL files, each applied once and remembered with its sha-256 and the program's version.

use contract::refusal::StoreRefusal;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::fault::Outcome;
use crate::ports::Program;

macro_rules! migrations {
    ($($number:literal $name:literal),+ $(,)?) => {
        /// All migrations: number, name, SQL.
        const MIGRATIONS: &[(u32, &str, &str)] = &[$((
            $number,
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/", $name, ".sql")),
        )),+];
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
);

/// Brings a store up to this program's shape, or refuses one that is newer or was tampered with.
pub fn migrate(conn: &mut Connection, program: &Program, now: &str) -> Outcome<()> {
    conn.execute_batch(
        "create table if not exists migration (
            number integer not null constraint migration_pk primary key,
            name text not null,
            sha256 text not null,
            program_version text not null,
            applied_at text not null
        ) strict",
    )?;
    refuse_newer(conn)?;
    for (number, name, sql) in MIGRATIONS {
        let sha256 = hex::encode(Sha256::digest(sql.as_bytes()));
        let applied: Option<String> = conn
            .query_row("select sha256 from migration where number = ?1", [number], |row| row.get(0))
            .optional()?;
        match applied {
            Some(known) if known == sha256 => {}
            Some(_) => return Err(StoreRefusal::ChangedMigration { name: (*name).into() }.into()),
            None => apply(conn, (*number, name, sql), &sha256, program, now)?,
        }
    }
    Ok(())
}

fn refuse_newer(conn: &Connection) -> Outcome<()> {
    let known = MIGRATIONS.last().map_or(0, |(number, ..)| *number);
    let newer: Option<String> = conn
        .query_row("select program_version from migration where number > ?1 limit 1", [known], |row| {
            row.get(0)
        })
        .optional()?;
    newer.map_or(Ok(()), |version| Err(StoreRefusal::NewerProgram { version }.into()))
}

fn apply(
    conn: &mut Connection,
    (number, name, sql): (u32, &str, &str),
    sha256: &str,
    program: &Program,
    now: &str,
) -> Outcome<()> {
    let tx = conn.transaction()?;
    tx.execute_batch(sql)?;
    tx.execute(
        "insert into migration (number, name, sha256, program_version, applied_at) values (?1, ?2, ?3, ?4, ?5)",
        params![number, name, sha256, program.version, now],
    )?;
    tx.commit()?;
    Ok(())
}

/// Whether a store misses steps that this program knows.
pub fn is_behind(conn: &Connection) -> Outcome<bool> {
    let known = MIGRATIONS.last().map_or(0, |(number, ..)| *number);
    let present: bool =
        conn.query_row("select exists (select 1 from sqlite_schema where name = 'migration')", [], |row| {
            row.get(0)
        })?;
    if !present {
        return Ok(false);
    }
    let newest: u32 =
        conn.query_row("select coalesce(max(number), 0) from migration", [], |row| row.get(0))?;
    Ok(newest > 0 && newest < known)
}
