//! The sheet for counting coins and notes, from 500 € to 1 ct.

use contract::Money;
use contract::cash::CountSheet as Pieces;
use leptos::{ev, prelude::*};
use rust_decimal::prelude::ToPrimitive;
use wasm_bindgen::JsCast;

use super::calc::calculate;
use super::{euro, plain};
use crate::text::german::parts as words;

/// Half-typed counts, one text per face value; cheap to copy.
#[derive(Clone, Copy)]
pub struct Count {
    texts: StoredValue<Vec<RwSignal<String>>>,
}

impl Count {
    /// An empty sheet, or the one that was put aside.
    #[must_use]
    pub fn new(draft: Option<&Pieces>) -> Self {
        let text = |face: i64| {
            let pieces = draft.and_then(|draft| draft.0.iter().find(|(of, _)| *of == face));
            RwSignal::new(pieces.map(|(_, pieces)| pieces.to_string()).unwrap_or_default())
        };
        Self { texts: StoredValue::new(Pieces::FACES.map(text).to_vec()) }
    }

    /// What is counted so far; lines that cannot be read count nothing.
    #[must_use]
    pub fn pieces(self) -> Pieces {
        let texts = self.texts.get_value();
        let lines = Pieces::FACES.into_iter().zip(texts);
        Pieces(lines.filter_map(|(face, text)| Some((face, read(&text.get())?))).collect())
    }

    /// Whether every line can be read.
    #[must_use]
    pub fn is_readable(self) -> bool {
        self.texts
            .get_value()
            .iter()
            .all(|text| text.with(|text| text.trim().is_empty() || read(text).is_some()))
    }

    fn text(self, at: usize) -> RwSignal<String> {
        self.texts.with_value(|texts| texts[at])
    }
}

/// Pieces as typed; calculates, so that `6+2` bundles count.
fn read(text: &str) -> Option<u32> {
    let value = calculate(text).ok()?;
    value.fract().is_zero().then(|| value.to_u32()).flatten()
}

/// The sheet: pieces in, sums beside them, the counted sum large below.
#[component]
pub fn CountSheet(count: Count) -> impl IntoView {
    let lines = (0..Pieces::FACES.len()).map(|at| view! { <FaceLine count at/> }).collect_view();
    view! {
        <div class="count">
            <div class="count-lines" on:keydown=step>{lines}</div>
            <div class="count-sum">
                <span>{words::COUNTED}</span>
                <output>{move || euro(count.pieces().sum())}</output>
            </div>
        </div>
    }
}

#[component]
fn FaceLine(count: Count, at: usize) -> impl IntoView {
    let face = Pieces::FACES[at];
    let text = count.text(at);
    let sum = move || {
        let pieces = read(&text.get()).unwrap_or_default();
        plain(Money::cents(face.saturating_mul(i64::from(pieces))))
    };
    let wrong = move || text.with(|text| (!text.trim().is_empty() && read(text).is_none()).then_some("true"));
    view! {
        <label class="count-line">
            <span class="count-face">{face_name(face)}</span>
            <input
                class="input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                placeholder="0"
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
                on:focus:target=move |event| event.target().select()
            />
            <span class="count-part">{sum}</span>
        </label>
    }
}

/// `20 €`, `50 ct`.
#[must_use]
pub fn face_name(face: i64) -> String {
    if face >= 100 { format!("{}\u{a0}€", face / 100) } else { format!("{face}\u{a0}ct") }
}

/// Enter and the arrows go from line to line.
fn step(event: ev::KeyboardEvent) {
    let by: i32 = match event.key().as_str() {
        "Enter" | "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let Ok(fields) = document().query_selector_all(".count-lines input") else { return };
    let at =
        (0..fields.length()).find(|at| fields.item(*at).is_some_and(|item| item.is_same_node(Some(&field))));
    let next = at.and_then(|at| at.checked_add_signed(by)).and_then(|at| fields.item(at));
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        event.stop_propagation();
        // Only fails where the field is gone already.
        let _ = next.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_numbers_or_sums_of_them() {
        assert_eq!(read("12"), Some(12));
        assert_eq!(read("6+2"), Some(8));
        assert_eq!(read("1,5"), None);
        assert_eq!(read("-1"), None);
        assert_eq!(read("x"), None);
    }

    #[test]
    fn a_sheet_sums_up_what_can_be_read() {
        let owner = Owner::new();
        owner.with(|| {
            let count = Count::new(Some(&Pieces(vec![(2_000, 6), (10, 1)])));
            assert_eq!(count.pieces().sum(), Money::cents(12_010));
            count.text(4).set("abc".into());
            assert!(!count.is_readable());
            assert_eq!(count.pieces().sum(), Money::cents(10));
        });
    }
}
