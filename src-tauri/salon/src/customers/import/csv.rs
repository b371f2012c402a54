//! Rows of a CSV file, by the names that its header gave or the person chose.

use book::csv_file::{line_of, separator};
use book::fault::Outcome;
use contract::customer_import::ImportField;
use csv::{ReaderBuilder, StringRecord};
use proof::Day;

use super::columns::{Parts, field};
use super::{CustomerSheet, unreadable};

/// Reads all rows.
///
/// # Errors
/// Refused if no column holds a name.
pub fn read(text: &str, columns: &[ImportField], sheet: &mut CustomerSheet, today: Day) -> Outcome<()> {
    let header = text.lines().next().unwrap_or_default();
    let mut reader =
        ReaderBuilder::new().delimiter(separator(header)).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| unreadable(&error.to_string()))?;
    let chosen = |at: usize, name: &str| columns.get(at).copied().unwrap_or_else(|| field(name));
    sheet.columns = names.iter().enumerate().map(|(at, name)| (name.to_owned(), chosen(at, name))).collect();
    let names_someone = |(_, field): &(String, ImportField)| {
        matches!(field, ImportField::Name | ImportField::FirstName | ImportField::LastName)
    };
    if !sheet.columns.iter().any(names_someone) {
        return Err(unreadable("keine Spalte heißt Name, Vorname oder Nachname"));
    }
    let fields: Vec<ImportField> = sheet.columns.iter().map(|(_, field)| *field).collect();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| unreadable(&error.to_string()))? {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, |at| line_of(at, text));
        match row(&fields, &record, today) {
            Ok(parts) => sheet.take(line, parts.whole(), today),
            Err(reason) => sheet.refuse(line, &record.iter().collect::<Vec<_>>().join(" · "), reason),
        }
    }
    Ok(())
}

fn row(fields: &[ImportField], record: &StringRecord, today: Day) -> Result<Parts, String> {
    if record.len() > fields.len() {
        return Err(format!("{} Felder statt {}", record.len(), fields.len()));
    }
    let mut parts = Parts::new(today);
    for (field, cell) in fields.iter().zip(record) {
        parts.take(*field, cell)?;
    }
    Ok(parts)
}
