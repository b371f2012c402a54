//! A chosen service in the panel: who does it, how long each phase takes, who helps, and how long it takes really.

use contract::calendar::{Learned, LearnedDurations, PhasesFor, ServicePhases};
use contract::people::{People, Person};
use contract::{ArticleId, PersonId, Topic};
use leptos::prelude::*;

use super::panel::{Panel, ServiceWish};
use crate::live::{Live, live, live_if};
use crate::text::german::calendar as words;
use crate::ui::{Button, NumberField, Pick, Unit};

/// One row: the name with its ways out and in; what departs from the plan is folded away.
#[component]
pub fn WishRow(
    panel: Panel,
    at: usize,
    article: ArticleId,
    /// Its name in the price list.
    known: Option<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let named = panel.wishes.with_untracked(|wishes| wishes.get(at).map(|wish| wish.name.clone()));
    let name = named.filter(|name| !name.is_empty()).or(known).unwrap_or_default();
    let out = words::take_out(&name);
    let remove = move |_| panel.wishes.update(|wishes| drop((at < wishes.len()).then(|| wishes.remove(at))));
    let departs = move || {
        panel.wishes.with(|wishes| {
            wishes.get(at).is_some_and(|wish| wish.person.is_some() || !wish.helpers.is_empty())
        })
    };
    view! {
        <li>
            <div class="booking-row" data-departs=move || departs().then_some("yes")>
                <button
                    type="button"
                    class="booking-name"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <b>{name}</b>" "<span>{words::DETAILS}</span>
                </button>
                <button type="button" class="booking-remove" aria-label=out on:click=remove>"×"</button>
            </div>
            <Show when=move || open.get()><Agreed panel at article/></Show>
        </li>
    }
}

/// Changes the wish in this row.
fn change(panel: Panel, at: usize, how: impl FnOnce(&mut ServiceWish)) {
    panel.wishes.update(|wishes| {
        if let Some(wish) = wishes.get_mut(at) {
            how(wish);
        }
    });
}

#[component]
fn Agreed(panel: Panel, at: usize, article: ArticleId) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let of = move || panel.wishes.with(|wishes| wishes.get(at).and_then(|wish| wish.person));
    let by = Memo::new(move |_| of().or_else(|| panel.person.get()));
    let phases = live(&[Topic::Calendar, Topic::Catalogue], move || PhasesFor {
        article,
        person: by.get(),
        customer: panel.customer.get(),
    });
    let learned = live_if(&[Topic::Calendar], move || {
        Some(LearnedDurations { article: Some(article), person: by.get(), customer: panel.customer.get() })
    });
    let person = RwSignal::new(untrack(of));
    Effect::new(move |before: Option<()>| {
        let chosen = person.get();
        if before.is_some() {
            change(panel, at, |wish| wish.person = chosen);
        }
    });
    let team = Signal::derive(move || {
        choices(&people.get().unwrap_or_default(), words::AS_ABOVE, |person| person.performs)
    });
    let rows = move || phases.get().map(|phases| rows(panel, at, &phases, people));
    view! {
        <div class="booking-agreed">
            <Pick label=words::DOES_IT items=team chosen=person/>
            {rows}
            {move || learned.get().unwrap_or_default().into_iter().take(3).map(|it| evidence(panel, at, phases, it)).collect_view()}
        </div>
    }
}

/// Nobody in particular, then everyone who may.
fn choices(
    people: &[Person],
    nobody: &str,
    may: impl Fn(&Person) -> bool,
) -> Vec<(Option<PersonId>, String)> {
    let team = people.iter().filter(|person| person.active && may(person));
    let team = team.map(|person| (Some(person.id), person.short_name.clone()));
    std::iter::once((None, nobody.to_owned())).chain(team).collect()
}

/// A field for the length of each phase, and who helps where someone may.
fn rows(panel: Panel, at: usize, phases: &ServicePhases, people: Live<Vec<Person>>) -> impl IntoView + use<> {
    let planned: Vec<u32> = phases.phases.iter().map(|phase| phase.minutes).collect();
    let row = |(number, phase): (usize, &contract::calendar::Phase)| {
        let label = words::length_of(&phase.name);
        let length = view! { <Length panel at number planned=planned.clone() label/> };
        let helper = u32::try_from(number).ok().filter(|_| phase.helper);
        let helper =
            helper.map(|number| view! { <WhoHelps panel at number people name=phase.name.clone()/> });
        view! { {length}{helper} }
    };
    phases.phases.iter().enumerate().map(row).collect_view()
}

