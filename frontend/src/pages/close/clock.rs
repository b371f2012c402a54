//! A clock that jumped: look at the date, and for the owner the way out (IKS-03).

use contract::Topic;
use contract::day::CorrectClock;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::close as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Reason, Wrong};

/// The warning, with the correction behind a button.
#[component]
pub fn ClockCorrection() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="close-overdue" role="status">
            <p>{words::CLOCK_JUMP}</p>
            <Button label=words::CORRECT_CLOCK on_press=move |()| open.set(true)/>
        </div>
        <Dialog open on_close=move |()| open.set(false) title=words::CORRECT_CLOCK>
            <Correction open/>
        </Dialog>
    }
}

#[component]
fn Correction(open: RwSignal<bool>) -> impl IntoView {
    let (desk, deed) = (Desk::here(), Deed::new());
    let reason = RwSignal::new(String::new());
    let correct = Callback::new(move |()| {
        let request = CorrectClock { reason: reason.get_untracked().trim().to_owned() };
        deed.tell_then(
            request,
            |()| words::CLOCK_CORRECTED,
            move |()| {
                open.set(false);
                desk.hear(&[Topic::Day]);
            },
        );
    });
    view! {
        <p>{words::CORRECT_CLOCK_HOW}</p>
        <Reason text=reason usual=words::CLOCK_REASONS on_enter=correct/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::CORRECT_CLOCK kind=ButtonKind::Primary off=deed.busy() on_press=correct/>
        </Actions>
    }
}
