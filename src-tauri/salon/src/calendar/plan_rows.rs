//! The rows of the menu that plan.

use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::ClosureId;
use contract::calendar::*;

use super::waiting::{self, Days};
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

/// What may give time free that somebody waits for: those are told whom it suits now, and did not before.
macro_rules! openings {
    ($($row:ident: |$tx:ident, $wish:ident| $days:expr, $change:expr;)+) => {$(
        impl WriteRow<Here> for $row {
            fn write(self, $tx: &WriteTx<'_>) -> Outcome<Vec<WaitingMatch>> {
                let $wish = self;
                let days = $days;
                let before = waiting::suited(&$tx.as_read(), days)?;
                $change?;
                store::plan_changed($tx)?;
                let mut now = waiting::suited(&$tx.as_read(), days)?;
                now.retain(|it| !before.contains(it));
                Ok(now)
            }
        }
    )+};
}

openings! {
    SaveOpeningHours: |tx, wish| Days::from(wish.hours.from), planning::save_hours(tx, &wish.hours);
    RemoveClosure: |tx, wish| planning::days_of_closure(tx, wish.closure)?, planning::remove_closure(tx, wish.closure);
    SaveShiftPlan: |tx, wish| Days { person: Some(wish.plan.person), ..Days::from(wish.plan.from) },
        planning::save_shifts(tx, &wish.plan);
    RemoveAbsence: |tx, wish| planning::days_of_absence(tx, wish.absence)?, planning::remove_absence(tx, wish.absence);
}

plans! {
    RemoveOpeningHours => (): |tx, wish| planning::remove_hours(tx, wish.from);
    AddClosure => ClosureId: |tx, wish| planning::add_closure(tx, &wish);
    RemoveShiftPlan => (): |tx, wish| planning::remove_shifts(tx, wish.person, wish.from);
    AddAbsence => AbsenceAdded: |tx, wish| planning::add_absence(tx, &wish);
    SaveResource => Resource: |tx, wish| planning::save_resource(tx, &wish);
    SavePhases => ServicePhases: |tx, wish| planning::save_phases(tx, wish);
    AdjustPhase => (): |tx, wish| planning::adjust(tx, &wish);
}
