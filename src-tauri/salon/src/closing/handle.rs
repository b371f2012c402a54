//! Rows of the menu that the day answers.

use book::act::{Act, Change, Look, View};
use book::booking::{Book, Booking, Following, Judged, Judging};
use book::fault::Outcome;
use book::ledger::intent::Hold;
use book::pen::{Pen, Record};
use contract::Slip;
use contract::cash::{CashCheck, CheckCash};
use contract::day::{
    BeginCount, BookDifference, CloseDay, CloseOutlook, CloseState, Closing, CorrectClock, CountResult,
    DayState, DayView, LastClose, OpenDay, OpenedDay, Reopened, RevocationOutlook, RevokeClosing,
    SaveCountDraft, StoreCount, XReport, ZReportRow, ZReports,
};
use contract::till::Receipt;

use super::{cash_check, close, counting, opening, outlook, revoke, state, x_report, z_list};
use crate::Here;
use crate::cash;

impl Look<Here> for DayState {
    fn look(self, view: &View<'_>) -> Outcome<DayView> {
        state::day_view(view)
    }
}

impl Look<Here> for CloseOutlook {
    fn look(self, view: &View<'_>) -> Outcome<CloseState> {
        outlook::outlook(view)
    }
}

impl Look<Here> for ZReports {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ZReportRow>> {
        z_list::z_reports(view.conn, &self)
    }
}

impl Look<Here> for RevocationOutlook {
    fn look(self, view: &View<'_>) -> Outcome<Option<LastClose>> {
        revoke::outlook(view)
    }
}

impl Change<Here> for BeginCount {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        counting::begin(act)
    }
}

impl Change<Here> for SaveCountDraft {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        cash::put_aside(act, &self.sheet)
    }
}

impl Book<Here> for OpenDay {
    const SETTLES: bool = true;

    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<OpenedDay>> {
        Ok(opening::opening(judging, self)?.holding(Hold::Day).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<OpenedDay> {
        opening::opened(after)
    }
}

impl Record<Here> for StoreCount {
    const SETTLES: bool = true;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<CountResult> {
        counting::store(pen, &self)
    }
}

impl Book<Here> for BookDifference {
    const SETTLES: bool = true;

    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(counting::difference(judging, self)?).holding(Hold::Day).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        cash::receipt(after, after.entry(0)?)
    }
}

impl Book<Here> for RevokeClosing {
    const SETTLES: bool = true;

    fn pin_once_more(&self) -> Option<&str> {
        Some(&self.pin)
    }

    fn without_secrets(self) -> Self {
        Self { pin: String::new(), ..self }
    }

    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Reopened>> {
        Ok(revoke::revocation(judging, self.z_number, &self.reason)?.holding(Hold::Day).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Reopened> {
        revoke::revoked(after)
    }
}

impl Record<Here> for XReport {
    const SETTLES: bool = true;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<Slip> {
        x_report::x_report(pen, &self)
    }
}

impl Record<Here> for CheckCash {
    const SETTLES: bool = true;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<CashCheck> {
        cash_check::check_cash(pen, &self)
    }
}

impl Record<Here> for CloseDay {
    const SETTLES: bool = true;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<Closing> {
        close::close_day(pen)
    }
}

impl Record<Here> for CorrectClock {
    const SETTLES: bool = true;

    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        state::correct_clock(pen, &self.reason)
    }
}
