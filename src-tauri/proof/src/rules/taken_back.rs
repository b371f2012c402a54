//! Storno, payment correction and return against what they take back (FORMAT.md 4a, R10 to R12).

use std::collections::HashMap;

use super::judged::{Judged, broken};
use super::memory::{KeptLine, Known, Memory, is_cancellable, is_sale, named};
use crate::rule_broken::RuleBroken;
use crate::{BusinessCase, Entry, EntryKind, LineNumber, Part, Place, Quantity, ReferenceKind, Seq};

const HEAD: Place = Place::Part(Part::Head);
const REFERENCE: Place = Place::Part(Part::Reference(1));

/// How much of a line came back: thousandths and cents, both positive.
type Back = (i128, i128);

/// A line of an entry.
type LineOf = (Seq, LineNumber);

/// What came back of lines that were sold.
#[derive(Debug, Default)]
pub(super) struct Returned {
    of_line: HashMap<LineOf, Back>,
    /// What each return brought, for the case that it is cancelled.
    by_return: HashMap<Seq, Vec<(LineOf, Back)>>,
}

impl Returned {
    fn so_far(&self, line: LineOf) -> Back {
        self.of_line.get(&line).copied().unwrap_or_default()
    }

    fn add(&mut self, line: LineOf, (quantity, gross): Back) {
        let sum = self.of_line.entry(line).or_default();
        *sum = (sum.0 + quantity, sum.1 + gross);
    }

    /// A cancelled return brought nothing.
    fn forget(&mut self, of: Seq) {
        for (line, (quantity, gross)) in self.by_return.remove(&of).unwrap_or_default() {
            self.add(line, (-quantity, -gross));
        }
    }
}

fn known(memory: &Memory, seq: Seq) -> Result<&Known, crate::Broken> {
    match memory.known(seq) {
        Some(known) => Ok(known),
        None => broken(REFERENCE, RuleBroken::NotEarlier),
    }
}

/// R10: once, only of its own day, line by line and payment by payment.
pub(super) fn storno(
    memory: &mut Memory,
    returned: &mut Returned,
    closed_up_to: Seq,
    entry: &Entry,
) -> Judged {
    let Some(seq) = named(entry, ReferenceKind::Cancels) else { return Ok(()) };
    if seq <= closed_up_to {
        return broken(REFERENCE, RuleBroken::DayClosed(seq));
    }
    if memory.is_before(seq) {
        return Ok(());
    }
    let cancelled = known(memory, seq)?;
    if !is_cancellable(cancelled.kind) {
        return broken(REFERENCE, RuleBroken::NotCancellable(seq));
    }
    if cancelled.cancelled {
        return broken(REFERENCE, RuleBroken::AlreadyCancelled(seq));
    }
    if cancelled.settled {
        return broken(REFERENCE, RuleBroken::Banked(seq));
    }
    mirrors(memory, seq, entry)?;
    returned.forget(seq);
    if let Some(cancelled) = memory.known_mut(seq) {
        cancelled.cancelled = true;
    }
    Ok(())
}

fn mirrors(memory: &Memory, seq: Seq, entry: &Entry) -> Judged {
    let lines = memory.lines(seq);
    for ((line, kept), n) in entry.lines.iter().zip(lines).zip(1..) {
        let now = KeptLine::of(line);
        let opposite = now.same == kept.same
            && now.quantity == kept.quantity.negated()
            && now.discount == kept.discount.negated()
            && now.gross == kept.gross.negated();
        if !opposite || line.voided || line.origin != Some((seq, kept.number)) {
            return broken(Place::Part(Part::Line(n)), RuleBroken::LineNotMirrored(seq));
        }
    }
    if entry.lines.len() != lines.len() {
        return broken(HEAD, RuleBroken::LinesNotMirrored(seq));
    }
    let payments = memory.payments(seq);
    for ((payment, kept), n) in entry.payments.iter().zip(payments).zip(1..) {
        let opposite = payment.kind == kept.kind && payment.amount == kept.amount.negated();
        if !opposite || payment.given.is_some() || payment.change.is_some() {
            return broken(Place::Part(Part::Payment(n)), RuleBroken::PaymentsNotMirrored(seq));
        }
    }
    if entry.payments.len() != payments.len() {
        return broken(HEAD, RuleBroken::PaymentsNotMirrored(seq));
    }
    Ok(())
}

