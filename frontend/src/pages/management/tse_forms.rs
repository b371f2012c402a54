//! The forms of the TSE: first set-up, key and secret, change.

use contract::tse_setup::{ChangeTse, HalfChange, SaveTseAccess, SetUpTse, TseAccess, TseAccessState};
use leptos::prelude::*;

use crate::text::german::tse as words;
use crate::ui::{ButtonKind, Card, Field, FormFoot, Reason, Saving, Tick};

/// What is typed of key, secret and PIN; cheap to copy.
#[derive(Clone, Copy)]
struct AccessFields {
    key: RwSignal<String>,
    secret: RwSignal<String>,
    pin: RwSignal<String>,
}

impl AccessFields {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { key: empty(), secret: empty(), pin: empty() }
    }

    fn access(self) -> TseAccess {
        let pin = Some(self.pin.get_untracked()).filter(|pin| !pin.trim().is_empty());
        TseAccess { key: self.key.get_untracked(), secret: self.secret.get_untracked(), pin }
    }

    fn forget(self) {
        for field in [self.key, self.secret, self.pin] {
            field.set(String::new());
        }
    }
}

#[component]
fn KeyAndSecret(fields: AccessFields) -> impl IntoView {
    view! {
        <div class="fields">
            <Field label=words::KEY text=fields.key/>
            <Field label=words::SECRET text=fields.secret kind="password" hint=words::HIDDEN/>
        </div>
    }
}

/// The first set-up. What is typed stays until the TSE is at work: a second try needs it again.
#[component]
pub fn SetUpForm(is_wanted: bool, runs: Memo<bool>, half: Memo<bool>) -> impl IntoView {
    let (fields, exists) = (AccessFields::new(), RwSignal::new(false));
    let (device, client) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let saving = Saving::new();
    let set_up = move |()| {
        let existing = exists.get_untracked().then(|| (device.get_untracked(), client.get_untracked()));
        let request = SetUpTse { access: fields.access(), existing };
        saving.send(request, |()| words::BEGUN, |()| ());
    };
    view! {
        <Card title=words::SET_UP>
            <p class="management-hint">{move || if half.get() { words::GO_ON } else { words::SET_UP_HOW }}</p>
            {is_wanted.then(|| view! {
                <div class="management-form">
                    <KeyAndSecret fields/>
                    <Tick label=words::EXISTING on=exists/>
                    {move || exists.get().then(|| view! {
                        <div class="fields">
                            <Field label=words::DEVICE_ID text=device/>
                            <Field label=words::CLIENT_ID text=client/>
                        </div>
                        <Field label=words::PIN text=fields.pin kind="password" hint=words::PIN_HOW/>
                    })}
                </div>
            })}
            <FormFoot saving label=words::SET_UP_DO off=runs on_save=set_up/>
        </Card>
    }
}

/// Other key and secret.
#[component]
pub fn AccessForm(access: TseAccessState) -> impl IntoView {
    let (fields, saving) = (AccessFields::new(), Saving::new());
    let save = move |()| {
        let request = SaveTseAccess { access: fields.access() };
        saving.send(request, |()| words::ACCESS_DONE, move |()| fields.forget());
    };
    let stands = if access == TseAccessState::Missing { words::ACCESS_MISSING } else { words::ACCESS_HERE };
    view! {
        <Card title=words::ACCESS>
            <p class="management-hint">{stands}</p>
            <KeyAndSecret fields/>
            <Field label=words::PIN text=fields.pin kind="password" hint=words::PIN_HOW/>
            <FormFoot saving label=words::ACCESS_DO on_save=save/>
        </Card>
    }
}

/// The change, with what it does step by step, and where one stands that broke off.
#[component]
pub fn ChangeForm(runs: Memo<bool>, half: Memo<bool>, change: Memo<Option<HalfChange>>) -> impl IntoView {
    let (reason, is_defective) = (RwSignal::new(String::new()), RwSignal::new(false));
    let saving = Saving::new();
    // Whoever goes on need not say again why.
    Effect::new(move |_| {
        if let Some(change) = change.get()
            && reason.with_untracked(String::is_empty)
        {
            reason.set(change.reason);
            is_defective.set(change.is_defective);
        }
    });
    let send = move |()| {
        let request =
            ChangeTse { reason: reason.get_untracked(), is_defective: is_defective.get_untracked() };
        saving.send(request, |()| words::BEGUN, |()| ());
    };
    let stands = move || {
        let said = change.get().map(|change| words::half_change(&change));
        said.or_else(|| half.get().then(|| words::GO_ON.to_owned())).filter(|_| !runs.get())
    };
    let foot = move || match change.get() {
        None => view! {
            <FormFoot saving label=words::CHANGE_DO kind=ButtonKind::Danger off=runs on_save=send/>
        },
        Some(_) => view! {
            <FormFoot saving label=words::CHANGE_GO_ON kind=ButtonKind::Danger off=runs on_save=send/>
        },
    };
    view! {
        <Card title=words::CHANGE>
            {move || stands().map(|said| view! { <p class="management-locked" role="status">{said}</p> })}
            <ol class="management-steps">{words::CHANGE_STEPS.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}</ol>
            <Reason text=reason usual=words::REASONS label=words::REASON/>
            <Tick label=words::DEFECTIVE on=is_defective/>
            {foot}
        </Card>
    }
}
