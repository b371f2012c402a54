//! The team: who they are, what they may do, and who is here today.

use contract::people::{People, Person, SetDuty};
use contract::{PersonId, Topic};
use leptos::prelude::*;

use super::person::{Shown, panel};
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::management as words;
use crate::ui::{Button, Chip, Initials, ListRoom, SideRow, Tone, Wrong};

/// The list and the panel.
#[component]
pub fn Team() -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let shown = RwSignal::new(Shown::Nothing);
    let of = move |chosen| panel(people, shown, chosen);
    let row = move |person: Person| view! { <Line person people shown/> }.into_any();
    view! { <ListRoom words=&words::TEAM_ROOM list=people shown row of/> }
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
