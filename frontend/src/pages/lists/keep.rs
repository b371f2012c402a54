//! Keeps what the documents say now as a version, where they differ from the last one.

use contract::lists::{List, ListPage};
use contract::procedure::KeepProcedure;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::lists as words;
use crate::ui::{Button, Wrong};

/// The button, where the list is one of these documents as of now.
#[component]
pub fn KeepNow(#[prop(into)] list: Signal<Option<List>>, page: Live<ListPage>) -> impl IntoView {
    let deed = Deed::new();
    let keep = move |()| deed.run(KeepProcedure, move |_| page.refetch());
    let wanted = Memo::new(move |_| {
        let of_now =
            |list: &List| matches!(list, List::Procedure { version: None, .. } | List::ProcedureVersions);
        list.with(|list| list.as_ref().is_some_and(of_now))
    });
    view! {
        <Show when=move || wanted.get()>
            <Button label=words::KEEP off=deed.busy() on_press=keep/>
            <Wrong trouble=deed.trouble()/>
        </Show>
    }
}
