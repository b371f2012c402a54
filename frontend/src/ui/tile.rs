//! A service or an article as a large tile.

use contract::catalogue::GroupTone;
use leptos::prelude::*;

/// The value of `data-kind`.
#[must_use]
pub const fn kind_name(tone: GroupTone) -> &'static str {
    match tone {
        GroupTone::Cut => "cut",
        GroupTone::Colour => "colour",
        GroupTone::Care => "care",
        GroupTone::Styling => "styling",
        GroupTone::Retail => "retail",
        GroupTone::Children => "children",
    }
}

/// A tile; pressing it puts what it names into the basket.
#[component]
pub fn Tile(
    #[prop(into)] title: String,
    kind: GroupTone,
    /// Lower left: duration, stock, or the kind in a word.
    #[prop(into)]
    note: String,
    #[prop(into)] price: String,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="tile" data-kind=kind_name(kind) on:click=move |_| on_press.run(())>
            <span class="tile-title">{title}</span>
            <span class="tile-foot">
                <span class="tile-note">{note}</span>
                <span class="tile-price">{price}</span>
            </span>
        </button>
    }
}
