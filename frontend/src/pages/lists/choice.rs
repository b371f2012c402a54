//! What narrows a list.

use contract::Topic;
use contract::people::People;
use leptos::prelude::*;

use super::kinds::Filter;
use super::shelf::Shelf;
use crate::live::live;
use crate::text::german::lists as words;
use crate::ui::{Field, Pick};

/// The fields of a list's filters.
#[component]
pub fn Filters(shelf: Shelf, filters: &'static [Filter]) -> impl IntoView {
    let field = move |filter: &Filter| match *filter {
        Filter::Person => view! { <PersonPick shelf/> }.into_any(),
        Filter::Text(label) => view! { <Field label text=shelf.text/> }.into_any(),
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
fn PersonPick(shelf: Shelf) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let items = Signal::derive(move || {
        let all = std::iter::once((None, words::EVERYONE.to_owned()));
        let named = people.get().unwrap_or_default().into_iter().map(|person| (Some(person.id), person.name));
        all.chain(named).collect::<Vec<_>>()
    });
    view! { <Pick label=words::PERSON items chosen=shelf.person/> }
}
