//! Learned durations: the middle of what was observed, with its count. They are shown, never applied.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::{Learned, LearnedDurations};

use super::store::{self, Observed};
use crate::staff;

/// Two years, in milliseconds.
const SINCE_MS: i64 = 2 * 365 * 24 * 60 * 60_000;
/// What took longer was not a service, but a forgotten touch.
const MINUTES_MAX: i64 = 720;

/// What was observed, by service and person; what rests on most appointments first.
pub fn learned(tx: &ReadTx<'_>, wish: &LearnedDurations) -> Outcome<Vec<Learned>> {
    let mut observed = store::observed(tx.conn, wish, tx.now.utc_ms() - SINCE_MS)?;
    observed.retain(|one| (1..=MINUTES_MAX).contains(&minutes(one)));
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
