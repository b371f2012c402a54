//! A room with a list and, beside it, one thing of the list.

use leptos::prelude::*;

use super::{Beside, Button, SidePanel, Table, Wrong};
use crate::live::Live;
use crate::text::sets::ListWords;

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
            <div class="management-head">
                <h2>{words.title}</h2>
                <Button label=words.new shortcut="Ctrl+N" on_press=move |()| shown.set(Beside::New(()))/>
            </div>
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
