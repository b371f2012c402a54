//! One person: name, role, PIN.

use contract::people::{Person, SavePerson};
use contract::{PersonId, Role};
use leptos::prelude::*;

use super::pin::NewPin;
use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::management as words;
use crate::ui::side::added;
use crate::ui::{Beside, Button, ButtonKind, Field, Pick, Tick, Wrong};

/// What is typed of a person; cheap to copy.
#[derive(Clone, Copy)]
struct Form {
    id: Option<PersonId>,
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    role: RwSignal<Role>,
    performs: RwSignal<bool>,
    active: RwSignal<bool>,
}

impl Form {
    fn of(person: Option<&Person>) -> Self {
        let text =
            |part: fn(&Person) -> &String| RwSignal::new(person.map(part).cloned().unwrap_or_default());
        Self {
            id: person.map(|person| person.id),
            name: text(|person| &person.name),
            short_name: text(|person| &person.short_name),
            role: RwSignal::new(person.map_or(Role::Stylist, |person| person.role)),
            performs: RwSignal::new(person.is_none_or(|person| person.performs)),
            active: RwSignal::new(person.is_none_or(|person| person.active)),
        }
    }

    fn request(self) -> SavePerson {
        SavePerson {
            id: self.id,
            name: self.name.get_untracked().trim().to_owned(),
            short_name: self.short_name.get_untracked().trim().to_owned(),
            role: self.role.get_untracked(),
            performs: self.performs.get_untracked(),
            active: self.active.get_untracked(),
        }
    }
}

/// Who stands in the panel.
pub type Shown = Beside<PersonId>;

/// Who stands beside the list.
pub fn panel(people: Live<Vec<Person>>, shown: RwSignal<Shown>, chosen: Shown) -> Option<AnyView> {
    let found = chosen.find(people, |person| person.id)?;
    Some(view! { <PersonForm form=Form::of(found.as_ref()) people shown/> }.into_any())
}

#[component]
fn PersonForm(form: Form, people: Live<Vec<Person>>, shown: RwSignal<Shown>) -> impl IntoView {
    let deed = Deed::new();
    let save = Callback::new(move |()| {
        deed.tell_then(
            form.request(),
            move |_| words::SAVED,
            move |person| {
                people.refetch();
                if form.id.is_none() {
                    added(people, shown, person.clone(), person.id);
                }
            },
        );
    });
    let title = move || match (form.id, form.name.get()) {
        (None, _) => words::NEW_PERSON.to_owned(),
        (Some(_), name) => name,
    };
    let label = if form.id.is_some() { words::SAVE } else { words::ADD };
    view! {
        <h2>{title}</h2>
        <Field label=words::NAME text=form.name autofocus=form.id.is_none() on_enter=save/>
        <div class="fields">
            <Field label=words::SHORT_NAME text=form.short_name hint=words::SHORT_NAME_HINT on_enter=save/>
            <Pick label=words::ROLE items=Signal::stored(words::roles()) chosen=form.role/>
        </div>
        <Tick label=words::PERFORMS on=form.performs/>
        <Tick label=words::ACTIVE on=form.active/>
        <p class="management-hint">{words::HISTORY_STAYS}</p>
        <Wrong trouble=deed.trouble()/>
        <Button label kind=ButtonKind::Primary off=deed.busy() on_press=save/>
        {form.id.map(|id| view! { <NewPin id people/> })}
    }
}
