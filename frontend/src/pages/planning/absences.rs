//! Who is away: holidays, illness, school and courses; and the appointments that stand in them.

use contract::calendar::{Absence, Planning, RemoveAbsence};
use contract::people::{People, Person};
use contract::{AbsenceId, Topic};
use leptos::prelude::*;

use super::absence_form::NewAbsence;
use super::standing::Standing;
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::notices::Notices;
use crate::pages::calendar::state::CalendarPlace;
use crate::text::german::planning as words;
use crate::ui::{Button, ButtonKind, Initials, Table, Wrong};

/// The list beside the form or the chosen one.
#[component]
pub fn Absences(planning: Live<Planning>) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let shown = RwSignal::new(None::<AbsenceId>);
    let all = move || planning.with(|planning| planning.map(|it| it.absences.clone()).unwrap_or_default());
    let chosen = Memo::new(move |_| all().into_iter().find(|absence| Some(absence.id) == shown.get()));
    view! {
        <div class="planning-two">
            <div class="planning-main">
                <Table
                    label=words::ABSENCES
                    head=words::ABSENCES_HEAD
                    is_empty=Signal::derive(move || planning.with(|it| it.is_some_and(|it| it.absences.is_empty())))
                    empty=words::ABSENCES_EMPTY
                >
                    {move || all().into_iter().map(|absence| view! { <Line absence people shown/> }).collect_view()}
                </Table>
            </div>
            <div class="planning-side">
                {move || match chosen.get() {
                    None => view! { <NewAbsence planning people shown/> }.into_any(),
                    Some(absence) => view! { <One absence people planning shown/> }.into_any(),
                }}
            </div>
        </div>
    }
}

fn named(people: Live<Vec<Person>>, absence: &Absence) -> String {
    let find = |people: &Vec<Person>| {
        people.iter().find(|person| person.id == absence.person).map(|person| person.name.clone())
    };
    people.with(|people| people.and_then(find)).unwrap_or_default()
}

#[component]
fn Line(absence: Absence, people: Live<Vec<Person>>, shown: RwSignal<Option<AbsenceId>>) -> impl IntoView {
    let id = absence.id;
    // The team may be here later than the plans.
    let whose = absence.clone();
    let name = Signal::derive(move || named(people, &whose));
    view! {
        <tr data-press="yes" aria-current=move || (shown.get() == Some(id)).to_string() on:click=move |_| shown.set(Some(id))>
            <td>
                <div class="management-person">
                    <Initials name/>
                    <button type="button" class="row-button">{move || name.get()}</button>
                </div>
            </td>
            <td class="planning-name">{words::away(&absence)}</td>
            <td>{words::days(absence.from, absence.until)}</td>
            <td>{words::within(absence.within)}</td>
        </tr>
    }
}

/// One absence with what stands in it.
#[component]
fn One(
    absence: Absence,
    people: Live<Vec<Person>>,
    planning: Live<Planning>,
    shown: RwSignal<Option<AbsenceId>>,
) -> impl IntoView {
    let deed = Deed::new();
    let (place, notices) = (CalendarPlace::here(), Notices::here());
    let id = absence.id;
    let whose = absence.clone();
    let title = move || format!("{}: {}", named(people, &whose), words::away(&whose));
    let remove = move |()| {
        deed.run(RemoveAbsence { absence: id }, move |freed| {
            place.tell_waiting(notices, freed);
            shown.set(None);
            planning.refetch();
        });
    };
    view! {
        <section class="planning-form">
            <h3 class="planning-name">{title}</h3>
            <p>{words::days(absence.from, absence.until)}<br/>{words::within(absence.within)}</p>
            <Standing person=Some(absence.person) from=absence.from until=absence.until within=absence.within/>
            <Wrong trouble=deed.trouble()/>
            <div class="planning-keys">
                <Button label=words::REMOVE kind=ButtonKind::Danger off=deed.busy() on_press=remove/>
                <Button label=words::NEW_ABSENCE shortcut="Ctrl+N" on_press=move |()| shown.set(None)/>
            </div>
        </section>
    }
}
