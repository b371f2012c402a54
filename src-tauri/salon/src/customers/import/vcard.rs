//! vCards (2.1, 3.0 and 4.0), as far as people keep customers in them: names, numbers, mails, birthday, address, note,
//! categories.

use contract::customer_import::ImportField;
use contract::customers::{Address, Master, Phone};
use proof::Day;

use super::Sheet;
use super::columns::{Parts, birthday};

/// A property: name, parameters in capitals, value.
struct Property {
    name: String,
    parameters: String,
    value: String,
}

/// Reads all cards; a card without a name or an end is a bad row.
pub fn read(text: &str, sheet: &mut Sheet, today: Day) {
    let mut card: Option<(u32, Vec<Property>)> = None;
    for (line, content) in unfolded(text) {
        let Some(property) = property(&content) else { continue };
        match (property.name.as_str(), property.value.to_uppercase().as_str()) {
            ("BEGIN", "VCARD") => {
                if let Some((line, _)) = card.replace((line, Vec::new())) {
                    sheet.refuse(line, "BEGIN:VCARD", "die Karte hat kein Ende (END:VCARD)");
                }
            }
            ("END", "VCARD") => {
                if let Some((line, properties)) = card.take() {
                    match master(&properties) {
                        Ok(master) => sheet.take(line, master, today),
                        Err(reason) => sheet.refuse(line, "BEGIN:VCARD", reason),
                    }
                }
            }
            _ => {
                if let Some((_, properties)) = &mut card {
                    properties.push(property);
                }
            }
        }
    }
    if let Some((line, _)) = card {
        sheet.refuse(line, "BEGIN:VCARD", "die Karte hat kein Ende (END:VCARD)");
    }
}

/// Lines with their numbers; one that begins with a blank goes on the one before, as does one after a soft break.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut soft = false;
    for (number, line) in (1..).zip(text.lines()) {
        let rest = line.strip_prefix([' ', '\t']);
        match (lines.last_mut(), rest) {
            (Some((_, last)), Some(rest)) => last.push_str(rest),
            (Some((_, last)), None) if soft => {
                last.truncate(last.trim_end_matches('=').len());
                last.push_str(line);
            }
            _ => lines.push((number, line.to_owned())),
        }
        let quoted = lines.last().is_some_and(|(_, last)| last.to_uppercase().contains("QUOTED-PRINTABLE"));
        soft = quoted && line.ends_with('=');
    }
    lines
}

fn property(line: &str) -> Option<Property> {
    let (name, value) = line.split_once(':')?;
    let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
    let parameters = parameters.to_uppercase();
    let name = name.rsplit('.').next().unwrap_or_default().trim().to_uppercase();
    let value = if parameters.contains("QUOTED-PRINTABLE") { unquoted(value) } else { value.to_owned() };
    Some(Property { name, parameters, value })
}

/// Bytes as `=C3=BC`.
fn unquoted(value: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(value.len()), value.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'=');
        let byte = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Parts between semicolons, without their escapes.
fn parts(value: &str, divider: char) -> Vec<String> {
    let (mut parts, mut part, mut escaped) = (Vec::new(), String::new(), false);
    for letter in value.chars() {
        match (escaped, letter) {
            (false, '\\') => escaped = true,
            (false, letter) if letter == divider => parts.push(std::mem::take(&mut part)),
            (true, 'n' | 'N') => {
                part.push('\n');
                escaped = false;
            }
            (_, letter) => {
                part.push(letter);
                escaped = false;
            }
        }
    }
    parts.push(part);
    parts
}

fn master(properties: &[Property]) -> Result<Master, String> {
    let mut master = Master::default();
    let mut built = String::new();
    let mut rest = Parts::default();
    for Property { name, parameters, value } in properties {
        let whole = || parts(value, '\0').concat();
        match name.as_str() {
            "FN" => master.name = whole(),
            "N" => {
                let names = parts(value, ';');
                let name = |at: usize| names.get(at).map_or("", String::as_str);
                built = format!("{} {}", name(1), name(0)).trim().to_owned();
            }
            "TEL" => master.phones.push(Phone { label: label(parameters), number: number(&whole()) }),
            "EMAIL" => master.mails.push(whole()),
            // A birthday without a year says too little to be kept.
            "BDAY" if !value.starts_with("--") => {
                let day = birthday(value);
                master.birthday = Some(day.ok_or_else(|| format!("Geburtstag „{value}“: kein Datum"))?);
            }
            "ADR" => {
                let lines = parts(value, ';');
                let line = |at: usize| lines.get(at).cloned().unwrap_or_default();
                master.address = Address { street: line(2), city: line(3), postcode: line(5) };
            }
            "NOTE" => master.note = whole(),
            "CATEGORIES" => rest.take(ImportField::Groups, value)?,
            _ => {}
        }
    }
    master.groups = rest.whole().groups;
    if master.name.trim().is_empty() {
        master.name = built;
    }
    Ok(master)
}

/// `tel:+49…` in version 4.
fn number(value: &str) -> String {
    value.strip_prefix("tel:").unwrap_or(value).to_owned()
}

fn label(parameters: &str) -> String {
    let known = [("CELL", "mobil"), ("WORK", "dienstlich"), ("HOME", "privat")];
    known.iter().find(|(word, _)| parameters.contains(word)).map_or("", |(_, label)| label).to_owned()
}
