//! vCards (2.1, 3.0 and 4.0), as far as people keep customers in them: names, numbers, mails, birthday, address, note,
//! categories. `calcard` reads a card; where each begins and ends is seen here, so that a bad one is told with its line.

use calcard::common::{IanaType, PartialDateTime};
use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardProperty, VCardType, VCardValue};
use contract::customer_import::ImportField;
use contract::customers::{Address, Master, Phone};
use proof::Day;

use super::CustomerSheet;
use super::columns::{Parts, birthday};

const BEGIN: &str = "BEGIN:VCARD";
const END: &str = "END:VCARD";

/// Reads all cards; a card without a name or an end is a bad row.
pub fn read(text: &str, sheet: &mut CustomerSheet, today: Day) {
    let mut card: Option<(u32, String)> = None;
    for (number, line) in (1..).zip(text.lines()) {
        if is(line, BEGIN)
            && let Some((first, _)) = card.replace((number, String::new()))
        {
            refuse_endless(sheet, first);
        }
        if let Some((_, lines)) = &mut card {
            lines.push_str(line);
            lines.push_str("\r\n");
        }
        if is(line, END)
            && let Some((first, lines)) = card.take()
        {
            match master(&lines, today) {
                Ok(master) => sheet.take(first, master, today),
                Err(reason) => sheet.refuse(first, BEGIN, reason),
            }
        }
    }
    if let Some((first, _)) = card {
        refuse_endless(sheet, first);
    }
}

fn is(line: &str, word: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case(word)
}

fn refuse_endless(sheet: &mut CustomerSheet, line: u32) {
    sheet.refuse(line, BEGIN, "die Karte hat kein Ende (END:VCARD)");
}

fn master(lines: &str, today: Day) -> Result<Master, String> {
    let card = VCard::parse(lines).map_err(|_| "die Karte ist nicht zu lesen".to_owned())?;
    let mut master = Master::default();
    let mut built = String::new();
    let mut rest = Parts::new(today);
    for entry in &card.entries {
        match entry.name {
            VCardProperty::Fn => master.name = text(entry, 0),
            VCardProperty::N => built = format!("{} {}", text(entry, 1), text(entry, 0)).trim().to_owned(),
            VCardProperty::Tel => {
                master.phones.push(Phone { label: label(entry).to_owned(), number: number(&text(entry, 0)) });
            }
            VCardProperty::Email => master.mails.push(text(entry, 0)),
            VCardProperty::Bday => master.birthday = born(entry, lines, today)?,
            VCardProperty::Adr => {
                master.address =
                    Address { street: text(entry, 2), city: text(entry, 3), postcode: text(entry, 5) };
            }
            VCardProperty::Note => master.note = text(entry, 0),
            VCardProperty::Categories => {
                for group in 0..entry.values.len() {
                    rest.take(ImportField::Groups, &text(entry, group))?;
                }
            }
            _ => {}
        }
    }
    master.groups = rest.whole().groups;
    if master.name.trim().is_empty() {
        master.name = built;
    }
    Ok(master)
}

/// A part of a value; one that has parts of its own (two streets) in one line.
fn text(entry: &VCardEntry, part: usize) -> String {
    match entry.values.get(part) {
        Some(VCardValue::Component(parts)) => parts.join(", "),
        Some(value) => value.as_text().unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// `tel:+49…` in version 4.
fn number(value: &str) -> String {
    value.strip_prefix("tel:").unwrap_or(value).to_owned()
}

fn label(entry: &VCardEntry) -> &'static str {
    let has = |wanted: &VCardType| {
        let mut kinds = entry.parameters(&VCardParameterName::Type);
        kinds.any(|kind| kind.as_type() == Some(IanaType::Iana(wanted)))
    };
    let known = [(VCardType::Cell, "mobil"), (VCardType::Work, "dienstlich"), (VCardType::Home, "privat")];
    known.into_iter().find(|(kind, _)| has(kind)).map_or("", |(_, label)| label)
}

/// The birthday; one without a year says too little to be kept.
fn born(entry: &VCardEntry, lines: &str, today: Day) -> Result<Option<Day>, String> {
    if let Some(VCardValue::PartialDateTime(PartialDateTime {
        year,
        month: Some(month),
        day: Some(day),
        ..
    })) = entry.values.first()
    {
        let Some(year) = year else { return Ok(None) };
        return match Day::from_ymd(i32::from(*year), u32::from(*month), u32::from(*day)) {
            Some(day) => Ok(Some(day)),
            None => Err(format!("Geburtstag „{year}-{month}-{day}“: kein Datum")),
        };
    }
    // Programs write what their country writes, and that is in no standard.
    let value = written(lines, "BDAY").unwrap_or_default();
    birthday(value, today).map(Some).ok_or_else(|| format!("Geburtstag „{value}“: kein Datum"))
}

/// A property's value as it stands in the file.
fn written<'a>(lines: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = lines.lines().filter_map(|line| line.split_once(':')).find(|(before, _)| {
        let property = before.split(';').next().unwrap_or_default();
        property.rsplit('.').next().is_some_and(|property| property.eq_ignore_ascii_case(name))
    })?;
    Some(value.trim())
}
