//! Fields of what can be programmed, and their values, as people read them.

use std::collections::HashMap;

use book::fault::Outcome;
use book::told::{Cell, Told, rows_at};
use contract::Role;
use contract::printing::PrinterLink;
use proof::{Money, Seq};
use rusqlite::Connection;
use salon::{catalogue, staff};
use serde_json::Value;

/// Names behind the numbers that entries keep.
#[derive(Default)]
pub struct EntryNames {
    people: HashMap<i64, String>,
    groups: HashMap<i64, String>,
}

impl EntryNames {
    pub fn load(conn: &Connection) -> Outcome<Self> {
        let people = staff::people(conn)?.into_iter().map(|person| (person.id.0, person.name));
        let groups = catalogue::groups(conn)?.into_iter().map(|group| (group.id.0, group.name));
        Ok(Self { people: people.collect(), groups: groups.collect() })
    }

    /// As they were when the book came to this entry: a list of a past month says the same for ever, whoever is renamed. What
    /// the book did not tell then is called as today.
    pub fn at(conn: &Connection, until: Seq) -> Outcome<Self> {
        let mut names = Self::load(conn)?;
        let told = |told: &dyn Told| -> Outcome<Vec<(i64, String)>> {
            let rows = rows_at(conn, told, until)?;
            let named = rows.all().filter_map(|(key, fields)| match key.values.first() {
                Some(Cell::Whole(id)) => Some((*id, fields.get("name")?.as_text()?.to_owned())),
                _ => None,
            });
            Ok(named.collect())
        };
        names.people.extend(told(&staff::ToldPeople)?);
        names.groups.extend(told(&catalogue::ToldGroups)?);
        Ok(names)
    }

    /// Names that someone else has found.
    pub fn of(
        people: impl Iterator<Item = (i64, String)>,
        groups: impl Iterator<Item = (i64, String)>,
    ) -> Self {
        Self { people: people.collect(), groups: groups.collect() }
    }

    pub fn person(&self, id: &Value) -> String {
        let known = id.as_i64().and_then(|id| self.people.get(&id).cloned());
        known.unwrap_or_else(|| format!("Person {id}"))
    }

    fn group(&self, id: &Value) -> String {
        let known = id.as_i64().and_then(|id| self.groups.get(&id).cloned());
        known.unwrap_or_else(|| format!("Gruppe {id}"))
    }
}

/// Fields that people programme, in the order in which they are listed.
const FIELDS: [(&str, &str); 55] = [
    ("name", "Name"),
    ("short_name", "Kurzname"),
    ("role", "Rolle"),
    ("performs", "Führt Leistungen aus"),
    ("owner", "Inhaberin oder Inhaber"),
    ("group", "Gruppe"),
    ("nature", "Art"),
    ("price", "Preis"),
    ("vat_key", "Umsatzsteuer"),
    ("duration_minutes", "Dauer (Minuten)"),
    ("processing_minutes", "Einwirkzeit (Minuten)"),
    ("gtin", "EAN"),
    ("active", "Aktiv"),
    ("tone", "Farbe"),
    ("position", "Platz"),
    ("street", "Straße"),
    ("postcode", "Postleitzahl"),
    ("city", "Ort"),
    ("tax_number", "Steuernummer"),
    ("vat_id", "USt-IdNr."),
    ("small_business", "Kleinunternehmen (§ 19 UStG)"),
    ("text", "Fußtext"),
    ("logo_png_base64", "Logo"),
    ("link", "Anschluss"),
    ("paper", "Papier"),
    ("code_page", "Zeichensatz"),
    ("receipts", "Druckt Bons"),
    ("drawer", "Öffnet die Kassenlade"),
    ("minutes", "Minuten"),
    ("register", "Seriennummer der Kasse"),
    ("last_receipt_number", "Letzte Belegnummer davor"),
    ("last_z_number", "Letzte Z-Nummer davor"),
    ("cash_in_drawer_cents", "Bargeld zu Beginn"),
    ("salon", "Salon"),
    ("version", "Fassung"),
    ("sha256", "SHA-256"),
    ("on_duty", "Im Dienst"),
    ("key_place", "Ort des Schlüssels"),
    ("key_id", "Schlüssel"),
    ("public_key", "Öffentlicher Schlüssel"),
    ("old_key_id", "Bisheriger Schlüssel"),
    ("new_public_key", "Neuer öffentlicher Schlüssel"),
    ("cause", "Anlass"),
    ("old_signature", "Unterschrift des bisherigen Schlüssels"),
    ("on", "Eingeschaltet"),
    ("host", "Server"),
    ("port", "Anschlussnummer"),
    ("security", "Verschlüsselung"),
    ("user", "Benutzername"),
    ("address", "Absender"),
    ("subject", "Betreff"),
    ("body", "Text"),
    ("mail", "E-Mail an das Steuerbüro"),
    ("folder", "Ordner oder Stick"),
    ("stamps", "Zeitstempeldienst"),
];

