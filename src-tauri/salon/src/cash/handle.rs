//! Rows of the menu that cash answers.

use book::book_tx::BookTx;
use book::booking::{BookRow, Booking, Following, Judged, Judging};
use book::fault::Outcome;
use book::ledger::intent::Hold;
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::cash::{
    BankingBack, BankingOutlook, CancelBanking, Drawer, DrawerView, MoveCash, OpenDrawer, PayOutTips,
    RecordBanking, TipBalance, TipBalances, TransitView, Transits,
};
use contract::till::Receipt;

use super::{banking_back, drawer, movement, slip, tips, transit};
use crate::Here;

impl ReadRow<Here> for Drawer {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<DrawerView> {
        drawer::drawer(tx)
    }
}

impl ReadRow<Here> for TipBalances {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<TipBalance>> {
        tips::open_tips(tx.conn)
    }
}

impl BookRow<Here> for MoveCash {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(movement::draft(judging, self)?).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl BookRow<Here> for PayOutTips {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(tips::payout(judging, self)?).holding(Hold::Tips(self.person)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl BookRow<Here> for OpenDrawer {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<()>> {
        Ok(Booking::of(drawer::opening(judging, &self.reason)?).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<()> {
        slip::kick_drawer(after, after.entry(0)?)
    }
}

impl ReadRow<Here> for Transits {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<TransitView> {
        transit::transits(tx)
    }
}

impl ReadRow<Here> for BankingOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<BankingBack> {
        banking_back::outlook(tx, self.seq)
    }
}

impl SignRow<Here> for CancelBanking {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<TransitView> {
        banking_back::cancel_banking(tx, &self)
    }
}

impl SignRow<Here> for RecordBanking {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<TransitView> {
        transit::record_banking(tx, &self)
    }
}
