//! Revocations and counts against what they refer to (FORMAT.md 4a, R13 and R14), and which closing stands last.

use super::judged::{Judged, broken};
use super::memory::{Memory, named};
use crate::rule_broken::RuleBroken;
use crate::{Entry, EntryKind, Part, Place, ReferenceKind, Seq};

const REFERENCE: Place = Place::Part(Part::Reference(1));

/// Closings and counts of the range.
#[derive(Debug)]
pub(super) struct Closings {
    first: Seq,
    /// A day was opened in the range, so all days before it are closed.
    day_began: bool,
    /// Closings that stand; the last one is the last.
    standing: Vec<(Seq, Option<crate::Day>)>,
    /// A bon has come since the last closing, or its revocation.
    went_on: bool,
    newest_count: Option<Seq>,
    /// The opening stock of the day that runs, or ran last.
    opening: Option<Seq>,
}

impl Closings {
    pub(super) const fn beginning_with(first: Seq) -> Self {
        Self {
            first,
            day_began: false,
            standing: Vec::new(),
            went_on: false,
            newest_count: None,
            opening: None,
        }
    }

    /// The last entry that no storno reaches any more; 0 where that is not known.
    pub(super) fn closed_up_to(&self) -> Seq {
        let before = if self.day_began { self.first.get().saturating_sub(1) } else { 0 };
        self.standing.last().map_or(Seq::new(before), |(seq, _)| *seq)
    }

    /// Takes in an entry whose references hold.
    pub(super) fn keep(&mut self, entry: &Entry) {
        let head = &entry.head;
        match head.kind {
            EntryKind::Closing => {
                self.standing.push((head.seq, head.booking_day));
                self.went_on = false;
            }
            EntryKind::Revocation => {
                self.standing.pop();
                self.went_on = true;
            }
            EntryKind::Count => self.newest_count = Some(head.seq),
            _ => self.went_on |= head.bon_type.is_some(),
        }
        if head.kind == EntryKind::OpeningStock {
            self.opening = Some(head.seq);
            // A day that goes on after a revocation rests on no count.
            self.day_began |= named(entry, ReferenceKind::Count).is_some();
        }
    }

    /// R13: the last closing, as long as nothing was booked behind it.
    pub(super) fn revocation(&self, memory: &Memory, entry: &Entry) -> Judged {
        let Some(seq) = memory.target(entry, ReferenceKind::Revokes) else { return Ok(()) };
        let last = (seq, entry.head.booking_day);
        if self.went_on || self.standing.last() != Some(&last) {
            return broken(REFERENCE, RuleBroken::NotRevocable);
        }
        Ok(())
    }

    /// R14: the newest count; for an opening the entry right before, for a closing one of its own day.
    pub(super) fn rests_on_count(&self, memory: &mut Memory, entry: &Entry) -> Judged {
        let Some(seq) = memory.target(entry, ReferenceKind::Count) else { return Ok(()) };
        let head = &entry.head;
        let fits = match head.kind {
            EntryKind::OpeningStock => seq.next() == head.seq,
            EntryKind::Closing => self.opening.is_none_or(|opening| seq > opening),
            _ => true,
        };
        if self.newest_count != Some(seq) || !fits {
            return broken(REFERENCE, RuleBroken::NotTheCount(seq));
        }
        if head.kind != EntryKind::Difference {
            return Ok(());
        }
        match memory.known_mut(seq) {
            Some(count) if !count.settled => count.settled = true,
            _ => return broken(REFERENCE, RuleBroken::DifferenceTwice(seq)),
        }
        Ok(())
    }
}
