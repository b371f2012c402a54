//! What a service really takes, with its evidence. Nothing of it holds until someone says so.

use contract::calendar::{AdjustPhase, Learned, LearnedDurations, PhaseKind, Planning, ServicePhases};
use contract::{ArticleId, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::phases as words;
use crate::ui::{Button, Wrong};

/// One line per person who was measured.
#[component]
pub fn Measured(id: ArticleId, course: Live<ServicePhases>, planning: Live<Planning>) -> impl IntoView {
    let learned = live(&[Topic::Calendar], move || LearnedDurations {
        article: Some(id),
        ..LearnedDurations::default()
    });
    let none = move || learned.with(|learned| learned.is_some_and(Vec::is_empty));
    view! {
        <section class="phases-learned">
            <h3>{words::LEARNED}</h3>
            <p class="management-hint">{words::LEARNED_HOW}</p>
            <ul>
                {move || learned.get().unwrap_or_default().into_iter()
                    .map(|learned| view! { <Line id learned course planning/> }).collect_view()}
            </ul>
            <Show when=none><p class="management-hint">{words::LEARNED_NONE}</p></Show>
        </section>
    }
}

/// The longest phase of the hands, and how long it would be so that the whole takes the median.
fn proposal(course: &ServicePhases, learned: &Learned, own: &[(u32, u32)]) -> Option<(u32, u32)> {
    let held =
        |at: u32, minutes: u32| own.iter().find(|(of, _)| *of == at).map_or(minutes, |(_, minutes)| *minutes);
    let phases: Vec<(u32, PhaseKind, u32)> =
        (0..).zip(&course.phases).map(|(at, phase)| (at, phase.kind, held(at, phase.minutes))).collect();
    let whole: u32 = phases.iter().map(|(_, _, minutes)| minutes).sum();
    let hands = phases.iter().filter(|(_, kind, _)| *kind == PhaseKind::Active);
    let (at, _, minutes) = hands.max_by_key(|(_, _, minutes)| *minutes)?;
    let wanted = (minutes + learned.median_minutes).checked_sub(whole)?;
    (wanted > 0 && wanted != *minutes).then_some((*at, wanted))
}

#[component]
fn Line(
    id: ArticleId,
    learned: Learned,
    course: Live<ServicePhases>,
    planning: Live<Planning>,
) -> impl IntoView {
    let deed = Deed::new();
    let person = learned.person;
    let said = words::learned(&learned);
    let proposed = Memo::new(move |_| {
        let own = planning.with(|planning| {
            let all = planning.map(|planning| planning.adjustments.as_slice()).unwrap_or_default();
            let of = all.iter().filter(|it| (it.article, it.person, it.customer) == (id, Some(person), None));
            of.map(|it| (it.phase, it.minutes)).collect::<Vec<_>>()
        });
        course.with(|course| course.and_then(|course| proposal(course, &learned, &own)))
    });
    let take = move |()| {
        if let Some((phase, minutes)) = proposed.get_untracked() {
            let wish = AdjustPhase {
                article: id,
                phase,
                person: Some(person),
                customer: None,
                minutes: Some(minutes),
            };
            deed.run(wish, move |()| planning.refetch());
        }
    };
    let key = move || {
        let (phase, minutes) = proposed.get()?;
        let name = course.with(|course| course?.phases.get(phase as usize).map(words::named))?;
        Some(
            view! { <Button label=format!("{}: {name} {minutes} min", words::TAKE_UP) off=deed.busy() on_press=take/> },
        )
    };
    view! {
        <li class="phases-measured"><span>{said}</span>{key}<Wrong trouble=deed.trouble()/></li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::PersonId;
    use contract::calendar::Phase;

    #[test]
    fn what_was_measured_goes_to_the_longest_phase_of_the_hands() {
        let phase =
            |kind, minutes| Phase { kind, minutes, name: String::new(), resource: None, helper: false };
        let course = ServicePhases {
            article: ArticleId(1),
            phases: vec![
                phase(PhaseKind::Active, 40),
                phase(PhaseKind::Passive, 35),
                phase(PhaseKind::Active, 10),
            ],
        };
        let learned = |median_minutes| Learned {
            article: ArticleId(1),
            service: String::new(),
            person: PersonId(2),
            person_name: "Jana".to_owned(),
            planned_minutes: 85,
            median_minutes,
            count: 9,
        };
        assert_eq!(proposal(&course, &learned(92), &[]), Some((0, 47)));
        assert_eq!(proposal(&course, &learned(92), &[(0, 47)]), None, "it is entered already");
        assert_eq!(proposal(&course, &learned(80), &[]), Some((0, 35)));
        assert_eq!(proposal(&course, &learned(30), &[]), None, "the Einwirkzeit alone takes longer");
    }
}
