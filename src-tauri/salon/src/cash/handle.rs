//! Rows of the menu that cash answers.

use book::act::{Look, View};
use book::booking::{Book, Booking, Following, Judged, Judging};
use book::fault::Outcome;
use book::ledger::intent::Hold;
use book::pen::{Pen, Record};
use contract::cash::{
    Drawer, DrawerView, MoveCash, OpenDrawer, PayOutTips, RecordBanking, TipBalance, TipBalances,
    TransitView, Transits,
};
use contract::till::Receipt;

use super::{drawer, movement, slip, tips, transit};
use crate::Here;

impl Look<Here> for Drawer {
    fn look(self, view: &View<'_>) -> Outcome<DrawerView> {
        drawer::drawer(view)
    }
}

impl Look<Here> for TipBalances {
    fn look(self, view: &View<'_>) -> Outcome<Vec<TipBalance>> {
        tips::open_tips(view.conn)
    }
}

impl Book<Here> for MoveCash {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(movement::draft(judging, self)?).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl Book<Here> for PayOutTips {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(tips::payout(judging, self)?).holding(Hold::Tips(self.person)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl Record<Here> for OpenDrawer {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        drawer::open_drawer(pen, &self.reason)
    }
}

impl Look<Here> for Transits {
    fn look(self, view: &View<'_>) -> Outcome<TransitView> {
        transit::transits(view)
    }
}

impl Record<Here> for RecordBanking {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<TransitView> {
        transit::record_banking(pen, &self)
    }
}
