//! One person's appointments as a list: four weeks from the day on.

use contract::Topic;
use contract::calendar::{ListedAppointment, PersonList};
use contract::messages::CalendarFile;
use contract::people::People;
use leptos::prelude::*;

use super::scale::clock;
use super::state::{Calendar, Look};
use super::when::said;
use super::who::Who;
use crate::deed::Deed;
use crate::files::save;
use crate::live::{live, live_if};
use crate::text::german::calendar as words;
use crate::ui::{Button, Table, Wrong};

/// Days that the list reaches ahead.
const DAYS: i64 = 27;

/// The list; the first person's where nobody was chosen.
#[component]
pub fn PersonsList() -> impl IntoView {
    let (calendar, deed) = (Calendar::here(), Deed::new());
    let people = live(&[Topic::People], || People);
    Effect::new(move |_| {
        let first = people.with(|all| all?.iter().find(|it| it.performs && it.active).map(|it| it.id));
        if calendar.place.person.get_untracked().is_none() {
            calendar.place.person.set(first);
        }
    });
    let rows = live_if(&[Topic::Calendar], move || {
        let from = calendar.day.get();
        calendar.place.person.get().map(|person| PersonList { person, from, until: from.plus_days(DAYS) })
    });
    let line = move |it: ListedAppointment| {
        let (id, day) = (it.appointment, it.at.day);
        let open = move || {
            calendar.go(day);
            calendar.place.look.set(Look::Day);
            calendar.choose(Some(id));
        };
        let when = format!("{}–{}", said(it.at), clock(it.until));
        view! {
            <tr data-press="yes" tabindex="0" on:click=move |_| open() on:keydown=move |event| if event.key() == "Enter" { open() }>
                <td>{when}</td>
                <td><b>{it.guest}</b></td>
                <td>{it.services}</td>
                <td>{it.phone}</td>
                <td>{it.state.german()}</td>
                <td>{it.note}</td>
            </tr>
        }
    };
    let file = move |()| {
        let from = calendar.day.get_untracked();
        if let Some(person) = calendar.place.person.get_untracked() {
            deed.run(CalendarFile { person, from, until: from.plus_days(DAYS) }, |file| save(&file));
        }
    };
    let empty = Signal::derive(move || rows.with(|rows| rows.is_some_and(Vec::is_empty)));
    view! {
        <div class="cal-wide">
            <div class="cal-list-head">
                <Who/>
                <Button label=words::CALENDAR_FILE off=deed.busy() on_press=file/>
            </div>
            <Wrong trouble=Signal::derive(move || rows.trouble())/>
            <Wrong trouble=deed.trouble()/>
            <div class="cal-list">
                <Table label=words::LIST head=words::LIST_HEAD is_empty=empty empty=words::LIST_EMPTY>
                    {move || rows.get().unwrap_or_default().into_iter().map(line).collect_view()}
                </Table>
            </div>
        </div>
    }
}
