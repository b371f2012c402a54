//! Whose appointments: everyone's, or one person's.

use contract::people::{People, Person};
use contract::{PersonId, Topic};
use leptos::prelude::*;

use super::state::{Calendar, Look};
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::Choice;

/// One touch per person.
#[component]
pub fn Who() -> impl IntoView {
    let calendar = Calendar::here();
    let people = live(&[Topic::People], || People);
    let chosen = calendar.place.person;
    let one = move |person: Person| {
        let id = person.id;
        let own = Signal::derive(move || chosen.get() == Some(id));
        view! { <Choice label=person.short_name chosen=own on_press=move |()| chosen.set(Some(id))/> }
    };
    let team = move || {
        let all = people.get().unwrap_or_default().into_iter();
        all.filter(|person| person.performs && person.active).map(one).collect_view()
    };
    let everyone = Signal::derive(move || chosen.get().is_none());
    view! {
        <div class="choices cal-who">
            <Show when=move || calendar.place.look.get() != Look::List>
                <Choice label=words::EVERYONE chosen=everyone on_press=move |()| chosen.set(None::<PersonId>)/>
            </Show>
            {team}
        </div>
    }
}
