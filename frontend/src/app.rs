//! The window's frame.

use leptos::prelude::*;

/// The whole window.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"Lockbuch"</h1></main> }
}
