//! Rows of the menu that take something back.

use contract::refusal::RollRefusal;
use contract::storno::*;
use contract::till::Receipt;

use super::{allowed, cancel, correct, outlook, returns, ring_again};
use crate::act::{Look, View};
use crate::fault::Outcome;
use crate::pen::{Pen, Record};
use crate::{calendar, cash, till};

impl Look for StornoOutlook {
    fn look(self, view: &View<'_>) -> Outcome<Outlook> {
        outlook::outlook(view, &allowed::cancellable(view.conn, self.seq)?)
    }
}

impl Record for CancelReceipt {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Receipt> {
        let entry = cancel::checked(pen, self.seq, &self.reason)?;
        let storno = cancel::cancel(pen, &entry, &self.reason)?;
        calendar::receipt_cancelled(pen, self.seq, None)?;
        let only_cash = entry.lines.first().is_some_and(|line| cash::is_cash_case(line.case));
        if only_cash { cash::receipt(pen, &storno) } else { till::give_out(pen, &storno) }
    }
}

impl Record for CorrectPayment {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Correction> {
        let (storno, replacement) = correct::correct(pen, self.seq, &self.tenders, &self.reason)?;
        calendar::receipt_replaced(pen, self.seq, replacement.seq())?;
        till::paid_parts::replaced(pen, self.seq, replacement.seq())?;
        Ok(Correction {
            storno: till::give_out(pen, &storno)?,
            replacement: till::give_out(pen, &replacement)?,
        })
    }
}

impl Record for RingAgain {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<RungAgain> {
        allowed::cancellable_sale(pen, self.seq)?;
        let entry = cancel::checked(pen, self.seq, &self.reason)?;
        let storno = cancel::cancel(pen, &entry, &self.reason)?;
        let basket = ring_again::refill(pen, &entry)?;
        calendar::receipt_cancelled(pen, self.seq, Some(&basket))?;
        let storno = till::give_out(pen, &storno)?;
        Ok(RungAgain { storno, basket: till::seen(pen, &till::load(pen, &basket)?)? })
    }
}

impl Look for Returnable {
    fn look(self, view: &View<'_>) -> Outcome<ReturnableReceipt> {
        let seq = allowed::seq_of(view.conn, self.number)?;
        let entry = allowed::returnable(view.conn, seq)?;
        let mut lines = returns::lines_left(view.conn, &entry)?;
        lines.retain(|line| line.left > contract::Quantity::default());
        if lines.is_empty() {
            return Err(RollRefusal::NotReturnable { number: allowed::number(&entry) }.into());
        }
        Ok(ReturnableReceipt { seq, number: self.number, lines })
    }
}

impl Record for TakeBack {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Receipt> {
        let entry = allowed::returnable(pen, self.seq)?;
        let draft = returns::draft(pen, &entry, &self)?;
        let recorded = pen.append(draft)?;
        till::give_out(pen, &recorded)
    }
}
