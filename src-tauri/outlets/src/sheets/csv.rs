//! A list as CSV for spreadsheets in German: UTF-8 with its mark, semicolons, `35,00`, `27.11.2026`.
//!
//! The head of the list stands on top as pairs of name and value; sections follow, parted by an empty line.

use ::csv::{Terminator, Writer, WriterBuilder};
use book::fault::{Outcome, Trouble};
use contract::sheet::{Cell, Section, Sheet};

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

type Lines = Writer<Vec<u8>>;

/// The whole file.
pub fn csv(sheet: &Sheet) -> Outcome<Vec<u8>> {
    let mut file = MARK.to_vec();
    file.extend(block(|lines| write_head(lines, sheet))?);
    for section in &sheet.sections {
        file.extend(b"\r\n");
        file.extend(block(|lines| write_section(lines, section))?);
    }
    Ok(file)
}

fn block(write: impl FnOnce(&mut Lines) -> ::csv::Result<()>) -> Outcome<Vec<u8>> {
    let mut lines = WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let trouble = |error: &dyn std::fmt::Display| Trouble::fault(format!("csv: {error}"));
    write(&mut lines).map_err(|error| trouble(&error))?;
    lines.into_inner().map_err(|error| trouble(&error))
}

fn write_head(lines: &mut Lines, sheet: &Sheet) -> ::csv::Result<()> {
    lines.write_record([harmless(&sheet.title)])?;
    for (name, value) in &sheet.head {
        lines.write_record([harmless(name), harmless(value)])?;
    }
    for notice in &sheet.notices {
        lines.write_record(["Hinweis", &harmless(notice)])?;
    }
    Ok(())
}

fn write_section(lines: &mut Lines, section: &Section) -> ::csv::Result<()> {
    for text in section.title.iter().chain(&section.paragraphs) {
        lines.write_record([harmless(text)])?;
    }
    let Some(table) = &section.table else { return Ok(()) };
    lines.write_record(table.columns.iter().map(|column| harmless(&column.name)))?;
    for row in &table.rows {
        lines.write_record(row.cells.iter().map(value))?;
    }
    Ok(())
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Number(text) => harmless(text),
        other => other.machine(),
    }
}

/// The text as one that no spreadsheet takes for a formula, however it came into the salon.
fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if begins && !is_amount(text) { format!("'{text}") } else { text.to_owned() }
}

/// `-35,00 €` in a head or a sentence is an amount.
fn is_amount(text: &str) -> bool {
    contract::Money::parse_german(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts_and_amounts_stay_amounts() {
        for (text, kept) in [
            ("=1+1", "'=1+1"),
            (" =cmd|' /C calc'!A0", "' =cmd|' /C calc'!A0"),
            ("+49 421 1", "'+49 421 1"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("-35,00", "-35,00"),
            ("Jana - Vogt", "Jana - Vogt"),
        ] {
            assert_eq!(harmless(text), kept);
        }
    }
}
