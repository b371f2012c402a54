//! From bytes to rows: encoding, separator, header.

use contract::refusal::CatalogueRefusal;
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::Sheet;
use super::row::{Columns, row};
use crate::fault::Outcome;

/// Reads a price list. A file that is none is refused; single bad rows are noted with line and reason.
pub fn read(bytes: &[u8]) -> Outcome<Sheet> {
    let text = decoded(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    if text.trim().is_empty() {
        return Err(unreadable("sie ist leer"));
    }
    let mut reader =
        ReaderBuilder::new().delimiter(separator(header)).flexible(true).from_reader(text.as_bytes());
    let columns = Columns::from_header(reader.headers().map_err(|error| unreadable(&error.to_string()))?)?;
    let mut sheet = Sheet { sha256: hex::encode(Sha256::digest(bytes)), ..Sheet::default() };
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(sheet),
            Ok(true) => take(&mut sheet, &columns, &record, text),
            Err(error) => return Err(unreadable(&error.to_string())),
        }
    }
}

fn take(sheet: &mut Sheet, columns: &Columns, record: &StringRecord, text: &str) {
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

/// The line on which a record stands; the reader counts the empty lines before it to the record.
fn line_of(at: &csv::Position, text: &str) -> u32 {
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let empty = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    u32::try_from(at.line()).unwrap_or(u32::MAX).saturating_add(u32::try_from(empty).unwrap_or_default())
}

/// UTF-8 or UTF-16 by its mark, else UTF-8 if it is valid, else Windows-1252 (which holds Latin-1).
fn decoded(bytes: &[u8]) -> Outcome<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok(text.into_owned());
    }
    if bytes.contains(&0) {
        return Err(unreadable("das ist keine Textdatei (in Excel bitte „Speichern unter“, Typ CSV)"));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// The sign that divides the header most often.
fn separator(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|b| *b == sign).count();
    // Of equals the last wins: the semicolon is what German spreadsheets write.
    [b'\t', b',', b';'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b';')
}

pub fn unreadable(why: &str) -> crate::fault::Trouble {
    CatalogueRefusal::UnreadableFile { why: why.to_owned() }.into()
}
