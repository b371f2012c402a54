//! The receipt in this book: whether it is of this register, of which device, and which bon.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use contract::receipt_check::{CheckedPoint, PointResult};
use proof::{BonType, Entry, PaymentKind, ReceiptNumber, Seq, TseBlock};
use rusqlite::Connection;
use tse::process_data::{Paid, ProcessDataError};
use tse::{ClientId, Kassenbeleg, ReceiptQr};

use super::points::point;

/// A bon with its place in the book.
pub type Bon = (Seq, ReceiptNumber);

/// What the book says of a receipt, and the bon that it is.
pub fn points(conn: &Connection, receipt: &ReceiptQr) -> Outcome<(Vec<CheckedPoint>, Option<Bon>)> {
    if !is_ours(conn, receipt)? {
        let sentence = format!("Die Kasse „{}“ ist nicht diese Kasse.", receipt.client);
        return Ok((vec![point("Kasse", PointResult::Open, sentence)], None));
    }
    let mut points = vec![point("Kasse", PointResult::Right, "Es ist ein Beleg dieser Kasse.")];
    let Some((entry, block)) = bon(conn, receipt)? else {
        let missing = "Das Kassenbuch enthält keinen Bon mit dieser Transaktion und diesem Signaturzähler.";
        points.push(point("Kassenbuch", PointResult::Wrong, missing));
        return Ok((points, None));
    };
    points.push(device(receipt, &block));
    points.push(same(receipt, &entry, &block));
    let bon = entry.head.receipt_number.map(|number| (entry.head.seq, number));
    Ok((points, bon))
}

/// The register's serial number, also as a TSE writes one that was given before the rule for its letters.
fn is_ours(conn: &Connection, receipt: &ReceiptQr) -> Outcome<bool> {
    let register: String = settings::set_up(conn, settings::REGISTER)?;
    let mapped = ClientId::mapped(&register).ok().map(|(id, _)| id.to_string());
    Ok(receipt.client == register || mapped.is_some_and(|mapped| mapped == receipt.client))
}

/// The bon of this transaction; where several devices numbered alike, the one of this device.
fn bon(conn: &Connection, receipt: &ReceiptQr) -> Outcome<Option<(Entry, TseBlock)>> {
    let serial = hex::encode(receipt.key.serial());
    let mut found = Vec::new();
    for seq in ledger::of_transaction(conn, receipt.transaction, receipt.counter)? {
        let stored = ledger::entry(conn, seq)?;
        found.extend(stored.and_then(|stored| stored.entry.tse.clone().map(|block| (stored.entry, block))));
    }
    found.sort_by_key(|(_, block)| block.serial.as_deref() != Some(&serial));
    Ok(found.into_iter().next())
}

/// The serial number of a device is the hash of its key (TR-03153).
fn device(receipt: &ReceiptQr, block: &TseBlock) -> CheckedPoint {
    let name = "TSE";
    let serial = hex::encode(receipt.key.serial());
    match &block.serial {
        Some(known) if known.eq_ignore_ascii_case(&serial) => {
            point(name, PointResult::Right, "Der Schlüssel des Codes ist der Schlüssel der TSE dieser Kasse.")
        }
        Some(_) => {
            let other = "Der Schlüssel des Codes gehört nicht zur TSE, die diesen Bon signiert hat.";
            point(name, PointResult::Wrong, other)
        }
        None => point(name, PointResult::Open, "Zum Bon ist keine Seriennummer der TSE gespeichert."),
    }
}

/// What a TSE would be told of the bon by its own sums (DSFinV-K, annex I).
fn own_sums(entry: &Entry) -> Result<String, ProcessDataError> {
    let mut told = Kassenbeleg::new(entry.head.bon_type.unwrap_or(BonType::AVSonstige));
    if told.bon_type() != BonType::AVBelegabbruch {
        for split in &entry.vat {
            told = told.gross(split.key.into(), split.gross.as_cents())?;
        }
        for payment in entry.payments.iter().filter(|payment| payment.kind != PaymentKind::Keine) {
            let (is_cash, cents) = (payment.kind == PaymentKind::Bar, payment.amount.as_cents());
            told = told.paid(&Paid { is_cash, cents, currency: None })?;
        }
    }
    told.write()
}

/// Whether code and bon tell the same.
fn same(receipt: &ReceiptQr, entry: &Entry, block: &TseBlock) -> CheckedPoint {
    let name = "Kassenbuch";
    let number = entry.head.receipt_number.map(|number| number.to_string()).unwrap_or_default();
    let signature = block.signature.as_deref().and_then(|text| STANDARD.decode(text).ok());
    let other = if block.process_data.as_deref() != Some(&receipt.process_data) {
        Some("Vorgang und Beträge")
    } else if signature.as_deref() != Some(&receipt.signature) {
        Some("die Signatur")
    } else if own_sums(entry).is_ok_and(|own| own != receipt.process_data) {
        Some("seine gebuchten Beträge")
    } else {
        None
    };
    match other {
        None => {
            let told = format!("Das Kassenbuch enthält ihn als Bon {number}, mit denselben Angaben.");
            point(name, PointResult::Right, told)
        }
        Some(what) => {
            let told = format!("Der Bon {number} im Kassenbuch lautet anders: {what}.");
            point(name, PointResult::Wrong, told)
        }
    }
}
