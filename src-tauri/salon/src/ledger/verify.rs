//! The third lock: the chain shows what outside tools did, dropped triggers included.

use proof::{PublicKey, Seq};
use proof::{Signatures, Verified, Verifier};
use rusqlite::Connection;

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

/// Verifies what comes after a point that is known to be good.
pub fn verify_from(
    conn: &Connection,
    keys: &[PublicKey],
    signatures: Signatures,
    from: Verified,
) -> Outcome<ChainReport> {
    let mut verifier = Verifier::resume(keys, signatures, from);
    let mut report = ChainReport { entries: 0, finding: None };
    let outcome = read::entries(conn, from.last.next(), read::newest_seq(conn)?, |stored| {
        report.entries += 1;
        verifier.check_knowing(&stored.sealed(), &stored.known).map_err(|finding| {
            report.finding = Some((finding.seq, finding.to_string()));
            Trouble::fault(finding.to_string())
        })
    });
    match (outcome, &report.finding) {
        (Ok(()), _) => {
            report.finding = verifier.finish().err().map(|finding| (finding.seq, finding.to_string()));
        }
        (Err(_), Some(_)) => {}
        (Err(trouble), None) => return Err(trouble),
    }
    Ok(report)
}
