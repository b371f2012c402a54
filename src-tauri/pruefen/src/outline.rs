//! What of the entries a verdict needs: how the range begins, its closings, and how it ends.

use proof::{Day, EntryKind, Gap, Link};

use crate::examine::Brief;

/// A closing as paper knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Its entry.
    pub seq: u64,
    /// The number of its Z report.
    pub z_number: u64,
    /// The booking day that it closes.
    pub day: Day,
}

/// Beginning, closings and end of the entries that hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Whether the first entry is the foundation of a register.
    pub founded: bool,
    /// The first receipt number in the range; absent without any bon.
    pub first_receipt: Option<u64>,
    /// The first receipt that the first closing covers by its own word; absent where it doesn't say.
    pub first_closed_receipt: Option<u64>,
    /// In the order of `seq`, revoked ones too.
    pub closings: Vec<Closing>,
    /// Jumps of the numbers, with the entry that explains each.
    pub gaps: Vec<(u64, Gap)>,
    /// The last bon, closing or revocation: what stands behind it are notes. Absent where all are notes.
    pub last_event: Option<u64>,
    /// The entries with which the key changes, and whether the old one has signed that, too.
    pub key_changes: Vec<(u64, bool)>,
    entries: u64,
}

impl Outline {
    /// Takes the next entry that holds.
    pub fn add(&mut self, link: &Link, brief: &Brief) {
        self.entries += 1;
        self.founded |= self.entries == 1 && link.kind == EntryKind::Foundation;
        let receipt = link.receipt_number.map(|number| number.get());
        self.first_receipt = self.first_receipt.or(receipt);
        let seq = link.seq.get();
        self.gaps.extend(link.gap.as_deref().map(|gap| (seq, *gap)));
        let closing = link.z_number.filter(|_| link.kind == EntryKind::Closing).zip(brief.day);
        if let Some((z_number, day)) = closing {
            if self.closings.is_empty() {
                self.first_closed_receipt = brief.first_closed_receipt;
            }
            self.closings.push(Closing { seq, z_number: z_number.get(), day });
        }
        self.key_changes.extend(brief.key_change.map(|signed| (seq, signed)));
        // A revocation opens its day again: it is as much as a bon.
        if link.bon || matches!(link.kind, EntryKind::Closing | EntryKind::Revocation) {
            self.last_event = Some(seq);
        }
    }

    /// Goes on with the entries of a later archive that adjoins.
    pub fn extend(&mut self, later: Self) {
        if self.entries == 0 {
            *self = later;
            return;
        }
        if self.closings.is_empty() {
            self.first_closed_receipt = later.first_closed_receipt;
        }
        self.first_receipt = self.first_receipt.or(later.first_receipt);
        self.closings.extend(later.closings);
        self.gaps.extend(later.gaps);
        self.last_event = later.last_event.or(self.last_event);
        self.entries += later.entries;
    }

    /// The last closing, where nothing but notes stands behind it: only then the range is a whole one.
    pub fn end(&self) -> Option<&Closing> {
        self.closings.last().filter(|closing| self.last_event == Some(closing.seq))
    }

    /// The last closing up to an entry.
    pub fn closing_up_to(&self, seq: u64) -> Option<&Closing> {
        self.closings.iter().rev().find(|closing| closing.seq <= seq)
    }

    /// Whether every receipt of the first closing stands in the range: then only notes can stand between the
    /// Z report before it and the range.
    pub fn begins_with_a_period(&self) -> bool {
        self.first_receipt.is_some() && self.first_receipt == self.first_closed_receipt
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proof::{Digest, Inspected, Place, ReceiptNumber, Seq, What, ZNumber};

    /// What these entries come to: kind, receipt number, and what a closing says of its first receipt.
    fn outline(entries: &[(EntryKind, Option<u64>, Option<u64>)]) -> Outline {
        let mut outline = Outline::default();
        for ((kind, receipt, first_closed_receipt), seq) in entries.iter().zip(1..) {
            let (previous, hash) = (Digest::GENESIS, Digest::GENESIS);
            let receipt_number = receipt.map(ReceiptNumber::new);
            let z_number = (*kind == EntryKind::Closing).then(|| ZNumber::new(330 + seq));
            let (bon, seq) = (receipt.is_some(), Seq::new(seq));
            let link = Link {
                seq,
                format: proof::Format::NEWEST,
                kind: *kind,
                receipt_number,
                bon,
                z_number,
                previous,
                hash,
                key: 0,
                gap: None,
            };
            let brief = Brief {
                inspected: Inspected::Broken((Place::Form, What::Unreadable)),
                receipt: receipt_number,
                z_number,
                customer: None,
                day: Day::from_ymd(2026, 11, 27),
                first_closed_receipt: *first_closed_receipt,
                entry: None,
                key_change: None,
            };
            outline.add(&link, &brief);
        }
        outline
    }

    #[test]
    fn a_range_ends_with_a_closing_behind_which_are_only_notes() {
        use EntryKind::{Closing, Export, Revocation, Sale};
        let (sale, closing, note) = ((Sale, Some(7), None), (Closing, None, Some(7)), (Export, None, None));
        let end = |entries: &[_]| outline(entries).end().map(|closing| closing.seq);
        assert_eq!(end(&[sale, closing]), Some(2));
        assert_eq!(end(&[sale, closing, note, note]), Some(2));
        assert_eq!(end(&[sale, closing, note, (Sale, Some(8), None)]), None);
        assert_eq!(end(&[sale, closing, (Revocation, None, None), note]), None, "the day is open again");
        assert_eq!(end(&[sale, note]), None);
        assert_eq!(end(&[]), None);
    }

    #[test]
    fn a_range_begins_with_a_period_where_its_first_closing_covers_no_earlier_receipt() {
        use EntryKind::{Closing, Foundation, Sale};
        let begins = |receipt, said| {
            outline(&[(Sale, receipt, None), (Closing, None, said), (Closing, None, Some(7))])
                .begins_with_a_period()
        };
        assert!(begins(Some(7), Some(7)));
        assert!(!begins(Some(8), Some(7)), "receipt 7 is missing");
        assert!(!begins(Some(7), None) && !begins(None, None), "nobody says so");
        assert!(outline(&[(Foundation, None, None), (Sale, Some(1), None)]).founded);
        assert!(!outline(&[(Sale, Some(1), None), (Foundation, None, None)]).founded);
    }
}
