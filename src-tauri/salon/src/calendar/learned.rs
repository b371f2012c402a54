//! Learned durations: the middle of what was observed, with its count. They are shown, never applied.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{AppointmentState, Learned, LearnedDurations};

use super::store::{self, Observed};
use super::stored::{AppointmentPlan, StoredAppointment, length};
use crate::{customers, staff};

/// Two years, in milliseconds.
const SINCE_MS: i64 = 2 * 365 * 24 * 60 * 60_000;
/// What took longer was not a service, but a forgotten touch.
const MINUTES_MAX: i64 = 720;

/// Keeps how long a visit of one service took once it is done or charged, from the first touch on; of one that is not over
/// after all it is forgotten again. Nothing is learned where nobody said that it began.
pub fn learn(tx: &WriteTx<'_>, old: &StoredAppointment, new: &StoredAppointment) -> Outcome<()> {
    match (is_over(&old.plan), is_over(&new.plan)) {
        (false, true) => {
            let [part] = new.plan.parts.as_slice() else { return Ok(()) };
            let began = store::in_the_chair_since(tx, new.id)?;
            let Some((began, person)) = began.zip(part.person) else { return Ok(()) };
            let done = tx.now.utc_ms();
            let took = Observed {
                article: part.article,
                service: part.name.clone(),
                person,
                // What was agreed: a visit that ends early gives the rest of it back.
                planned: length(&old.plan.parts),
                took_ms: done - began,
            };
            if took.planned == 0 || !(1..=MINUTES_MAX).contains(&minutes(&took)) {
                return Ok(());
            }
            store::keep_duration(tx, new.id, &took, done)
        }
        (true, false) => store::forget_duration(tx, new.id),
        _ => Ok(()),
    }
}

const fn is_over(plan: &AppointmentPlan) -> bool {
    matches!(plan.state, AppointmentState::Finished | AppointmentState::Paid)
}

/// What was observed, by service and person; what rests on most appointments first. A customer is all files that became
/// one.
pub fn learned(tx: &ReadTx<'_>, wish: &LearnedDurations) -> Outcome<Vec<Learned>> {
    let family = wish.customer.map(|id| customers::family(tx.conn, id)).transpose()?.unwrap_or_default();
    let since = tx.now.utc_ms() - SINCE_MS;
    let mut observed = store::observed(tx.conn, (wish.article, wish.person), &family, since)?;
    observed.sort_by_key(|one| (one.article, one.person, one.took_ms));
    let people = staff::people(tx.conn)?;
    let same = |one: &Observed, other: &Observed| (one.article, one.person) == (other.article, other.person);
    let mut learned: Vec<Learned> = observed
        .chunk_by(same)
        .filter_map(|group| {
            let middle = group.get(group.len() / 2)?;
            let person = people.iter().find(|person| person.id == middle.person)?;
            Some(Learned {
                article: middle.article,
                service: middle.service.clone(),
                person: middle.person,
                person_name: person.short_name.clone(),
                planned_minutes: middle.planned,
                median_minutes: u32::try_from(minutes(middle)).unwrap_or_default(),
                count: u32::try_from(group.len()).unwrap_or(u32::MAX),
            })
        })
        .collect();
    learned.sort_by_key(|one| (std::cmp::Reverse(one.count), one.article, one.person));
    Ok(learned)
}

/// Rounded to whole minutes.
const fn minutes(observed: &Observed) -> i64 {
    (observed.took_ms + 30_000) / 60_000
}
