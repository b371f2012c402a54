//! What an entry says about the programming of the register: which thing, which field, old and new value.
//!
//! The entries of settings keep both (BFH X R 20/13: a register without its programming record proves
//! nothing); here they are read back, whatever form they were written in.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger;
use contract::messages::MessageKind;
use contract::protocols::Area;
use contract::small_business::KeyAdvice;
use proof::{Entry, EntryKind, Seq};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::fields::{self, EntryNames};

/// One changed field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataChange {
    pub area: Area,
    /// `Artikel Herrenschnitt`.
    pub what: String,
    pub field: String,
    pub old: String,
    pub new: String,
}

/// Kinds of entries that record programming.
pub const KINDS: &[EntryKind] = &[
    EntryKind::Foundation,
    EntryKind::Settings,
    EntryKind::Import,
    EntryKind::KeyChange,
    EntryKind::ProgramVersion,
    EntryKind::ClockCorrection,
    EntryKind::Procedure,
];

/// What is said of details that are damaged.
pub const UNREADABLE: &str = "Einzelheiten beschädigt und nicht lesbar";

/// All changes of an entry; none where it records no programming.
pub fn changes(conn: &Connection, entry: &Entry, names: &EntryNames) -> Outcome<Vec<DataChange>> {
    let body: Value = match unless_damaged(ledger::details(entry))? {
        Some(Some(details)) => details,
        Some(None) => Value::Null,
        None => return Ok(vec![one(Area::Program, "Änderung", UNREADABLE, String::new(), String::new())]),
    };
    let form = entry.details.as_ref().map_or("", |details| details.form.as_str());
    let form = form.split('/').next().unwrap_or_default();
    Ok(match entry.head.kind {
        EntryKind::ClockCorrection => vec![clock(conn, entry)?],
        EntryKind::ProgramVersion => {
            vec![one(Area::Program, "Programm", "Version", text(&body["old"]), text(&body["new"]))]
        }
        EntryKind::Foundation => founded(&body, names),
        EntryKind::Import => imported(&body, names),
        EntryKind::KeyChange => facts(Area::Program, "Signaturschlüssel", &body, names),
        EntryKind::Procedure => facts(Area::Program, "Verfahrensdokumentation", &body, names),
        EntryKind::Settings => settings(form, &body, names),
        _ => Vec::new(),
    })
}

fn settings(form: &str, body: &Value, names: &EntryNames) -> Vec<DataChange> {
    let (old, new) = (&body["old"], &body["new"]);
    let name = || text(if new.is_null() { &old["name"] } else { &new["name"] });
    match form {
        "article" => thing(Area::Articles, &format!("Artikel {}", name()), (old, new), names),
        "group" => thing(Area::Articles, &format!("Gruppe {}", name()), (old, new), names),
        "person" => thing(Area::People, &format!("Person {}", name()), (old, new), names),
        "person_erased" => {
            let what = format!("Person {}", names.person(&body["person"]));
            vec![one(Area::People, &what, "Daten gelöscht", String::new(), text(&body["name"]))]
        }
        "price" => vec![price(body)],
        "pin" | "owner_recovery" => vec![pin(form, body, names)],
        "duty" => {
            let value = |value| fields::german("on_duty", value, names);
            let what = format!("Person {}", names.person(&body["person"]));
            vec![one(Area::People, &what, "Im Dienst", value(old), value(new))]
        }
        "salon" => thing(Area::Salon, "Salon", (old, new), names),
        "footer" => thing(Area::Salon, "Bon", (old, new), names),
        "mail" => mail(body, names),
        "tse" => tse(body),
        "small_business_key" => vec![small_business_key((old, new))],
        "tse_notice" => vec![tse_notice((old, new))],
        "closing_witnesses" => thing(Area::Devices, "Zeugen der Abschlüsse", (old, new), names),
        "message_text" => {
            let kind = serde_json::from_value(new["kind"].clone()).map_or("", MessageKind::german);
            thing(Area::Salon, &format!("Nachricht {kind}"), (old, new), names)
        }
        "lock_after_minutes" => {
            vec![one(Area::Salon, "Sperre", "Nach Minuten ohne Eingabe", text(old), text(new))]
        }
        "late_cancellation_hours" => {
            vec![one(Area::Salon, "Absage", "Zu spät ab Stunden davor", text(old), text(new))]
        }
        "settings" if body["what"] == "printer" => {
            thing(Area::Devices, &format!("Drucker {}", name()), (old, new), names)
        }
        "rows_taken_back" => taken_back(body),
        "key_place" => vec![one(Area::Program, "Signaturschlüssel", "Ort", text(old), text(new))],
        "key_restored" => {
            let place = text(&body["key_place"]);
            vec![one(Area::Program, "Signaturschlüssel", "Auf diesen PC zurückgeholt", String::new(), place)]
        }
        "recovery_code" => {
            vec![one(Area::Program, "Wiederherstellungscode", "Erprobt", String::new(), "ja".to_owned())]
        }
        _ => vec![one(Area::Salon, form, "Wert", text(old), text(new))],
    }
}

