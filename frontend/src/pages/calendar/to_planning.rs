//! The way from the calendar to what it rests on: shifts, absences, opening hours.

use leptos::prelude::*;

use crate::keys::{bind, spoken};
use crate::router::{Room, Route, Router};
use crate::text::german::planning as words;
use crate::ui::Key;

const KEY: &str = "Alt+A";

/// The key holds while the calendar is looked at, however it is looked at.
pub fn by_key() {
    let router = Router::here();
    bind(KEY, move || router.go(Route::Management(Room::Planning)));
}

/// The same by a touch.
#[component]
pub fn ToPlanning() -> impl IntoView {
    let router = Router::here();
    view! {
        <button
            type="button"
            class="button cal-to-planning"
            data-kind="quiet"
            aria-keyshortcuts=spoken(KEY)
            on:click=move |_| router.go(Route::Management(Room::Planning))
        >
            <span class="button-label">{words::TITLE}</span><Key shortcut=KEY/>
        </button>
    }
}
