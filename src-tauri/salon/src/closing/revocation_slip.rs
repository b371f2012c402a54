//! The page of a revocation, to be kept beside the Z report that it revokes; and the mark that the Z report
//! bears from then on. Both are derived, the closing itself never changes.

use book::fault::Outcome;
use book::ledger;
use contract::day::RevokedNote;
use contract::slip::{Block, Slip, SlipKind};
use contract::{Moment, Money, ReceiptNumber};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::letterhead::{self, Booked, Likeness, pair, sum};

/// Details of a revocation.
pub const REVOCATION_FORM: &str = "revocation/1";

/// What a revocation says beside its head, so that its page can be made of it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationDetails {
    /// When the revoked closing was made.
    pub closed: Moment,
    /// First and last receipt of the revoked closing: they stay valid.
    pub receipts: Option<(ReceiptNumber, ReceiptNumber)>,
    /// What the day goes on with.
    pub stock: Money,
}

/// The page of a revocation.
pub fn revocation_slip(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let head = &booked.entry.head;
    let details: RevocationDetails = letterhead::details(booked.entry, REVOCATION_FORM)?;
    let likeness = Likeness::of(booked.entry)?;
    let z = ledger::z_number(head)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(format!("Widerruf von Z-{z}")));
    blocks.push(pair("Buchungstag", ledger::booking_day(head)?.german()));
    blocks.push(pair("Abgeschlossen", details.closed.german()));
    blocks.push(pair("Widerrufen", head.ended.german()));
    blocks.push(pair("durch", by(&likeness)));
    blocks.extend(head.reason.as_ref().map(|reason| Block::Text(format!("Grund: {reason}"))));
    blocks.push(Block::Rule);
    let receipts = stay_valid(details.receipts);
    blocks.push(Block::Text(format!(
        "{receipts}. Der Tag ist wieder offen; ein weiterer Z-Bericht schließt ihn."
    )));
    blocks.push(sum("Übertrag", details.stock));
    blocks.extend(letterhead::foot(conn, booked, &likeness)?);
    blocks.push(Block::Signature(String::from("Datum, Unterschrift")));
    Ok(Slip {
        kind: SlipKind::CashSlip,
        title: format!("Widerruf von Z-{z}"),
        copy: None,
        logo: false,
        opens_drawer: false,
        blocks,
    })
}

/// The mark of a revoked Z report.
pub fn mark(note: &RevokedNote, receipts: Option<(ReceiptNumber, ReceiptNumber)>) -> String {
    let (day, time) = (note.at.day().german(), note.at.hour_minute());
    let went_on = match note.continued_in {
        Some(z) => format!("Fortsetzung in Z-{z}."),
        None => String::from("Fortsetzung im nächsten Z-Bericht."),
    };
    format!(
        "Abschluss widerrufen am {day} {time}, {}, Grund: {}. {}; {went_on}",
        note.by,
        note.reason.trim_end_matches('.'),
        stay_valid(receipts),
    )
}

fn stay_valid(receipts: Option<(ReceiptNumber, ReceiptNumber)>) -> String {
    match receipts {
        Some((first, last)) if first == last => format!("Die Buchung {first} bleibt gültig"),
        Some((first, last)) => format!("Die Buchungen {first}–{last} bleiben gültig"),
        None => String::from("Seine Buchungen bleiben gültig"),
    }
}

/// The owner whose PIN it was.
pub fn by(likeness: &Likeness) -> String {
    likeness.approver.clone().unwrap_or_else(|| likeness.person.clone())
}
