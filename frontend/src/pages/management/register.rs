//! When the window locks, and what this register is called and signs with.

use contract::Topic;
use contract::settings::{SaveLockTime, Settings, ShowSettings};
use leptos::prelude::*;

use super::recovery::{CodeCard, KeyCard};
use crate::live::live;
use crate::shell::House;
use crate::text::german::management as words;
use crate::ui::{Button, Card, Fact, NumberField, Saving, Unit, Unsaved, Wrong};

/// The room.
#[component]
pub fn Register() -> impl IntoView {
    let settings = live(&[Topic::Settings], || ShowSettings);
    let minutes = Memo::new(move |_| settings.with(|settings| settings.map(|s| s.lock_after_minutes)));
    view! {
        <section class="management-main management-whole">
            <h2>{words::REGISTER}</h2>
            <Wrong trouble=Signal::derive(move || settings.trouble())/>
            {move || minutes.get().map(|minutes| view! { <LockTime minutes/> })}
            {move || settings.get().map(|settings| view! { <Facts settings/> })}
            <CodeCard/>
            <KeyCard/>
        </section>
    }
}

#[component]
fn LockTime(minutes: u32) -> impl IntoView {
    let text = RwSignal::new(minutes.to_string());
    let saving = Saving::of(text);
    let save = Callback::new(move |()| {
        let typed = text.get_untracked().trim().parse().map_err(|_| words::NO_MINUTES);
        saving.save(typed.map(|minutes| SaveLockTime { minutes }), move |_| words::SAVED, |_| ());
    });
    view! {
        <Card title=words::LOCK_TITLE>
            <p class="management-hint">{words::LOCK_HOW}</p>
            <div class="management-line">
                <NumberField
                    label=words::LOCK_MINUTES
                    text
                    unit=Unit::Pieces
                    wrong=saving.unread()
                    on_enter=save
                />
                <Button label=words::SAVE off=saving.deed().busy() on_press=save/>
                <Unsaved saving/>
            </div>
            <Wrong trouble=saving.deed().trouble()/>
        </Card>
    }
}

#[component]
fn Facts(settings: Settings) -> impl IntoView {
    let house = House::here();
    let version = move || house.greeting().with(|greeting| greeting.map(|g| g.program_version.clone()));
    view! {
        <Card title=words::KEY_TITLE>
            <Fact name=words::SERIAL value=settings.register/>
            <Fact name=words::VERSION value=Signal::derive(move || version().unwrap_or_default())/>
            <Fact name=words::KEY_PLACE value=settings.key_place/>
            <h3 class="management-key-title">{words::FINGERPRINT}</h3>
            <p class="management-fingerprint">{settings.fingerprint}</p>
            <p class="management-hint">{words::FINGERPRINT_HOW}</p>
            <h3 class="management-key-title">{words::PUBLIC_KEY}</h3>
            <p class="management-key">{settings.public_key}</p>
        </Card>
    }
}