/// A thing that is new, gone, or changed in some fields.
fn thing(area: Area, what: &str, (old, new): (&Value, &Value), names: &EntryNames) -> Vec<DataChange> {
    let whole = |value: &Value| {
        let fields = fields::known(value).into_iter().filter(|(field, ..)| *field != "price");
        let pair = |(field, label, value)| {
            let value = fields::german(field, value, names);
            (!value.is_empty()).then(|| format!("{label}: {value}"))
        };
        fields.filter_map(pair).collect::<Vec<_>>().join(", ")
    };
    let mut changes = Vec::new();
    if old.is_null() {
        changes.push(one(area, what, "neu angelegt", String::new(), whole(new)));
        if let Some(price) = new.get("price") {
            let price = fields::german("price", price, names);
            changes.push(one(Area::Prices, what, "Preis", String::new(), price));
        }
        return changes;
    }
    if new.is_null() {
        return vec![one(area, what, "entfernt", whole(old), String::new())];
    }
    for (field, label, value) in fields::known(new) {
        let before = old.get(field).unwrap_or(&Value::Null);
        if before != value {
            let area = if field == "price" { Area::Prices } else { area };
            let (old, new) = (fields::german(field, before, names), fields::german(field, value, names));
            changes.push(one(area, what, label, old, new));
        }
    }
    if changes.is_empty() {
        changes.push(one(area, what, "ohne Änderung gespeichert", String::new(), String::new()));
    }
    changes
}

fn price(body: &Value) -> DataChange {
    let from = body["from"].as_str().and_then(|day| day.parse::<contract::Day>().ok());
    let field = from.map_or_else(|| "Preis".to_owned(), |from| format!("Preis ab {}", from.german()));
    let euro = |value: &Value| fields::euro(value.as_i64());
    let what = format!("Artikel {}", text(&body["name"]));
    one(Area::Prices, &what, &field, euro(&body["old_cents"]), euro(&body["new_cents"]))
}

/// With which key the turnover of a small business is recorded, and who has said so (§ 19 UStG).
fn small_business_key((old, new): (&Value, &Value)) -> DataChange {
    let said = |value: &Value| match serde_json::from_value::<Option<KeyAdvice>>(value.clone()) {
        Ok(Some(KeyAdvice { key, adviser, day })) => {
            format!("{}, Auskunft der Steuerberatung {adviser} vom {}", key.number(), day.german())
        }
        Ok(None) => "wie das Gesetz es vorsieht".to_owned(),
        Err(_) => value.to_string(),
    };
    one(Area::Salon, "Umsatz nach § 19 UStG", "Schlüssel der DSFinV-K", said(old), said(new))
}

