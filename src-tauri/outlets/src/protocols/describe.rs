//! An entry in one line: who, and what beside its number and amount is worth reading.

use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger;
use proof::{Entry, EntryKind, Gap, ReferenceKind, Seq};
use rusqlite::Connection;
use salon::cash;
use salon::letterhead::acting;
use serde_json::Value;

use super::changes::{DataChange, UNREADABLE, changes};
use super::fields::{EntryNames, euro};
use crate::roll;

/// So many parts of a long entry are told; the rest is counted.
const PARTS: usize = 3;

/// What is told of an entry.
pub struct Described {
    /// Who acted, with who approved.
    pub person: String,
    pub what: String,
}

/// Tells entries; knows the names behind their numbers.
pub struct Describer {
    names: EntryNames,
}

impl Describer {
    /// With the names of then.
    pub fn new(conn: &Connection, until: Seq) -> Outcome<Self> {
        Ok(Self { names: EntryNames::at(conn, until)? })
    }

    pub fn describe(&self, conn: &Connection, entry: &Entry) -> Outcome<Described> {
        let (acted, approved) = acting(entry)?;
        let person = match approved {
            Some(approver) => format!("{acted} (Freigabe {approver})"),
            None => acted,
        };
        let mut parts = self.parts(conn, entry)?;
        parts.extend(entry.head.reason.as_ref().map(|reason| format!("Grund: {reason}")));
        if entry.head.clock_adjusted {
            parts.push("Zeit des Eintrags davor, weil die Uhr nachging".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        Ok(Described { person, what: parts.join(" · ") })
    }

    fn parts(&self, conn: &Connection, entry: &Entry) -> Outcome<Vec<String>> {
        let body: Value = match unless_damaged(ledger::details(entry))? {
            Some(Some(details)) => details,
            Some(None) => Value::Null,
            // A list of all entries goes on without what one of them no longer says.
            None => return Ok(vec![UNREADABLE.to_owned()]),
        };
        let named = |name: &str, value: &Value| match value.as_i64() {
            Some(_) => format!("{name} {}", euro(value.as_i64())),
            None => String::new(),
        };
        Ok(match entry.head.kind {
            EntryKind::AbandonedBasket | EntryKind::VoidedLine => lines(entry),
            EntryKind::DeclinedPayment => vec![named("Karte", &body["amount"])],
            EntryKind::Count => vec![
                named("gezählt", &body["counted"]),
                named("Soll", &body["expected"]),
                named("Differenz", &body["difference"]),
            ],
            EntryKind::Closing => vec![
                named("Umsatz", &body["figures"]["turnover"]),
                named("Kassenbestand", &body["carried"]["cash_left"]),
            ],
            EntryKind::Revocation => vec![revoked(conn, entry)?],
            EntryKind::SignInFailure => vec![self.failure(&body)],
            EntryKind::Reprint => vec![reprint(conn, &body)?],
            EntryKind::Export => export(&body),
            EntryKind::Insight => insight(entry, &body),
            EntryKind::Incident => incident(&body),
            EntryKind::Banking => {
                let word = if cash::takes_banking_back(entry) { "zurückgenommen" } else { "eingezahlt" };
                vec![named(word, &body["amount"]), text(&body["document"])]
            }
            EntryKind::Gap => gap(&body),
            EntryKind::Outage => outage(entry, &body),
            EntryKind::DrawerOpened
            | EntryKind::Voucher
            | EntryKind::Invoice
            | EntryKind::TerminalClosing
            | EntryKind::StockCount
            | EntryKind::Inspection => Vec::new(),
            // What they are about stands in the name of their kind.
            EntryKind::Foundation
            | EntryKind::KeyChange
            | EntryKind::ProgramVersion
            | EntryKind::ClockCorrection
            | EntryKind::Procedure => shortened(changes(conn, entry, &self.names)?.iter().map(value)),
            EntryKind::Settings | EntryKind::Import => {
                let changes = changes(conn, entry, &self.names)?;
                shortened(changes.iter().map(|change| format!("{}: {}", change.what, value(change))))
            }
            EntryKind::OpeningStock
            | EntryKind::Sale
            | EntryKind::Storno
            | EntryKind::PaymentCorrection
            | EntryKind::Return
            | EntryKind::CashMovement
            | EntryKind::TipPayout
            | EntryKind::Difference => payments(entry),
        })
    }

    fn failure(&self, body: &Value) -> String {
        let tries = text(&body["in_a_row"]);
        let what = if body["recovery_code"] == true { "Wiederherstellungscode" } else { "PIN" };
        format!("{what} für {}, {tries}. falsche Eingabe in Folge", self.names.person(&body["person"]))
    }
}

/// Which numbers are missing, where the body can be read.
fn gap(body: &Value) -> Vec<String> {
    let gap: Option<Gap> = serde_json::from_value(body.clone()).ok();
    gap.map(|gap| format!("Es fehlen {}", gap.missing_in_words())).into_iter().collect()
}

fn payments(entry: &Entry) -> Vec<String> {
    entry.payments.iter().map(|payment| format!("{} {}\u{a0}€", payment.name, payment.amount)).collect()
}

fn lines(entry: &Entry) -> Vec<String> {
    shortened(entry.lines.iter().map(|line| format!("{} {}\u{a0}€", line.text, line.gross)))
}

fn shortened(parts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = parts.collect();
    if all.len() > PARTS {
        let more = all.len() - PARTS;
        all.truncate(PARTS);
        all.push(format!("und {more} weitere"));
    }
    all
}

fn value(change: &DataChange) -> String {
    let DataChange { field, old, new, .. } = change;
    match (old.is_empty(), new.is_empty()) {
        (true, true) => field.clone(),
        (true, false) => format!("{field} {new}"),
        (false, true) => format!("{field} (war: {old})"),
        (false, false) => format!("{field} {old} → {new}"),
    }
}

fn revoked(conn: &Connection, entry: &Entry) -> Outcome<String> {
    let target = entry.references.iter().find(|reference| reference.kind == ReferenceKind::Revokes);
    let Some(seq) = target.and_then(|reference| reference.seq) else { return Ok(String::new()) };
    let closing = ledger::entry(conn, seq)?.map(|closing| closing.entry.head.ended.german());
    Ok(closing.map(|at| format!("Abschluss vom {at}")).unwrap_or_default())
}

fn reprint(conn: &Connection, body: &Value) -> Outcome<String> {
    let Some(of) = body["of"].as_u64() else { return Ok(UNREADABLE.to_owned()) };
    let of = Seq::new(of);
    let what = match ledger::entry(conn, of)? {
        Some(stored) => {
            let label = roll::label(conn, &stored.entry)?;
            let number = stored.entry.head.receipt_number;
            number.map_or_else(|| label.clone(), |number| format!("{label} {number}"))
        }
        None => format!("Eintrag {of}"),
    };
    let copy = match body["copy"].as_u64() {
        Some(0) | None => "Original".to_owned(),
        Some(copy) => format!("Kopie {copy}"),
    };
    let way = match body["way"].as_str() {
        Some("pdf") => "als PDF",
        Some("mail") => "per E-Mail",
        _ => "auf Papier",
    };
    Ok(format!("{what}, {copy} {way}"))
}

fn export(body: &Value) -> Vec<String> {
    let hash = text(&body["sha256"]);
    let hash = if hash.is_empty() { hash } else { format!("SHA-256 {hash}") };
    vec![text(&body["title"]), text(&body["file"]), hash]
}

fn incident(body: &Value) -> Vec<String> {
    let repaired = if body["repaired"] == true { "behoben" } else { "" };
    vec![text(&body["finding"]), text(&body["note"]), repaired.to_owned()]
}

/// Whether it tells the begin or the end, with both times of one that is over.
fn outage(entry: &Entry, body: &Value) -> Vec<String> {
    let (from, to) = (entry.head.started.german(), entry.head.ended.german());
    let told =
        if body["what"] == "ended" { format!("TSE von {from} bis {to}") } else { format!("TSE seit {from}") };
    vec![told]
}

fn insight(entry: &Entry, body: &Value) -> Vec<String> {
    let form = entry.details.as_ref().map_or("", |details| details.form.as_str());
    let what = match form.split('/').next().unwrap_or_default() {
        "x_report" => "X-Bericht",
        "cash_check" => "Kassensturz",
        "book_check" => {
            return vec![format!("Prüfung: {} Buchungen ohne Beanstandung", text(&body["entries"]))];
        }
        "time_stamp" => {
            return vec![format!("Zeitstempel für Z-{} von {}", text(&body["z"]), text(&body["service"]))];
        }
        _ => "",
    };
    vec![what.to_owned()]
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
