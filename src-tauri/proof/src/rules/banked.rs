//! Bankings against the transit that they end, and against each other (FORMAT.md 4a, R15).

use std::collections::HashMap;

use super::judged::{Judged, broken};
use super::memory::{Memory, named};
use crate::rule_broken::RuleBroken;
use crate::{Entry, EntryKind, Part, Place, ReferenceKind, Seq};

const REFERENCE: Place = Place::Part(Part::Reference(1));

/// Bankings of the range that stand, each with the transit of the range that it ends, if it does.
#[derive(Debug, Default)]
pub(super) struct Bankings(HashMap<Seq, Option<Seq>>);

impl Bankings {
    /// A transit to the bank that stands, once; or a banking that stands is taken back, and its transit is under way again.
    pub(super) fn take(&mut self, memory: &mut Memory, entry: &Entry) -> Judged {
        if let Some(seq) = named(entry, ReferenceKind::Cancels) {
            return self.take_back(memory, seq);
        }
        let transit = memory.target(entry, ReferenceKind::Settles);
        if let Some(seq) = transit {
            settle(memory, seq)?;
        }
        self.0.insert(entry.head.seq, transit);
        Ok(())
    }

    fn take_back(&mut self, memory: &mut Memory, seq: Seq) -> Judged {
        if memory.is_before(seq) {
            return Ok(());
        }
        if let Some(transit) = self.0.remove(&seq) {
            if let Some(transit) = transit.and_then(|transit| memory.known_mut(transit)) {
                transit.settled = false;
            }
            return Ok(());
        }
        let rule = match memory.known(seq) {
            None => RuleBroken::NotEarlier,
            Some(known) if known.kind == EntryKind::Banking => RuleBroken::AlreadyCancelled(seq),
            Some(_) => RuleBroken::NotCancellable(seq),
        };
        broken(REFERENCE, rule)
    }
}

fn settle(memory: &mut Memory, seq: Seq) -> Judged {
    match memory.known_mut(seq) {
        Some(transit) if transit.to_bank && !transit.cancelled => {
            if transit.settled {
                return broken(REFERENCE, RuleBroken::BankedTwice(seq));
            }
            transit.settled = true;
            Ok(())
        }
        _ => broken(REFERENCE, RuleBroken::NoTransit(seq)),
    }
}
