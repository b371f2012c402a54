//! Cash handed over: exact, by a note, or typed.

use contract::Money;
use contract::till::Basket;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::keys::bind;
use crate::text::german::till as words;
use crate::ui::{Button, Key, NumberField, plain, typed_money};

/// The key that leads to the typed sum.
const TYPE_KEY: &str = "F10";

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

    /// Another basket: nothing of the last one stays.
    pub fn clear(self) {
        self.typed.set(String::new());
        self.chosen.set(None);
    }

    /// The sum to pay has changed: a chosen key no longer fits, what is typed stays.
    pub fn unchoose(self) {
        self.chosen.set(None);
    }

    fn choose(self, sum: Money) {
        self.typed.set(String::new());
        self.chosen.set(Some(sum));
    }
}

/// Passend, the notes, and a field for any other sum.
#[component]
pub fn GivenKeys(
    basket: Memo<Option<Basket>>,
    due: Memo<Money>,
    given: Given,
    #[prop(into)] on_enter: Callback<()>,
) -> impl IntoView {
    let key = move |label: String, sum: Money| {
        let pressed = Signal::derive(move || given.sum() == Some(sum));
        view! { <Button label pressed on_press=move |()| given.choose(sum)/> }
    };
    let note = move |sum: Money| key(short(sum), sum);
    let notes = Memo::new(move |_| {
        basket.with(|basket| basket.as_ref().map(|basket| basket.note_keys.clone()).unwrap_or_default())
    });
    let typed = NodeRef::<leptos::html::Div>::new();
    bind(TYPE_KEY, move || focus_within(typed));
    view! {
        <div class="till-notes">
            {move || key(words::EXACT.to_owned(), due.get())}
            {move || notes.get().into_iter().take(3).map(note).collect_view()}
            <div class="till-typed" node_ref=typed>
                <NumberField label=words::GIVEN text=given.typed on_enter/>
                <Key shortcut=TYPE_KEY/>
            </div>
        </div>
    }
}

/// Puts the cursor into the field for a typed sum.
fn focus_within(typed: NodeRef<leptos::html::Div>) {
    let field = typed.get_untracked().and_then(|typed| typed.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        // Only fails where the field is gone already.
        let _ = field.focus();
        field.select();
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
