//! Two days that the desk could have booked, and what they are made of.

use super::book::*;
use crate::*;

/// Where the first of two returns stands.
pub const RETURN: usize = 18;

pub fn to(kind: ReferenceKind, seq: u64) -> Reference {
    Reference { kind, seq: Some(Seq::new(seq)), line: None, external: None }
}

pub fn referring(mut entry: Entry, kind: ReferenceKind, seq: u64) -> Entry {
    entry.references.push(to(kind, seq));
    entry
}

pub fn note(seq: u64, kind: EntryKind) -> Entry {
    let mut entry = bare(head(seq, kind));
    if matches!(kind, EntryKind::Foundation) {
        entry.head.booking_day = None;
    }
    if matches!(kind, EntryKind::Closing | EntryKind::Revocation) {
        entry.head.z_number = Some(ZNumber::new(1));
    }
    entry
}

pub fn cash(seq: u64, kind: EntryKind, case: BusinessCase, gross: i64) -> Entry {
    small(seq, seq, kind, case, gross, VatKey::NotTaxable)
}

/// A cut and three bottles.
pub fn sold(seq: u64) -> Entry {
    let mut entry = small(seq, seq, EntryKind::Sale, BusinessCase::Umsatz, 3_000, VatKey::General);
    let mut oil = line(2, BusinessCase::Umsatz, 1_500, VatKey::General);
    oil.quantity = Quantity::pieces(3);
    oil.unit_price = Money::cents(500);
    entry.lines.push(oil);
    with_sums(entry)
}

/// Total, tax and payment as the lines are.
pub fn with_sums(mut entry: Entry) -> Entry {
    let total: i64 = entry.lines.iter().map(|line| line.gross.as_cents()).sum();
    entry.head.total = Money::cents(total);
    let key = entry.lines[0].vat_key;
    entry.vat = vec![split(key, total)];
    let kind = entry.payments[0].kind;
    entry.payments = vec![payment(kind, total)];
    entry
}

pub fn storno(seq: u64, of: &Entry) -> Entry {
    let mut entry = of.clone();
    entry.head.seq = Seq::new(seq);
    entry.head.kind = EntryKind::Storno;
    for line in &mut entry.lines {
        line.quantity = line.quantity.negated();
        line.gross = line.gross.negated();
        line.origin = Some((of.head.seq, line.number));
    }
    entry.references = vec![to(ReferenceKind::Cancels, of.head.seq.get())];
    with_sums(entry)
}

pub fn correction(seq: u64, of: &Entry) -> Entry {
    let mut entry = of.clone();
    entry.head.seq = Seq::new(seq);
    entry.head.kind = EntryKind::PaymentCorrection;
    entry.payments[0].kind = PaymentKind::ECKarte;
    referring(entry, ReferenceKind::Replaces, of.head.seq.get())
}

pub fn bottles_back(seq: u64, of: &Entry, pieces: i64) -> Entry {
    let mut entry = of.clone();
    entry.head.seq = Seq::new(seq);
    entry.head.kind = EntryKind::Return;
    let mut back = of.lines[1].clone();
    back.number = LineNumber::new(1);
    back.quantity = Quantity::pieces(-pieces);
    back.gross = Money::cents(-500 * pieces);
    back.origin = Some((of.head.seq, LineNumber::new(2)));
    entry.lines = vec![back];
    let returns = to(ReferenceKind::Returns, of.head.seq.get());
    entry.references = vec![Reference { line: Some(LineNumber::new(2)), ..returns }];
    with_sums(entry)
}

/// What the desk could have booked in two days.
pub fn two_days() -> Vec<Entry> {
    let stock = |seq| cash(seq, EntryKind::OpeningStock, BusinessCase::Anfangsbestand, 10_000);
    let closing = |seq, count| referring(note(seq, EntryKind::Closing), ReferenceKind::Count, count);
    let mut bank = cash(8, EntryKind::CashMovement, BusinessCase::Geldtransit, -5_000);
    bank.lines[0].case_name = Some("Bank".to_owned());
    let second = sold(13);
    let mut rung_again = referring(sold(15), ReferenceKind::Replaces, 13);
    rung_again.head.basket = None;
    let mut days = vec![
        note(1, EntryKind::Foundation),
        note(2, EntryKind::Count),
        referring(stock(3), ReferenceKind::Count, 2),
        sold(4),
        sold(5),
        storno(6, &sold(5)),
        correction(7, &sold(5)),
        bank,
        note(9, EntryKind::Count),
        closing(10, 9),
        referring(note(11, EntryKind::Revocation), ReferenceKind::Revokes, 10),
        stock(12),
        second.clone(),
        storno(14, &second),
        rung_again,
        note(16, EntryKind::Count),
        closing(17, 16),
        stock(18),
        bottles_back(19, &sold(4), 2),
    ];
    days.push(storno(20, &days[RETURN].clone()));
    days.push(bottles_back(21, &sold(4), 3));
    days.push(referring(note(22, EntryKind::Banking), ReferenceKind::Settles, 8));
    days.push(note(23, EntryKind::Count));
    let mut short = cash(24, EntryKind::Difference, BusinessCase::DifferenzSollIst, -10);
    short.references = vec![to(ReferenceKind::Count, 23)];
    days.push(short);
    days.push(closing(25, 23));
    days
}
