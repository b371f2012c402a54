//! Rows of the menu that taking back answers.

use book::booking::{BookRow, Booking, Following, Judged, Judging};
use book::fault::Outcome;
use book::ledger::intent::Hold;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::refusal::RollRefusal;
use contract::storno::*;
use contract::till::Receipt;

use super::{allowed, cancel, correct, outlook, returns, ring_again};
use crate::Here;
use crate::{calendar, cash, till};

impl ReadRow<Here> for StornoOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Outlook> {
        outlook::outlook(tx, &allowed::cancellable(tx.conn, self.seq)?, self.again)
    }
}

impl BookRow<Here> for CancelReceipt {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        let entry = cancel::checked(judging, self.seq, &self.reason)?;
        Ok(Booking::of(cancel::draft(judging, &entry, &self.reason)?).holding(Hold::Entry(self.seq)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        let storno = after.entry(0)?;
        calendar::receipt_cancelled(after, self.seq, None)?;
        let only_cash = storno.entry.lines.first().is_some_and(|line| figures::is_cash_case(line.case));
        if only_cash { cash::receipt(after, storno) } else { till::give_out(after, storno) }
    }
}

impl BookRow<Here> for CorrectPayment {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Correction>> {
        let booking = correct::correction(judging, self.seq, &self.tenders, &self.reason)?;
        Ok(booking.holding(Hold::Entry(self.seq)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Correction> {
        let (storno, replacement) = (after.entry(0)?, after.entry(1)?);
        calendar::receipt_replaced(after, self.seq, replacement.seq())?;
        till::paid_parts::replaced(after, self.seq, replacement.seq())?;
        Ok(Correction {
            storno: till::give_out(after, storno)?,
            replacement: till::give_out(after, replacement)?,
        })
    }
}

impl BookRow<Here> for RingAgain {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<RungAgain>> {
        allowed::cancellable_sale(judging.conn, self.seq)?;
        let entry = cancel::checked(judging, self.seq, &self.reason)?;
        Ok(Booking::of(cancel::draft(judging, &entry, &self.reason)?).holding(Hold::Entry(self.seq)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<RungAgain> {
        let storno = after.entry(0)?;
        let basket = ring_again::refill(after, &allowed::entry(after, self.seq)?)?;
        calendar::receipt_cancelled(after, self.seq, Some(&basket))?;
        let storno = till::give_out(after, storno)?;
        Ok(RungAgain { storno, basket: till::seen(after, &till::load(after, &basket)?)? })
    }
}

impl ReadRow<Here> for Returnable {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<ReturnableReceipt> {
        let seq = allowed::seq_of(tx.conn, self.number)?;
        let entry = allowed::returnable(tx.conn, seq)?;
        let mut lines = returns::lines_left(tx.conn, &entry)?;
        lines.retain(|line| line.left > contract::Quantity::default());
        if lines.is_empty() {
            return Err(RollRefusal::NotReturnable { number: allowed::number(&entry) }.into());
        }
        Ok(ReturnableReceipt { seq, number: self.number, lines })
    }
}

impl BookRow<Here> for TakeBack {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        let entry = allowed::returnable(judging.conn, self.seq)?;
        Ok(Booking::of(returns::draft(judging, &entry, self)?).holding(Hold::Entry(self.seq)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        till::give_out(after, after.entry(0)?)
    }
}
