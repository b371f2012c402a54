//! Damage in words: what it is, and what to do.

use book::damage_board::DamageBoard;
use book::db::{DamagedRow, is_damage};
use book::fault::{Outcome, Trouble};
use book::incidents::{self, Damage};
use book::tx::ReadTx;
use contract::book_health::{DamageNote, DamageWay};

const COPY_FIRST: &str =
    "Bitte nichts löschen und zuerst den Ordner des Salons auf einen anderen Datenträger kopieren.";

/// What stands as damaged: what the book says of it, and what the desk knows beside it. Where the book itself can't be read,
/// the desk's own word is left.
pub fn standing(tx: &ReadTx<'_>) -> Outcome<Vec<Damage>> {
    let mut all = match incidents::standing(tx.conn) {
        Err(trouble) if is_damage(&trouble) => {
            tracing::error!(%trouble, "what stands as damaged can't be read");
            vec![Damage::FileDamaged { finding: in_words(&trouble), table: None, repaired: false }]
        }
        standing => standing?,
    };
    let own =
        on_the_board(tx).into_iter().filter(|own| !all.iter().any(|known| known.place() == own.place()));
    let own: Vec<Damage> = own.collect();
    all.extend(own);
    Ok(all)
}

/// What the desk knows of damage, whether the book could take it or not.
pub fn on_the_board(tx: &ReadTx<'_>) -> Vec<Damage> {
    tx.kept::<DamageBoard>().map_or_else(Vec::new, |board| board.standing())
}

/// What damage is in the way of, in one German clause.
pub fn in_words(trouble: &Trouble) -> String {
    match DamagedRow::behind(trouble) {
        Some(row) => place(row),
        None => "Seiten seiner Datei sind nicht lesbar".to_owned(),
    }
}

/// `Buchung 12 (entry_line, Spalte vat_key) ist nicht lesbar`.
fn place(row: &DamagedRow) -> String {
    let DamagedRow { table, key, column, .. } = row;
    let number = key.strip_prefix("seq=").and_then(|key| key.split(' ').next());
    match (what(table), number) {
        ("Buchung", Some(seq)) => format!("Buchung {seq} ({table}, Spalte {column}) ist nicht lesbar"),
        (what, _) => format!("{what} ({table}, Zeile {key}, Spalte {column}) ist nicht lesbar"),
    }
}

/// What a table holds.
fn what(table: &str) -> &'static str {
    match table {
        "entry" | "entry_line" | "entry_vat" | "entry_payment" | "entry_reference" | "snapshot" => "Buchung",
        "entry_customer" => "ein Name an einem Beleg",
        "setting" => "eine Einstellung",
        "person" => "eine Person des Teams",
        "article" | "article_group" | "price" => "ein Artikel oder Preis",
        "printer" => "ein Drucker",
        "basket" | "basket_line" | "basket_tip" => "ein offener Vorgang",
        "counting" => "eine angefangene Zählung",
        "print_job" => "eine Seite, die auf den Drucker wartet,",
        "outbox" => "eine Nachricht, die verschickt werden soll,",
        "customer" | "customer_change" | "customer_group" | "customer_import" | "customer_merge" => {
            "eine Kundin oder ein Kunde"
        }
        "appointment" | "appointment_part" | "segment" | "busy" | "appointment_change"
        | "service_duration" | "waiting" => "ein Termin",
        _ => "ein gespeicherter Eintrag",
    }
}

/// A row that pages leave out, as `table print_job, row id=3, column slip`.
pub fn left_out(place: &str) -> String {
    let table = place.strip_prefix("table ").and_then(|rest| rest.split(',').next()).unwrap_or_default();
    let what = what(table);
    let what: String =
        what.chars().take(1).flat_map(char::to_uppercase).chain(what.chars().skip(1)).collect();
    format!("{} ({place})", what.trim_end_matches(','))
}

/// What it is and what to do.
pub fn note(damage: &Damage) -> DamageNote {
    let (title, way) = match damage {
        Damage::ChainBroken { .. } => ("Das Kassenbuch ist beschädigt", DamageWay::None),
        Damage::RolledBack { .. } | Damage::WitnessesGone { .. } => {
            ("Das Kassenbuch ist nicht vollständig", DamageWay::None)
        }
        Damage::FileDamaged { .. } => ("Die Datei des Kassenbuchs ist beschädigt", DamageWay::CheckFile),
        Damage::SchemaChanged { .. } => {
            ("Die Datei des Kassenbuchs wurde von außen verändert", DamageWay::CheckFile)
        }
        Damage::RowsChanged { .. } => {
            ("Gespeicherte Werte sind andere, als das Kassenbuch sagt", DamageWay::TakeBack)
        }
        Damage::ValueReplaced { .. } => ("Ein Wert war nicht lesbar", DamageWay::None),
    };
    DamageNote { title: title.to_owned(), finding: damage.finding().to_owned(), to_do: to_do(damage), way }
}

fn to_do(damage: &Damage) -> String {
    match damage {
        Damage::ChainBroken { .. } => format!(
            "Die Kasse läuft weiter, und was davor und danach gebucht wurde, bleibt gültig. Eine Buchung kann nicht \
             repariert werden, auch nicht vom Hersteller. {COPY_FIRST} Danach die Diagnose speichern, an den Hersteller \
             schicken und die Steuerberatung verständigen."
        ),
        Damage::RolledBack { .. } => "Die Kasse läuft weiter, und keine Nummer wird ein zweites Mal vergeben. Gibt es eine \
             neuere Kopie des Ordners, bitte aufheben: Nur sie enthält die fehlenden Belege. Bitte die Steuerberatung \
             verständigen."
            .to_owned(),
        Damage::WitnessesGone { .. } => "Die Kasse läuft weiter. Bitte prüfen, ob das Benutzerkonto dieses PCs neu \
             eingerichtet wurde, und den letzten Z-Bericht auf Papier mit der Kassenrolle vergleichen."
            .to_owned(),
        Damage::FileDamaged { .. } => format!(
            "Die Kasse läuft weiter, soweit unten nichts anderes steht. {COPY_FIRST} Dann „Prüfen und reparieren“ drücken: \
             Verzeichnisse werden neu aufgebaut, Tabellen neben dem Kassenbuch aus dem, was lesbar ist. Steht der Hinweis \
             danach noch da, die Diagnose speichern und an den Hersteller schicken."
        ),
        Damage::SchemaChanged { .. } => format!(
            "Die Kasse läuft weiter. {COPY_FIRST} Beim nächsten Start richtet das Programm, was es richten kann. Wer hat mit \
             einem Datenbankprogramm in der Datei gearbeitet?"
        ),
        Damage::RowsChanged { .. } => "Die Kasse läuft weiter und rechnet mit den gespeicherten Werten. „Werte des \
             Kassenbuchs zurückholen“ stellt sie wieder her; was so gewollt ist, auf seiner eigenen Seite neu speichern."
            .to_owned(),
        Damage::ValueReplaced { .. } => "Es ist nichts zu tun.".to_owned(),
    }
}
