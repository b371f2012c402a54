//! The parts of an entry in plain German words.

use proof::{Moment, Money, Part, Quantity, Rate};
use serde::Serialize;

use crate::line::ArchiveLine;

/// A part with its fields as a person reads them; what is absent is left out.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PlainPart {
    /// `Zeile 1`.
    pub title: String,
    /// SHA-256 of the part's text, hex.
    pub digest: String,
    /// In the order of the canonical form.
    pub fields: Vec<PlainField>,
}

/// A field with its German name.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PlainField {
    /// `Bruttobetrag`.
    pub name: String,
    /// `22,00 €`, `19 %`, `27.11.2026 08:30:12`.
    pub value: String,
    /// Text in several lines that keeps its form.
    pub block: bool,
}

/// The parts of an entry's line; those that can't be read say so.
pub fn parts(bytes: &[u8]) -> Vec<PlainPart> {
    let mut line = ArchiveLine::default();
    let readable = line.read(bytes).is_ok();
    let mut parts: Vec<PlainPart> = line.parts_read().map(|(part, text)| plain(part, text)).collect();
    if !readable {
        let (name, value) = ("Hinweis".to_owned(), "Ab hier ist die Buchung nicht mehr lesbar.".to_owned());
        let fields = vec![PlainField { name, value, block: false }];
        parts.push(PlainPart { title: "Beschädigte Daten".to_owned(), digest: String::new(), fields });
    }
    parts
}

fn plain(part: Part, text: &[u8]) -> PlainPart {
    let digest = proof::Digest::of(text).to_string();
    let text = String::from_utf8_lossy(text);
    let fields = text.lines().filter_map(|line| line.split_once('=')).map(|(name, value)| field(name, value));
    PlainPart { title: part.german(), digest, fields: fields.collect() }
}

fn field(name: &str, value: &str) -> PlainField {
    let value = unescaped(value);
    if name == "body" {
        return body(&value);
    }
    let shown = shown(name, &value).unwrap_or(value);
    PlainField { name: label(name).unwrap_or(name).to_owned(), value: shown, block: false }
}

fn body(value: &str) -> PlainField {
    let json: Option<serde_json::Value> = serde_json::from_str(value).ok();
    let pretty = json.and_then(|json| serde_json::to_string_pretty(&json).ok());
    let value = pretty.unwrap_or_else(|| value.to_owned());
    PlainField { name: "Inhalt".to_owned(), value, block: true }
}

fn shown(name: &str, value: &str) -> Option<String> {
    if name.ends_with("_cents") {
        return Some(format!("{} €", Money::cents(value.parse().ok()?)));
    }
    match name {
        "quantity_thousandths" => Some(Quantity::thousandths(value.parse().ok()?).to_string()),
        "rate_hundredths" => Some(Rate::hundredths(value.parse().ok()?).to_string()),
        "started" | "ended" | "finished" => Some(Moment::from_rfc3339(value)?.german()),
        "booking_day" => Some(proof::Day::from_iso(value)?.german_with_weekday()),
        "kind" => proof::EntryKind::from_spelling(value).map(|kind| kind.german().to_owned()),
        _ => match value {
            "true" => Some("ja".to_owned()),
            "false" => Some("nein".to_owned()),
            "service" => Some("Dienstleistung".to_owned()),
            "product" => Some("Ware".to_owned()),
            _ => None,
        },
    }
}

