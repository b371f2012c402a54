//! After the set-up: the recovery code, the largest thing on the screen, until it is kept.

use contract::setup::Founded;
use leptos::prelude::*;

use crate::text::german::setup as words;
use crate::ui::{Button, ButtonKind};

#[component]
pub fn Done(founded: Founded, just: RwSignal<Option<Founded>>) -> impl IntoView {
    view! {
        <div class="setup-done">
            <h1>{words::DONE}</h1>
            <p class="setup-code">{founded.recovery_code}</p>
            <p>{words::CODE_WHY}</p>
            <p class="setup-why">{words::KEY_PLACE} " " {founded.key_place}</p>
            <Button label=words::TO_SIGN_IN kind=ButtonKind::Primary on_press=move |()| just.set(None)/>
        </div>
    }
}
