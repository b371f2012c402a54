//! The forms of the TSE: first set-up, key and secret, change.

use contract::tse_setup::{ChangeTse, SaveTseAccess, SetUpTse, TseAccess, TseAccessState};
use leptos::prelude::*;

use crate::text::german::tse as words;
use crate::ui::{ButtonKind, Card, Field, FormFoot, Reason, Saving, Tick, Waiting};

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

/// The first set-up.
#[component]
pub fn SetUpForm(is_half_done: bool, is_wanted: bool) -> impl IntoView {
    let (fields, exists) = (AccessFields::new(), RwSignal::new(false));
    let (device, client) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let saving = Saving::new();
    let set_up = move |()| {
        let existing = exists.get_untracked().then(|| (device.get_untracked(), client.get_untracked()));
        let request = SetUpTse { access: fields.access(), existing };
        saving.send(request, |()| words::SET_UP_DONE, move |()| fields.forget());
    };
    view! {
        <Card title=words::SET_UP>
            <p class="management-hint">{if is_half_done { words::GO_ON } else { words::SET_UP_HOW }}</p>
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
            <Waiting busy=saving.deed().busy()/>
            <FormFoot saving label=words::SET_UP_DO on_save=set_up/>
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

/// The change, with what it does step by step.
#[component]
pub fn ChangeForm(is_half_done: bool) -> impl IntoView {
    let (reason, is_defective) = (RwSignal::new(String::new()), RwSignal::new(false));
    let saving = Saving::new();
    let change = move |()| {
        let request =
            ChangeTse { reason: reason.get_untracked(), is_defective: is_defective.get_untracked() };
        saving.send(
            request,
            |()| words::CHANGE_DONE,
            move |()| {
                reason.set(String::new());
                is_defective.set(false);
            },
        );
    };
    view! {
        <Card title=words::CHANGE>
            {is_half_done.then(|| view! { <p><b>{words::GO_ON}</b></p> })}
            <ol class="management-steps">{words::CHANGE_STEPS.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}</ol>
            <Reason text=reason usual=words::REASONS label=words::REASON/>
            <Tick label=words::DEFECTIVE on=is_defective/>
            <Waiting busy=saving.deed().busy()/>
            <FormFoot saving label=words::CHANGE_DO kind=ButtonKind::Danger on_save=change/>
        </Card>
    }
}
