//! Money on the screen.

use contract::Money;
use leptos::prelude::*;

use super::euro;

/// The largest thing on a screen: what to pay, the change, the counted sum.
#[component]
pub fn Amount(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] money: Signal<Money>,
    #[prop(optional, into)] tone: Signal<super::Tone>,
) -> impl IntoView {
    view! {
        <div class="amount" data-tone=move || tone.get().name()>
            <span class="amount-label">{move || label.get()}</span>
            <output class="amount-money">{move || euro(money.get())}</output>
        </div>
    }
}
