//! Above the calendar: the day in words, the way to another one, and how it is looked at.

use contract::Day;
use contract::messages::DayPlan;
use leptos::prelude::*;

use super::panel::Panel;
use super::state::{Calendar, Look};
use super::when::{date, whole_day};
use crate::deed::Deed;
use crate::files::save;
use crate::keys::{bind, spoken};
use crate::text::german::calendar as words;
use crate::ui::{Button, DateField, Key};

/// The ways to look, with their keys.
const LOOKS: [(Look, &str, &str); 4] = [
    (Look::Day, words::DAY, "Alt+T"),
    (Look::Week, words::WEEK, "Alt+W"),
    (Look::Month, words::MONTH, "Alt+M"),
    (Look::List, words::LIST, "Alt+L"),
];

/// The head.
#[component]
pub fn Head() -> impl IntoView {
    let (calendar, panel, deed) = (Calendar::here(), Panel::here(), Deed::new());
    let plan = move |()| deed.run(DayPlan { day: calendar.day.get_untracked() }, |plan| save(&plan));
    let look = calendar.place.look;
    let title = move || match look.get() {
        Look::Day | Look::List => words::long_day(calendar.day.get()),
        Look::Week => words::week_of(calendar.day.get()),
        Look::Month => words::month_of(calendar.day.get()),
    };
    let today = Signal::derive(move || date(calendar.today.get()));
    let typed = RwSignal::new(None);
    Effect::new(move |_| {
        let day: Option<Day> = typed.get().and_then(whole_day);
        if let Some(day) = day {
            calendar.go(day);
            super::refocus::refocus();
        }
    });
    let way = move |(own, label, key): (Look, &'static str, &'static str)| {
        bind(key, move || look.set(own));
        view! {
            <button
                type="button"
                class="cal-view"
                aria-pressed=move || (look.get() == own).to_string()
                aria-keyshortcuts=spoken(key)
                on:click=move |_| look.set(own)
            >
                {label}<Key shortcut=key/>
            </button>
        }
    };
    view! {
        <header class="cal-head">
            <h2 class="cal-title">{title}</h2>
            <Button label="‹" shortcut="Ctrl+ArrowLeft" on_press=move |()| calendar.step(false)/>
            <Button label=words::TODAY shortcut="Alt+H" on_press=move |()| calendar.go(calendar.today.get_untracked())/>
            <Button label="›" shortcut="Ctrl+ArrowRight" on_press=move |()| calendar.step(true)/>
            <DateField label=words::GO_TO today day=typed example=words::GO_TO_EXAMPLE/>
            <div class="cal-views" role="group" aria-label=words::VIEWS>{LOOKS.map(way).into_iter().collect_view()}</div>
            <Show when=move || look.get() == Look::Day>
                <Button label=words::DAY_PLAN off=deed.busy() on_press=plan/>
            </Show>
            <button type="button" class="button" data-kind="plain" aria-keyshortcuts="Control+T" on:click=move |_| panel.show()>
                <span class="button-label">{words::NEW}</span><Key shortcut="Ctrl+T"/>
            </button>
        </header>
    }
}
