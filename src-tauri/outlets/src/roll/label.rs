//! What an entry is called in the roll.

use book::fault::Outcome;
use book::ledger;
use contract::EntryKind;
use proof::{Entry, ReferenceKind};
use rusqlite::Connection;
use salon::{cash, closing};

/// `Verkauf`, `Storno zu 004506`, `Geldtransit an Tresor`.
pub fn label(conn: &Connection, entry: &Entry) -> Outcome<String> {
    let head = &entry.head;
    Ok(match head.kind {
        EntryKind::Storno => with_target(conn, entry, "Storno", ReferenceKind::Cancels)?,
        EntryKind::PaymentCorrection => {
            with_target(conn, entry, "Zahlungsartkorrektur", ReferenceKind::Replaces)?
        }
        EntryKind::Return => with_target(conn, entry, "Rückgabe", ReferenceKind::Returns)?,
        EntryKind::CashMovement => {
            entry.lines.first().map_or_else(|| head.kind.german().to_owned(), |line| line.text.clone())
        }
        EntryKind::Banking if cash::takes_banking_back(entry) => {
            "Storno einer Einzahlung bei der Bank".to_owned()
        }
        EntryKind::Insight if closing::is_cash_check(entry) => "Kassensturz (bucht nichts)".to_owned(),
        EntryKind::Closing => format!("Tagesabschluss Z-{}", ledger::z_number(head)?),
        EntryKind::Revocation => format!("Widerruf von Z-{}", ledger::z_number(head)?),
        kind => kind.german().to_owned(),
    })
}

fn with_target(conn: &Connection, entry: &Entry, word: &str, kind: ReferenceKind) -> Outcome<String> {
    let target = entry.references.iter().find(|reference| reference.kind == kind);
    let Some(seq) = target.and_then(|reference| reference.seq) else { return Ok(word.to_owned()) };
    let number = ledger::number_of(conn, seq)?;
    Ok(number.map_or_else(|| word.to_owned(), |number| format!("{word} zu {number}")))
}
