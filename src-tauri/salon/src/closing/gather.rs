//! One pass over the entries of a period. Sums are sums of what the entries store; VAT is never computed
//! from them anew (rule R1).

use std::collections::{HashMap, HashSet};

use book::fault::{Outcome, Trouble};
use book::ledger::{self, Opening, Period};
use proof::{
    BonType, BusinessCase, Entry, EntryKind, LineNature, Money, MoneyError, PaymentKind, ReceiptNumber,
    ReferenceKind, Seq, VatKey,
};
use rusqlite::Connection;

use super::add;
use super::figures::{CorrectionLine, Figures, Mix, MovementLine, StornoLine};
use crate::cash;
use crate::letterhead::Likeness;

/// The figures of the period that runs, up to now.
pub fn figures(conn: &Connection, period: &Period, opening: &Opening) -> Outcome<Figures> {
    let start = Figures { day: opening.day, opened: Some(opening.at), ..fresh() };
    let mut gathering = Gathering { figures: start, ..Gathering::default() };
    ledger::entries(conn, period.after.next(), ledger::newest_seq(conn)?, |stored| {
        gathering.look_back(conn, period.after, &stored.entry)?;
        gathering.take(&stored.entry)
    })?;
    gathering.finish()
}

/// Visits the entries after one up to another, each with what it adds to the figures: their sum is what
/// [`figures`] gathers. The entries should be those of one period.
pub fn shares(
    conn: &Connection,
    after: Seq,
    to: Seq,
    mut visit: impl FnMut(&Entry, &Figures) -> Outcome<()>,
) -> Outcome<()> {
    let (mut gathering, mut parts) = (Gathering::default(), Vec::new());
    ledger::entries(conn, after.next(), to, |stored| {
        gathering.figures = fresh();
        gathering.look_back(conn, after, &stored.entry)?;
        gathering.take(&stored.entry)?;
        parts.push((stored.entry, std::mem::take(&mut gathering.figures), gathering.stornos.pop()));
        Ok(())
    })?;
    for (entry, mut figures, storno) in parts {
        let storno = storno.filter(|(of, _)| of.is_none_or(|seq| !gathering.corrected.contains(&seq)));
        if let Some((_, line)) = storno {
            figures.storno_total = line.amount;
            figures.stornos.push(line);
        }
        visit(&entry, &figures)?;
    }
    Ok(())
}

fn fresh() -> Figures {
    Figures { mix: Some(Mix::default()), ..Figures::default() }
}

/// Entries that only move cash.
const fn moves_cash(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::OpeningStock | EntryKind::CashMovement | EntryKind::TipPayout | EntryKind::Difference
    )
}

#[derive(Default)]
struct Gathering {
    figures: Figures,
    /// Receipt numbers by entry, for those that refer to them.
    numbers: HashMap<Seq, ReceiptNumber>,
    /// Entries that only moved cash.
    movements: HashSet<Seq>,
    /// Storni with the entry that they took back, until it is clear which belong to a correction.
    stornos: Vec<(Option<Seq>, StornoLine)>,
    /// Entries that a payment correction replaces.
    corrected: HashSet<Seq>,
}

impl Gathering {
    /// After a revocation an entry may take back what stands in the revoked Z report: its number and nature
    /// are looked up there.
    fn look_back(&mut self, conn: &Connection, after: Seq, entry: &Entry) -> Outcome<()> {
        for kind in [ReferenceKind::Cancels, ReferenceKind::Replaces] {
            let earlier = target(entry, kind).filter(|seq| *seq <= after);
            let Some(seq) = earlier.filter(|seq| !self.numbers.contains_key(seq)) else { continue };
            let Some(before) = ledger::entry(conn, seq)? else { continue };
            self.numbers.extend(before.entry.head.receipt_number.map(|number| (seq, number)));
            if moves_cash(before.entry.head.kind) {
                self.movements.insert(seq);
            }
        }
        Ok(())
    }

