//! The third lock: the chain shows what outside tools did, dropped triggers included.

use proof::{PublicKey, Seq};
use proof::{Signatures, Verified, Verifier};
use rusqlite::Connection;

use super::keys::keys;
use super::read;
use crate::fault::{Outcome, Trouble};

/// What a verification of the chain came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainReport {
    pub entries: u64,
    /// The first finding in one German sentence, and the entry.
    pub finding: Option<(Seq, String)>,
}

/// Verifies the whole book with the register's keys; signatures at every closing or everywhere.
pub fn verify(conn: &Connection, keys: &[PublicKey], signatures: Signatures) -> Outcome<ChainReport> {
    verify_from(conn, keys, signatures, Verified::NOTHING)
}

/// What is wrong with the whole book of a store, if anything: every entry with every signature, by the register's keys.
///
/// # Errors
/// The store can't be read.
pub fn finding(conn: &Connection) -> Outcome<Option<String>> {
    Ok(verify(conn, &keys(conn)?, Signatures::Every)?.finding.map(|(_, sentence)| sentence))
}

/// Verifies what comes after a point that is known to be good.
pub fn verify_from(
    conn: &Connection,
    keys: &[PublicKey],
    signatures: Signatures,
    from: Verified,
) -> Outcome<ChainReport> {
    Ok(verify_until(conn, keys, signatures, from, read::newest_seq(conn)?)?.0)
}

/// Verifies what comes after a point that is known to be good, up to an entry; also answers how far the book is verified
/// then.
///
/// # Errors
/// The store can't be read.
pub fn verify_until(
    conn: &Connection,
    keys: &[PublicKey],
    signatures: Signatures,
    from: Verified,
    until: Seq,
) -> Outcome<(ChainReport, Verified)> {
    let mut verifier = Verifier::resume(keys, signatures, from);
    let mut report = ChainReport { entries: 0, finding: None };
    let outcome = read::entries(conn, from.last.next(), until, |stored| {
        report.entries += 1;
        verifier.check_knowing(&stored.sealed(), &stored.known).map_err(|finding| {
            report.finding = Some((finding.seq, finding.to_string()));
            Trouble::fault(finding.to_string())
        })
    });
    let verified = verifier.verified();
    match (outcome, &report.finding) {
        (Ok(()), _) => {
            report.finding = verifier.finish().err().map(|finding| (finding.seq, finding.to_string()));
        }
        (Err(_), Some(_)) => {}
        (Err(trouble), None) => {
            report.finding = Some(first_unreadable(conn, verifier)?.ok_or(trouble)?);
        }
    }
    Ok((report, verified))
}

/// Goes on entry by entry where a page could not be read: bytes that mean nothing are a finding too.
fn first_unreadable(conn: &Connection, mut verifier: Verifier) -> Outcome<Option<(Seq, String)>> {
    let mut before = verifier.verified().last;
    while let Some(seq) = read::next_after(conn, before)? {
        match read::entry(conn, seq) {
            Ok(None) => {}
            Ok(Some(stored)) => {
                if let Err(finding) = verifier.check_knowing(&stored.sealed(), &stored.known) {
                    return Ok(Some((finding.seq, finding.to_string())));
                }
            }
            Err(_) => {
                let sentence = format!("Buchung {seq}: Die gespeicherten Daten sind nicht mehr lesbar.");
                return Ok(Some((seq, sentence)));
            }
        }
        before = seq;
    }
    Ok(None)
}
