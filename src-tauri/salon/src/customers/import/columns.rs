//! What the columns of other programs are called, and what their cells say.

use book::fold::fold;
use contract::customer_import::ImportField;
use contract::customers::{Master, Phone, Salutation};
use proof::Day;

/// Names of columns as other programs write them, folded and without blanks: `value` is `valu` here.
const HEADERS: [(ImportField, &[&str]); 16] = [
    (
        ImportField::Name,
        &["name", "kunde", "kundenname", "vollername", "fullname", "displayname", "anzeigename"],
    ),
    (ImportField::FirstName, &["vorname", "firstname", "givenname", "rufname", "firstgivenname"]),
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
            "telnr",
            "telprivat",
            "teldienstlich",
            "telefongeschaftlich",
            "phone1valu",
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
            "mobiltelnr",
            "phone2valu",
        ],
    ),
    (
        ImportField::Mail,
        &[
            "email",
            "mail",
            "emailadresse",
            "mailadresse",
            "emailaddress",
            "primareemailadresse",
            "sekundareemailadresse",
            "email2adresse",
            "email1valu",
            "email2valu",
        ],
    ),
    (ImportField::Birthday, &["geburtstag", "geburtsdatum", "birthday", "gebdatum", "geb", "dateofbirth"]),
    (ImportField::BirthMonth, &["geburtsmonat", "birthmonth"]),
    (ImportField::BirthYear, &["geburtsjahr", "birthyear"]),
    (
        ImportField::Street,
        &[
            "strasse",
            "strassehausnummer",
            "strassenr",
            "strasseprivat",
            "adresse",
            "anschrift",
            "street",
            "privatadresse",
            "address1street",
        ],
    ),
    (
        ImportField::Postcode,
        &[
            "plz",
            "postleitzahl",
            "postleitzahlprivat",
            "privatplz",
            "zip",
            "zipcode",
            "postcode",
            "postalcode",
            "address1postalcode",
        ],
    ),
    (ImportField::City, &["ort", "ortprivat", "privatort", "stadt", "wohnort", "city", "address1city"]),
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
    /// Day, month and year that stand in columns of their own.
    birth: [String; 3],
}

impl Parts {
    /// An empty row, read on this day.
    pub fn new(today: Day) -> Self {
        Self {
            today,
            master: Master::default(),
            first: String::new(),
            last: String::new(),
            birth: Default::default(),
        }
    }

    /// Takes a cell.
    ///
    /// # Errors
    /// Says in German what cannot be read.
    pub fn take(&mut self, field: ImportField, cell: &str) -> Result<(), String> {
        let cell = &*bare(cell);
        if means_nothing(cell) {
            return Ok(());
        }
        let master = &mut self.master;
        match field {
            ImportField::Nothing => {}
            ImportField::Name => master.name = cell.to_owned(),
            ImportField::FirstName => self.first = cell.to_owned(),
            ImportField::LastName => self.last = cell.to_owned(),
            ImportField::Salutation => master.salutation = salutation(cell),
            ImportField::Phone => master.phones.extend(phones("", cell)?),
            ImportField::Mobile => master.phones.extend(phones("mobil", cell)?),
            ImportField::Mail => master.mails.extend(several(cell).map(|mail| address_of(&mail))),
            ImportField::Birthday => master.birthday = told_birthday(cell, self.today)?,
            ImportField::BirthDay => cell.clone_into(&mut self.birth[0]),
            ImportField::BirthMonth => cell.clone_into(&mut self.birth[1]),
            ImportField::BirthYear => cell.clone_into(&mut self.birth[2]),
            ImportField::Street => master.address.street = cell.to_owned(),
            ImportField::Postcode => master.address.postcode = postcode(cell),
            ImportField::City => master.address.city = cell.to_owned(),
            ImportField::Groups => master.groups.extend(several(cell)),
            ImportField::Allergies => master.allergies = cell.to_owned(),
            ImportField::Note => master.note = cell.to_owned(),
        }
        Ok(())
    }

    /// The whole row; the name is put together if it stood in two columns.
    pub fn whole(self) -> Master {
        let Self { mut master, first, last, birth, today } = self;
        if !birth[2].is_empty() {
            // Without a year the card is good, only the birthday is not known.
            master.birthday = birthday(&birth.join("."), today);
        }
        if master.name.is_empty() {
            master.name = format!("{first} {last}").trim().to_owned();
        }
        master
    }
}

/// A cell without the wrapper by which spreadsheets keep a text a text, `="0171…"`, and without letters that nobody sees.
fn bare(cell: &str) -> String {
    let seen: String = cell.chars().filter(|letter| !is_invisible(*letter)).collect();
    let seen = seen.trim();
    let inner = seen.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(seen).trim().to_owned()
}

/// Marks of direction and of no width.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What people and programs write where there is nothing.
fn means_nothing(cell: &str) -> bool {
    let zeros = || cell.contains('.') && cell.chars().all(|letter| matches!(letter, '0' | '.'));
    let words = ["keine", "keiner", "kein", "ka", "na", "unbekannt", "none", "null"];
    cell.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '.' | '/' | ' '))
        || zeros()
        || words.contains(&fold(cell).replace(' ', "").as_str())
}

/// Several values of one cell, as Google divides them.
const SEVERAL: &str = ":::";

/// The numbers of a cell. One that a spreadsheet has rounded is gone for good, and nobody guesses it.
fn phones(label: &str, cell: &str) -> Result<Vec<Phone>, String> {
    let is_rounded = |number: &str| {
        let power = number.split_once(['E', 'e']).map(|(_, power)| power.trim_start_matches('+'));
        power.is_some_and(|power| !power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if is_rounded(cell) {
        return Err(format!(
            "Telefon „{cell}“: die Tabellenkalkulation hat die Nummer gerundet; bitte dort als Text speichern"
        ));
    }
    let numbers = cell.split(SEVERAL).map(|number| number.trim().trim_matches('\'').to_owned());
    Ok(numbers.map(|number| Phone { label: label.to_owned(), number }).collect())
}

/// `1067` is Dresden: a spreadsheet takes the zero away.
fn postcode(cell: &str) -> String {
    let lost_its_zero = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    if lost_its_zero { format!("0{cell}") } else { cell.to_owned() }
}

/// The address in `Uwe <u@x.de>` and `mailto:u@x.de`.
fn address_of(mail: &str) -> String {
    let inner = mail.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(mail);
    inner.trim().trim_start_matches("mailto:").to_owned()
}

/// A birthday; one without its year is none.
fn told_birthday(cell: &str, today: Day) -> Result<Option<Day>, String> {
    if cell.starts_with("--") {
        return Ok(None);
    }
    let day = birthday(cell, today);
    day.map(Some).ok_or_else(|| format!("Geburtstag „{cell}“: kein Datum, Beispiel 24.12.1980"))
}

fn several(cell: &str) -> impl Iterator<Item = String> + '_ {
    let parts = cell.split(SEVERAL).flat_map(|cell| cell.split([',', ';', '|'])).map(str::trim);
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
