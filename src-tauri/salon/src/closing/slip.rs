//! Pages of the day: Z report, X report, count protocol. Composed from the stored entry alone, so a copy
//! is identical with the original.

use book::fault::{Outcome, Trouble};
use book::ledger;
use contract::slip::{Block, QrStrength, Slip, SlipKind};
use contract::{EntryKind, Money, Seq, ZNumber};
use proof::Entry;
use rusqlite::Connection;

use super::cash_check::{CASH_CHECK_FORM, check_slip};
use super::count::{CountDetails, FORM as COUNT_FORM};
use super::details::{ClosingDetails, X_FORM, XDetails, closing_details};
use super::form::{page, sheet};
use super::revocation_slip::{mark, revocation_slip};
use super::{of_day, report};
use crate::letterhead::{self, Booked, Likeness, pair, strong, sum};

/// Whether an entry records an X report or a cash check: both tell what should be in the drawer.
pub fn tells_the_drawer(entry: &Entry) -> bool {
    is_x_report(entry) || is_cash_check(entry)
}

/// Whether an entry records a Kassensturz that booked nothing.
pub fn is_cash_check(entry: &Entry) -> bool {
    entry.details.as_ref().is_some_and(|details| details.form == CASH_CHECK_FORM)
}

fn is_x_report(entry: &Entry) -> bool {
    entry.details.as_ref().is_some_and(|details| details.form == X_FORM)
}

/// The page of a closing, its revocation, an X report or a count.
pub fn slip_of(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let head = &booked.entry.head;
    match head.kind {
        EntryKind::Closing => z_slip(conn, booked, notice),
        EntryKind::Revocation => revocation_slip(booked, notice),
        EntryKind::Insight if is_cash_check(booked.entry) => check_slip(booked, notice),
        EntryKind::Insight => x_slip(conn, booked, notice),
        EntryKind::Count => count_slip(booked, notice),
        kind => Err(Trouble::fault(format!("entry {} ({}) has no page of the day", head.seq, kind.as_str()))),
    }
}

/// The Z report with the head of the chain, which anchors the whole book on paper. A revoked one bears its
/// mark, and the one that goes on after it names it; nothing else changes on them.
pub fn z_slip(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let number = ledger::z_number(&booked.entry.head)?;
    let details = closing_details(booked.entry)?;
    let likeness = Likeness::of(booked.entry)?;
    let title = format!("Z-Bericht {number}");
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(title.clone()));
    blocks.extend(state(conn, booked.entry.head.seq, number, &details)?);
    blocks.push(pair("Abgeschlossen", booked.entry.head.ended.german()));
    blocks.push(pair("von", likeness.person.clone()));
    blocks.push(pair("Kasse", details.master.register.clone()));
    blocks.extend(tses(&details));
    blocks.extend(unreadable(&details.unreadable));
    blocks.extend(report::body(&details.figures, |seq| ledger::number_of(conn, seq))?);
    blocks.extend(sheet(&details.count));
    blocks.push(strong("Gesamtumsatz seit Beginn", details.carried.grand_total));
    let tips = details.carried.open_tips.iter().map(|tip| tip.open).sum::<Money>();
    blocks.push(pair("Offenes Trinkgeld Personal", tips));
    blocks.extend(anchor(number, booked, &details));
    blocks.extend(letterhead::foot(booked, &likeness));
    blocks.push(Block::Signature(String::from("Datum, Unterschrift")));
    Ok(page(SlipKind::ZReport, title, blocks))
}

/// Where the TSE was changed in the period, all that signed in it.
fn tses(details: &ClosingDetails) -> Vec<Block> {
    let tses = &details.master.tses;
    if tses.len() < 2 {
        return Vec::new();
    }
    let head = format!("In diesem Zeitraum waren {} TSE in Betrieb:", tses.len());
    let each = tses.iter().map(|device| format!("Seriennummer der TSE {}", device.serial));
    [head].into_iter().chain(each).map(Block::Text).collect()
}

/// A sum that lacks something says so.
fn unreadable(entries: &[Seq]) -> Option<Block> {
    let all = entries.iter().map(Seq::to_string).collect::<Vec<_>>().join(", ");
    let words = format!("In den Summen fehlt, weil beschädigt und nicht lesbar: Buchung {all}.");
    (!entries.is_empty()).then_some(Block::Notice(words))
}

/// Whether the closing was revoked, and which revoked one it goes on after.
fn state(conn: &Connection, seq: Seq, number: ZNumber, details: &ClosingDetails) -> Outcome<Vec<Block>> {
    let receipts = details.figures.first_receipt.zip(details.figures.last_receipt);
    let revoked = of_day::revoked(conn, seq, number)?.map(|note| Block::Notice(mark(&note, receipts)));
    let continues = of_day::continued(conn, number)?.map(|before| {
        Block::Notice(format!("Fortsetzung von Z-{before}, dessen Abschluss widerrufen wurde."))
    });
    Ok(continues.into_iter().chain(revoked).collect())
}

/// Whoever keeps this paper can show later that nothing before it was changed: FORMAT.md, section 9.
fn anchor(z: ZNumber, booked: Booked<'_>, details: &ClosingDetails) -> Vec<Block> {
    let (hash, seq) = (booked.hash.to_string(), booked.entry.head.seq);
    let digits = booked.entry.head.format.printed_digits();
    let (register, key) = (&details.master.register, &details.master.fingerprint);
    vec![
        Block::Text(format!("Kettenkopf {} (Eintrag {seq})", booked.hash.for_people(digits))),
        Block::Text(format!("Schlüssel {key}")),
        Block::Text(details.master.program.clone()),
        Block::Qr {
            content: format!("LB1;{register};Z{z};{seq};{hash};{}", key.replace(' ', "")),
            caption: String::from("Kettenkopf und Schlüssel zur Prüfung"),
            strength: QrStrength::Medium,
        },
    ]
}

/// The X report: marked as no closing, without number.
pub fn x_slip(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let XDetails { figures, unreadable: missing } = letterhead::details(booked.entry, X_FORM)?;
    let likeness = Likeness::of(booked.entry)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(String::from("X-Bericht")));
    blocks.push(Block::Notice(String::from("Zwischenstand – kein Tagesabschluss")));
    blocks.push(pair("Stand", booked.entry.head.ended.german()));
    blocks.push(pair("von", likeness.person.clone()));
    blocks.push(pair("Kasse", booked.entry.head.register.clone()));
    blocks.extend(unreadable(&missing));
    blocks.extend(report::body(&figures, |seq| ledger::number_of(conn, seq))?);
    blocks.extend(letterhead::foot(booked, &likeness));
    let title = format!("X-Bericht {}", booked.entry.head.ended.german().replace([':', ' '], "-"));
    Ok(page(SlipKind::XReport, title, blocks))
}

/// The count protocol (Zählprotokoll).
fn count_slip(booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let count: CountDetails = letterhead::details(booked.entry, COUNT_FORM)?;
    let likeness = Likeness::of(booked.entry)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(String::from("Zählprotokoll")));
    let occasion = if count.at_opening { "Öffnung" } else { "Kassensturz" };
    blocks.push(pair(occasion, booked.entry.head.ended.german()));
    blocks.extend(sheet(&count));
    blocks.push(sum("Gezählt", count.counted));
    blocks.extend([pair("Soll", count.expected), pair("Differenz", count.difference)]);
    blocks.extend(letterhead::foot(booked, &likeness));
    blocks.push(Block::Signature(String::from("Datum, Unterschrift")));
    Ok(page(SlipKind::CashSlip, format!("Zählprotokoll {}", booked.entry.head.seq), blocks))
}
