//! What narrows a list.

use std::time::Duration;

use contract::Topic;
use contract::people::People;
use leptos::prelude::*;

use super::kinds::Filter;
use super::shelf::ListShelf;
use crate::live::live;
use crate::text::german::lists as words;
use crate::ui::{Field, Pick};

/// How long a person may pause before the list is searched.
const PAUSE: Duration = Duration::from_millis(300);

/// The fields of a list's filters.
#[component]
pub fn Filters(shelf: ListShelf, filters: &'static [Filter]) -> impl IntoView {
    let field = move |filter: &Filter| match *filter {
        Filter::Person => view! { <PersonPick shelf/> }.into_any(),
        Filter::Text(label) => view! { <TextFilter label shelf/> }.into_any(),
        Filter::Pick(label, options) => {
            let items = options.iter().enumerate().map(|(at, word)| (at, (*word).to_owned()));
            let items = Signal::stored(items.collect::<Vec<_>>());
            view! { <Pick label items chosen=shelf.pick/> }.into_any()
        }
    };
    (!filters.is_empty())
        .then(|| view! { <div class="lists-filters">{filters.iter().map(field).collect_view()}</div> })
}

#[component]
fn PersonPick(shelf: ListShelf) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let items = Signal::derive(move || {
        let all = std::iter::once((None, words::EVERYONE.to_owned()));
        let named = people.get().unwrap_or_default().into_iter().map(|person| (Some(person.id), person.name));
        all.chain(named).collect::<Vec<_>>()
    });
    view! { <Pick label=words::PERSON items chosen=shelf.person/> }
}

/// Waits for a pause: each search looks through the whole stretch.
#[component]
fn TextFilter(label: &'static str, shelf: ListShelf) -> impl IntoView {
    let typed = RwSignal::new(shelf.text.get_untracked());
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let text = typed.get();
        let turn = newest.with_value(|turn| turn.wrapping_add(1));
        newest.set_value(turn);
        let search = move || {
            // The room may have been left meanwhile.
            if newest.try_get_value() == Some(turn) && shelf.text.get_untracked() != text {
                shelf.text.set(text);
            }
        };
        set_timeout(search, PAUSE);
    });
    view! { <Field label text=typed/> }
}
