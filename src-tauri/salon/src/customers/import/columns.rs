//! What the columns of other programs are called, and what their cells say.

use book::fold::fold;
use contract::customer_import::ImportField;
use contract::customers::{Master, Phone, Salutation};
use proof::Day;

/// Names of columns as other programs write them, without blanks and signs.
const HEADERS: [(ImportField, &[&str]); 14] = [
    (
        ImportField::Name,
        &["name", "kunde", "kundenname", "vollername", "fullname", "displayname", "anzeigename"],
    ),
    (ImportField::FirstName, &["vorname", "firstname", "givenname", "rufname"]),
    (ImportField::LastName, &["nachname", "familienname", "lastname", "surname", "familyname", "zuname"]),
    (ImportField::Salutation, &["anrede", "salutation", "geschlecht", "titelanrede"]),
    (
        ImportField::Phone,
        &[
            "telefon",
            "tel",
            "telefonnummer",
            "telefonprivat",
            "festnetz",
            "phone",
            "rufnummer",
            "telefon1",
            "homephone",
        ],
    ),
    (
        ImportField::Mobile,
        &[
            "mobil",
            "handy",
            "mobiltelefon",
            "mobilnummer",
            "mobile",
            "mobilephone",
            "handynummer",
            "telefonmobil",
        ],
    ),
    (ImportField::Mail, &["email", "mail", "emailadresse", "mailadresse", "emailaddress"]),
    (ImportField::Birthday, &["geburtstag", "geburtsdatum", "birthday", "gebdatum", "geb", "dateofbirth"]),
    (ImportField::Street, &["strasse", "strassehausnummer", "strassenr", "adresse", "anschrift", "street"]),
    (ImportField::Postcode, &["plz", "postleitzahl", "zip", "zipcode", "postcode", "postalcode"]),
    (ImportField::City, &["ort", "stadt", "wohnort", "city"]),
    (
        ImportField::Groups,
        &["gruppe", "gruppen", "kundengruppe", "kategorie", "kategorien", "groups", "tags"],
    ),
    (ImportField::Allergies, &["allergie", "allergien", "unvertraglichkeiten", "allergies"]),
    (
        ImportField::Note,
        &["notiz", "notizen", "bemerkung", "bemerkungen", "info", "kommentar", "note", "notes"],
    ),
];

/// What a column is taken for by its name.
pub fn field(header: &str) -> ImportField {
    let name = fold(header).replace(' ', "");
    let known = HEADERS.iter().find(|(_, names)| names.contains(&name.as_str()));
    known.map_or(ImportField::Nothing, |(field, _)| *field)
}

/// A row's parts while its cells are read.
pub struct Parts {
    today: Day,
    master: Master,
    first: String,
    last: String,
}

impl Parts {
    /// An empty row, read on this day.
    pub fn new(today: Day) -> Self {
        Self { today, master: Master::default(), first: String::new(), last: String::new() }
    }

    /// Takes a cell.
    ///
    /// # Errors
    /// Says in German what cannot be read.
    pub fn take(&mut self, field: ImportField, cell: &str) -> Result<(), String> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(());
        }
        let master = &mut self.master;
        match field {
            ImportField::Nothing => {}
            ImportField::Name => master.name = cell.to_owned(),
            ImportField::FirstName => self.first = cell.to_owned(),
            ImportField::LastName => self.last = cell.to_owned(),
            ImportField::Salutation => master.salutation = salutation(cell),
            ImportField::Phone => master.phones.push(phone("", cell)),
            ImportField::Mobile => master.phones.push(phone("mobil", cell)),
            ImportField::Mail => master.mails.extend(several(cell)),
            ImportField::Birthday => {
                let day = birthday(cell, self.today)
                    .ok_or_else(|| format!("Geburtstag „{cell}“: kein Datum, Beispiel 24.12.1980"))?;
                master.birthday = Some(day);
            }
            ImportField::Street => master.address.street = cell.to_owned(),
            ImportField::Postcode => master.address.postcode = cell.to_owned(),
            ImportField::City => master.address.city = cell.to_owned(),
            ImportField::Groups => master.groups.extend(several(cell)),
            ImportField::Allergies => master.allergies = cell.to_owned(),
            ImportField::Note => master.note = cell.to_owned(),
        }
        Ok(())
    }

    /// The whole row; the name is put together if it stood in two columns.
    pub fn whole(self) -> Master {
        let Self { mut master, first, last, .. } = self;
        if master.name.is_empty() {
            master.name = format!("{first} {last}").trim().to_owned();
        }
        master
    }
}

fn phone(label: &str, number: &str) -> Phone {
    Phone { label: label.to_owned(), number: number.trim_matches('\'').to_owned() }
}

fn several(cell: &str) -> impl Iterator<Item = String> + '_ {
    let parts = cell.split([',', ';', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned)
}

fn salutation(cell: &str) -> Salutation {
    match fold(cell).as_str() {
        "frau" | "fr" | "w" | "weiblich" | "f" | "ms" | "mrs" => Salutation::Ms,
        "herr" | "hr" | "herrn" | "m" | "mannlich" | "mr" => Salutation::Mr,
        _ => Salutation::None,
    }
}

/// `24.12.1980`, `24.12.80`, `1980-12-24`, `19801224`; a year of two digits lies in the past.
pub fn birthday(cell: &str, today: Day) -> Option<Day> {
    let cell = cell.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(day) = cell.parse::<Day>() {
        return Some(day);
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let ymd = |year: u32, month, day| Day::from_ymd(i32::try_from(year).ok()?, month, day);
    if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return ymd(number(cell.get(..4)?)?, number(cell.get(4..6)?)?, number(cell.get(6..)?)?);
    }
    let mut parts = cell.split(['.', '/']);
    let (day, month, year) = (number(parts.next()?)?, number(parts.next()?)?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match (year.len(), number(year)?) {
        (4, year) => ymd(year, month, day),
        (2, year) => {
            let past = ymd(2000 + year, month, day).filter(|day| *day <= today);
            past.or_else(|| ymd(1900 + year, month, day))
        }
        _ => None,
    }
}
