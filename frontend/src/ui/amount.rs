//! Money on the screen.

use contract::Money;
use leptos::prelude::*;

/// `1.234,50 €` with a true minus and a space that does not break.
#[must_use]
pub fn euro(money: Money) -> String {
    format!("{}\u{a0}€", plain(money))
}

/// `1.234,50` with a true minus.
#[must_use]
pub fn plain(money: Money) -> String {
    money.to_string().replace('-', "−")
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_german_money() {
        assert_eq!(euro(Money::cents(123_450)), "1.234,50\u{a0}€");
        assert_eq!(plain(Money::cents(-50)), "−0,50");
    }
}
