//! The calendar's rows of the menu; `plan_rows.rs` has those that plan, `leaving.rs` the one that ends work.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::{ReadRow, SignRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::calendar::*;
use contract::{AppointmentId, ChangeId};

use super::stored::StoredAppointment;
use super::{
    card, care, change, day_page, edit, freed, history, keep, learned, moving, no_show, offers, overview,
    paying, placing, planning, preview, series, store, today, waiting,
};
use crate::Here;

macro_rules! looks {
    ($($row:ident => $reply:ty: |$tx:ident, $wish:ident| $answer:expr;)+) => {$(
        impl ReadRow<Here> for $row {
            fn read(self, $tx: &ReadTx<'_>) -> Outcome<$reply> {
                let $wish = self;
                $answer
            }
        }
    )+};
}

looks! {
    ShowDay => DayPage: |tx, wish| day_page::day_page(tx, wish.day);
    ShowToday => Today: |tx, _wish| today::today(tx);
    ShowWeek => WeekPage: |tx, wish| overview::week(tx, &wish);
    ShowMonth => MonthPage: |tx, wish| overview::month(tx, &wish);
    PersonList => Vec<ListedAppointment>: |tx, wish| overview::list(tx, &wish);
    ShowAppointment => Appointment: |tx, wish| card::appointment(tx, wish.appointment);
    AppointmentHistory => Vec<Happened>: |tx, wish| {
        keep::known(tx.conn, wish.appointment)?;
        history::history(tx.conn, wish.appointment)
    };
    TryBook => Preview: |tx, wish| preview::try_book(tx, wish);
    TryMove => Preview: |tx, wish| preview::try_move(tx, &wish);
    TryChange => Preview: |tx, wish| preview::try_change(tx, &wish.change);
    TryResize => Preview: |tx, wish| preview::try_resize(tx, &wish);
    NextSlot => Vec<Offer>: |tx, wish| offers::next_slot(tx, &wish);
    FitsNow => Fitting: |tx, wish| offers::fits_now(tx, &wish);
    FreeNow => FreePeople: |tx, _wish| offers::free_now(tx);
    WaitingList => Vec<Waiting>: |tx, _wish| waiting::list(tx);
    LearnedDurations => Vec<Learned>: |tx, wish| learned::learned(tx, &wish);
    UnpaidAppointments => Vec<UnpaidAppointment>: |tx, _wish| paying::unpaid_now(tx);
}

/// The appointment after a change, and who waits for what became free by it.
fn changed(
    tx: &WriteTx<'_>,
    before: Option<&StoredAppointment>,
    (id, change): (AppointmentId, ChangeId),
) -> Outcome<Changed> {
    let appointment = card::appointment(&tx.as_read(), id)?;
    let freed = match before {
        Some(before) => freed::freed(&before.plan, &keep::known(tx, id)?.plan),
        None => Vec::new(),
    };
    Ok(Changed { appointment, change, freed: waiting::matches(&tx.as_read(), freed)? })
}

impl WriteRow<Here> for Book {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Changed> {
        changed(tx, None, placing::book(tx, self)?)
    }
}

impl WriteRow<Here> for CopyAppointment {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Changed> {
        changed(tx, None, moving::copy(tx, &self)?)
    }
}

impl WriteRow<Here> for UndoChange {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Changed> {
        let (old, change) = change::undo(tx, &self)?;
        changed(tx, Some(&old), (old.id, change))
    }
}

impl WriteRow<Here> for BookSeries {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Series> {
        series::series(tx, &self)
    }
}

macro_rules! changes {
    ($($row:ident: |$tx:ident, $wish:ident| $change:expr;)+) => {$(
        impl WriteRow<Here> for $row {
            fn write(self, $tx: &WriteTx<'_>) -> Outcome<Changed> {
                let id = self.appointment;
                let before = keep::known($tx, id)?;
                let $wish = self;
                let change = $change;
                changed($tx, Some(&before), (id, change?))
            }
        }
    )+};
}

changes! {
    ChangeAppointment: |tx, wish| edit::change(tx, &wish);
    Move: |tx, wish| moving::move_to(tx, &wish);
    Resize: |tx, wish| moving::resize(tx, &wish);
    Park: |tx, wish| moving::park(tx, &wish);
    CancelAppointment: |tx, wish| change::cancel(tx, &wish);
    MarkNoShow: |tx, wish| no_show::mark(tx, &wish);
    DecideFee: |tx, wish| no_show::decide(tx, wish);
}

impl SignRow<Here> for SetState {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Changed> {
        let before = keep::known(tx, self.appointment)?;
        let change = change::set_state(tx, &self)?;
        changed(tx, Some(&before), (self.appointment, change))
    }
}

impl SignRow<Here> for ReleaseAppointment {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        care::release(tx, &self)
    }
}

impl WriteRow<Here> for AddWaiting {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Waiting> {
        let added = waiting::add(tx, self)?;
        store::plan_changed(tx)?;
        Ok(added)
    }
}

impl WriteRow<Here> for TakeWaiting {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Changed> {
        changed(tx, None, waiting::take(tx, &self)?)
    }
}

impl WriteRow<Here> for RemoveWaiting {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        planning::gone(store::remove_waiting(tx, self.waiting)?)?;
        store::plan_changed(tx)
    }
}
