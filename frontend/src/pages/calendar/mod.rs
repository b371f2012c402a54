//! The page *Termine*: day, week, month and a person's list, by mouse, keyboard and finger; and the panel *Termin*
//! over any page.

mod acts;
mod aside;
mod booking;
mod day;
mod days;
mod detail;
mod drag;
mod drag_preview;
mod fee;
mod forget;
mod geometry;
mod guest;
mod head;
mod keyboard;
mod list;
mod markup;
mod month;
mod more;
pub mod panel;
mod picture;
mod place;
mod question;
mod refocus;
mod release;
mod scale;
mod services;
pub mod state;
mod strip;
mod to_planning;
mod together;
mod until_then;
mod waits;
mod ways;
mod week;
mod when;
mod who;
mod wish;

use leptos::{html, prelude::*};

pub use booking::BookingPanel;
use state::{Calendar, Look};

use crate::router::{Route, Router};
use crate::text::german::calendar as words;
use crate::ui::Wrong;

/// The page *Termine*.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let calendar = Calendar::provide();
    let panel = panel::Panel::here();
    let root = NodeRef::<html::Div>::new();
    drag::listen(calendar, panel, root);
    let (look, router) = (Memo::new(move |_| calendar.place.look.get()), Router::here());
    router.on_arrival(move |route| {
        if let Route::Appointment(id, day) = route {
            calendar.go(day.unwrap_or_else(|| calendar.day.get_untracked()));
            calendar.place.look.set(Look::Day);
            calendar.choose(Some(id));
        }
    });
    lift_notices();
    to_planning::by_key();
    view! {
        <div class="cal" node_ref=root data-look=move || (look.get() == Look::Day).then_some("day")>
            <h1 class="only-heard">{words::PAGE}</h1>
            <head::Head/>
            <Wrong trouble=Signal::derive(move || calendar.page.trouble())/>
            {move || match look.get() {
                Look::Day => view! { <day::DaySheet/><strip::Strip/><aside::Side/> }.into_any(),
                Look::Week => view! { <week::Week/> }.into_any(),
                Look::Month => view! { <month::Month/> }.into_any(),
                Look::List => view! { <list::PersonsList/> }.into_any(),
            }}
        </div>
    }
}

/// While the page is shown, notices stand above the strip: what they tell of lies there.
fn lift_notices() {
    if !cfg!(target_family = "wasm") {
        return;
    }
    let root = || document().document_element();
    Effect::new(move |_| {
        // An attribute of an element is always taken.
        let _ = root().map(|root| root.set_attribute("data-foot", "yes"));
    });
    on_cleanup(move || drop(root().map(|root| root.remove_attribute("data-foot"))));
}
