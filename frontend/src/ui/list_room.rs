//! A list with its head and, beside it, one thing of the list.

use leptos::prelude::*;

use super::{Beside, Button, SidePanel, Table, Waiting, Wrong};
use crate::live::Live;
use crate::text::sets::ListWords;

/// The head of a list: its title and whatever else is done there, and the button for something new.
#[component]
pub fn ListHead(
    new: &'static str,
    #[prop(into)] on_new: Callback<()>,
    /// The title comes first.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="list-head">
            {children()}
            <Button label=new shortcut="Ctrl+N" on_press=on_new/>
        </div>
    }
}

/// The table of a query: why it is not here, that it is under way, and its rows.
#[component]
pub fn LiveTable<T>(
    query: Live<T>,
    label: &'static str,
    head: &'static [(&'static str, bool)],
    #[prop(into)] is_empty: Signal<bool>,
    #[prop(into)] empty: Signal<String>,
    children: Children,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let trouble = Signal::derive(move || query.trouble());
    let busy = Signal::derive(move || query.with(|reply| reply.is_none()) && query.trouble().is_none());
    view! {
        <Wrong trouble/>
        <Waiting busy/>
        <Table label head is_empty empty>{children()}</Table>
    }
}

/// The list and the panel. Its looks are those of the rooms of *Management*.
#[component]
pub fn ListRoom<T, K, R, F>(
    words: &'static ListWords,
    list: Live<Vec<T>>,
    shown: RwSignal<Beside<K>>,
    /// A thing as a row of the table.
    row: R,
    /// What stands in the panel.
    of: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Clone + Send + Sync + 'static,
    R: Fn(T) -> AnyView + Copy + Send + 'static,
    F: Fn(Beside<K>) -> Option<AnyView> + Send + 'static,
{
    let how = (!words.how.is_empty()).then(|| view! { <p class="management-hint">{words.how}</p> });
    view! {
        <section class="management-main">
            <ListHead new=words.new on_new=move |()| shown.set(Beside::New(()))><h2>{words.title}</h2></ListHead>
            {how}
            <Wrong trouble=Signal::derive(move || list.trouble())/>
            <Table
                label=words.title
                head=words.head
                is_empty=Signal::derive(move || list.with(|all| all.is_some_and(Vec::is_empty)))
                empty=words.empty
            >
                {move || list.get().unwrap_or_default().into_iter().map(row).collect_view()}
            </Table>
        </section>
        <SidePanel shown empty=words.choose of/>
    }
}
