//! A new PIN: one's own, or anyone's by the owner. It is typed twice and never shown.

use contract::PersonId;
use contract::people::{Person, SetPin};
use leptos::prelude::*;

use crate::live::Live;
use crate::shell::House;
use crate::text::german::management as words;
use crate::ui::{ButtonKind, Field, FormFoot, Saving};

/// Two fields and a button.
#[component]
pub fn NewPin(id: PersonId, people: Live<Vec<Person>>) -> impl IntoView {
    let pin = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let old = RwSignal::new(String::new());
    let house = House::here();
    let own = Memo::new(move |_| house.person().is_some_and(|person| person.id == id));
    let saving = Saving::of((pin, again));
    let differs = Signal::derive(move || {
        let again = again.get();
        if again.is_empty() || pin.with(|pin| pin.starts_with(&again)) {
            String::new()
        } else {
            words::PINS_DIFFER.to_owned()
        }
    });
    let set = Callback::new(move |()| {
        if pin.get_untracked() != again.get_untracked() {
            return;
        }
        saving.send(
            SetPin {
                person: id,
                pin: pin.get_untracked(),
                old_pin: own.get_untracked().then(|| old.get_untracked()),
            },
            |()| words::PIN_SET,
            move |()| {
                pin.set(String::new());
                again.set(String::new());
                old.set(String::new());
                saving.mark_saved();
                people.refetch();
            },
        );
    });
    let off = Signal::derive(move || pin.with(String::is_empty) || pin.get() != again.get());
    view! {
        <section class="management-part">
            <h3>{words::SET_PIN}</h3>
            <div class="fields">
                <Show when=move || own.get()>
                    <Field label=words::OLD_PIN text=old kind="password" mode="numeric"/>
                </Show>
                <Field label=words::PIN text=pin kind="password" mode="numeric"/>
                <Field
                    label=words::PIN_AGAIN
                    text=again
                    kind="password"
                    mode="numeric"
                    wrong=differs
                    on_enter=set
                />
            </div>
            <FormFoot saving label=words::SET_PIN kind=ButtonKind::Plain off on_save=set/>
        </section>
    }
}