    fn take(&mut self, entry: &Entry) -> Outcome<()> {
        let head = &entry.head;
        if let Some(number) = head.receipt_number {
            self.numbers.insert(head.seq, number);
            self.figures.bons += 1;
            self.figures.first_receipt.get_or_insert(number);
            self.figures.last_receipt = Some(number);
        }
        self.note(entry)?;
        if head.bon_type != Some(BonType::Beleg) {
            return Ok(());
        }
        for line in entry.lines.iter().filter(|line| !line.voided) {
            add::case(&mut self.figures.cases, line)?;
        }
        if self.only_moves_cash(entry) {
            self.movements.insert(head.seq);
            return self.movement(entry);
        }
        self.sale(entry)
    }

    /// What is counted, whether it was settled or not.
    fn note(&mut self, entry: &Entry) -> Outcome<()> {
        let (tally, total) = (&mut self.figures.tally, entry.head.total);
        match entry.head.kind {
            EntryKind::Sale => add::times(&mut tally.sales, total)?,
            EntryKind::Return => add::times(&mut tally.returns, total)?,
            EntryKind::AbandonedBasket => add::times(&mut tally.abandoned, total)?,
            EntryKind::VoidedLine => {
                let lost = Money::total(entry.lines.iter().map(|line| line.gross))?;
                add::times(&mut tally.voided_lines, lost)?;
            }
            EntryKind::DeclinedPayment => tally.declined_cards += 1,
            EntryKind::DrawerOpened => tally.drawer_openings += 1,
            _ => {}
        }
        let services = entry.lines.iter().any(|line| line.nature == LineNature::Service);
        if entry.head.kind == EntryKind::Sale && entry.head.customer.is_none() && services {
            tally.anonymous += 1;
        }
        Ok(())
    }

    /// Whether an entry is no sale: a movement, or the storno of one.
    fn only_moves_cash(&self, entry: &Entry) -> bool {
        match entry.head.kind {
            kind if moves_cash(kind) => true,
            EntryKind::Storno => {
                target(entry, ReferenceKind::Cancels).is_some_and(|seq| self.movements.contains(&seq))
                    || entry.lines.iter().any(|line| cash::is_cash_case(line.case))
            }
            _ => false,
        }
    }

    fn movement(&mut self, entry: &Entry) -> Outcome<()> {
        let (figures, head) = (&mut self.figures, &entry.head);
        if head.kind == EntryKind::OpeningStock {
            figures.drawer.opening = figures.drawer.opening.plus(head.total)?;
            return Ok(());
        }
        let paid_out = entry.lines.iter().filter(|line| line.case == BusinessCase::TrinkgeldAN);
        let paid_out = Money::total(paid_out.map(|line| line.gross))?;
        figures.tips.paid_out = figures.tips.paid_out.plus(paid_out)?;
        figures.movement_total = figures.movement_total.plus(head.total)?;
        let nothing = || Trouble::fault(format!("entry {} moves cash without a line", head.seq));
        let line = entry.lines.first().ok_or_else(nothing)?;
        let storno = if head.kind == EntryKind::Storno { "Storno " } else { "" };
        figures.movements.push(MovementLine {
            number: ledger::receipt_number(head)?,
            at: head.ended,
            case: line.case,
            text: format!("{storno}{}", line.text),
            amount: head.total,
            reason: head.reason.clone(),
        });
        self.storno(entry)
    }

