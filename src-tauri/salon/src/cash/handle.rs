//! Rows of the menu that cash answers.

use contract::cash::{
    Drawer, DrawerView, MoveCash, OpenDrawer, PayOutTips, RecordBanking, TipBalance, TipBalances,
    TransitView, Transits,
};
use contract::till::Receipt;

use super::{drawer, movement, tips, transit};
use crate::act::{Look, View};
use crate::fault::Outcome;
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

impl Record for MoveCash {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Receipt> {
        movement::move_cash(pen, &self)
    }
}

impl Record for PayOutTips {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Receipt> {
        tips::pay_out(pen, &self)
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
