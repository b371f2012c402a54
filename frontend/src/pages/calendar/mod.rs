//! The page *Termine*: day, week, month and a person's list, by mouse, keyboard and finger; and the panel *Termin*
//! over any page.

mod aside;
mod booking;
mod carry;
mod day;
mod detail;
mod drag;
mod fee;
mod guest;
mod hand;
mod head;
mod lie;
mod list;
mod month;
pub mod panel;
mod picture;
mod question;
mod scale;
mod services;
pub mod state;
mod strip;
mod week;
mod when;
mod who;

use leptos::{html, prelude::*};

pub use booking::BookingPanel;
use state::{Calendar, Look};

use crate::text::german::calendar as words;
use crate::ui::Wrong;

/// The page *Termine*.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let calendar = Calendar::provide();
    let panel = panel::Panel::here();
    let root = NodeRef::<html::Div>::new();
    drag::listen(calendar, panel, root);
    let look = Memo::new(move |_| calendar.place.look.get());
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

/// Gives the keys back to the day's sheet.
fn refocus() {
    use wasm_bindgen::JsCast;
    let found = document().query_selector(".cal-scroll").ok().flatten();
    if let Some(sheet) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Only fails where the sheet is gone already.
        let _ = sheet.focus();
    }
}