    fn sale(&mut self, entry: &Entry) -> Outcome<()> {
        let figures = &mut self.figures;
        let mut turnover = Money::ZERO;
        for split in &entry.vat {
            add::vat(&mut figures.vat, split)?;
            if split.key != VatKey::NotTaxable {
                turnover = turnover.plus(split.gross)?;
            }
        }
        figures.turnover = figures.turnover.plus(turnover)?;
        let mut cash = Money::ZERO;
        for payment in entry.payments.iter().filter(|payment| payment.kind != PaymentKind::Keine) {
            add::payment(&mut figures.payments, payment)?;
            if payment.kind == PaymentKind::Bar {
                cash = cash.plus(payment.amount)?;
            }
        }
        figures.cash_from_sales = figures.cash_from_sales.plus(cash)?;
        figures.cash_paid_back = figures.cash_paid_back.plus(cash.min(Money::ZERO))?;
        for line in entry.lines.iter().filter(|line| !line.voided) {
            blocks(figures, line.case, line.gross)?;
            add::performer(&mut figures.performers, line)?;
            // A storno takes the sum back; the discount was given all the same.
            let discounts = &mut figures.tally.discounts;
            discounts.count += u32::from(line.discount.is_negative());
            discounts.total = discounts.total.plus(line.discount)?;
        }
        add::person(&mut figures.people, entry, turnover, cash)?;
        if let Some(mix) = &mut figures.mix {
            add::mix(mix, entry)?;
        }
        self.correction(entry)?;
        self.storno(entry)
    }

    fn correction(&mut self, entry: &Entry) -> Outcome<()> {
        if entry.head.kind != EntryKind::PaymentCorrection {
            return Ok(());
        }
        let replaced = target(entry, ReferenceKind::Replaces);
        self.corrected.extend(replaced);
        let names: Vec<&str> = entry.payments.iter().map(|payment| payment.name.as_str()).collect();
        self.figures.corrections.push(CorrectionLine {
            number: ledger::receipt_number(&entry.head)?,
            replaces: replaced.and_then(|seq| self.numbers.get(&seq).copied()),
            amount: entry.head.total,
            payments: names.join(" + "),
        });
        Ok(())
    }

    fn storno(&mut self, entry: &Entry) -> Outcome<()> {
        let head = &entry.head;
        if head.kind != EntryKind::Storno {
            return Ok(());
        }
        let cancelled = target(entry, ReferenceKind::Cancels);
        let line = StornoLine {
            number: ledger::receipt_number(head)?,
            cancels: cancelled.and_then(|seq| self.numbers.get(&seq).copied()),
            at: head.ended,
            amount: head.total,
            person: Likeness::of(entry)?.person,
            reason: head.reason.clone(),
        };
        self.stornos.push((cancelled, line));
        Ok(())
    }

    /// The storno that a payment correction made is no storno of its own.
    fn finish(mut self) -> Outcome<Figures> {
        for (cancelled, line) in self.stornos {
            if cancelled.is_none_or(|seq| !self.corrected.contains(&seq)) {
                self.figures.storno_total = self.figures.storno_total.plus(line.amount)?;
                self.figures.stornos.push(line);
            }
        }
        self.figures
            .cases
            .sort_by(|a, b| (a.case, &a.name, a.key.number()).cmp(&(b.case, &b.name, b.key.number())));
        self.figures.vat.sort_by_key(|sum| (sum.key.number(), sum.rate));
        self.figures.payments.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        Ok(self.figures)
    }
}

/// Tips, receivables and vouchers have blocks of their own.
fn blocks(figures: &mut Figures, case: BusinessCase, gross: Money) -> Result<(), MoneyError> {
    let block = match case {
        BusinessCase::TrinkgeldAN => &mut figures.tips.staff,
        BusinessCase::TrinkgeldAG => &mut figures.tips.owner,
        BusinessCase::Forderungsentstehung => &mut figures.receivables.arisen,
        BusinessCase::Forderungsaufloesung => &mut figures.receivables.settled,
        BusinessCase::EinzweckgutscheinKauf | BusinessCase::MehrzweckgutscheinKauf => {
            &mut figures.vouchers.sold
        }
        BusinessCase::EinzweckgutscheinEinloesung | BusinessCase::MehrzweckgutscheinEinloesung => {
            &mut figures.vouchers.redeemed
        }
        _ => return Ok(()),
    };
    *block = block.plus(gross)?;
    Ok(())
}

fn target(entry: &Entry, kind: ReferenceKind) -> Option<Seq> {
    entry.references.iter().find(|reference| reference.kind == kind).and_then(|reference| reference.seq)
}
