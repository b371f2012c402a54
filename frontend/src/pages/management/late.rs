//! From when on calling off is too late, so that a fee is proposed.

use contract::Topic;
use contract::settings::{SaveLateCancellation, ShowSettings};
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Button, Card, NumberField, Saving, Unit, Unsaved, Wrong};

/// The card, once the salon has told what holds now.
#[component]
pub fn LateCancellation() -> impl IntoView {
    let settings = live(&[Topic::Settings], || ShowSettings);
    let hours = Memo::new(move |_| settings.with(|settings| settings.map(|s| s.late_cancellation_hours)));
    move || hours.get().map(|hours| view! { <Hours hours/> })
}

#[component]
fn Hours(hours: u32) -> impl IntoView {
    let text = RwSignal::new(hours.to_string());
    let saving = Saving::of(text);
    let save = Callback::new(move |()| {
        let typed = text.get_untracked().trim().parse().map_err(|_| words::NO_HOURS);
        saving.save(typed.map(|hours| SaveLateCancellation { hours }), move |_| words::SAVED, |_| ());
    });
    view! {
        <Card title=words::LATE_TITLE>
            <p class="management-hint">{words::LATE_HOW}</p>
            <div class="management-line">
                <NumberField label=words::LATE_HOURS text unit=Unit::Pieces wrong=saving.unread() on_enter=save/>
                <Button label=words::SAVE off=saving.deed().busy() on_press=save/>
                <Unsaved saving/>
            </div>
            <Wrong trouble=saving.deed().trouble()/>
        </Card>
    }
}
