//! Payment correction: a storno and a new entry with the same lines and other payments, linked, so that
//! turnover counts once. Nothing moves on the terminal.

use book::booking::{Booking, Judging};
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::refusal::RollRefusal;
use contract::till::Tender;
use contract::{Money, PaymentKind, Seq};
use proof::{BonType, Entry, EntryKind, Line, Payment, ReferenceKind};

use super::{allowed, cancel};
use crate::till::tender;

/// Both entries of a correction: the storno and what replaces it.
pub fn correction(judging: &Judging<'_>, seq: Seq, tenders: &[Tender], reason: &str) -> Outcome<Booking> {
    let entry = allowed::cancellable_sale(judging.conn, seq)?;
    let reason = allowed::said(reason)?;
    let payments = tender::payments(entry.head.total, tenders, judging.authority)?;
    if sums(&payments)? == sums(&entry.payments)? {
        return Err(RollRefusal::SamePayments.into());
    }
    let storno = cancel::counter_entry(judging, &entry, reason)?;
    // Both go through the drawer in one moment: it must hold what is left to give.
    cancel::check_cash(judging, storno.payments.iter().chain(&payments))?;
    Ok(Booking::of(storno).and(replacement(judging, entry, payments, reason)?))
}

fn replacement(judging: &Judging<'_>, entry: Entry, payments: Vec<Payment>, reason: &str) -> Outcome<Draft> {
    let day = ledger::trading_day(judging.conn, judging.now)?.day;
    let mut draft = Draft::bon(EntryKind::PaymentCorrection, BonType::Beleg, day)
        .referring(ReferenceKind::Replaces, entry.head.seq)
        .because(reason);
    draft.customer = cancel::customer(judging.conn, &entry)?;
    draft.lines = entry.lines.into_iter().filter(|line: &Line| !line.voided).collect();
    draft.payments = payments;
    Ok(draft)
}

/// What was paid each way, in an order that does not depend on who typed it.
fn sums(payments: &[Payment]) -> Outcome<Vec<(PaymentKind, Money)>> {
    let mut sums: Vec<(PaymentKind, Money)> = Vec::new();
    for payment in payments {
        match sums.iter_mut().find(|(kind, _)| *kind == payment.kind) {
            Some((_, sum)) => *sum = sum.plus(payment.amount)?,
            None => sums.push((payment.kind, payment.amount)),
        }
    }
    sums.sort_unstable();
    Ok(sums)
}