#[component]
fn Length(panel: Panel, at: usize, number: usize, planned: Vec<u32>, label: String) -> impl IntoView {
    let planned = StoredValue::new(planned);
    let now = move || {
        let agreed = panel.wishes.with(|wishes| wishes.get(at)?.minutes.as_ref()?.get(number).copied());
        agreed.or_else(|| planned.with_value(|planned| planned.get(number).copied())).unwrap_or_default()
    };
    let text = RwSignal::new(untrack(now).to_string());
    // What was taken over elsewhere stands in the field; what is typed here is agreed.
    Effect::new(move |_| {
        let now = now();
        if text.get_untracked().trim().parse() != Ok(now) {
            text.set(now.to_string());
        }
    });
    Effect::new(move |_| {
        let Ok(typed) = text.with(|text| text.trim().parse::<u32>()) else { return };
        if typed != untrack(now) && typed <= LONGEST {
            change(panel, at, |wish| set_length(wish, number, typed, &planned.get_value()));
        }
    });
    view! { <NumberField label text unit=Unit::Pieces/> }
}

/// Longest phase in minutes.
const LONGEST: u32 = 720;

/// Lengths that are all as planned are no agreement.
fn set_length(wish: &mut ServiceWish, number: usize, minutes: u32, planned: &[u32]) {
    let mut all = wish.minutes.clone().unwrap_or_else(|| planned.to_vec());
    if let Some(length) = all.get_mut(number) {
        *length = minutes;
    }
    wish.minutes = (all != planned).then_some(all);
}

#[component]
fn WhoHelps(panel: Panel, at: usize, number: u32, people: Live<Vec<Person>>, name: String) -> impl IntoView {
    let of = move || {
        panel.wishes.with_untracked(|wishes| {
            let wish = wishes.get(at)?;
            wish.helpers.iter().find(|(phase, _)| *phase == number).map(|(_, person)| *person)
        })
    };
    let helper = RwSignal::new(of());
    Effect::new(move |before: Option<()>| {
        let chosen = helper.get();
        if before.is_some() {
            change(panel, at, |wish| {
                wish.helpers.retain(|(phase, _)| *phase != number);
                wish.helpers.extend(chosen.map(|person| (number, person)));
            });
        }
    });
    // Whoever learns helps too, and does no service alone.
    let team =
        Signal::derive(move || choices(&people.get().unwrap_or_default(), words::NOBODY_HELPS, |_| true));
    view! { <Pick label=words::helps_with(&name) items=team chosen=helper/> }
}

/// What was observed, and the key that takes it over for this appointment.
fn evidence(panel: Panel, at: usize, phases: Live<ServicePhases>, it: Learned) -> impl IntoView {
    let (planned, median) = (it.planned_minutes, it.median_minutes);
    let take = move |()| {
        let Some(planned) =
            phases.peek().map(|all| all.phases.iter().map(|it| it.minutes).collect::<Vec<_>>())
        else {
            return;
        };
        change(panel, at, |wish| take_over(wish, median, &planned));
    };
    view! {
        <p class="booking-learned">{words::learned(&it.person_name, planned, median, it.count)}</p>
        {(median != planned).then(|| view! { <Button label=words::take_minutes(median) on_press=take/> })}
    }
}

/// The longest phase takes what the whole is longer or shorter.
fn take_over(wish: &mut ServiceWish, whole: u32, planned: &[u32]) {
    let Some((longest, length)) = planned.iter().copied().enumerate().max_by_key(|(_, minutes)| *minutes)
    else {
        return;
    };
    let rest = planned.iter().sum::<u32>() - length;
    set_length(wish, longest, whole.saturating_sub(rest).clamp(super::scale::STEP, LONGEST), planned);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_as_planned_is_no_agreement() {
        let mut wish = ServiceWish::of(ArticleId(1), "Ansatzfarbe".into());
        set_length(&mut wish, 1, 50, &[40, 35, 45]);
        assert_eq!(wish.minutes, Some(vec![40, 50, 45]));
        set_length(&mut wish, 1, 35, &[40, 35, 45]);
        assert_eq!(wish.minutes, None);
    }

    #[test]
    fn a_learned_length_goes_into_the_longest_phase() {
        let mut wish = ServiceWish::of(ArticleId(1), "Ansatzfarbe".into());
        take_over(&mut wish, 130, &[40, 35, 45]);
        assert_eq!(wish.minutes, Some(vec![40, 35, 55]));
        take_over(&mut wish, 10, &[40, 35, 45]);
        assert_eq!(wish.minutes, Some(vec![40, 35, 5]), "never nothing");
    }
}
