//! Customers from a file of another program: all rows or none. Reading runs on the caller's thread; storing goes in
//! parts, so that the till waits for none of it, and nobody sees a row before the last one is there.

mod columns;
mod csv;
mod duplicates;
mod sheet;
mod store;
mod vcard;

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use book::tx::{ReadTx, WriteTx};
use contract::catalogue::BadRow;
use contract::customer_import::{CustomerFileWish, ImportField, ImportPreview};
use contract::customers::Master;
use contract::refusal::CustomerRefusal;
use proof::{Day, EntryKind};
use serde_json::json;
use sha2::{Digest, Sha256};

pub use sheet::CustomerSheet;
use sheet::unreadable;
pub use store::{begin, clear};

/// Rows that are shown of each kind; the first ones tell what is wrong.
const SHOWN: usize = 200;
/// Rows of a file at most.
const ROWS_MAX: usize = 200_000;

/// Reads a file. One that is none is refused; single bad rows are noted with line and reason. `columns` says what the
/// columns hold; empty means that the header decides.
pub fn read(bytes: &[u8], columns: &[ImportField], today: Day) -> Outcome<CustomerSheet> {
    let text = book::csv_file::decoded(bytes).map_err(unreadable)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(unreadable("sie ist leer"));
    }
    let begins = text.trim_start().get(..11).unwrap_or_default();
    let mut sheet = CustomerSheet { sha256: hex::encode(Sha256::digest(bytes)), ..CustomerSheet::default() };
    if begins.eq_ignore_ascii_case("BEGIN:VCARD") {
        vcard::read(text, &mut sheet, today);
    } else {
        csv::read(text, columns, &mut sheet, today)?;
    }
    if sheet.rows.len() + sheet.bad.len() > ROWS_MAX {
        return Err(unreadable("sie hat mehr als 200.000 Zeilen; bitte teilen"));
    }
    Ok(sheet)
}

/// What would come of a file.
pub fn preview(tx: &ReadTx<'_>, sheet: &CustomerSheet) -> Outcome<ImportPreview> {
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let duplicates = duplicates::duplicates(tx.conn, &sheet.rows)?;
    let shown = duplicates.iter().take(SHOWN).filter_map(|(at, met)| {
        let (line, master) = sheet.rows.get(*at)?;
        Some(BadRow { line: *line, text: master.name.clone(), reason: met.whom.clone() })
    });
    Ok(ImportPreview {
        columns: sheet.columns.clone(),
        rows: count(sheet.rows.len() + sheet.bad.len()),
        first: sheet.rows.iter().take(10).map(|(_, master)| master.clone()).collect(),
        bad: sheet.bad.iter().take(SHOWN).cloned().collect(),
        bad_count: count(sheet.bad.len()),
        duplicates: shown.collect(),
        duplicate_count: count(duplicates.iter().filter(|(_, met)| met.same).count()),
    })
}

/// The rows that are to be stored, without those that seem to be there or can't be read if that is wished; and how many were
/// left out.
///
/// # Errors
/// Refused if one row of the file is bad and is not to be left out.
pub fn rows(tx: &ReadTx<'_>, sheet: CustomerSheet, file: &CustomerFileWish) -> Outcome<(Vec<Master>, u32)> {
    let count = u32::try_from(sheet.bad.len()).unwrap_or(u32::MAX);
    if count > 0 && !file.leave_bad_out {
        return Err(CustomerRefusal::ImportHasBadRows { count }.into());
    }
    let mut out = vec![false; sheet.rows.len()];
    if file.leave_duplicates_out {
        let found = duplicates::duplicates(tx.conn, &sheet.rows)?.into_iter();
        for (at, _) in found.filter(|(_, met)| met.same) {
            if let Some(out) = out.get_mut(at) {
                *out = true;
            }
        }
    }
    let left_out =
        u32::try_from(out.iter().filter(|out| **out).count()).unwrap_or(u32::MAX).saturating_add(count);
    let kept = sheet.rows.into_iter().zip(out).filter(|(_, out)| !out);
    Ok((kept.map(|((_, master), _)| master).collect(), left_out))
}

/// Stores a part of an import; nobody sees it yet.
pub fn store_part(tx: &WriteTx<'_>, import: i64, rows: &[Master]) -> Outcome<()> {
    rows.iter().try_for_each(|master| super::store::add(tx, master, tx.now.day(), Some(import)).map(drop))
}

/// All rows are there: from now on they are seen.
pub fn finish(tx: &mut BookTx<'_>, import: i64, (added, sha256): (u32, &str)) -> Outcome<()> {
    store::finish(tx, import)?;
    let note = json!({ "customers": added, "sha256": sha256 });
    tx.append(Draft::note(EntryKind::Import).with_details("customer_import/1", &note)?)?;
    Ok(())
}

#[cfg(test)]
mod tests;
