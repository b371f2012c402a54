//! Short words on a coloured ground, and choices of one touch.

use leptos::prelude::*;

use super::Tone;

/// A state in one or two words.
#[component]
pub fn Chip(#[prop(into)] text: Signal<String>, #[prop(optional, into)] tone: Signal<Tone>) -> impl IntoView {
    view! { <span class="chip" data-tone=move || tone.get().name()>{move || text.get()}</span> }
}

/// A choice that is taken and given back by touch: persons, reasons, groups.
#[component]
pub fn Choice(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice"
            aria-pressed=move || chosen.get().to_string()
            on:click=move |_| on_press.run(())
        >
            {move || label.get()}
        </button>
    }
}

/// The initials of a person on a round ground.
#[component]
pub fn Initials(
    #[prop(into)] name: Signal<String>,
    /// The letters themselves, where the salon names them.
    #[prop(optional, into)]
    letters: Option<Signal<String>>,
) -> impl IntoView {
    let shown = move || letters.map_or_else(|| initials(&name.get()), |letters| letters.get());
    view! { <span class="initials" aria-hidden="true">{shown}</span> }
}

/// The first letters of the first and the last part of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut parts = name.split_whitespace().filter_map(|part| part.chars().next());
    let first = parts.next();
    first.into_iter().chain(parts.next_back()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_the_first_and_the_last() {
        assert_eq!(initials("Jana Vogt"), "JV");
        assert_eq!(initials("Sabine"), "S");
        assert_eq!(initials("Ana Maria de Özdemir"), "AÖ");
        assert_eq!(initials(""), "");
    }
}
