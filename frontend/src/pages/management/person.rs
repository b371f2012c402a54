//! One person: name, role, PIN.

use contract::people::{Person, SavePerson};
use contract::{PersonId, Role};
use leptos::prelude::*;
use serde::Serialize;

use super::pin::NewPin;
use super::staff_rights::{ErasedPerson, StaffRights};
use crate::live::Live;
use crate::text::german::management as words;
use crate::ui::{Beside, Field, Pick, SaveForm, Saving, Tick};

/// What is typed of a person; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct PersonFields {
    id: Option<PersonId>,
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    role: RwSignal<Role>,
    performs: RwSignal<bool>,
    active: RwSignal<bool>,
}

impl PersonFields {
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
    if let Some(Person { name, erased: Some(on), .. }) = found.clone() {
        return Some(view! { <ErasedPerson name on/> }.into_any());
    }
    Some(view! { <PersonForm form=PersonFields::of(found.as_ref()) person=found people shown/> }.into_any())
}

#[component]
fn PersonForm(
    form: PersonFields,
    person: Option<Person>,
    people: Live<Vec<Person>>,
    shown: RwSignal<Shown>,
) -> impl IntoView {
    let (saving, is_new) = (Saving::of(form), form.id.is_none());
    let save = Callback::new(move |()| {
        saving.save_one(Ok(form.request()), words::SAVED, is_new, people, shown, |person| person.id);
    });
    view! {
        <SaveForm words=&words::PERSON_FORM saving is_new name=form.name on_save=save>
            <Field label=words::NAME text=form.name autofocus=is_new on_enter=save/>
            <div class="fields">
                <Field label=words::SHORT_NAME text=form.short_name hint=words::SHORT_NAME_HINT on_enter=save/>
                <Pick label=words::ROLE items=Signal::stored(words::roles()) chosen=form.role/>
            </div>
            <Tick label=words::PERFORMS on=form.performs/>
            <Tick label=words::ACTIVE on=form.active/>
            <p class="management-hint">{words::HISTORY_STAYS}</p>
        </SaveForm>
        {form.id.map(|id| view! { <NewPin id people/> })}
        {person.map(|person| view! { <StaffRights person/> })}
    }
}