/// R11: what takes the place of a cancelled sale. `before` is what the entry right before it cancels.
pub(super) fn replacement(memory: &mut Memory, before: Option<Seq>, entry: &Entry) -> Judged {
    let Some(seq) = named(entry, ReferenceKind::Replaces) else { return Ok(()) };
    let corrects = entry.head.kind == EntryKind::PaymentCorrection;
    if memory.is_before(seq) {
        // Only of the range's first entry it is not known what came right before.
        let follows = !corrects || before == Some(seq) || memory.is_empty();
        return if follows { Ok(()) } else { broken(REFERENCE, RuleBroken::StornoMissing(seq)) };
    }
    let replaced = known(memory, seq)?;
    if !is_sale(replaced.kind) {
        return broken(REFERENCE, RuleBroken::NotReplaceable(seq));
    }
    if replaced.replaced {
        return broken(REFERENCE, RuleBroken::AlreadyReplaced(seq));
    }
    if !replaced.cancelled {
        return broken(REFERENCE, RuleBroken::StillStands(seq));
    }
    if corrects {
        if before != Some(seq) {
            return broken(REFERENCE, RuleBroken::StornoMissing(seq));
        }
        same_lines(memory.lines(seq), seq, entry)?;
    }
    if let Some(replaced) = memory.known_mut(seq) {
        replaced.replaced = true;
    }
    Ok(())
}

fn same_lines(lines: &[KeptLine], seq: Seq, entry: &Entry) -> Judged {
    for ((line, kept), n) in entry.lines.iter().zip(lines).zip(1..) {
        // What did not count in the old receipt is left out of the new one, so numbers may differ.
        let now = KeptLine { number: kept.number, ..KeptLine::of(line) };
        if now != *kept || line.voided {
            return broken(Place::Part(Part::Line(n)), RuleBroken::LinesDiffer(seq));
        }
    }
    if entry.lines.len() == lines.len() { Ok(()) } else { broken(HEAD, RuleBroken::LinesDiffer(seq)) }
}

/// R12: of a sale that stands and whose day is closed; never more than was sold.
pub(super) fn goods_back(
    memory: &Memory,
    returned: &mut Returned,
    closed_up_to: Seq,
    entry: &Entry,
) -> Judged {
    let Some(seq) = memory.target(entry, ReferenceKind::Returns) else { return Ok(()) };
    let sold = known(memory, seq)?;
    if !is_sale(sold.kind) {
        return broken(REFERENCE, RuleBroken::NotReturnable(seq));
    }
    if sold.cancelled {
        return broken(REFERENCE, RuleBroken::AlreadyCancelled(seq));
    }
    if seq > closed_up_to {
        return broken(REFERENCE, RuleBroken::StillCancellable(seq));
    }
    let mut brought = Vec::with_capacity(entry.lines.len());
    for (line, n) in entry.lines.iter().zip(1..) {
        let place = Place::Part(Part::Line(n));
        let now = KeptLine::of(line);
        let kept = line.origin.and_then(|(_, number)| sold_line(memory.lines(seq), number));
        let Some(kept) = kept.filter(|kept| kept.same == now.same && !line.voided) else {
            return broken(place, RuleBroken::NotSold(seq));
        };
        if now.quantity >= Quantity::default() || now.gross.is_positive() {
            return broken(place, RuleBroken::NotSold(seq));
        }
        let of = (seq, kept.number);
        let back = (-i128::from(now.quantity.as_thousandths()), -i128::from(now.gross.as_cents()));
        returned.add(of, back);
        brought.push((of, back));
        let (quantity, gross) = returned.so_far(of);
        let most = (i128::from(kept.quantity.as_thousandths()), i128::from(kept.gross.as_cents()));
        if quantity > most.0 || gross > most.1 {
            return broken(place, RuleBroken::TooMuchReturned(seq));
        }
    }
    returned.by_return.insert(entry.head.seq, brought);
    Ok(())
}

/// A line whose goods can come back; tips can't.
fn sold_line(lines: &[KeptLine], number: LineNumber) -> Option<&KeptLine> {
    lines.iter().find(|line| line.number == number && line.same.case == BusinessCase::Umsatz)
}
