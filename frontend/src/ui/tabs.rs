//! One choice out of a few, side by side.

use leptos::prelude::*;

/// Segmented tabs: pairs of key and word, and the chosen key.
#[component]
pub fn Tabs<K>(
    /// What the group chooses, for those who hear it.
    #[prop(into)]
    label: String,
    #[prop(into)] items: Signal<Vec<(K, String)>>,
    chosen: RwSignal<K>,
) -> impl IntoView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    let tab = move |(key, word): (K, String)| {
        let own = key.clone();
        let pressed = move || (chosen.get() == own).to_string();
        view! {
            <button type="button" class="tab" aria-pressed=pressed on:click=move |_| chosen.set(key.clone())>
                {word}
            </button>
        }
    };
    view! {
        <div class="tabs" role="group" aria-label=label>
            {move || items.get().into_iter().map(tab).collect_view()}
        </div>
    }
}
