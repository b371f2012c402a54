//! The till: open baskets, tiles and search, the basket and its payment.

use leptos::prelude::*;

/// The page *Kasse*.
#[component]
pub fn TillPage() -> impl IntoView {
    view! { <h1 class="only-heard">"Kasse"</h1> }
}
