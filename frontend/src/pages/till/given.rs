//! Cash handed over: exact, by a note, or typed.

use contract::Money;
use contract::till::Basket;
use leptos::prelude::*;

use crate::text::german::till as words;
use crate::ui::{Button, NumberField, plain, typed_money};

/// What the person has chosen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Given {
    chosen: RwSignal<Option<Money>>,
    typed: RwSignal<String>,
}

impl Given {
    pub fn new() -> Self {
        Self { chosen: RwSignal::new(None), typed: RwSignal::new(String::new()) }
    }

    /// The sum handed over; `None` while nothing was chosen.
    pub fn sum(self) -> Option<Money> {
        match self.typed.with(|typed| typed.trim().is_empty()) {
            true => self.chosen.get(),
            false => typed_money(&self.typed.get()),
        }
    }

    fn choose(self, sum: Money) {
        self.typed.set(String::new());
        self.chosen.set(Some(sum));
    }
}

/// Passend, the notes, and a field for any other sum.
#[component]
pub fn GivenKeys(basket: Basket, given: Given, #[prop(into)] on_enter: Callback<()>) -> impl IntoView {
    let key = move |label: String, sum: Money| {
        let pressed = Signal::derive(move || given.sum() == Some(sum));
        view! { <Button label pressed on_press=move |()| given.choose(sum)/> }
    };
    let note = move |sum: Money| key(short(sum), sum);
    view! {
        <div class="till-notes">
            {key(words::EXACT.to_owned(), basket.due)}
            {basket.note_keys.into_iter().take(3).map(note).collect_view()}
            <div class="till-typed">
                <NumberField label=words::GIVEN text=given.typed on_enter/>
            </div>
        </div>
    }
}

/// `50` for whole euros, else `47,50`.
fn short(sum: Money) -> String {
    let text = plain(sum);
    text.strip_suffix(",00").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_written_without_cents() {
        assert_eq!(short(Money::euros(50)), "50");
        assert_eq!(short(Money::cents(4_750)), "47,50");
    }
}
