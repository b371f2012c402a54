//! Rows of the menu that cash answers.

use contract::cash::{
    Drawer, DrawerView, MoveCash, OpenDrawer, PayOutTips, RecordBanking, TipBalance, TipBalances,
    TransitView, Transits,
};
use contract::till::Receipt;

use super::{drawer, movement, slip, tips, transit};
use crate::act::{Look, View};
use crate::booking::{Book, Booking, Following, Judged, Judging};
use crate::fault::Outcome;
use crate::ledger::intent::Hold;
use crate::pen::{Pen, Record};

impl Look for Drawer {
    fn look(self, view: &View<'_>) -> Outcome<DrawerView> {
        drawer::drawer(view)
    }
}

impl Look for TipBalances {
    fn look(self, view: &View<'_>) -> Outcome<Vec<TipBalance>> {
        tips::open_tips(view.conn)
    }
}

impl Book for MoveCash {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(movement::draft(judging, self)?).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl Book for PayOutTips {
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(tips::payout(judging, self)?).holding(Hold::Tips(self.person)).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        slip::receipt(after, after.entry(0)?)
    }
}

impl Record for OpenDrawer {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        drawer::open_drawer(pen, &self.reason)
    }
}

impl Look for Transits {
    fn look(self, view: &View<'_>) -> Outcome<TransitView> {
        transit::transits(view)
    }
}

impl Record for RecordBanking {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<TransitView> {
        transit::record_banking(pen, &self)
    }
}