/// The word for a field; `None` for those that nobody programmes.
pub fn label(field: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(known, _)| *known == field).map(|(_, label)| *label)
}

/// Known fields of an object in their order, with their values.
pub fn known(value: &Value) -> Vec<(&'static str, &'static str, &Value)> {
    FIELDS.iter().filter_map(|(field, label)| Some((*field, *label, value.get(field)?))).collect()
}

/// A value as people read it; nothing for nothing.
pub fn german(field: &str, value: &Value, names: &EntryNames) -> String {
    match (field, value) {
        (_, Value::Null) => String::new(),
        (_, Value::Bool(yes)) => if *yes { "ja" } else { "nein" }.to_owned(),
        ("price" | "cash_in_drawer_cents", Value::Number(cents)) => euro(cents.as_i64()),
        ("group", Value::Number(_)) => names.group(value),
        ("logo_png_base64", Value::String(picture)) => format!("Bild ({} Zeichen)", picture.len()),
        ("link", Value::Object(_) | Value::String(_)) => link(value),
        ("role" | "paper" | "code_page" | "vat_key" | "nature" | "tone" | "security" | "cause", _) => {
            word(value)
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Object(_)) => object(value, names),
        (_, other) => other.to_string(),
    }
}

pub fn euro(cents: Option<i64>) -> String {
    cents.map(|cents| format!("{}\u{a0}€", Money::cents(cents))).unwrap_or_default()
}

/// `Name: Jana Vogt, Rolle: Rezeption`; fields without a word of ours keep their own name.
fn object(value: &Value, names: &EntryNames) -> String {
    let Value::Object(fields) = value else { return value.to_string() };
    let pair = |(field, value): (&String, &Value)| {
        format!("{}: {}", label(field).unwrap_or(field), german(field, value, names))
    };
    fields.iter().filter(|(_, value)| !value.is_null()).map(pair).collect::<Vec<_>>().join(", ")
}

/// Where a printer is connected.
fn link(value: &Value) -> String {
    match serde_json::from_value(value.clone()) {
        Ok(PrinterLink::Tcp { host, port }) => format!("Netzwerk {host}:{port}"),
        Ok(PrinterLink::Serial { port, baud }) => format!("seriell {port}, {baud} Baud"),
        Ok(PrinterLink::Usb { vendor, product }) => format!("USB {vendor:04x}:{product:04x}"),
        Ok(PrinterLink::Pdf) => "PDF-Dateien".to_owned(),
        Err(_) => value.to_string(),
    }
}

/// Words of closed lists.
fn word(value: &Value) -> String {
    if let Ok(role) = serde_json::from_value::<Role>(value.clone()) {
        return role.german().to_owned();
    }
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let known = match text.as_str() {
        "General" | "1" => "allgemeiner Satz",
        "Reduced" | "2" => "ermäßigter Satz",
        "NotTaxable" | "5" => "nicht steuerbar",
        "Exempt" | "6" => "steuerfrei",
        "tls" => "TLS",
        "start_tls" => "STARTTLS",
        "open" => "keine, nur auf diesem Rechner",
        "lost" => "verloren",
        "stolen" => "könnte in fremden Händen sein",
        "renewed" => "auf Wunsch erneuert",
        "service" => "Dienstleistung",
        "product" => "Ware",
        "other" => "Sonstiges",
        "cut" => "Schnitt",
        "colour" => "Farbe",
        "care" => "Pflege",
        "styling" => "Styling",
        "retail" => "Verkauf",
        "children" => "Kinder",
        "mm58" => "58 mm",
        "mm80" => "80 mm",
        "cp858" => "Codepage 858",
        "cp1252" => "Codepage 1252",
        _ => return text,
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_read_as_german() {
        let names = EntryNames::default();
        let read = |field: &str, value: Value| german(field, &value, &names);
        assert_eq!(read("price", json!(3_200)), "32,00\u{a0}€");
        assert_eq!(read("vat_key", json!("Reduced")), "ermäßigter Satz");
        assert_eq!(read("role", json!("reception")), "Rezeption");
        assert_eq!(read("active", json!(false)), "nein");
        assert_eq!(read("gtin", Value::Null), "");
        assert_eq!(
            read("link", json!({ "tcp": { "host": "10.0.0.5", "port": 9100 } })),
            "Netzwerk 10.0.0.5:9100"
        );
    }
}
