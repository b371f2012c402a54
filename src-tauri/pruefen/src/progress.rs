//! The entries in their order: what holds between them, and the first thing that does not.

use figures::BookRules;
use proof::{Digest, EntryKind, Finding, Format, Inspected, PublicKey, Seq, Signatures, Verified, Verifier};
use serde::Serialize;

use crate::customers::Customers;
use crate::examine::Brief;
use crate::outline::Outline;
use crate::scope::Scope;
#[cfg(not(target_arch = "wasm32"))]
use crate::stamp_entry::StampEntry;

/// The first thing that does not hold, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The entry, where it is one that does not hold; absent where a file beside the entries doesn't.
    pub seq: Option<u64>,
    /// For the reader of a check.
    pub sentence: String,
}

/// What can be compared with paper later.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Which entry.
    pub seq: u64,
    /// Its hash.
    pub hash: Digest,
    /// Says how many digits paper has of its hash.
    pub format: Format,
    /// Of a closing; absent on all else.
    pub z_number: Option<u64>,
    /// Which of the archive's keys has signed it.
    pub key: usize,
}

/// What of the entries so far a later archive needs that adjoins.
#[derive(Debug)]
pub struct Ended {
    /// The end of the chain.
    pub verified: Verified,
    rules: BookRules,
}

/// How far the check of the entries has come.
#[derive(Debug)]
pub struct Progress {
    verifier: Verifier,
    rules: BookRules,
    customers: Customers,
    /// The first thing that does not hold; absent so far.
    pub found: Option<Found>,
    /// Of each entry that holds, in the order of `seq`.
    pub links: Vec<Link>,
    /// Entries with a receipt number.
    pub receipts: u64,
    /// How they begin and end, and their closings.
    pub outline: Outline,
    /// Entries that keep a time stamp.
    #[cfg(not(target_arch = "wasm32"))]
    pub stamps: Vec<StampEntry>,
}

impl Progress {
    /// A check that begins where the archive says, trusting its keys: only paper vouches for them.
    pub fn new(scope: &Scope, keys: &[PublicKey], customers: Customers) -> Self {
        Self {
            verifier: Verifier::resume(keys, Signatures::Every, scope.before()),
            rules: BookRules::beginning_with(Seq::new(scope.first_seq)),
            customers,
            found: None,
            links: Vec::new(),
            receipts: 0,
            outline: Outline::default(),
            #[cfg(not(target_arch = "wasm32"))]
            stamps: Vec::new(),
        }
    }

    /// Goes on where an earlier archive has ended: its entries judge what refers to them here.
    pub fn follow(&mut self, before: Ended, keys: &[PublicKey]) {
        self.verifier = Verifier::resume(keys, Signatures::Every, before.verified);
        self.rules = before.rules;
    }

    /// What a later archive needs that adjoins.
    pub fn end(self) -> Ended {
        Ended { verified: self.verifier.verified(), rules: self.rules }
    }

    /// Takes the next entry, unless something was found before.
    pub fn take(&mut self, brief: &Brief) {
        if self.found.is_some() {
            return;
        }
        let joined = self.verifier.join(&brief.inspected);
        let judged = |()| brief.entry.as_ref().map_or(Ok(()), |entry| self.rules.take(entry));
        if let Err(finding) = joined.and_then(judged) {
            self.found = Some(named(&finding, brief));
            return;
        }
        let Inspected::Whole { link, .. } = &brief.inspected else { return };
        let seq = link.seq.get();
        let found = |sentence| Some(Found { seq: Some(seq), sentence });
        if let Err(sentence) = self.customers.meet(seq, brief.customer.as_deref()) {
            self.found = found(format!("{}: {sentence}", name(seq, brief)));
            return;
        }
        self.receipts += u64::from(link.receipt_number.is_some());
        self.outline.add(link, brief);
        #[cfg(not(target_arch = "wasm32"))]
        self.stamps.extend(brief.entry.as_ref().and_then(StampEntry::of));
        let closing = link.kind == EntryKind::Closing;
        self.links.push(Link {
            seq,
            hash: link.hash,
            format: link.format,
            z_number: link.z_number.filter(|_| closing).map(|number| number.get()),
            key: link.key,
        });
    }

    /// Ends the entries: as many as the archive says, and no customer of nobody.
    pub fn finish(&mut self, scope: &Scope) {
        if self.found.is_some() {
            return;
        }
        let Verified { last, .. } = self.verifier.verified();
        let lone = |sentence| Some(Found { seq: None, sentence });
        if last.get() < scope.last_seq {
            let (missing, last) = (scope.last_seq - last.get(), scope.last_seq);
            self.found = lone(format!(
                "Die letzten {missing} Buchungen fehlen: Das Archiv soll bis Buchung {last} reichen."
            ));
        } else if last.get() > scope.last_seq {
            self.found = lone(format!(
                "Buchung {}: Das Archiv soll mit Buchung {} enden.",
                scope.last_seq + 1,
                scope.last_seq
            ));
        } else if let Err(sentence) = self.customers.finish() {
            self.found = lone(sentence);
        }
    }

    /// The rules between entries, and what of them could not be judged.
    pub const fn rules(&self) -> &BookRules {
        &self.rules
    }

    /// How many customers were kept and erased so far.
    pub const fn customers(&self) -> &Customers {
        &self.customers
    }
}

/// The finding with the number that stands on paper, where it can still be read.
fn named(finding: &Finding, brief: &Brief) -> Found {
    let seq = finding.seq.get();
    let sentence = format!("{}, {}: {}", name(seq, brief), finding.place, finding.what);
    Found { seq: Some(seq), sentence }
}

fn name(seq: u64, brief: &Brief) -> String {
    match (brief.receipt, brief.z_number) {
        (Some(receipt), _) => format!("Buchung {seq} (Beleg {receipt})"),
        (None, Some(z)) => format!("Buchung {seq} (Z-Bericht {z})"),
        (None, None) => format!("Buchung {seq}"),
    }
}