/// Which TSE serves the register, and how the one before it came to its end.
fn tse(body: &Value) -> Vec<DataChange> {
    let serial = |value: &Value| text(&value["device"]["serial"]);
    let (parting, new) = (&body["parting"], &body["new"]);
    let old = if parting["device"].is_null() { serial(&body["old"]) } else { serial(parting) };
    let mut changes = vec![one(Area::Devices, "TSE", "Seriennummer", old, serial(new))];
    changes.push(one(Area::Devices, "TSE", "Anbieter", String::new(), text(&new["name"]["maker"])));
    if !parting.is_null() {
        let export = text(&parting["export"]["file"]);
        let export = if export.is_empty() { "keiner".to_owned() } else { export };
        changes.push(one(Area::Devices, "Bisherige TSE", "Letzter Export", String::new(), export));
        let is_out = if parting["is_out_of_use"] == true { "ja" } else { "nein, sie antwortet nicht" };
        changes.push(one(
            Area::Devices,
            "Bisherige TSE",
            "Außer Betrieb genommen",
            String::new(),
            is_out.into(),
        ));
    }
    changes
}

/// Until when the notice to the tax office is due, or when it was given.
fn tse_notice((_, new): (&Value, &Value)) -> DataChange {
    let day = |value: &Value| value.as_str().and_then(|day| day.parse::<contract::Day>().ok());
    let german = |value: &Value| day(value).map(contract::Day::german).unwrap_or_default();
    let (field, value) = match new["given"].is_null() {
        true => ("Fällig bis", &new["until"]),
        false => ("Abgegeben am", &new["given"]),
    };
    one(Area::Devices, "Meldung nach § 146a Abs. 4 AO", field, String::new(), german(value))
}

/// The mail account; of its password only that it is a new one.
fn mail(body: &Value, names: &EntryNames) -> Vec<DataChange> {
    let mut changes = thing(Area::Devices, "E-Mail", (&body["old"], &body["new"]), names);
    if body["new_password"] == true {
        changes.push(one(Area::Devices, "E-Mail", "Passwort", String::new(), "neu gesetzt".to_owned()));
    }
    changes
}

/// That a PIN was set, never which.
fn pin(form: &str, body: &Value, names: &EntryNames) -> DataChange {
    let what = format!("Person {}", names.person(&body["person"]));
    let how = if form == "pin" { "neu gesetzt" } else { "mit dem Wiederherstellungscode neu gesetzt" };
    one(Area::People, &what, "PIN", String::new(), how.to_owned())
}

/// What another hand had changed and was stored again as the book tells it.
fn taken_back(body: &Value) -> Vec<DataChange> {
    let rows = body["rows"].as_array().into_iter().flatten();
    let row = |row: &Value| {
        let (what, field) = (text(&row["what"]), "Wert des Kassenbuchs zurückgeholt");
        one(Area::Program, &what, field, text(&row["stored"]), text(&row["book"]))
    };
    rows.map(row).collect()
}

fn founded(body: &Value, names: &EntryNames) -> Vec<DataChange> {
    facts(Area::Program, "Einrichtung der Kasse", body, names)
}

/// Values that came with something new.
fn facts(area: Area, what: &str, body: &Value, names: &EntryNames) -> Vec<DataChange> {
    let fact =
        |(field, label, value)| one(area, what, label, String::new(), fields::german(field, value, names));
    let facts: Vec<DataChange> = fields::known(body).into_iter().map(fact).collect();
    if facts.is_empty() { vec![one(area, what, "neu", String::new(), String::new())] } else { facts }
}