/// Fields and their German names.
const LABELS: &[(&str, &str)] = &[
    ("format", "Format"),
    ("key_id", "Schlüssel"),
    ("seq", "Buchung"),
    ("kind", "Art"),
    ("receipt_number", "Belegnummer"),
    ("bon_type", "Belegart (DSFinV-K)"),
    ("bon_name", "Belegname"),
    ("booking_day", "Buchungstag"),
    ("z_number", "Z-Nummer"),
    ("register", "Kasse"),
    ("started", "Begonnen"),
    ("ended", "Aufgezeichnet"),
    ("clock_adjusted", "Uhr angeglichen"),
    ("person_id", "Person (Nummer)"),
    ("approved_by", "Freigegeben von (Nummer)"),
    ("reason", "Grund"),
    ("customer", "Kundin oder Kunde (Siegel)"),
    ("basket", "Vorgang"),
    ("total_cents", "Summe"),
    ("number", "Nummer"),
    ("case", "Geschäftsvorfall (DSFinV-K)"),
    ("case_name", "Geschäftsvorfall"),
    ("nature", "Leistung oder Ware"),
    ("article_id", "Artikel (Nummer)"),
    ("text", "Bezeichnung"),
    ("group", "Warengruppe"),
    ("gtin", "Artikelcode (GTIN)"),
    ("quantity_thousandths", "Menge"),
    ("unit", "Einheit"),
    ("list_price_cents", "Listenpreis"),
    ("unit_price_cents", "Einzelpreis"),
    ("discount_cents", "Nachlass"),
    ("price_reason", "Grund des Preises"),
    ("gross_cents", "Brutto"),
    ("vat_key", "Steuerschlüssel"),
    ("rate_hundredths", "Steuersatz"),
    ("performer_id", "Ausgeführt von (Nummer)"),
    ("performer", "Ausgeführt von"),
    ("voucher_number", "Gutscheinnummer"),
    ("origin_seq", "Ursprung: Buchung"),
    ("origin_line", "Ursprung: Zeile"),
    ("voided", "Vor dem Buchen gelöscht"),
    ("key", "Steuerschlüssel"),
    ("net_cents", "Netto"),
    ("tax_cents", "Steuer"),
    ("name", "Zahlungsart"),
    ("amount_cents", "Betrag"),
    ("given_cents", "Gegeben"),
    ("change_cents", "Rückgeld"),
    ("line", "Zeile"),
    ("external", "Fremder Beleg"),
    ("body", "Inhalt"),
    ("form", "Form"),
    ("serial", "Seriennummer"),
    ("transaction", "Transaktion"),
    ("counter", "Signaturzähler"),
    ("finished", "Beendet"),
    ("process_type", "Vorgangsart"),
    ("process_data", "Vorgangsdaten"),
    ("signature", "Signatur"),
    ("failure", "Grund der fehlenden Signatur"),
];

fn label(name: &str) -> Option<&'static str> {
    LABELS.iter().find(|(field, _)| *field == name).map(|(_, label)| *label)
}

fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some('r') => {}
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FORMAT.md names every field; each has a German name here.
    #[test]
    fn every_field_of_the_format_has_a_german_name() {
        let format = include_str!("../../proof/FORMAT.md");
        let section = format.split("## 3.").nth(1).and_then(|rest| rest.split("## 4.").next()).unwrap();
        let mut named = 0;
        for paragraph in section.split("\n\n").filter(|paragraph| paragraph.starts_with("**")) {
            let fields = paragraph.rsplit(": ").next().unwrap();
            for field in fields.split([',', '\n']).map(str::trim).filter(|field| !field.is_empty()) {
                assert!(label(field).is_some(), "{field}");
                named += 1;
            }
        }
        assert!(named > 60, "only {named} fields");
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        let part = plain(
            Part::Line(1),
            b"quantity_thousandths=1500\ngross_cents=-123456\nvoided=false\nunit\nrate_hundredths=1900\n\
              text=a\\\\b\\nc\n",
        );
        let shown: Vec<(&str, &str)> =
            part.fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        let expected = [
            ("Menge", "1,5"),
            ("Brutto", "-1.234,56 €"),
            ("Vor dem Buchen gelöscht", "nein"),
            ("Steuersatz", "19 %"),
            ("Bezeichnung", "a\\b\nc"),
        ];
        assert_eq!(shown, expected);
    }
}
