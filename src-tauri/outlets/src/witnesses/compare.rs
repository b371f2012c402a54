//! The book beside what is known of its end.

use book::fault::Outcome;
use book::incidents::Damage;
use book::ledger;
use proof::{Digest, ReceiptNumber, Seq, ZNumber};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::store;

/// The end of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WitnessedHead {
    /// The last entry.
    pub seq: Seq,
    /// Its hash: it vouches for all before it.
    pub hash: Digest,
    /// The last bon's number.
    pub receipt: Option<ReceiptNumber>,
    /// The last closing's number.
    pub z: Option<ZNumber>,
    /// The key that signed it, as its head names it; absent in what earlier programs told.
    #[serde(default)]
    pub key_id: Option<String>,
}

/// The end of the book as it is in the store; `None` before the first entry.
pub fn head(conn: &Connection) -> Outcome<Option<WitnessedHead>> {
    let Some(last) = ledger::entry(conn, ledger::newest_seq(conn)?)? else { return Ok(None) };
    let (receipt, z) = (store::last_receipt(conn)?, store::last_z(conn)?);
    let key_id = Some(last.entry.head.key_id);
    Ok(Some(WitnessedHead { seq: last.entry.head.seq, hash: last.hash, receipt, z, key_id }))
}

/// What is wrong with the book beside a head that was known of it, if anything is.
pub fn beside(conn: &Connection, known: &WitnessedHead) -> Outcome<Option<Damage>> {
    let found = head(conn)?;
    let newest = found.as_ref().map_or(Seq::new(0), |found| found.seq);
    let finding = if newest < known.seq {
        let receipts = missing(found.and_then(|found| found.receipt), known.receipt);
        format!(
            "Das Kassenbuch wurde zurückgesetzt: Es endet mit Buchung {newest}, bekannt war es bis Buchung {}{receipts}",
            known.seq
        )
    } else if ledger::entry(conn, known.seq)?.is_none_or(|entry| entry.hash != known.hash) {
        format!(
            "Das Kassenbuch wurde zurückgesetzt und weitergeführt: Buchung {} ist nicht die, die bekannt war",
            known.seq
        )
    } else {
        return Ok(None);
    };
    Ok(Some(Damage::RolledBack { finding, known_seq: known.seq, known_hash: Some(known.hash) }))
}

/// `; die Belege 004511 bis 004530 fehlen`.
fn missing(last: Option<ReceiptNumber>, known: Option<ReceiptNumber>) -> String {
    let Some(known) = known.filter(|known| last.is_none_or(|last| last < *known)) else {
        return String::new();
    };
    match last.map(ReceiptNumber::next) {
        Some(first) if first < known => format!("; die Belege {first} bis {known} fehlen"),
        Some(_) => format!("; der Beleg {known} fehlt"),
        None => format!("; alle Belege bis {known} fehlen"),
    }
}

/// What is wrong with the book beside what else stands in the file: pages, messages and appointments speak of entries that
/// were cut off.
pub fn beside_itself(conn: &Connection) -> Outcome<Option<Damage>> {
    let newest = ledger::newest_seq(conn)?;
    let Some(known_seq) = store::spoken_of(conn)?.filter(|spoken_of| *spoken_of > newest) else {
        return Ok(None);
    };
    let finding = format!(
        "Das Kassenbuch wurde abgeschnitten: Es endet mit Buchung {newest}, in der Datei ist von Buchung {known_seq} die Rede"
    );
    Ok(Some(Damage::RolledBack { finding, known_seq, known_hash: None }))
}
