//! The team: who they are, what they may do, and who is here today.

use contract::people::{People, Person, SetDuty};
use contract::{PersonId, Topic};
use leptos::prelude::*;

use super::person::{PersonPanel, Shown};
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::management as words;
use crate::ui::{Button, Chip, Initials, SideRow, Table, Tone, Wrong};

/// The list and the panel.
#[component]
pub fn Team() -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let shown = RwSignal::new(Shown::Nothing);
    view! {
        <section class="management-main">
            <div class="management-head">
                <h2>{words::TEAM}</h2>
                <Button label=words::NEW_PERSON shortcut="Ctrl+N" on_press=move |()| shown.set(Shown::New(()))/>
            </div>
            <Wrong trouble=Signal::derive(move || people.trouble())/>
            <Table
                label=words::TEAM
                head=words::TEAM_HEAD
                is_empty=Signal::derive(move || people.with(|people| people.is_some_and(Vec::is_empty)))
                empty=words::TEAM_EMPTY
            >
                {move || people.get().unwrap_or_default().into_iter()
                    .map(|person| view! { <Line person people shown/> }).collect_view()}
            </Table>
        </section>
        <PersonPanel people shown/>
    }
}

#[component]
fn Line(person: Person, people: Live<Vec<Person>>, shown: RwSignal<Shown>) -> impl IntoView {
    let id = person.id;
    let pin = (person.active && !person.has_pin).then(|| {
        view! { <Chip text=words::NO_PIN tone=Signal::stored(Tone::Warn)/> }
    });
    let former = (!person.active).then(|| view! { <Chip text=words::FORMER/> });
    let duty = person.active.then(|| view! { <Duty id on_duty=person.on_duty people/> });
    view! {
        <SideRow shown id>
            <td>
                <div class="management-person">
                    <Initials name=person.name.clone()/>
                    <button type="button" class="row-button">{person.name}</button>
                    {former}
                    {pin}
                </div>
            </td>
            <td>{person.role.german()}</td>
            <td>{duty}</td>
        </SideRow>
    }
}

#[component]
fn Duty(id: PersonId, on_duty: bool, people: Live<Vec<Person>>) -> impl IntoView {
    let deed = Deed::new();
    let turn = move |()| {
        deed.run(SetDuty { person: id, on_duty: !on_duty }, move |()| people.refetch());
    };
    let word = if on_duty { words::ON_DUTY } else { words::OFF_DUTY };
    view! {
        <div class="management-duty" on:click=|event| event.stop_propagation()>
            <Button label=word pressed=Signal::stored(on_duty) off=deed.busy() on_press=turn/>
            <Wrong trouble=deed.trouble()/>
        </div>
    }
}
