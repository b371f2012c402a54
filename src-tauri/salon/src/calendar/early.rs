//! A visit that ends sooner than planned gives the rest of its time back; one that goes on takes it again if it is free.

use super::stored::AppointmentPlan;

/// The plan as it ends at a minute: what would come after it has no length any more. One that has not begun, or is over
/// anyway, stays.
pub fn ended(plan: &AppointmentPlan, now: i64) -> AppointmentPlan {
    let mut plan = plan.clone();
    let Some((start, end)) = plan.span().filter(|_| plan.takes_time()) else { return plan };
    if now <= start || end <= now {
        return plan;
    }
    let mut at = start;
    for phase in plan.parts.iter_mut().flat_map(|part| &mut part.phases) {
        let left = u32::try_from(now - at).unwrap_or_default();
        phase.minutes = phase.minutes.min(left);
        at += i64::from(phase.minutes);
    }
    plan
}

#[cfg(test)]
mod tests {
    use contract::calendar::{AppointmentState, PhaseKind};
    use contract::catalogue::GroupTone;
    use contract::{ArticleId, Money, PersonId};

    use super::*;
    use crate::calendar::stored::{StoredPart, StoredPhase};

    fn plan(minutes: &[u32]) -> AppointmentPlan {
        let phase = |minutes: &u32| StoredPhase {
            kind: PhaseKind::Active,
            name: String::new(),
            minutes: *minutes,
            helper: None,
            resource_kind: None,
            resource: None,
        };
        let part = StoredPart {
            article: ArticleId(1),
            name: "Ansatzfarbe".into(),
            price: Money::cents(6_500),
            price_reason: None,
            tone: GroupTone::Colour,
            person: Some(PersonId(1)),
            phases: minutes.iter().map(phase).collect(),
        };
        AppointmentPlan {
            state: AppointmentState::InService,
            start: Some(1_000),
            parked: None,
            half_made: false,
            chair: None,
            fee: None,
            parts: vec![part],
        }
    }

    #[test]
    fn what_is_left_is_given_back() {
        let minutes =
            |plan: AppointmentPlan| plan.parts[0].phases.iter().map(|it| it.minutes).collect::<Vec<_>>();
        let whole = plan(&[40, 30, 20]);
        assert_eq!(minutes(ended(&whole, 1_050)), [40, 10, 0]);
        assert_eq!(minutes(ended(&whole, 1_000)), [40, 30, 20], "not begun");
        assert_eq!(minutes(ended(&whole, 1_090)), [40, 30, 20], "over anyway");
    }
}
