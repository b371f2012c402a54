//! The calendar's rows of the menu.

use contract::calendar::*;
use contract::{AppointmentId, ChangeId};

use super::{book, card, change, day_page, history, keep, moving};
use crate::act::{Act, Change, Look, View};
use crate::fault::Outcome;

impl Look for ShowDay {
    fn look(self, view: &View<'_>) -> Outcome<DayPage> {
        day_page::day_page(view, self.day)
    }
}

impl Look for ShowAppointment {
    fn look(self, view: &View<'_>) -> Outcome<Appointment> {
        card::appointment(view, self.appointment)
    }
}

impl Look for AppointmentHistory {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Happened>> {
        keep::known(view.conn, self.appointment)?;
        history::history(view.conn, self.appointment)
    }
}

fn changed(act: &Act<'_>, (appointment, change): (AppointmentId, ChangeId)) -> Outcome<Changed> {
    Ok(Changed { appointment: card::appointment(&act.view(), appointment)?, change, freed: Vec::new() })
}

impl Change for Book {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, book::book(act, self)?)
    }
}

impl Change for ChangeAppointment {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, change::change(act, self)?))
    }
}

impl Change for Move {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, moving::move_to(act, &self)?))
    }
}

impl Change for Resize {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, moving::resize(act, &self)?))
    }
}

impl Change for CopyAppointment {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, moving::copy(act, &self)?)
    }
}

impl Change for Park {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, moving::park(act, &self)?))
    }
}

impl Change for SetState {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, change::set_state(act, &self)?))
    }
}

impl Change for CancelAppointment {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, (self.appointment, change::cancel(act, &self)?))
    }
}

impl Change for UndoChange {
    fn change(self, act: &Act<'_>) -> Outcome<Changed> {
        changed(act, change::undo(act, &self)?)
    }
}
