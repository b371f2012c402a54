//! The whole chain, against a run that only reads the same rows and hashes the stored bytes.

use std::path::Path;
use std::time::Instant;

use book::db::LEDGER_TABLES;
use lockbuch_tests::{disk_salon, outside};
use proof::verify::Signatures;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::fixture;
use crate::measured::Measured;

/// `verify_chain`: parts, hashes, sums, numbers; signatures at every closing.
pub fn verify() -> Measured {
    let folder = fixture::big();
    let keys = disk_salon::keys(&folder);
    let conn = outside::reader(&folder);
    read_only(&folder);
    let start = Clock::start();
    let report = book::ledger::verify(&conn, &keys, Signatures::AtClosings).unwrap();
    let value = start.seconds();
    assert_eq!(report.finding, None);
    assert!(report.entries >= fixture::BIG);
    let start = Clock::start();
    read_only(&folder);
    let floor = start.seconds();
    Measured::beside(value, floor)
}

/// The processor's time of this program, where the system tells it: other programs do not disturb it.
struct Clock {
    ticks: Option<u64>,
    started: Instant,
}

impl Clock {
    fn start() -> Self {
        Self { ticks: ticks(), started: Instant::now() }
    }

    fn seconds(&self) -> f64 {
        match (self.ticks, ticks()) {
            (Some(then), Some(now)) => (now - then) as f64 / 100.0,
            _ => self.started.elapsed().as_secs_f64(),
        }
    }
}

/// User and system time in hundredths of a second.
fn ticks() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// Reads every row of the book in order and hashes its bytes as they lie there.
fn read_only(folder: &Path) -> [u8; 32] {
    let conn = outside::reader(folder);
    let mut sha = Sha256::new();
    for table in LEDGER_TABLES {
        hash_table(&conn, table, &mut sha);
    }
    sha.finalize().into()
}

fn hash_table(conn: &Connection, table: &str, sha: &mut Sha256) {
    let mut statement = conn.prepare(&format!("select * from {table}")).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut record = Vec::with_capacity(2_048);
    while let Some(row) = rows.next().unwrap() {
        record.clear();
        for at in 0..columns {
            match row.get_ref(at).unwrap() {
                ValueRef::Null => record.push(0),
                ValueRef::Integer(number) => record.extend_from_slice(&number.to_be_bytes()),
                ValueRef::Real(number) => record.extend_from_slice(&number.to_be_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => record.extend_from_slice(bytes),
            }
        }
        sha.update(&record);
    }
}
