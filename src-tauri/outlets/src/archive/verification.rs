//! Whether what an archive holds would be found good: what its own verifier judges is judged of each entry as it is
//! written.

use book::ledger::{ChainReport, StoredEntry};
use figures::BookRules;
use proof::{PublicKey, Signatures, Verified, Verifier};

/// The verification of a range, up to the first entry that does not hold.
pub struct Verification {
    /// None behind a finding: what follows a broken link proves nothing.
    verifier: Option<Verifier>,
    rules: BookRules,
    report: ChainReport,
}

impl Verification {
    /// Of what follows a point of the book.
    pub fn new(keys: &[PublicKey], before: Verified) -> Self {
        let verifier = Verifier::resume(keys, Signatures::AtClosings, before);
        let rules = BookRules::beginning_with(before.last.next());
        Self { verifier: Some(verifier), rules, report: ChainReport { entries: 0, finding: None } }
    }

    /// The next entry.
    pub fn take(&mut self, stored: &StoredEntry) {
        let Some(verifier) = &mut self.verifier else { return };
        let held = verifier.check_knowing(&stored.sealed(), &stored.known);
        match held.and_then(|()| self.rules.take(&stored.entry)) {
            Ok(()) => self.report.entries += 1,
            Err(finding) => {
                self.report.finding = Some((finding.seq, finding.to_string()));
                self.verifier = None;
            }
        }
    }

    /// What it came to.
    pub fn finish(mut self) -> ChainReport {
        if let Some(Err(finding)) = self.verifier.map(Verifier::finish) {
            self.report.finding = Some((finding.seq, finding.to_string()));
        }
        self.report
    }
}
