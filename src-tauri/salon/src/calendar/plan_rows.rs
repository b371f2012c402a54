//! The rows of the menu that plan.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use contract::ClosureId;
use contract::calendar::*;

use super::{overview, planning, store, wish};
use crate::Here;

impl Look<Here> for ShowPlanning {
    fn look(self, view: &View<'_>) -> Outcome<Planning> {
        planning::planning(view)
    }
}

impl Look<Here> for StandingWithin {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ListedAppointment>> {
        overview::standing_within(view, &self)
    }
}

impl Look<Here> for PhasesFor {
    fn look(self, view: &View<'_>) -> Outcome<ServicePhases> {
        let article = wish::service(view.conn, self.article, view.now.day())?;
        let phases = wish::phases(view.conn, &article, self.person, self.customer)?;
        Ok(ServicePhases { article: self.article, phases })
    }
}

macro_rules! plans {
    ($($row:ident => $reply:ty: |$act:ident, $wish:ident| $change:expr;)+) => {$(
        impl Change<Here> for $row {
            fn change(self, $act: &Act<'_>) -> Outcome<$reply> {
                let $wish = self;
                let answer = $change?;
                store::plan_changed($act)?;
                Ok(answer)
            }
        }
    )+};
}

plans! {
    SaveOpeningHours => (): |act, wish| planning::save_hours(act, &wish.hours);
    RemoveOpeningHours => (): |act, wish| planning::remove_hours(act, wish.from);
    AddClosure => ClosureId: |act, wish| planning::add_closure(act, &wish);
    RemoveClosure => (): |act, wish| planning::remove_closure(act, wish.closure);
    SaveShiftPlan => (): |act, wish| planning::save_shifts(act, &wish.plan);
    RemoveShiftPlan => (): |act, wish| planning::remove_shifts(act, wish.person, wish.from);
    AddAbsence => AbsenceAdded: |act, wish| planning::add_absence(act, &wish);
    RemoveAbsence => (): |act, wish| planning::remove_absence(act, wish.absence);
    SaveResource => Resource: |act, wish| planning::save_resource(act, &wish);
    SavePhases => ServicePhases: |act, wish| planning::save_phases(act, wish);
    AdjustPhase => (): |act, wish| planning::adjust(act, &wish);
}
