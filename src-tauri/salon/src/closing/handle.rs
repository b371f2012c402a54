//! Rows of the menu that the day answers.

use contract::Slip;
use contract::cash::{CashCheck, CheckCash};
use contract::day::{
    BeginCount, BookDifference, CloseDay, CloseOutlook, CloseState, Closing, CorrectClock, CountResult,
    DayState, DayView, LastClose, OpenDay, OpenedDay, RevocationOutlook, SaveCountDraft, StoreCount, XReport,
    ZReportRow, ZReports,
};
use contract::till::Receipt;

use super::{cash_check, close, counting, opening, outlook, revoke, state, x_report, z_list};
use crate::act::{Act, Change, Look, View};
use crate::cash;
use crate::fault::Outcome;
use crate::pen::{Pen, Record};

impl Look for DayState {
    fn look(self, view: &View<'_>) -> Outcome<DayView> {
        state::day_view(view)
    }
}

impl Look for CloseOutlook {
    fn look(self, view: &View<'_>) -> Outcome<CloseState> {
        outlook::outlook(view)
    }
}

impl Look for ZReports {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ZReportRow>> {
        z_list::z_reports(view.conn, &self)
    }
}

impl Look for RevocationOutlook {
    fn look(self, view: &View<'_>) -> Outcome<Option<LastClose>> {
        revoke::outlook(view)
    }
}

impl Change for BeginCount {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        counting::begin(act)
    }
}

impl Change for SaveCountDraft {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        cash::put_aside(act, &self.sheet)
    }
}

impl Record for OpenDay {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<OpenedDay> {
        opening::open_day(pen, &self)
    }
}

impl Record for StoreCount {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<CountResult> {
        counting::store(pen, &self)
    }
}

impl Record for BookDifference {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Receipt> {
        counting::book_difference(pen, &self)
    }
}

impl Record for XReport {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Slip> {
        x_report::x_report(pen, &self)
    }
}

impl Record for CheckCash {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<CashCheck> {
        cash_check::check_cash(pen, &self)
    }
}

impl Record for CloseDay {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Closing> {
        close::close_day(pen)
    }
}

impl Record for CorrectClock {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        state::correct_clock(pen, &self.reason)
    }
}