/// The file, then each of its rows.
fn imported(body: &Value, names: &EntryNames) -> Vec<DataChange> {
    let file = format!("{} Zeilen, SHA-256 {}", text(&body["rows"]), text(&body["sha256"]));
    let mut changes = vec![one(Area::Articles, "Preisliste", "eingelesen", String::new(), file)];
    let rows = |list: &str| body[list].as_array().cloned().unwrap_or_default();
    for group in rows("groups") {
        changes.extend(thing(
            Area::Articles,
            &format!("Gruppe {}", text(&group["name"])),
            (&Value::Null, &group),
            names,
        ));
    }
    for new in rows("added") {
        let new = listed(&new);
        changes.extend(thing(
            Area::Articles,
            &format!("Artikel {}", text(&new["name"])),
            (&Value::Null, &new),
            names,
        ));
    }
    for pair in rows("changed") {
        let (old, new) = (listed(&pair[0]), listed(&pair[1]));
        changes.extend(thing(
            Area::Articles,
            &format!("Artikel {}", text(&new["name"])),
            (&old, &new),
            names,
        ));
    }
    changes
}

/// Import entries of the first form keep a row as a list of values.
fn listed(row: &Value) -> Value {
    match row {
        Value::Array(values) => {
            let value = |at: usize| values.get(at).cloned().unwrap_or_default();
            json!({ "name": value(1), "price": value(2), "vat_key": value(3), "gtin": value(4) })
        }
        other => other.clone(),
    }
}

/// From the time of the entry before to the new one.
fn clock(conn: &Connection, entry: &Entry) -> Outcome<DataChange> {
    let before = Seq::new(entry.head.seq.get().saturating_sub(1));
    let before = ledger::entry(conn, before)?.map(|before| before.entry.head.ended.german());
    let new = entry.head.ended.german();
    Ok(one(Area::Program, "Uhr", "Uhrkorrektur", before.unwrap_or_default(), new))
}

fn one(area: Area, what: &str, field: &str, old: String, new: String) -> DataChange {
    DataChange { area, what: what.to_owned(), field: field.to_owned(), old, new }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(form: &str, body: &Value) -> Vec<String> {
        let line =
            |c: DataChange| format!("{} | {} | {} | {} | {}", c.area.german(), c.what, c.field, c.old, c.new);
        settings(form, body, &EntryNames::default())
            .into_iter()
            .map(line)
            .map(|l| l.replace('\u{a0}', " "))
            .collect()
    }

    #[test]
    fn only_changed_fields_are_named() {
        let old = json!({ "id": 1, "name": "Jana Vogt", "role": "stylist", "has_pin": false });
        let new = json!({ "id": 1, "name": "Jana Vogt", "role": "reception", "has_pin": true });
        assert_eq!(
            lines("person", &json!({ "old": old, "new": new })),
            ["Team und Rechte | Person Jana Vogt | Rolle | Friseurin/Friseur | Rezeption"]
        );
        assert_eq!(
            lines("person", &json!({ "old": old, "new": old })),
            ["Team und Rechte | Person Jana Vogt | ohne Änderung gespeichert |  | "]
        );
    }

    #[test]
    fn what_is_new_has_no_old_value_and_its_price_stands_among_the_prices() {
        let new = json!({ "name": "Shampoo", "price": 1_890, "vat_key": "General", "gtin": null });
        assert_eq!(
            lines("article", &json!({ "old": null, "new": new })),
            [
                "Artikel und Gruppen | Artikel Shampoo | neu angelegt |  | Name: Shampoo, Umsatzsteuer: allgemeiner Satz",
                "Preise | Artikel Shampoo | Preis |  | 18,90 €",
            ]
        );
    }

    #[test]
    fn rows_of_the_first_form_of_an_import_are_read() {
        let body = json!({
            "sha256": "ab", "rows": 1, "added": [],
            "changed": [[[1, "Haaröl", 2_450, 1, null], [1, "Haaröl", 2_600, 1, null]]],
        });
        let changes = imported(&body, &EntryNames::default());
        assert_eq!(changes[1].what, "Artikel Haaröl");
        assert_eq!((changes[1].area, changes.len()), (Area::Prices, 2));
    }
}
