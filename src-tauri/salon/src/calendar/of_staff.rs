//! Someone of the staff in the calendar: for the answer after Art. 15 DSGVO and for an erasure. Whom the work was for is no
//! part of it (Art. 15 Abs. 4 DSGVO).

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::calendar::{Absence, PhaseAdjustment, ShiftPlan};
use contract::{Day, PersonId};
use rusqlite::Connection;
use serde::Serialize;

use super::store;
pub use super::store::{Changed, Took, Worked};

/// All that the calendar keeps of someone of the staff.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StaffTimes {
    pub shifts: Vec<ShiftPlan>,
    /// With kind and note.
    pub absences: Vec<Absence>,
    pub worked: Vec<Worked>,
    pub changes: Vec<Changed>,
    pub durations: Vec<Took>,
    /// Lengths of phases that were set for this person, for whichever customer.
    pub lengths: Vec<PhaseAdjustment>,
}

/// Looks for someone everywhere in the calendar.
pub fn times(conn: &Connection, person: PersonId) -> Outcome<StaffTimes> {
    let mut lengths = store::all_adjustments(conn)?;
    lengths.retain(|set| set.person == Some(person));
    Ok(StaffTimes {
        shifts: store::shift_plans_of(conn, person)?,
        absences: store::absences_of(conn, person)?,
        worked: store::worked(conn, person)?,
        changes: store::changes_by(conn, person)?,
        durations: store::durations_of(conn, person)?,
        lengths,
    })
}

/// Takes someone out of the calendar: what is kept for a while keeps days and kinds, what others wrote keeps a number. `names`
/// are the short ones that nobody else has.
///
/// # Errors
/// The store can't be written; the person's row must be erased before.
pub fn erase(tx: &WriteTx<'_>, person: PersonId, names: &[String], to: &str) -> Outcome<()> {
    store::forget_staff(tx, person, tx.now.day())?;
    store::rename_staff(tx, person, names, to)?;
    for (change, what) in store::moves_naming(tx, names)? {
        let told = retold(&what, names, to);
        if told != what {
            store::retell_move(tx, change, &told)?;
        }
    }
    store::plan_changed(tx)
}

/// `verschoben: Fr 27.11.2026 09:45, Jana und Mehmet → in der Luft`, with a number where a name stood.
fn retold(what: &str, names: &[String], to: &str) -> String {
    let person =
        |name: &str| if names.iter().any(|known| known == name) { to.to_owned() } else { name.to_owned() };
    let side = |side: &str| match side.split_once(", ") {
        Some((at, people)) => {
            format!("{at}, {}", people.split(" und ").map(person).collect::<Vec<_>>().join(" und "))
        }
        None => side.to_owned(),
    };
    what.split(" → ").map(side).collect::<Vec<_>>().join(" → ")
}

/// Whether absences or plans are there that are kept no longer.
pub fn are_over(conn: &Connection, before: Day) -> Outcome<bool> {
    store::staff_times_are_over(conn, before)
}

/// Takes away absences that ended before a day, and plans of those who were erased that held no longer on it.
pub fn sweep(tx: &WriteTx<'_>, before: Day) -> Outcome<usize> {
    match store::forget_staff_times(tx, before)? {
        0 => Ok(0),
        gone => store::plan_changed(tx).map(|()| gone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_name_is_told_anew() {
        let names = ["Jana".to_owned()];
        let told = |what: &str| retold(what, &names, "Nr. 2");
        assert_eq!(
            told("verschoben: Fr 27.11.2026 09:45, Jana und Mehmet → Sa 28.11.2026 10:00, Jana"),
            "verschoben: Fr 27.11.2026 09:45, Nr. 2 und Mehmet → Sa 28.11.2026 10:00, Nr. 2"
        );
        let of_others = "verschoben: Fr 27.11.2026 09:45, Janaina → in der Luft";
        assert_eq!(told(of_others), of_others);
    }
}
