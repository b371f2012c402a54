//! Fields for typing: text, numbers that calculate, dates that understand short forms.

use chrono::NaiveDate;
use contract::Money;
use leptos::{ev, prelude::*};

use super::calc::{CalcError, calculate, calculate_cents};
use super::dates::{read_date, show_date};
use crate::text::german::parts as words;

/// A label, a line to type, a hint, and what is wrong beside it.
#[component]
pub fn Field(
    #[prop(into)] label: String,
    text: RwSignal<String>,
    /// Stands below while nothing is wrong.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong and what to do; empty if nothing.
    #[prop(optional, into)]
    wrong: Signal<String>,
    /// Stands in the empty field.
    #[prop(optional)]
    example: &'static str,
    #[prop(default = "text")] mode: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autofocus: bool,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    if autofocus {
        focus_when_there(input);
    }
    let enter = move |event: ev::KeyboardEvent| {
        if let (Some(on_enter), "Enter") = (on_enter, event.key().as_str()) {
            event.prevent_default();
            on_enter.run(());
        }
    };
    view! {
        <label class="field" data-wrong=move || (!wrong.get().is_empty()).then_some("yes")>
            <span class="field-label">{label}</span>
            <input
                node_ref=input
                type=kind
                inputmode=mode
                autocomplete="off"
                placeholder=(!example.is_empty()).then_some(example)
                autofocus=autofocus
                spellcheck="false"
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
                on:keydown=enter
                // A field that is taken out of the page is left, too, when nobody waits for it any more.
                on:blur=move |_| { on_leave.and_then(|on_leave| on_leave.try_run(())); }
            />
            <span class="field-hint" role="status">
                {move || if wrong.get().is_empty() { hint.get() } else { wrong.get() }}
            </span>
        </label>
    }
}

/// Puts the cursor into a field as soon as it stands in the page.
pub fn focus_when_there(input: NodeRef<leptos::html::Input>) {
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            request_animation_frame(move || {
                // Only fails where the field is gone already.
                let _ = input.focus();
                input.select();
            });
        }
    });
}

/// Leaves the field that has the keys, so that what is typed in it counts: a key may save while it is still typed in.
pub fn leave_field() {
    use wasm_bindgen::JsCast;
    let field = document().active_element().and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // Only fails where the field is gone already.
        let _ = field.blur();
    }
}

/// What a number field counts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Euro,
    PerCent,
    Pieces,
}

/// A number field that calculates: `24,5-10%` becomes `22,05` when it is left.
#[component]
pub fn NumberField(
    #[prop(into)] label: String,
    text: RwSignal<String>,
    #[prop(optional)] unit: Unit,
    #[prop(optional)] autofocus: bool,
    /// What the salon says about the value.
    #[prop(optional, into)]
    wrong: Signal<String>,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let left = RwSignal::new(false);
    let own = move || match (left.get(), typed_error(&text.get())) {
        (true, Some(error)) => sentence(error).to_owned(),
        _ => wrong.get(),
    };
    let settle = move || {
        // A field that is taken out of the page loses the focus when its signals are gone already.
        if left.try_set(true).is_some() {
            return;
        }
        if let Some(result) = result(&text.get_untracked(), unit) {
            text.set(result);
        }
    };
    let hint = move || {
        let typed = text.get();
        result(&typed, unit).filter(|_| is_calculation(&typed)).map(|sum| format!("= {sum}{}", suffix(unit)))
    };
    let enter = on_enter.map(|on_enter| {
        Callback::new(move |()| {
            settle();
            on_enter.run(());
        })
    });
    Effect::new(move |_| {
        text.track();
        left.set(false);
    });
    view! {
        <Field
            label
            text
            autofocus
            mode="decimal"
            hint=Signal::derive(move || hint().unwrap_or_default())
            wrong=Signal::derive(own)
            on_leave=Callback::new(move |()| settle())
            on_enter=enter.unwrap_or_else(|| Callback::new(move |()| settle()))
        />
    }
}

/// The typed amount, calculated; `None` where it is none.
#[must_use]
pub fn typed_money(text: &str) -> Option<Money> {
    calculate_cents(text).ok().map(Money::cents)
}

fn typed_error(text: &str) -> Option<CalcError> {
    calculate(text).err().filter(|error| *error != CalcError::Empty)
}

fn is_calculation(text: &str) -> bool {
    text.trim_start_matches(['-', '−', ' ']).contains(['+', '-', '−', '*', 'x', '×', '/', ':', '%'])
}

fn result(text: &str, unit: Unit) -> Option<String> {
    match unit {
        Unit::Euro => typed_money(text).map(|money| money.to_string()),
        Unit::PerCent | Unit::Pieces => {
            let value = calculate(text.trim_end_matches(['%', ' '])).ok()?;
            Some(value.round_dp(3).normalize().to_string().replace('.', ","))
        }
    }
}

const fn suffix(unit: Unit) -> &'static str {
    match unit {
        Unit::Euro => "\u{a0}€",
        Unit::PerCent => "\u{a0}%",
        Unit::Pieces => "",
    }
}

/// The sentence for a calculation without result.
#[must_use]
pub const fn sentence(error: CalcError) -> &'static str {
    match error {
        CalcError::Empty | CalcError::NotANumber => words::CALC_NOT_A_NUMBER,
        CalcError::DivisionByZero => words::CALC_DIVISION_BY_ZERO,
        CalcError::TooLarge => words::CALC_TOO_LARGE,
    }
}

/// A date field: `0`, `+7`, `fr`, `2711`, `kw48`. The day is `None` while the text is no date.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    #[prop(into)] today: Signal<NaiveDate>,
    day: RwSignal<Option<NaiveDate>>,
    #[prop(optional)] example: &'static str,
) -> impl IntoView {
    let text = RwSignal::new(day.get_untracked().map(show_date).unwrap_or_default());
    let left = RwSignal::new(false);
    let read = move || {
        let typed = text.get();
        let bare = typed.split_whitespace().next_back().unwrap_or_default().to_owned();
        read_date(&typed, today.get()).or_else(|| read_date(&bare, today.get()))
    };
    let settle = Callback::new(move |()| {
        if left.is_disposed() {
            return;
        }
        let meant = untrack(read);
        day.set(meant);
        left.set(meant.is_none() && !text.get_untracked().trim().is_empty());
        if let Some(meant) = meant {
            text.set(show_date(meant));
        }
    });
    // What was chosen elsewhere stands here too, or leaving the field would take it away.
    Effect::new(move |_| {
        if let Some(chosen) = day.get()
            && untrack(read) != Some(chosen)
        {
            text.set(show_date(chosen));
        }
    });
    let hint = Signal::derive(move || read().map(|day| format!("= {}", show_date(day))).unwrap_or_default());
    let wrong = Signal::derive(move || if left.get() { words::NO_DATE.to_owned() } else { String::new() });
    view! { <Field label text hint wrong example on_leave=settle on_enter=settle/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_settles_on_its_result() {
        assert_eq!(result("24,5-10%", Unit::Euro).as_deref(), Some("22,05"));
        assert_eq!(result("10 %", Unit::PerCent).as_deref(), Some("10"));
        assert_eq!(result("5+2,5", Unit::PerCent).as_deref(), Some("7,5"));
        assert_eq!(result("2*3", Unit::Pieces).as_deref(), Some("6"));
        assert_eq!(result("abc", Unit::Euro), None);
    }

    #[test]
    fn a_plain_number_is_no_calculation() {
        assert!(!is_calculation("24,50"));
        assert!(!is_calculation("-5"));
        assert!(is_calculation("24,5-10%"));
    }
}
