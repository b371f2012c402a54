//! The stretch of days: its length, and the way to the one before and after.

use leptos::prelude::*;

use super::kinds::Unit;
use super::shelf::ListShelf;
use crate::text::german::lists as words;
use crate::ui::{Button, Tabs};

const fn word(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => words::DAY,
        Unit::Week => words::WEEK,
        Unit::Month => words::MONTH,
        Unit::Year => words::YEAR,
    }
}

/// Nothing where the list has no stretch.
#[component]
pub fn SpanPick(shelf: ListShelf, units: &'static [Unit]) -> impl IntoView {
    let items = Signal::stored(units.iter().map(|unit| (*unit, word(*unit).to_owned())).collect::<Vec<_>>());
    (!units.is_empty()).then(|| {
        view! {
            <div class="lists-span">
                {(units.len() > 1).then(|| view! { <Tabs label=words::PERIOD items chosen=shelf.unit/> })}
                <div class="lists-steps">
                    <Button label=words::EARLIER on_press=move |()| shelf.step(false)/>
                    <output class="lists-period">{move || shelf.span().german()}</output>
                    <Button label=words::LATER on_press=move |()| shelf.step(true)/>
                </div>
            </div>
        }
    })
}
