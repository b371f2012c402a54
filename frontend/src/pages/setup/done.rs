//! After the set-up: the recovery code, the largest thing on the screen, until it is on paper; then typed back from there.

use contract::setup::Founded;
use leptos::prelude::*;

use crate::recovery_code::CodeTrial;
use crate::text::german::recovery;
use crate::text::german::setup as words;
use crate::ui::{Button, ButtonKind};

#[component]
pub fn Done(founded: Founded, just: RwSignal<Option<Founded>>) -> impl IntoView {
    let on_paper = RwSignal::new(false);
    let code = StoredValue::new(founded.recovery_code);
    view! {
        <div class="setup-done">
            <h1>{words::DONE}</h1>
            {move || if on_paper.get() {
                view! {
                    <CodeTrial done=move |()| just.set(None)/>
                    <div class="setup-ways">
                        <Button
                            label=recovery::SHOW_AGAIN
                            kind=ButtonKind::Quiet
                            on_press=move |()| on_paper.set(false)
                        />
                        <Button label=recovery::LATER kind=ButtonKind::Quiet on_press=move |()| just.set(None)/>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p class="setup-code">{code.get_value()}</p>
                    <p>{words::CODE_WHY}</p>
                    <Button
                        label=recovery::ON_PAPER
                        kind=ButtonKind::Primary
                        on_press=move |()| on_paper.set(true)
                    />
                }
                .into_any()
            }}
            <p class="setup-why">{words::KEY_PLACE} " " {founded.key_place}</p>
        </div>
    }
}
