//! Who stands at the window: people as tiles, a PIN beside them.

use contract::PersonId;
use contract::session::{PersonTile, SignIn};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::House;
use super::key_missing::KeyMissing;
use super::recovery::Recovery;
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::text::german::frame as words;
use crate::ui::{Empty, Initials, PinPad};

/// The page before anyone has signed in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let house = House::here();
    let salon =
        move || house.greeting().with(|greeting| greeting.and_then(|greeting| greeting.salon.clone()));
    view! {
        <main class="sign-in">
            <KeyMissing/>
            <header class="sign-in-head">
                <p class="sign-in-salon">{salon}</p>
                <h1>{words::WHO_ARE_YOU}</h1>
            </header>
            <SignInPanel first=None action=words::SIGN_IN/>
        </main>
    }
}

/// People and PIN; used for sign-in, unlocking and changing the person.
#[component]
pub fn SignInPanel(first: Option<PersonId>, action: &'static str) -> impl IntoView {
    let (desk, house) = (Desk::here(), House::here());
    let chosen = RwSignal::new(first);
    let pin = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let people =
        Memo::new(move |_| house.greeting().get().map(|greeting| greeting.people).unwrap_or_default());
    Effect::new(move |_| {
        let people = people.get();
        if let ([only], None) = (people.as_slice(), chosen.get_untracked()) {
            chosen.set(Some(only.id));
        }
    });
    let choose = move |person: PersonId| {
        chosen.set(Some(person));
        pin.set(String::new());
        trouble.set(None);
    };
    let enter = move |()| {
        let Some(person) = chosen.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        spawn_local(async move {
            let reply = desk.fetch(SignIn { person, pin: pin.get_untracked() }).await;
            busy.try_set(false);
            pin.try_set(String::new());
            match reply {
                Ok(session) => house.unlocked(session),
                Err(no) => {
                    trouble.try_set(Some(no));
                }
            }
        });
    };
    let wrong = Signal::derive(move || trouble.get().map(|trouble| trouble.sentence()).unwrap_or_default());
    view! {
        <div class="sign-in-panel">
            <div class="people" role="group" aria-label=words::WHO_ARE_YOU>
                {move || people.get().into_iter().map(|person| view! { <PersonButton person chosen choose/> }).collect_view()}
                <Show when=move || people.with(Vec::is_empty)><Empty text=words::NO_PEOPLE/></Show>
                <Recovery/>
            </div>
            <Show when=move || chosen.get().is_some()>
                {move || {
                    chosen.track();
                    view! { <PinPad pin on_enter=enter action wrong busy/> }
                }}
            </Show>
        </div>
    }
}

#[component]
fn PersonButton(
    person: PersonTile,
    chosen: RwSignal<Option<PersonId>>,
    #[prop(into)] choose: Callback<PersonId>,
) -> impl IntoView {
    let id = person.id;
    let role = if person.needs_pin { words::NEEDS_PIN } else { person.role.german() };
    view! {
        <button
            type="button"
            class="person"
            aria-pressed=move || (chosen.get() == Some(id)).to_string()
            on:click=move |_| choose.run(id)
        >
            <Initials name=person.name.clone() letters=person.initials/>
            <span class="person-name">{person.name}</span>
            <span class="person-role">{role}</span>
        </button>
    }
}
