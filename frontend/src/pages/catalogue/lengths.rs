//! Whoever needs longer or less: other minutes per person and per customer, and what was measured.

use contract::calendar::{AdjustPhase, Phase, PhaseAdjustment, Planning, ServicePhases};
use contract::customers::{Customer, FindCustomers};
use contract::people::People;
use contract::{ArticleId, CustomerId, PersonId, Topic};
use leptos::prelude::*;

use super::learned::Measured;
use super::phase_form::read_minutes;
use crate::live::{Live, live, live_if};
use crate::text::german::phases as words;
use crate::ui::{Empty, Field, NotSaved, Saving};

/// Whose length it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Person(PersonId),
    Customer(CustomerId),
}

impl Whose {
    fn is_of(self, adjustment: &PhaseAdjustment) -> bool {
        match self {
            Self::Person(id) => (adjustment.person, adjustment.customer) == (Some(id), None),
            Self::Customer(id) => (adjustment.person, adjustment.customer) == (None, Some(id)),
        }
    }

    const fn wish(self, article: ArticleId, phase: u32, minutes: Option<u32>) -> AdjustPhase {
        let (person, customer) = match self {
            Self::Person(id) => (Some(id), None),
            Self::Customer(id) => (None, Some(id)),
        };
        AdjustPhase { article, phase, person, customer, minutes }
    }
}

/// One line per stylist, and what was measured below.
#[component]
pub fn OfPeople(id: ArticleId, course: Live<ServicePhases>, planning: Live<Planning>) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let team = move || {
        let all = people.get().unwrap_or_default().into_iter();
        all.filter(|person| person.active && person.performs).collect::<Vec<_>>()
    };
    view! {
        <p class="catalogue-hint">{words::LENGTHS_HOW}</p>
        <Lengths course>
            <For each=team key=|person| person.id children=move |person| view! {
                <Line id course planning whose=Whose::Person(person.id) name=person.short_name/>
            }/>
        </Lengths>
        <Measured id course planning/>
    }
}

/// One line per customer who differs, and the way to another one.
#[component]
pub fn OfCustomers(id: ArticleId, course: Live<ServicePhases>, planning: Live<Planning>) -> impl IntoView {
    let added = RwSignal::new(Vec::<(CustomerId, String)>::new());
    let known = move || {
        let of = |it: &PhaseAdjustment| it.customer.filter(|_| it.article == id && it.person.is_none());
        let mut all: Vec<CustomerId> = planning.with(|planning| {
            planning.map(|it| it.adjustments.iter().filter_map(of).collect()).unwrap_or_default()
        });
        all.extend(added.get().into_iter().map(|(customer, _)| customer));
        all.sort_unstable();
        all.dedup();
        all
    };
    let text = RwSignal::new(String::new());
    let typed = move || text.get().trim().to_owned();
    let found = live_if(&[], move || (typed().chars().count() > 1).then(|| FindCustomers { text: typed() }));
    let hit = move |customer: Customer| {
        let (name, phone) = (customer.name.clone(), customer.phone.unwrap_or_default());
        let take = move |_| {
            added.update(|added| added.push((customer.id, customer.name.clone())));
            text.set(String::new());
        };
        view! { <button type="button" class="choice phases-hit" on:click=take><b>{name}</b>" "<span>{phone}</span></button> }
    };
    view! {
        <p class="catalogue-hint">{words::LENGTHS_HOW}</p>
        <Show when=move || !known().is_empty() fallback=|| view! { <Empty text=words::CUSTOMERS_EMPTY/> }>
            <Lengths course>
                <For each=known key=|customer| *customer children=move |customer| view! {
                    <Customers id course planning customer/>
                }/>
            </Lengths>
        </Show>
        <Field label=words::FIND_CUSTOMER text/>
        <div class="choices">{move || found.get().unwrap_or_default().into_iter().take(5).map(hit).collect_view()}</div>
    }
}

/// A customer's line with the present name.
#[component]
fn Customers(
    id: ArticleId,
    course: Live<ServicePhases>,
    planning: Live<Planning>,
    customer: CustomerId,
) -> impl IntoView {
    let file = live(&[Topic::Customers], move || contract::dossier::ShowCustomer { customer });
    let named = move || file.with(|file| file.map(|file| file.master.name.clone()));
    view! {
        {move || named().map(|name| view! { <Line id course planning whose=Whose::Customer(customer) name/> })}
    }
}

/// The table's head: the phases with the minutes that hold for all.
#[component]
fn Lengths(course: Live<ServicePhases>, children: Children) -> impl IntoView {
    let head =
        |phase: Phase| view! { <th scope="col">{words::named(&phase)}<b>{phase.minutes}" min"</b></th> };
    let phases = move || course.get().map(|course| course.phases).unwrap_or_default();
    view! {
        <div class="table-frame">
            <table class="table lengths" aria-label=words::LENGTHS_HOW>
                <thead><tr><th scope="col">{words::WHO}</th>{move || phases().into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(
    id: ArticleId,
    course: Live<ServicePhases>,
    planning: Live<Planning>,
    whose: Whose,
    name: String,
) -> impl IntoView {
    let saving = Saving::new();
    let set = Memo::new(move |_| {
        planning.with(|planning| {
            let all = planning.map(|planning| planning.adjustments.as_slice()).unwrap_or_default();
            let own = all.iter().filter(|it| it.article == id && whose.is_of(it));
            own.map(|it| (it.phase, it.minutes)).collect::<Vec<_>>()
        })
    });
    let who = StoredValue::new(name.clone());
    let cell = move |(at, phase): (u32, Phase)| {
        let minutes =
            move || set.with(|set| set.iter().find(|(of, _)| *of == at).map(|(_, minutes)| *minutes));
        let text = RwSignal::new(untrack(minutes).map(|minutes| minutes.to_string()).unwrap_or_default());
        Effect::new(move |_| text.set(minutes().map(|minutes| minutes.to_string()).unwrap_or_default()));
        let save = move || {
            let Some(typed) = text.try_get_untracked() else { return };
            let read = match typed.trim() {
                "" => Ok(None),
                typed => read_minutes(typed).map(Some).ok_or(words::LENGTH_BAD),
            };
            let Some(wanted) = saving.read(read) else { return };
            if wanted != untrack(minutes) {
                saving.deed().run(whose.wish(id, at, wanted), move |()| planning.refetch());
            }
        };
        view! {
            <td>
                <input
                    class="input"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=words::length_of(&who.get_value(), &phase)
                    placeholder=phase.minutes.to_string()
                    data-own=move || minutes().is_some().then_some("yes")
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())
                    on:blur=move |_| save()
                    on:keydown=move |event| if event.key() == "Enter" { save() }
                />
            </td>
        }
    };
    let phases =
        move || (0..).zip(course.get().map(|course| course.phases).unwrap_or_default()).collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row" class="lengths-who">
                {name}
                <NotSaved saving class="phases-said"/>
            </th>
            {move || phases().into_iter().map(cell).collect_view()}
        </tr>
    }
}
