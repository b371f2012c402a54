//! Why something is done: the usual reasons by one touch, any other by typing.

use leptos::prelude::*;

use super::{Choice, Field};
use crate::text::german::parts as words;

/// A reason; a touch on a usual one writes it into the field.
#[component]
pub fn Reason(
    text: RwSignal<String>,
    usual: &'static [&'static str],
    #[prop(optional, into)] label: Option<&'static str>,
    #[prop(optional, into)] wrong: Signal<String>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let choice = move |word: &'static str| {
        let chosen = Signal::derive(move || text.with(|text| text == word));
        view! { <Choice label=word chosen on_press=move |()| text.set(word.to_owned())/> }
    };
    let enter = Callback::new(move |()| {
        on_enter.inspect(|on_enter| on_enter.run(()));
    });
    view! {
        <div class="reason">
            <div class="choices">{usual.iter().copied().map(choice).collect_view()}</div>
            <Field label=label.unwrap_or(words::REASON) text wrong autofocus on_enter=enter/>
        </div>
    }
}
