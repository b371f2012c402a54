//! The rows of the menu that plan.

use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::ClosureId;
use contract::calendar::*;

use super::{overview, planning, store, wish};
use crate::Here;

impl ReadRow<Here> for ShowPlanning {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Planning> {
        planning::planning(tx)
    }
}

impl ReadRow<Here> for StandingWithin {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ListedAppointment>> {
        overview::standing_within(tx, &self)
    }
}

impl ReadRow<Here> for PhasesFor {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<ServicePhases> {
        let article = wish::service(tx.conn, self.article, tx.now.day())?;
        let phases = wish::phases(tx.conn, &article, self.person, self.customer)?;
        Ok(ServicePhases { article: self.article, phases })
    }
}

macro_rules! plans {
    ($($row:ident => $reply:ty: |$tx:ident, $wish:ident| $change:expr;)+) => {$(
        impl WriteRow<Here> for $row {
            fn write(self, $tx: &WriteTx<'_>) -> Outcome<$reply> {
                let $wish = self;
                let answer = $change?;
                store::plan_changed($tx)?;
                Ok(answer)
            }
        }
    )+};
}

plans! {
    SaveOpeningHours => (): |tx, wish| planning::save_hours(tx, &wish.hours);
    RemoveOpeningHours => (): |tx, wish| planning::remove_hours(tx, wish.from);
    AddClosure => ClosureId: |tx, wish| planning::add_closure(tx, &wish);
    RemoveClosure => (): |tx, wish| planning::remove_closure(tx, wish.closure);
    SaveShiftPlan => (): |tx, wish| planning::save_shifts(tx, &wish.plan);
    RemoveShiftPlan => (): |tx, wish| planning::remove_shifts(tx, wish.person, wish.from);
    AddAbsence => AbsenceAdded: |tx, wish| planning::add_absence(tx, &wish);
    RemoveAbsence => (): |tx, wish| planning::remove_absence(tx, wish.absence);
    SaveResource => Resource: |tx, wish| planning::save_resource(tx, &wish);
    SavePhases => ServicePhases: |tx, wish| planning::save_phases(tx, wish);
    AdjustPhase => (): |tx, wish| planning::adjust(tx, &wish);
}
