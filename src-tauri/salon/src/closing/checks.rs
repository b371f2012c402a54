//! The checks at the start of a day: chain (IKS-17), clock (IKS-03), backup (IKS-18), TSE (IKS-11).
//! None of them keeps the till from opening; what is wrong is said.

use book::book_tx::BookTx;
use book::booking::Following;
use book::db::{is_damage, settings};
use book::fault::{Outcome, Trouble};
use book::incidents;
use book::ledger::{self, ChainReport};
use contract::day::StartCheck;
use proof::{Moment, Signatures, TseBlock, Verified};
use rusqlite::Connection;

use super::store;
use crate::letterhead::{Likeness, WITHOUT_TSE};

/// How many closings back the chain is verified at the start of a day.
const CLOSINGS_BACK: u32 = 3;
const BACKUP_AGE_MS_MAX: i64 = 24 * 3_600_000;

/// All checks, in the order in which they are shown. A broken chain is noted on the way.
pub fn start_checks(after: &Following<'_>) -> Outcome<Vec<StartCheck>> {
    let report = match verify_since_closing(after, CLOSINGS_BACK) {
        Err(trouble) if is_damage(&trouble) => Err(trouble),
        report => Ok(report?),
    };
    if let Ok(report) = &report
        && let Some(incident) = incidents::of_chain(after, report)?
    {
        after.note(incident);
    }
    let last_backup = settings::get(after, settings::LAST_BACKUP)?;
    Ok(vec![
        report.as_ref().map_or_else(unreadable_chain, chain),
        clock(after.now),
        backup(last_backup, after.now),
        tse(after)?,
    ])
}

/// Verifies the chain from so many closings before the last one on.
pub fn verify_since_closing(conn: &Connection, back: u32) -> Outcome<ChainReport> {
    ledger::verify_from(conn, &ledger::keys(conn)?, Signatures::AtClosings, starting_point(conn, back)?)
}

/// Whether the chain holds since the last closing; one that can't be read does not.
pub fn is_intact(conn: &Connection) -> Outcome<bool> {
    match verify_since_closing(conn, 0) {
        Err(trouble) if is_damage(&trouble) => Ok(false),
        report => Ok(report?.finding.is_none()),
    }
}

/// The closing from which on the chain is verified, or the beginning of the book.
fn starting_point(conn: &Connection, back: u32) -> Outcome<Verified> {
    let Some(seq) = store::closing_before_last(conn, back)? else { return Ok(Verified::NOTHING) };
    let Some(closing) = ledger::entry(conn, seq)? else { return Ok(Verified::NOTHING) };
    Ok(Verified {
        last: seq,
        hash: closing.hash,
        receipt_number: ledger::given_before(conn, seq)?.0,
        z_number: closing.entry.head.z_number,
        format: closing.entry.head.format,
        key: ledger::keys(conn)?.into_iter().find(|key| key.key_id() == closing.entry.head.key_id),
    })
}

fn chain(report: &ChainReport) -> StartCheck {
    let sentence = match &report.finding {
        None => format!("Die Kette ist unversehrt ({} Einträge geprüft).", report.entries),
        Some((seq, finding)) => {
            format!("Die Kette ist ab Eintrag {seq} verletzt: {finding}. Bitte die Inhaberin holen.")
        }
    };
    check("Kette", report.finding.is_none(), sentence)
}

/// Damaged pages keep nobody from opening the day.
fn unreadable_chain(trouble: &Trouble) -> StartCheck {
    tracing::error!(%trouble, "the chain can't be read");
    let sentence = "Die Kette ist nicht zu prüfen: Teile des Kassenbuchs sind nicht lesbar. Was zu tun ist, steht im \
                    Management unter „Zustand des Kassenbuchs“.";
    check("Kette", false, sentence.into())
}

/// A wrong clock was refused before; here the date is only said aloud.
fn clock(now: Moment) -> StartCheck {
    check("Uhr", true, format!("Die Uhr zeigt {}.", now.german()))
}

/// IKS-18: the last backup is younger than 24 hours.
fn backup(last: Option<Moment>, now: Moment) -> StartCheck {
    let Some(last) = last else {
        return check("Sicherung", false, "Es ist noch keine Sicherung eingerichtet.".into());
    };
    let young = now.since_ms(last) < BACKUP_AGE_MS_MAX;
    check("Sicherung", young, format!("Die letzte Sicherung ist vom {}.", last.german()))
}

/// IKS-11: whether the bon that has just opened the day is attested. Where it is not, the day is open all the same.
fn tse(after: &Following<'_>) -> Outcome<StartCheck> {
    let bons = after.entries().iter().filter(|booked| booked.entry.head.bon_type.is_some());
    let Some(stock) = bons.map(|booked| &booked.entry).next() else {
        return Err(Trouble::fault("an opening without a bon"));
    };
    let mark = Likeness::of(stock)?.tse.and_then(|device| device.mark);
    Ok(match (&stock.tse, mark) {
        (None, _) => check("TSE", false, format!("{WITHOUT_TSE}.")),
        (Some(TseBlock { failure: Some(failure), .. }), _) => check(
            "TSE",
            false,
            format!(
                "Die TSE ist ausgefallen: {failure}. Kassieren geht weiter; bitte Gerät und Stecker prüfen."
            ),
        ),
        (Some(_), Some(mark)) => check("TSE", false, format!("{mark}.")),
        (Some(_), None) => check("TSE", true, "Die TSE hat den Anfangsbestand signiert.".into()),
    })
}

fn check(name: &str, good: bool, sentence: String) -> StartCheck {
    StartCheck { name: name.into(), good, sentence }
}

/// IKS-17: a broken chain is an incident that names the first bad entry, once; a banner stays and the till
/// goes on.
pub fn note_broken_chain(tx: &mut BookTx<'_>) -> Outcome<()> {
    let report = verify_since_closing(tx, CLOSINGS_BACK)?;
    match incidents::of_chain(tx, &report)? {
        Some(incident) => tx.append(incident).map(drop),
        None => Ok(()),
    }
}
