//! What the salon asks back: a yes, or a second person's PIN for one act.

use contract::session::PersonTile;
use contract::{Approval, PersonId};
use leptos::prelude::*;

use super::House;
use crate::desk::{AskedBack, Desk, Said};
use crate::text::german::frame as words;
use crate::ui::{Actions, Button, ButtonKind, Choice, Dialog, PinPad};

/// The question, over whatever page asked.
#[component]
pub fn AskedBackDialog() -> impl IntoView {
    let desk = Desk::here();
    let open = Signal::derive(move || desk.asked().is_some());
    let title = Signal::derive(move || match desk.asked() {
        Some(AskedBack::Approve { .. }) => words::APPROVAL.to_owned(),
        _ => words::ASKED_BACK.to_owned(),
    });
    view! {
        <Dialog open on_close=move |()| desk.say(Said::No) title>
            {move || match desk.asked() {
                Some(AskedBack::Confirm { sentence, .. }) => view! { <Confirm sentence/> }.into_any(),
                Some(AskedBack::Approve { sentence, lowest }) => view! { <Approve sentence lowest/> }.into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Confirm(sentence: String) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <p>{sentence}</p>
        <Actions>
            <Button label=words::NO shortcut="Escape" on_press=move |()| desk.say(Said::No)/>
            <Button label=words::YES kind=ButtonKind::Primary on_press=move |()| desk.say(Said::Yes)/>
        </Actions>
    }
}

#[component]
fn Approve(sentence: String, lowest: String) -> impl IntoView {
    let (desk, house) = (Desk::here(), House::here());
    let people = untrack(|| house.greeting().get()).map(|greeting| greeting.people).unwrap_or_default();
    let own = untrack(|| house.person()).map(|person| person.id);
    let people: Vec<PersonTile> = people
        .into_iter()
        .filter(|person| Some(person.id) != own && person.role >= role_named(&lowest))
        .collect();
    let chosen = RwSignal::new(people.first().map(|person| person.id));
    let pin = RwSignal::new(String::new());
    let approve = move |()| {
        if let Some(person) = chosen.get_untracked() {
            desk.say(Said::Approved(Approval { person, pin: pin.get_untracked() }));
        }
    };
    let choice = move |person: PersonTile| {
        let id: PersonId = person.id;
        let is_chosen = Signal::derive(move || chosen.get() == Some(id));
        view! { <Choice label=person.name chosen=is_chosen on_press=move |()| chosen.set(Some(id))/> }
    };
    view! {
        <p>{sentence}</p>
        <div class="choices">{people.into_iter().map(choice).collect_view()}</div>
        <PinPad pin on_enter=approve action=words::APPROVE/>
        <Actions>
            <Button label=words::NO shortcut="Escape" on_press=move |()| desk.say(Said::No)/>
        </Actions>
    }
}

/// The refusal names the role in German, as it stands on the screen.
fn role_named(name: &str) -> contract::Role {
    let found = contract::Role::OF_PEOPLE.into_iter().find(|role| role.german() == name);
    found.unwrap_or(contract::Role::Owner)
}
