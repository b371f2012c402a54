//! CSV as other programs write it: their encoding, their separator, their line numbers.

use std::borrow::Cow;

use csv::Position;
use encoding_rs::{Encoding, WINDOWS_1252};

/// UTF-8 or UTF-16 by its mark, else UTF-8 if it is valid, else Windows-1252 (which holds Latin-1).
///
/// # Errors
/// Says in German what the bytes are instead of text.
pub fn decoded(bytes: &[u8]) -> Result<String, &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok(text.into_owned());
    }
    if bytes.contains(&0) {
        return Err("das ist keine Textdatei (in Excel bitte „Speichern unter“, Typ CSV)");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// The table of a file and the sign that divides its cells. Excel's own first line, `sep=;`, says the sign and is no row; an
/// empty line stays in its place, so that lines keep their numbers.
pub fn table(text: &str) -> (u8, Cow<'_, str>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().get(..4).filter(|sep| sep.eq_ignore_ascii_case("sep="));
    let sign = first.trim().as_bytes().get(4).filter(|sign| sign.is_ascii_punctuation() && **sign != b'"');
    match (said, sign) {
        (Some(_), Some(sign)) => (*sign, format!("\n{rest}").into()),
        (Some(_), None) => (separator(rest.lines().next().unwrap_or_default()), format!("\n{rest}").into()),
        (None, _) => (separator(first), text.into()),
    }
}

/// The sign that divides the header most often.
fn separator(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|b| *b == sign).count();
    // Of equals the last wins: the semicolon is what German spreadsheets write.
    [b'\t', b',', b';'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b';')
}

/// The line on which a record stands; the reader counts the empty lines before it to the record.
pub fn line_of(at: &Position, text: &str) -> u32 {
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let empty = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    u32::try_from(at.line()).unwrap_or(u32::MAX).saturating_add(u32::try_from(empty).unwrap_or_default())
}
