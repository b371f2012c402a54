//! Chairs, basins and hoods: how many there are, what they are called, and which are out of use.

use std::collections::VecDeque;

use contract::calendar::{Planning, Resource, ResourceKind, SaveResource};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::planning as words;
use crate::ui::{Button, Wrong};

/// One card per kind.
#[component]
pub fn Resources(planning: Live<Planning>) -> impl IntoView {
    view! {
        <p class="management-hint">{words::RESOURCES_HOW}</p>
        <div class="things">
            {ResourceKind::ALL.map(|kind| view! { <Kind planning kind/> }).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn Kind(planning: Live<Planning>, kind: ResourceKind) -> impl IntoView {
    let deed = Deed::new();
    let all = Memo::new(move |_| {
        let all = planning.with(|planning| planning.map(|it| it.resources.clone()).unwrap_or_default());
        all.into_iter().filter(|one| one.kind == kind).collect::<Vec<_>>()
    });
    let add = move |count: usize| {
        let names = all.with_untracked(|all| new_names(kind, all, count));
        one_by_one(deed, planning, kind, names.into());
    };
    let head = move || all.with(|all| words::in_use(all.iter().filter(|one| one.active).count(), all.len()));
    let more = move |count: usize| view! { <Button label=format!("+ {count}") off=deed.busy() on_press=move |()| add(count)/> };
    view! {
        <section class="things-kind">
            <h3>{words::things(kind)}" "<span class="things-count">{head}</span></h3>
            <ul class="things-list">
                <For each=move || all.get() key=|one| (one.id, one.active, one.name.clone())
                    children=move |one| view! { <Line one planning/> }/>
            </ul>
            <Show when=move || all.with(Vec::is_empty)><p class="management-hint">{words::things_empty(kind)}</p></Show>
            <div class="things-more" role="group" aria-label=words::HOW_MANY>
                <span class="small-title">{words::HOW_MANY}</span>
                {[1, 2, 4].map(more).into_iter().collect_view()}
            </div>
            <Wrong trouble=deed.trouble()/>
        </section>
    }
}

/// `Platz 3`, `Platz 4`: the next numbers that no name has.
fn new_names(kind: ResourceKind, all: &[Resource], count: usize) -> Vec<String> {
    let names = (1..).map(|number: u32| format!("{} {number}", kind.german()));
    names.filter(|name| !all.iter().any(|one| one.name == *name)).take(count).collect()
}

fn one_by_one(deed: Deed, planning: Live<Planning>, kind: ResourceKind, mut names: VecDeque<String>) {
    let Some(name) = names.pop_front() else { return planning.refetch() };
    let wish = SaveResource { id: None, kind, name, active: true };
    deed.run(wish, move |_| one_by_one(deed, planning, kind, names));
}

/// One of them: its name is typed where it stands.
#[component]
fn Line(one: Resource, planning: Live<Planning>) -> impl IntoView {
    let deed = Deed::new();
    let name = RwSignal::new(one.name.clone());
    let one = StoredValue::new(one);
    let save = move |active: bool| {
        let before = one.get_value();
        let wanted = name.try_get_untracked().unwrap_or_default().trim().to_owned();
        if (wanted.as_str(), active) == (before.name.as_str(), before.active) {
            return;
        }
        let wish = SaveResource { id: Some(before.id), kind: before.kind, name: wanted, active };
        deed.run(wish, move |_| planning.refetch());
    };
    let active = one.with_value(|one| one.active);
    let label = one.with_value(|one| format!("{}: {}", words::RENAME, one.name));
    let word = if active { words::IN_USE } else { words::NOT_IN_USE };
    view! {
        <li class="things-line" data-off=(!active).then_some("yes")>
            <input
                class="input"
                autocomplete="off"
                aria-label=label
                prop:value=move || name.get()
                on:input:target=move |event| name.set(event.target().value())
                on:blur=move |_| if !name.is_disposed() { save(active) }
                on:keydown=move |event| if event.key() == "Enter" { save(active) }
            />
            <Button label=word pressed=Signal::stored(active) off=deed.busy() on_press=move |()| save(!active)/>
            <Wrong trouble=deed.trouble()/>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::ResourceId;

    #[test]
    fn new_things_take_the_numbers_that_are_free() {
        let chair = |id, name: &str| Resource {
            id: ResourceId(id),
            kind: ResourceKind::Chair,
            name: name.to_owned(),
            active: true,
        };
        let all = [chair(1, "Platz 1"), chair(2, "Platz 3"), chair(3, "Fensterplatz")];
        assert_eq!(new_names(ResourceKind::Chair, &all, 2), ["Platz 2", "Platz 4"]);
        assert_eq!(new_names(ResourceKind::Hood, &[], 1), ["Haube 1"]);
    }
}
