//! One person's day in the shift plan: two lines to type, work and break.

use contract::PersonId;
use leptos::{ev, prelude::*};

use super::draft::{DayText, Unread};
use super::rota::{CellPlace, Rota};
use super::times::{read_spans, write_spans};
use crate::text::german::planning as words;

/// A cell.
#[component]
pub fn Cell(rota: Rota, person: PersonId, name: String, row: usize, weekday: usize) -> impl IntoView {
    let place = (person, weekday);
    let shown = Memo::new(move |_| rota.shown(person, weekday));
    // While it is typed nothing is wrong yet.
    let unread = Memo::new(move |_| {
        let left = rota.at.get() != Some(place);
        shown.with(|shown| shown.text.read().err()).filter(|_| left)
    });
    let wrong = Signal::derive(move || unread.get().map(Unread::sentence).unwrap_or_default());
    let away = move || {
        shown.with(|shown| shown.away.clone()).map(|why| view! { <span class="plan-away">{why}</span> })
    };
    let closed = move || rota.salon(weekday).is_some_and(|day| day.summary.closed.is_some()).then_some("yes");
    let off = move || {
        shown
            .with(|shown| {
                shown.text.work.is_empty() && shown.as_open.as_deref().unwrap_or_default().is_empty()
            })
            .then_some("yes")
    };
    let said = format!("plan-said-{}-{weekday}", person.0);
    view! {
        <td
            class="plan-cell"
            data-closed=closed
            data-off=off
            data-away=move || shown.with(|shown| shown.away.is_some()).then_some("yes")
            data-typed=move || shown.with(|shown| shown.typed).then_some("yes")
            data-wrong=move || unread.get().is_some().then_some("yes")
        >
            <Line rota place shown pause=false at=format!("{row} {weekday}w")
                label=words::cell(&name, weekday, false) said=said.clone()
                wrong=Signal::derive(move || matches!(unread.get(), Some(Unread::Work(_))))/>
            <Line rota place shown pause=true at=format!("{row} {weekday}p")
                label=words::cell(&name, weekday, true) said=said.clone()
                wrong=Signal::derive(move || matches!(unread.get(), Some(Unread::Pause(_))))/>
            {away}
            <span class="plan-said" id=said role="status">{move || wrong.get()}</span>
        </td>
    }
}

/// One of its lines.
#[component]
fn Line(
    rota: Rota,
    place: CellPlace,
    shown: Memo<super::rota::ShiftCell>,
    pause: bool,
    /// Row, day and line: where the arrows find it.
    at: String,
    label: String,
    /// The id of what is said below.
    said: String,
    #[prop(into)] wrong: Signal<bool>,
) -> impl IntoView {
    let part = move |text: &DayText| if pause { text.pause.clone() } else { text.work.clone() };
    let set = move |text: &mut DayText, typed: String| {
        *if pause { &mut text.pause } else { &mut text.work } = typed;
    };
    let hint = move || {
        shown.with(|shown| match (&shown.as_open, pause) {
            (Some(open), false) if !open.is_empty() => open.clone(),
            (_, false) => words::FREE.to_owned(),
            (None, true) if !shown.text.work.is_empty() => words::BREAK.to_owned(),
            (_, true) => String::new(),
        })
    };
    let enter = move |event: ev::FocusEvent| {
        rota.at.set(Some(place));
        rota.last.set(Some(place));
        event_target::<web_sys::HtmlInputElement>(&event).select();
    };
    let leave = move || {
        if rota.at.try_update(|at| *at = at.filter(|at| *at != place)).is_none() {
            return;
        }
        let typed = shown.with_untracked(|shown| part(&shown.text));
        match read_spans(&typed).map(|spans| write_spans(&spans)) {
            Ok(tidy) if tidy != typed => rota.edit_day(place, |text| set(text, tidy)),
            _ => {}
        }
    };
    view! {
        <input
            class=if pause { "plan-pause" } else { "plan-work" }
            autocomplete="off"
            spellcheck="false"
            data-at=at
            aria-label=label
            aria-describedby=said
            aria-invalid=move || wrong.get().then_some("true")
            placeholder=hint
            prop:value=move || shown.with(|shown| part(&shown.text))
            on:input:target=move |event| rota.edit_day(place, |text| set(text, event.target().value()))
            on:focus=enter
            on:blur=move |_| leave()
        />
    }
}
