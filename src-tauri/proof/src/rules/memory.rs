//! What is kept of entries that later ones may refer to. A few bytes each: an archive may hold ten years.

use crate::{
    BusinessCase, Entry, EntryKind, LineNature, LineNumber, Money, PaymentKind, Quantity, Rate,
    ReferenceKind, Seq, VatKey,
};

/// What is kept of an entry.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) kind: EntryKind,
    pub(super) cancelled: bool,
    pub(super) replaced: bool,
    /// Of a transit: the bank has it. Of a count: its difference is booked.
    pub(super) settled: bool,
    /// Cash that left the drawer for the bank.
    pub(super) to_bank: bool,
    lines: usize,
    payments: usize,
}

/// What of a line is compared with the one that takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeptLine {
    pub(super) number: LineNumber,
    pub(super) same: Unchanged,
    pub(super) quantity: Quantity,
    pub(super) discount: Money,
    pub(super) gross: Money,
}

/// What stays as it was, whichever way a line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unchanged {
    pub(super) case: BusinessCase,
    nature: LineNature,
    pub(super) vat_key: VatKey,
    pub(super) rate: Rate,
    pub(super) unit_price: Money,
    performer_id: Option<i64>,
}

/// What of a payment is compared with the one that takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeptPayment {
    pub(super) kind: PaymentKind,
    pub(super) amount: Money,
}

impl KeptLine {
    pub(super) const fn of(line: &crate::Line) -> Self {
        let same = Unchanged {
            case: line.case,
            nature: line.nature,
            vat_key: line.vat_key,
            rate: line.rate,
            unit_price: line.unit_price,
            performer_id: line.performer_id,
        };
        Self {
            number: line.number,
            same,
            quantity: line.quantity,
            discount: line.discount,
            gross: line.gross,
        }
    }
}

/// The entries of the range, in their order.
#[derive(Debug)]
pub(super) struct Memory {
    first: Seq,
    /// Where each stretch of numbers without a gap begins, and what was kept before it. Who joins the entries decides
    /// where numbers may jump.
    stretches: Vec<(Seq, usize)>,
    last: Option<Seq>,
    entries: Vec<Known>,
    lines: Vec<KeptLine>,
    payments: Vec<KeptPayment>,
}

impl Memory {
    pub(super) const fn beginning_with(first: Seq) -> Self {
        Self {
            first,
            stretches: Vec::new(),
            last: None,
            entries: Vec::new(),
            lines: Vec::new(),
            payments: Vec::new(),
        }
    }

    /// Whether an entry lies before the range, where nothing is known of it.
    pub(super) fn is_before(&self, seq: Seq) -> bool {
        seq < self.first
    }

    /// Nothing was kept yet: what came right before is not known.
    pub(super) const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What an entry refers to in some way, if it lies in the range.
    pub(super) fn target(&self, entry: &Entry, kind: ReferenceKind) -> Option<Seq> {
        named(entry, kind).filter(|seq| !self.is_before(*seq))
    }

    /// Where an entry is kept; none where it is one of those that a jump leaves out.
    fn place(&self, seq: Seq) -> Option<usize> {
        let behind = self.stretches.partition_point(|(begins, _)| *begins <= seq);
        let (begins, before) = self.stretches.get(behind.checked_sub(1)?)?;
        let place = before + usize::try_from(seq.get() - begins.get()).ok()?;
        let ends = self.stretches.get(behind).map_or(self.entries.len(), |(_, before)| *before);
        (place < ends).then_some(place)
    }

    pub(super) fn known(&self, seq: Seq) -> Option<&Known> {
        self.entries.get(self.place(seq)?)
    }

    pub(super) fn known_mut(&mut self, seq: Seq) -> Option<&mut Known> {
        let place = self.place(seq)?;
        self.entries.get_mut(place)
    }

    /// The lines of an entry that count.
    pub(super) fn lines(&self, seq: Seq) -> &[KeptLine] {
        let place = self.place(seq);
        let start = place.and_then(|at| self.entries.get(at)).map_or(usize::MAX, |known| known.lines);
        let next =
            place.and_then(|at| self.entries.get(at + 1)).map_or(self.lines.len(), |known| known.lines);
        self.lines.get(start..next).unwrap_or_default()
    }

    pub(super) fn payments(&self, seq: Seq) -> &[KeptPayment] {
        let place = self.place(seq);
        let start = place.and_then(|at| self.entries.get(at)).map_or(usize::MAX, |known| known.payments);
        let next =
            place.and_then(|at| self.entries.get(at + 1)).map_or(self.payments.len(), |known| known.payments);
        self.payments.get(start..next).unwrap_or_default()
    }

    /// Keeps the next entry; lines and payments only of what can be taken back.
    pub(super) fn keep(&mut self, entry: &Entry) {
        let follows = self.last.map(Seq::next) == Some(entry.head.seq);
        if !follows {
            self.stretches.push((entry.head.seq, self.entries.len()));
        }
        self.last = Some(entry.head.seq);
        self.entries.push(Known {
            kind: entry.head.kind,
            cancelled: false,
            replaced: false,
            settled: false,
            to_bank: goes_to_bank(entry),
            lines: self.lines.len(),
            payments: self.payments.len(),
        });
        if !is_cancellable(entry.head.kind) {
            return;
        }
        self.lines.extend(entry.lines.iter().filter(|line| !line.voided).map(KeptLine::of));
        let payments = entry.payments.iter();
        self.payments
            .extend(payments.map(|payment| KeptPayment { kind: payment.kind, amount: payment.amount }));
    }
}

/// What an entry refers to in some way.
pub(super) fn named(entry: &Entry, kind: ReferenceKind) -> Option<Seq> {
    let found = entry.references.iter().find(|reference| reference.kind == kind);
    found.and_then(|reference| reference.seq)
}

/// Sales, and what a payment correction made of them.
pub(super) const fn is_sale(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Sale | EntryKind::PaymentCorrection)
}

pub(super) const fn is_cancellable(kind: EntryKind) -> bool {
    is_sale(kind) || matches!(kind, EntryKind::Return | EntryKind::CashMovement | EntryKind::TipPayout)
}

fn goes_to_bank(entry: &Entry) -> bool {
    let leaves = |line: &crate::Line| {
        line.case == BusinessCase::Geldtransit
            && line.case_name.as_deref() == Some("Bank")
            && line.gross.is_negative()
    };
    entry.head.kind == EntryKind::CashMovement && entry.lines.iter().any(leaves)
}
