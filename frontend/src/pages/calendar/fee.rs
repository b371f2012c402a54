//! A missed appointment: whether a fee will be asked for, decided by a person and kept.

use contract::AppointmentId;
use contract::calendar::{DecideFee, Fee, FeeDecision};
use leptos::prelude::*;

use super::state::Calendar;
use crate::text::german::calendar as words;
use crate::ui::{Button, Reason, euro};

/// The proposal, or what was decided.
#[component]
pub fn FeeChoice(appointment: AppointmentId, version: u32, fee: Fee) -> impl IntoView {
    let calendar = Calendar::here();
    let reason = RwSignal::new(String::new());
    let decide = move |decision: FeeDecision| {
        calendar.change(DecideFee { appointment, version, decision }, words::STATE_SET);
    };
    let waive = move |()| decide(FeeDecision::Waive { reason: reason.get_untracked().trim().to_owned() });
    let unnamed = Signal::derive(move || reason.with(|text| text.trim().is_empty()));
    match fee.decision {
        Some(decision) => {
            view! { <p class="detail-mind">{words::fee_decided(&decision, &euro(fee.proposed))}</p> }
                .into_any()
        }
        None => view! {
            <div class="detail-why">
                <p>{words::fee_proposed(&euro(fee.proposed))}</p>
                <Button label=words::FEE_CHARGE on_press=move |()| decide(FeeDecision::Charge)/>
                <Reason text=reason usual=words::FEE_REASONS/>
                <Button label=words::FEE_WAIVE off=unnamed on_press=waive/>
            </div>
        }
        .into_any(),
    }
}
