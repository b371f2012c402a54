//! The drawer lacks money that has to go back: change money from the safe, without leaving the dialog.

use contract::cash::{MoveCash, Movement};
use contract::{Money, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::roll as words;
use crate::ui::{Button, NumberField, Unit, Wrong, typed_money};

/// Says what is lacking and offers to put it in.
#[component]
pub fn SafeChange(lacks: Money) -> impl IntoView {
    let (desk, deed) = (Desk::here(), Deed::once());
    let amount = RwSignal::new(lacks.to_string());
    let put_in = Callback::new(move |()| {
        let Some(amount) = typed_money(&amount.get_untracked()) else { return };
        let request = MoveCash {
            movement: Movement::FromSafe,
            amount,
            purpose: String::new(),
            recipient: None,
            document: None,
            input_tax_note: None,
        };
        deed.run(request, move |_| desk.hear(&[Topic::Till]));
    });
    view! {
        <div class="roll-safe">
            <p>{words::drawer_lacks(lacks)}</p>
            <div class="roll-safe-line">
                <NumberField label=words::FROM_SAFE text=amount unit=Unit::Euro on_enter=put_in/>
                <Button label=words::FROM_SAFE_DO off=deed.busy() on_press=put_in/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </div>
    }
}
