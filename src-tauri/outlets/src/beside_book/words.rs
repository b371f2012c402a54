//! Deviations in words: what it is, what the book tells, what is stored.

use std::collections::{BTreeMap, BTreeSet};

use book::clock::in_berlin;
use book::db::settings;
use book::incidents::RowChange;
use book::told::{Cell, Compared, Deviation, Fields, RowKey};
use contract::{Day, Moment};
use salon::recovery::RECOVERY;
use serde_json::Value;

use crate::protocols::fields::{self, EntryNames};

/// Longer texts are cut, and told by their sum.
const LETTERS_MAX: usize = 80;
const GONE: &str = "nicht vorhanden";

/// All deviations, one for each value.
pub fn of(compared: &[Compared]) -> Vec<RowChange> {
    let names = Names::of(compared);
    let mut changes = Vec::new();
    for table in compared {
        let name = table.told.table().name;
        for row in &table.deviations {
            changes.extend(names.row(name, row));
        }
    }
    changes
}

/// What things are called by the book, or by their rows where it does not know them.
struct Names {
    articles: BTreeMap<Cell, String>,
    fields: EntryNames,
}

impl Names {
    fn of(compared: &[Compared]) -> Self {
        let of = |table: &str| compared.iter().find(|compared| compared.told.table().name == table);
        let names = |table: &str| -> BTreeMap<Cell, String> { of(table).map(names_in).unwrap_or_default() };
        let by_number = |table: &str| {
            let named = |(id, name)| match id {
                Cell::Whole(id) => Some((id, name)),
                Cell::Empty | Cell::Text(_) => None,
            };
            names(table).into_iter().filter_map(named)
        };
        let fields = EntryNames::of(by_number("person"), by_number("article_group"));
        Self { articles: names("article"), fields }
    }

    /// Of a row that is there and told each column that differs; else the whole row.
    fn row(&self, table: &str, row: &Deviation) -> Vec<RowChange> {
        let what = self.thing(table, row);
        match (&row.told, &row.stored) {
            (Some(told), Some(stored)) => {
                let columns = row.columns().into_iter();
                columns
                    .flat_map(|column| {
                        self.column((table, column), &what, row, (&told[column], &stored[column]))
                    })
                    .collect()
            }
            (told, stored) => {
                let whole = |fields: &Option<Fields>| {
                    fields
                        .as_ref()
                        .map_or_else(|| GONE.to_owned(), |fields| self.whole(table, &row.key, fields))
                };
                vec![RowChange { what, book: whole(told), stored: whole(stored) }]
            }
        }
    }

    /// `Preis Kinderschnitt ab 23.11.2026`.
    fn thing(&self, table: &str, row: &Deviation) -> String {
        let key = |at: usize| row.key.values.get(at).unwrap_or(&Cell::Empty);
        let name = || {
            let name = |fields: &Option<Fields>| fields.as_ref()?.get("name")?.as_text().map(str::to_owned);
            name(&row.told).or_else(|| name(&row.stored)).unwrap_or_else(|| plain(key(0)))
        };
        match table {
            "person" => format!("Person {}", name()),
            "article_group" => format!("Gruppe {}", name()),
            "article" => format!("Artikel {}", name()),
            "printer" => format!("Drucker {}", name()),
            "price" => {
                let article = self.articles.get(key(0)).cloned().unwrap_or_else(|| plain(key(0)));
                format!("Preis {article} ab {}", day(key(1)))
            }
            "setting" => setting(&plain(key(0))).to_owned(),
            other => format!("{other} {}", plain(key(0))),
        }
    }

    fn column(
        &self,
        (table, column): (&str, &str),
        what: &str,
        row: &Deviation,
        (told, stored): (&Cell, &Cell),
    ) -> Vec<RowChange> {
        if table == "setting" {
            return self.setting(what, &row.key, (told, stored));
        }
        let what = match label(column) {
            "" => what.to_owned(),
            label => format!("{what}, {label}"),
        };
        let (book, stored) = self.both(column, told, stored);
        vec![RowChange { what, book, stored }]
    }

    /// Both values; a secret is told by whether it is there.
    fn both(&self, column: &str, told: &Cell, stored: &Cell) -> (String, String) {
        if column == "pin_hash" {
            let word =
                |cell: &Cell, there: &str| if *cell == Cell::Empty { "keine" } else { there }.to_owned();
            return (word(told, "gesetzt"), word(stored, "eine andere"));
        }
        (self.value(column, told), self.value(column, stored))
    }

    /// Of an object each member that differs.
    fn setting(&self, what: &str, key: &RowKey, (told, stored): (&Cell, &Cell)) -> Vec<RowChange> {
        if key.values.first().and_then(Cell::as_text) == Some(RECOVERY) {
            let (book, stored) = ("gesetzt".to_owned(), "ein anderer".to_owned());
            return vec![RowChange { what: what.to_owned(), book, stored }];
        }
        let (told, stored) = (json(told), json(stored));
        let (Value::Object(book), Value::Object(now)) = (&told, &stored) else {
            let (book, stored) = (self.json_value(key, &told), self.json_value(key, &stored));
            return vec![RowChange { what: what.to_owned(), book, stored }];
        };
        let all: BTreeSet<&String> = book.keys().chain(now.keys()).collect();
        let differ = all.into_iter().filter(|member| book.get(*member) != now.get(*member));
        let change = |member: &String| RowChange {
            what: format!("{what}, {}", fields::label(member).unwrap_or(member)),
            book: self.member(member, book.get(member)),
            stored: self.member(member, now.get(member)),
        };
        differ.map(change).collect()
    }

