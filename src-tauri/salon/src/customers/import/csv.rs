//! Rows of a CSV file, by the names that its header gave or the person chose.

use book::csv_file::{line_of, table};
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
    let (separator, text) = table(text);
    let text = &*text;
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| unreadable(&error.to_string()))?;
    let chosen = |at: usize, name: &str| columns.get(at).copied().unwrap_or_else(|| field(name));
    sheet.columns = names.iter().enumerate().map(|(at, name)| (name.to_owned(), chosen(at, name))).collect();
    name_beside_its_parts(&mut sheet.columns, columns.is_empty());
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

/// What a header means beside others: `Name` beside `Vorname` is the surname, and `Geburtstag` beside `Geburtsjahr` the day of
/// the month (Thunderbird). Whoever chose the columns meant them as they are.
fn name_beside_its_parts(columns: &mut [(String, ImportField)], by_header: bool) {
    let has = |wanted| columns.iter().any(|(_, field)| *field == wanted);
    let (first, last, year) =
        (has(ImportField::FirstName), has(ImportField::LastName), has(ImportField::BirthYear));
    for (_, field) in columns.iter_mut().filter(|_| by_header) {
        *field = match *field {
            ImportField::Name if first && !last => ImportField::LastName,
            // A whole name that another program has put together says the same again.
            ImportField::Name if first && last => ImportField::Nothing,
            ImportField::Birthday if year => ImportField::BirthDay,
            other => other,
        };
    }
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
