//! What becomes free by a change, and where someone who waits would fit into it.

use book::fault::Outcome;
use contract::PersonId;

use super::search::Gaps;
use super::stored::{AppointmentPlan, StoredPart, laid_out, length};

/// A stretch of someone's hands that is free now, in minutes since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freed {
    pub person: PersonId,
    pub from: i64,
    pub until: i64,
}

/// Whose hands an image has, and when.
fn hands(parts: &[StoredPart], start: i64) -> Vec<Freed> {
    let segments = laid_out(parts, start);
    let hands = segments.filter_map(|segment| {
        segment.hands().map(|person| Freed { person, from: segment.from, until: segment.until })
    });
    hands.collect()
}

fn taken(plan: &AppointmentPlan) -> Vec<Freed> {
    plan.start.filter(|_| plan.takes_time()).map(|start| hands(&plan.parts, start)).unwrap_or_default()
}

/// What an appointment took and no longer takes.
pub fn freed(before: &AppointmentPlan, after: &AppointmentPlan) -> Vec<Freed> {
    let mut left = taken(before);
    for cut in taken(after) {
        left = left.into_iter().flat_map(|whole| without(whole, cut)).collect();
    }
    left
}

fn without(whole: Freed, cut: Freed) -> Vec<Freed> {
    if cut.person != whole.person || cut.until <= whole.from || whole.until <= cut.from {
        return vec![whole];
    }
    let ends = [Freed { until: cut.from, ..whole }, Freed { from: cut.until, ..whole }];
    ends.into_iter().filter(|end| end.from < end.until).collect()
}

/// The first start at which these parts make use of what became free: within it, or else so early that the gap before
/// it is used as well.
pub fn first(
    gaps: &Gaps<'_>,
    parts: &[StoredPart],
    freed: &[Freed],
    (opens, closes): (i64, i64),
) -> Outcome<Option<i64>> {
    let mut best = None;
    for stretch in freed {
        let within = (stretch.from.max(opens), stretch.until.min(closes));
        let before = ((stretch.from - i64::from(length(parts)) + 1).max(opens), within.0.min(closes));
        for (from, until) in [within, before] {
            if let Some(start) = using(gaps, parts, *stretch, (from, until))? {
                best = Some(best.map_or(start, |best: i64| best.min(start)));
                break;
            }
        }
    }
    Ok(best)
}

/// The first start from a minute to before another whose hands reach into a stretch.
fn using(
    gaps: &Gaps<'_>,
    parts: &[StoredPart],
    stretch: Freed,
    (mut from, until): (i64, i64),
) -> Outcome<Option<i64>> {
    while from < until {
        let Some(start) = gaps.first(parts, from)?.filter(|start| *start < until) else { return Ok(None) };
        let uses = |hand: &Freed| {
            hand.person == stretch.person && hand.from < stretch.until && stretch.from < hand.until
        };
        if hands(parts, start).iter().any(uses) {
            return Ok(Some(start));
        }
        from = start + 1;
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn of(person: i64, from: i64, until: i64) -> Freed {
        Freed { person: PersonId(person), from, until }
    }

    #[test]
    fn what_is_cut_out_leaves_its_ends() {
        assert_eq!(without(of(1, 10, 50), of(1, 20, 30)), [of(1, 10, 20), of(1, 30, 50)]);
        assert_eq!(without(of(1, 10, 50), of(1, 0, 30)), [of(1, 30, 50)]);
        assert_eq!(without(of(1, 10, 50), of(1, 10, 50)), []);
        assert_eq!(without(of(1, 10, 50), of(2, 20, 30)), [of(1, 10, 50)]);
        assert_eq!(without(of(1, 10, 50), of(1, 50, 60)), [of(1, 10, 50)]);
    }
}