    fn member(&self, member: &str, value: Option<&Value>) -> String {
        match (member, value) {
            (_, None) => GONE.to_owned(),
            // Two pictures may be of one length.
            ("logo_png_base64", Some(Value::String(picture))) => short(picture.clone()),
            (_, Some(value)) => short(fields::german(member, value, &self.fields)),
        }
    }

    fn json_value(&self, key: &RowKey, value: &Value) -> String {
        let member = match key.values.first().and_then(Cell::as_text) {
            Some(settings::FIRST_CASH) => "cash_in_drawer_cents",
            Some(settings::LAST_BACKUP) => {
                let at = value.as_str().and_then(|text| text.parse::<Moment>().ok());
                return at.map_or_else(|| short(value.to_string()), |at| at.german());
            }
            _ => "",
        };
        short(fields::german(member, value, &self.fields))
    }

    fn whole(&self, table: &str, key: &RowKey, row: &Fields) -> String {
        if table == "setting" {
            let value = row.get("value").map(json).unwrap_or_default();
            return match is_secret(key) {
                true => "gesetzt".to_owned(),
                false => self.json_value(key, &value),
            };
        }
        let told = row.iter().filter(|(column, cell)| **cell != Cell::Empty && !is_derived(column));
        let part = |(column, cell): (&&str, &Cell)| {
            let value = if *column == "pin_hash" { "gesetzt".to_owned() } else { self.value(column, cell) };
            match label(column) {
                "" => value,
                label => format!("{label}: {value}"),
            }
        };
        told.map(part).collect::<Vec<_>>().join(", ")
    }

    fn value(&self, column: &str, cell: &Cell) -> String {
        let value = match cell {
            Cell::Empty => return "leer".to_owned(),
            Cell::Whole(number) if is_yes_or_no(column) && (0..=1).contains(number) => {
                Value::Bool(*number == 1)
            }
            Cell::Whole(number) => Value::from(*number),
            Cell::Text(text) if column == "link" => {
                serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into())
            }
            Cell::Text(text) => text.as_str().into(),
        };
        match (column, cell) {
            ("changed_ms", Cell::Whole(ms)) => in_berlin(*ms).to_string(),
            _ => short(fields::german(member(column), &value, &self.fields)),
        }
    }
}

fn names_in(compared: &Compared) -> BTreeMap<Cell, String> {
    let foreign = compared.deviations.iter().filter_map(|row| Some((&row.key, row.stored.as_ref()?)));
    let named = foreign.chain(compared.rows.all()).filter_map(|(key, fields)| {
        Some((key.values.first()?.clone(), fields.get("name")?.as_text()?.to_owned()))
    });
    named.collect()
}

fn is_secret(key: &RowKey) -> bool {
    key.values.first().and_then(Cell::as_text) == Some(RECOVERY)
}

/// What follows from another column.
fn is_derived(column: &str) -> bool {
    ["name_key", "folded", "changed_offset"].contains(&column)
}

fn is_yes_or_no(column: &str) -> bool {
    ["performs", "on_duty", "active", "receipts", "drawer"].contains(&column)
}

/// The member of an entry that a column holds.
fn member(column: &str) -> &str {
    match column {
        "group_id" => "group",
        "price_cents" => "price",
        other => other,
    }
}

/// The word for a column; none where the thing itself says it.
fn label(column: &str) -> &str {
    match column {
        "price_cents" => "",
        "pin_hash" => "PIN",
        "name_key" => "Name, wie er verglichen wird",
        "folded" => "Name, wie er gesucht wird",
        "changed_by" => "gesetzt von",
        "changed_ms" => "gesetzt am",
        "changed_offset" => "Zeitzone",
        other => fields::label(member(other)).unwrap_or(other),
    }
}

fn setting(name: &str) -> &str {
    match name {
        settings::SALON => "Salon",
        settings::FOOTER => "Bon",
        settings::REGISTER => "Seriennummer der Kasse",
        settings::PUBLIC_KEY => "Öffentlicher Schlüssel",
        settings::FIRST_NUMBERS => "Letzte Belegnummer und Z-Nummer vor der Einrichtung",
        settings::FIRST_CASH => "Bargeld zu Beginn",
        settings::KEY_PLACE => "Ort des Schlüssels",
        settings::PROGRAM_VERSION => "Programmversion",
        settings::LAST_BACKUP => "Letzte Sicherung",
        settings::SEALED_UNTIL => "Festgeschrieben bis",
        settings::MAIL => "E-Mail",
        settings::MESSAGE_TEXTS => "Texte der Nachrichten",
        settings::LOCK_AFTER => "Sperre nach Minuten",
        settings::LATE_CANCELLATION => "Zu späte Absage ab Stunden davor",
        RECOVERY => "Wiederherstellungscode",
        other => other,
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Whole(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
    }
}

fn day(cell: &Cell) -> String {
    let text = plain(cell);
    text.parse::<Day>().map_or(text, Day::german)
}

/// The value of a setting; a text that is no JSON as itself.
fn json(cell: &Cell) -> Value {
    let text = plain(cell);
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

fn short(text: String) -> String {
    if text.is_empty() {
        return "leer".to_owned();
    }
    let letters = text.chars().count();
    if letters <= LETTERS_MAX {
        return text;
    }
    let begin: String = text.chars().take(LETTERS_MAX).collect();
    let sum: String = book::told::sealed(&text).chars().take(8).collect();
    format!("{begin}… ({letters} Zeichen, Prüfsumme {sum})")
}
