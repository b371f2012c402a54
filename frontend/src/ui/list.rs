//! Lists and tables; an empty one says how it fills.

use leptos::prelude::*;

/// A table with a head; shows `empty` in words while there is no row.
#[component]
pub fn Table(
    /// What the table holds, for those who hear it.
    #[prop(into)]
    label: String,
    /// Columns: word, and whether it holds figures.
    head: &'static [(&'static str, bool)],
    #[prop(into)] is_empty: Signal<bool>,
    #[prop(into)] empty: Signal<String>,
    children: Children,
) -> impl IntoView {
    let cell = |(word, figures): &'static (&'static str, bool)| {
        view! { <th scope="col" data-figures=figures.then_some("yes")>{*word}</th> }
    };
    view! {
        <div class="table-frame">
            <table class="table" aria-label=label>
                <thead><tr>{head.iter().map(cell).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
            <Show when=move || is_empty.get()>
                <Empty text=empty.get()/>
            </Show>
        </div>
    }
}

/// How an empty list fills.
#[component]
pub fn Empty(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="empty">{text}</p> }
}
