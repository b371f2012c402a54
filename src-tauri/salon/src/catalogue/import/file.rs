//! From bytes to rows: encoding, separator, header.

use book::csv_file::{decoded, line_of, table};
use book::fault::Outcome;
use contract::refusal::CatalogueRefusal;
use csv::{ReaderBuilder, StringRecord};
use sha2::{Digest, Sha256};

use super::ArticleSheet;
use super::row::{ImportColumns, row};

/// Reads a price list. A file that is none is refused; single bad rows are noted with line and reason.
pub fn read(bytes: &[u8]) -> Outcome<ArticleSheet> {
    let text = decoded(bytes).map_err(unreadable)?;
    let text = text.trim_start_matches('\u{feff}');
    let (separator, text) = table(text);
    let text = &*text;
    if text.trim().is_empty() {
        return Err(unreadable("sie ist leer"));
    }
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error.to_string()))?;
    let columns = ImportColumns::from_header(header).map_err(|why| unreadable(&why))?;
    let mut sheet = ArticleSheet { sha256: hex::encode(Sha256::digest(bytes)), ..ArticleSheet::default() };
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(sheet),
            Ok(true) => take(&mut sheet, &columns, &record, text),
            Err(error) => return Err(unreadable(&error.to_string())),
        }
    }
}

fn take(sheet: &mut ArticleSheet, columns: &ImportColumns, record: &StringRecord, text: &str) {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let line = record.position().map_or(0, |at| line_of(at, text));
    match row(columns, record, line) {
        Ok(row) => sheet.rows.push(row),
        Err(reason) => {
            let text: Vec<&str> = record.iter().collect();
            sheet.refuse(line, &text.join(" · "), reason);
        }
    }
}

fn unreadable(why: &str) -> book::fault::Trouble {
    CatalogueRefusal::UnreadableFile { why: why.to_owned() }.into()
}
