//! Digits for a PIN, by touch and keyboard. The field is a real one, so that a scan can be taken out of it.

use leptos::{ev, html, prelude::*};

use super::field::focus_when_there;
use crate::text::german::parts as words;

const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
/// The longest PIN.
const LONGEST: usize = 8;

/// A PIN pad; Enter and the wide key hand the PIN over.
#[component]
pub fn PinPad(
    pin: RwSignal<String>,
    #[prop(into)] on_enter: Callback<()>,
    /// What the wide key says.
    #[prop(into)]
    action: Signal<String>,
    #[prop(optional, into)] wrong: Signal<String>,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    focus_when_there(input);
    let push = move |digit: &str| {
        pin.update(|pin| {
            if pin.chars().count() < LONGEST {
                pin.push_str(digit);
            }
        });
    };
    let key = move |digit: &'static str| {
        view! { <button type="button" class="pin-key" on:click=move |_| push(digit)>{digit}</button> }
    };
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            on_enter.run(());
        }
    };
    view! {
        <div class="pin-pad">
            <input
                node_ref=input
                class="input pin-field"
                type="password"
                inputmode="none"
                autocomplete="off"
                autofocus
                maxlength=LONGEST.to_string()
                aria-label=words::PIN
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                prop:value=move || pin.get()
                on:input:target=move |event| pin.set(event.target().value())
                on:keydown=enter
            />
            <p class="pin-wrong" role="alert">{move || wrong.get()}</p>
            <div class="pin-keys">
                {DIGITS.map(key).collect_view()}
                <button type="button" class="pin-key" data-word="yes" on:click=move |_| pin.set(String::new())>
                    {words::PIN_CLEAR}
                </button>
                {key("0")}
                <button
                    type="button"
                    class="pin-key"
                    data-word="enter"
                    disabled=move || pin.get().is_empty() || busy.get()
                    on:click=move |_| on_enter.run(())
                >
                    {move || action.get()}
                </button>
            </div>
        </div>
    }
}
