//! Rules between entries (FORMAT.md, section 4a): what a storno, a return, a correction, a closing may refer to,
//! and what the desk keeps of time and day. A book that breaks one was not made by the desk alone, however
//! rightly it is signed.
//!
//! The figures that a closing stores are judged by those who can sum them; all else is here. An entry must have
//! been joined to the book before ([`Verifier`](crate::Verifier)): rules rest on numbers and sums that hold.

mod banked;
mod day_end;
mod judged;
mod kinds;
mod memory;
mod order;
mod taken_back;

use crate::finding::Finding;
use crate::{Entry, EntryKind, ReferenceKind, Seq};
use banked::Bankings;
use day_end::Closings;
use judged::Judged;
use memory::{Memory, named};
use order::{Clock, OpenDay};
use taken_back::Returned;

/// Takes the entries of a range in their order and says which rule first does not hold.
#[derive(Debug)]
pub struct Rules {
    clock: Clock,
    day: OpenDay,
    memory: Memory,
    returned: Returned,
    closings: Closings,
    bankings: Bankings,
    /// What the storno right before cancels.
    just_cancelled: Option<Seq>,
    before: u64,
}

impl Rules {
    /// Rules of a range that begins with this entry. Within a book nothing is known of what lies before.
    pub fn beginning_with(first: Seq) -> Self {
        Self {
            clock: Clock::default(),
            day: if first <= Seq::new(1) { OpenDay::Closed } else { OpenDay::Unknown },
            memory: Memory::beginning_with(first),
            returned: Returned::default(),
            closings: Closings::beginning_with(first),
            bankings: Bankings::default(),
            just_cancelled: None,
            before: 0,
        }
    }

    /// Judges the next entry.
    ///
    /// # Errors
    /// The first rule that does not hold, with its place in the entry.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Finding> {
        self.judge(entry).map_err(|(place, what)| Finding { seq: entry.head.seq, place, what })
    }

    /// References to entries before the range: they could not be judged.
    pub const fn references_before(&self) -> u64 {
        self.before
    }

    fn judge(&mut self, entry: &Entry) -> Judged {
        kinds::check(entry)?;
        self.clock.check(&entry.head)?;
        self.day.check(entry)?;
        self.refer(entry)?;
        let is_storno = entry.head.kind == EntryKind::Storno;
        self.just_cancelled = named(entry, ReferenceKind::Cancels).filter(|_| is_storno);
        self.memory.keep(entry);
        self.closings.keep(entry);
        Ok(())
    }

    fn refer(&mut self, entry: &Entry) -> Judged {
        let targets = entry.references.iter().filter_map(|reference| reference.seq);
        self.before += targets.filter(|seq| self.memory.is_before(*seq)).count() as u64;
        let closed_up_to = self.closings.closed_up_to();
        let (memory, returned) = (&mut self.memory, &mut self.returned);
        match entry.head.kind {
            EntryKind::Storno => taken_back::storno(memory, returned, closed_up_to, entry),
            EntryKind::PaymentCorrection | EntryKind::Sale => {
                taken_back::replacement(memory, self.just_cancelled, entry)
            }
            EntryKind::Return => taken_back::goods_back(memory, returned, closed_up_to, entry),
            EntryKind::Revocation => self.closings.revocation(memory, entry),
            EntryKind::OpeningStock | EntryKind::Difference | EntryKind::Closing => {
                self.closings.rests_on_count(memory, entry)
            }
            EntryKind::Banking => self.bankings.take(memory, entry),
            _ => Ok(()),
        }
    }
}
