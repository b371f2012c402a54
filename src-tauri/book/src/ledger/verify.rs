//! The third lock: the chain shows what outside tools did, dropped triggers included; and the rules between entries show what
//! was booked past the desk with the register's own key.

use figures::BookRules;
use proof::{Finding, PublicKey, Seq, Signatures, Verified, Verifier};
use rusqlite::Connection;

use super::keys::keys;
use super::read::{self, StoredEntry};
use crate::fault::{Outcome, Trouble};

/// What a verification of the book came to.
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
    Verification::new(keys, signatures, from).up_to(conn, read::newest_seq(conn)?)
}

/// A verification of the book in portions: chain, sums, signatures, and the rules between entries (FORMAT.md, section 4a).
/// What is needed of the entries so far to judge later ones goes along from portion to portion.
pub struct Verification {
    keys: Vec<PublicKey>,
    signatures: Signatures,
    verified: Verified,
    rules: BookRules,
}

impl Verification {
    /// Of what comes after a point that is known to be good. What lies before it no rule can judge.
    pub fn new(keys: &[PublicKey], signatures: Signatures, from: Verified) -> Self {
        let rules = BookRules::beginning_with(from.last.next());
        Self { keys: keys.to_vec(), signatures, verified: from, rules }
    }

    /// How far the book is verified.
    pub const fn verified(&self) -> Verified {
        self.verified
    }

    /// Goes on up to an entry.
    ///
    /// # Errors
    /// The store can't be read.
    pub fn up_to(&mut self, conn: &Connection, until: Seq) -> Outcome<ChainReport> {
        let from = self.verified.last.next();
        let verifier = Verifier::resume(&self.keys, self.signatures, self.verified);
        let mut portion = Portion { verifier, rules: &mut self.rules };
        let mut report = ChainReport { entries: 0, finding: None };
        let outcome = read::entries(conn, from, until, |stored| {
            report.entries += 1;
            portion.take(&stored).map_err(|finding| {
                report.finding = Some((finding.seq, finding.to_string()));
                Trouble::fault(finding.to_string())
            })
        });
        self.verified = portion.verifier.verified();
        match (outcome, &report.finding) {
            (Ok(()), _) => {
                let finding = portion.verifier.finish().err();
                report.finding = finding.map(|finding| (finding.seq, finding.to_string()));
            }
            (Err(_), Some(_)) => {}
            (Err(trouble), None) => report.finding = Some(first_unreadable(conn, portion)?.ok_or(trouble)?),
        }
        Ok(report)
    }
}

/// What judges the entries of a portion.
struct Portion<'a> {
    verifier: Verifier,
    rules: &'a mut BookRules,
}

impl Portion<'_> {
    fn take(&mut self, stored: &StoredEntry) -> Result<(), Finding> {
        self.verifier.check_knowing(&stored.sealed(), &stored.known)?;
        self.rules.take(&stored.entry)
    }
}

/// Goes on entry by entry where a page could not be read: bytes that mean nothing are a finding too.
fn first_unreadable(conn: &Connection, mut portion: Portion<'_>) -> Outcome<Option<(Seq, String)>> {
    let mut before = portion.verifier.verified().last;
    while let Some(seq) = read::next_after(conn, before)? {
        match read::entry(conn, seq) {
            Ok(None) => {}
            Ok(Some(stored)) => {
                if let Err(finding) = portion.take(&stored) {
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
