//! The week's opening hours as they are typed, each day with its picture.

use contract::Day;
use contract::calendar::{OpeningHours, Planning, SaveOpeningHours, Span};
use leptos::prelude::*;

use super::times::{read_spans, write_spans};
use crate::live::Live;
use crate::notices::Notices;
use crate::pages::calendar::state::CalendarPlace;
use crate::text::german::planning as words;
use crate::ui::dates::{date, whole_day};
use crate::ui::{Button, ButtonKind, DateField, NotSaved, Saving, Unsaved, leave_field};

/// What is drawn of a day, in minutes since midnight.
const DRAWN: Span = Span::new(6 * 60, 24 * 60);

/// Seven lines and their day.
#[component]
pub fn HoursForm(
    /// What holds now.
    plan: Option<OpeningHours>,
    planning: Live<Planning>,
    today: Memo<Day>,
    #[prop(into)] saved: Callback<()>,
) -> impl IntoView {
    let hours = plan.map(|plan| plan.hours).unwrap_or_default();
    let texts: [RwSignal<String>; 7] = [0, 1, 2, 3, 4, 5, 6].map(|weekday| {
        let of_day = hours.iter().filter(|(of, _)| *of == weekday);
        RwSignal::new(write_spans(&of_day.map(|(_, span)| *span).collect::<Vec<_>>()))
    });
    let from = RwSignal::new(Some(date(today.get_untracked())));
    let saving = Saving::of((texts, from));
    let (place, notices) = (CalendarPlace::here(), Notices::here());
    let save = Callback::new(move |()| {
        leave_field();
        let request = from.get_untracked().and_then(whole_day).ok_or(words::NEEDS_DAY);
        let request = request.and_then(|from| Ok(OpeningHours { from, hours: read_all(&texts)? }));
        let Some(hours) = saving.read(request) else { return };
        saving.send(
            SaveOpeningHours { hours: hours.clone() },
            move |_| words::SAVED,
            move |freed| {
                place.tell_waiting(notices, freed);
                if let Some(mut planned) = planning.peek() {
                    planned.hours.retain(|plan| plan.from != hours.from);
                    planned.hours.push(hours);
                    planning.put(planned);
                }
                planning.refetch();
                saved.run(());
            },
        );
    });
    let line = move |(weekday, text): (usize, RwSignal<String>)| view! { <Line weekday text save/> };
    view! {
        <div class="hours">
            <div class="hours-line hours-scale" aria-hidden="true">
                <span></span><span></span>
                <ol class="hours-clock">{["9", "12", "15", "18", "21"].map(|hour| view! { <li>{hour}</li> }).into_iter().collect_view()}</ol>
            </div>
            {texts.into_iter().enumerate().map(line).collect_view()}
        </div>
        <NotSaved saving/>
        <div class="planning-keep">
            <DateField label=words::FROM_DAY today=Signal::derive(move || date(today.get())) day=from
                example=words::DAY_EXAMPLE/>
            <Button label=words::SAVE kind=ButtonKind::Primary shortcut="Ctrl+S" off=saving.deed().busy() on_press=save/>
            <Unsaved saving/>
        </div>
    }
}

fn read_all(texts: &[RwSignal<String>; 7]) -> Result<Vec<(u32, Span)>, &'static str> {
    let mut hours = Vec::new();
    for (weekday, text) in (0..).zip(texts) {
        let spans = read_spans(&text.get_untracked()).map_err(|_| words::CHECK_RED)?;
        hours.extend(spans.into_iter().map(|span| (weekday, span)));
    }
    Ok(hours)
}

#[component]
fn Line(weekday: usize, text: RwSignal<String>, save: Callback<()>) -> impl IntoView {
    let left = RwSignal::new(true);
    let read = Memo::new(move |_| text.with(|text| read_spans(text)));
    let wrong = move || if left.get() { read.get().err().unwrap_or_default() } else { "" };
    let tidy = move || {
        if left.try_set(true).is_none()
            && let Ok(spans) = read.get_untracked()
        {
            text.set(write_spans(&spans));
        }
    };
    let name = words::LONG_WEEKDAYS.get(weekday).copied().unwrap_or_default();
    let said = format!("hours-said-{weekday}");
    view! {
        <div class="hours-line" data-closed=move || read.with(|read| read.as_ref().is_ok_and(Vec::is_empty)).then_some("yes")
            data-wrong=move || (!wrong().is_empty()).then_some("yes")>
            <label class="hours-day" for=format!("hours-{weekday}")>{name}</label>
            <input
                id=format!("hours-{weekday}")
                class="input"
                autocomplete="off"
                spellcheck="false"
                placeholder=words::CLOSED
                aria-describedby=said.clone()
                aria-invalid=move || (!wrong().is_empty()).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
                on:focus=move |event| { left.set(false); event_target::<web_sys::HtmlInputElement>(&event).select(); }
                on:blur=move |_| tidy()
                on:keydown=move |event| if event.key() == "Enter" { tidy(); save.run(()); }
            />
            <Picture read/>
            <span class="hours-said" id=said role="status">{wrong}</span>
        </div>
    }
}

/// The day as a band from 6 to 24 o'clock.
#[component]
fn Picture(read: Memo<Result<Vec<Span>, &'static str>>) -> impl IntoView {
    let part = |span: Span| {
        let from = span.from.max(DRAWN.from);
        let width = span.until.saturating_sub(from);
        view! { <rect class="hours-open" x=from - DRAWN.from y="0" width=width height="10" rx="0"/> }
    };
    let hour = |hour: u32| {
        let x = hour * 60 - DRAWN.from;
        view! { <line class="hours-hour" x1=x x2=x y1="0" y2="10"/> }
    };
    view! {
        <svg class="hours-picture" viewBox=format!("0 0 {} 10", DRAWN.minutes()) preserveAspectRatio="none" aria-hidden="true">
            {move || read.get().unwrap_or_default().into_iter().map(part).collect_view()}
            {[9, 12, 15, 18, 21].map(hour).into_iter().collect_view()}
        </svg>
    }
}
