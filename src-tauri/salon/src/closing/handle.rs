//! Rows of the menu that the day answers.

use book::book_tx::BookTx;
use book::booking::{BookRow, Booking, Following, Judged, Judging};
use book::fault::Outcome;
use book::ledger::intent::Hold;
use book::rows::SignRow;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::Slip;
use contract::cash::{CashCheck, CheckCash};
use contract::day::{
    AllowWithoutTse, BeginCount, BookDifference, CloseDay, CloseOutlook, CloseState, Closing, CorrectClock,
    CountResult, DayOpening, DayState, DayView, LastClose, OpenDay, Reopened, RevocationOutlook,
    RevokeClosing, SaveCountDraft, StoreCount, XReport, ZReportRow, ZReports,
};
use contract::till::Receipt;

use super::{cash_check, close, counting, opening, outlook, revoke, state, without_tse, x_report, z_list};
use crate::Here;
use crate::cash;

impl ReadRow<Here> for DayState {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<DayView> {
        state::day_view(tx)
    }
}

impl ReadRow<Here> for CloseOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<CloseState> {
        outlook::outlook(tx)
    }
}

impl ReadRow<Here> for ZReports {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ZReportRow>> {
        z_list::z_reports(tx.conn, &self)
    }
}

impl ReadRow<Here> for RevocationOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Option<LastClose>> {
        revoke::outlook(tx)
    }
}

impl WriteRow<Here> for BeginCount {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        counting::begin(tx)
    }
}

impl WriteRow<Here> for SaveCountDraft {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        cash::put_aside(tx, &self.sheet)
    }
}

impl BookRow<Here> for AllowWithoutTse {
    fn pin_once_more(&self) -> Option<&str> {
        Some(&self.pin)
    }

    fn without_secrets(self) -> Self {
        Self { pin: String::new() }
    }

    fn judge(&self, _: &Judging<'_>) -> Outcome<Judged<()>> {
        Ok(Booking::of(without_tse::permission()?).into())
    }

    fn follow(self, _: &Following<'_>) -> Outcome<()> {
        Ok(())
    }
}

impl BookRow<Here> for OpenDay {
    const SETTLES: bool = true;

    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<DayOpening>> {
        Ok(opening::opening(judging, self)?.holding(Hold::Day).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<DayOpening> {
        opening::opened(after)
    }
}

impl SignRow<Here> for StoreCount {
    const SETTLES: bool = true;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<CountResult> {
        counting::store(tx, &self)
    }
}

impl BookRow<Here> for BookDifference {
    const SETTLES: bool = true;

    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Receipt>> {
        Ok(Booking::of(counting::difference(judging, self)?).holding(Hold::Day).into())
    }

    fn follow(self, after: &Following<'_>) -> Outcome<Receipt> {
        cash::receipt(after, after.entry(0)?)
    }
}

impl BookRow<Here> for RevokeClosing {
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

impl SignRow<Here> for XReport {
    const SETTLES: bool = true;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Slip> {
        x_report::x_report(tx, &self)
    }
}

impl SignRow<Here> for CheckCash {
    const SETTLES: bool = true;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<CashCheck> {
        cash_check::check_cash(tx, &self)
    }
}

impl SignRow<Here> for CloseDay {
    const SETTLES: bool = true;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Closing> {
        close::close_day(tx)
    }
}

impl SignRow<Here> for CorrectClock {
    const SETTLES: bool = true;

    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        state::correct_clock(tx, &self.reason)
    }
}
