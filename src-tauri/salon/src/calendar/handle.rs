//! The calendar's rows of the menu; `plan_rows.rs` has those that plan, `leaving.rs` the one that ends work.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use contract::calendar::*;
use contract::{AppointmentId, ChangeId};

use super::held::Held;
use super::{
    card, change, day_page, edit, freed, history, keep, learned, moving, no_show, offers, overview, paying,
    placing, planning, preview, series, store, waiting,
};
use crate::Here;

macro_rules! looks {
    ($($row:ident => $reply:ty: |$view:ident, $wish:ident| $answer:expr;)+) => {$(
        impl Look<Here> for $row {
            fn look(self, $view: &View<'_>) -> Outcome<$reply> {
                let $wish = self;
                $answer
            }
        }
    )+};
}

looks! {
    ShowDay => DayPage: |view, wish| day_page::day_page(view, wish.day);
    ShowWeek => WeekPage: |view, wish| overview::week(view, &wish);
    ShowMonth => MonthPage: |view, wish| overview::month(view, &wish);
    PersonList => Vec<ListedAppointment>: |view, wish| overview::list(view, &wish);
    ShowAppointment => Appointment: |view, wish| card::appointment(view, wish.appointment);
    AppointmentHistory => Vec<Happened>: |view, wish| {
        keep::known(view.conn, wish.appointment)?;
        history::history(view.conn, wish.appointment)
    };
    TryBook => Preview: |view, wish| preview::try_book(view, wish);
    TryMove => Preview: |view, wish| preview::try_move(view, &wish);
    TryChange => Preview: |view, wish| preview::try_change(view, &wish.change);
    TryResize => Preview: |view, wish| preview::try_resize(view, &wish);
    NextSlot => Vec<Offer>: |view, wish| offers::next_slot(view, &wish);
    FitsNow => Fitting: |view, wish| offers::fits_now(view, &wish);
    FreeNow => FreePeople: |view, _wish| offers::free_now(view);
    WaitingList => Vec<Waiting>: |view, _wish| waiting::list(view);
    LearnedDurations => Vec<Learned>: |view, wish| learned::learned(view, &wish);
    UnpaidAppointments => Vec<UnpaidAppointment>: |view, _wish| paying::unpaid_now(view);
}

/// The appointment after a change, and who waits for what became free by it.
fn changed(
    act: &Act<'_>,
    before: Option<&Held>,
    (id, change): (AppointmentId, ChangeId),
) -> Outcome<Changed> {
    let appointment = card::appointment(&act.view(), id)?;
    let freed = match before {
        Some(before) => freed::freed(&before.image, &keep::known(act, id)?.image),
        None => Vec::new(),
    };
    Ok(Changed { appointment, change, freed: waiting::matches(&act.view(), freed)? })
}

impl Change<Here> for Book {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, None, placing::book(act, self)?)
    }
}

impl Change<Here> for CopyAppointment {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, None, moving::copy(act, &self)?)
    }
}

impl Change<Here> for UndoChange {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        let (old, change) = change::undo(act, &self)?;
        changed(act, Some(&old), (old.id, change))
    }
}

impl Change<Here> for BookSeries {
    fn change(self, act: &Act<'_>) -> Outcome<Series> {
        series::series(act, &self)
    }
}

macro_rules! changes {
    ($($row:ident: |$act:ident, $wish:ident| $change:expr;)+) => {$(
        impl Change<Here> for $row {
            fn change(self, $act: &Act<'_>) -> Outcome<Changed> {
                let id = self.appointment;
                let before = keep::known($act, id)?;
                let $wish = self;
                let change = $change;
                changed($act, Some(&before), (id, change?))
            }
        }
    )+};
}

changes! {
    ChangeAppointment: |act, wish| edit::change(act, &wish);
    Move: |act, wish| moving::move_to(act, &wish);
    Resize: |act, wish| moving::resize(act, &wish);
    Park: |act, wish| moving::park(act, &wish);
    SetState: |act, wish| change::set_state(act, &wish);
    CancelAppointment: |act, wish| change::cancel(act, &wish);
    MarkNoShow: |act, wish| no_show::mark(act, &wish);
    DecideFee: |act, wish| no_show::decide(act, wish);
}

impl Change<Here> for AddWaiting {
    fn change(self, act: &Act<'_>) -> Outcome<Waiting> {
        let added = waiting::add(act, self)?;
        store::plan_changed(act)?;
        Ok(added)
    }
}

impl Change<Here> for TakeWaiting {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, None, waiting::take(act, &self)?)
    }
}

impl Change<Here> for RemoveWaiting {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        planning::gone(store::remove_waiting(act, self.waiting)?)?;
        store::plan_changed(act)
    }
}
