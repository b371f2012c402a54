//! An appointment that was missed or called off late: whether a fee will be asked for, decided by a person and kept; and the
//! key that brings it to the till.

use contract::AppointmentId;
use contract::calendar::{ChargeFee, DecideFee, Fee, FeeDecision};
use leptos::prelude::*;

use super::state::Calendar;
use crate::deed::Deed;
use crate::router::{Route, Router};
use crate::text::german::calendar as words;
use crate::ui::{Button, ButtonKind, Reason, Wrong, euro};

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
            let asked_for = decision == FeeDecision::Charge;
            view! {
                <p class="detail-mind">{words::fee_decided(&decision, &euro(fee.proposed))}</p>
                {asked_for.then(|| view! { <ToTheTill appointment version/> })}
            }
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

/// The fee as a line of a basket.
#[component]
fn ToTheTill(appointment: AppointmentId, version: u32) -> impl IntoView {
    let (deed, router) = (Deed::new(), Router::here());
    let charge = move |()| {
        deed.run(ChargeFee { appointment, version, basket: None }, move |basket| {
            router.go(Route::Basket(basket.id));
        });
    };
    view! {
        <Button label=words::FEE_TO_TILL kind=ButtonKind::Primary shortcut="F9" off=deed.busy() on_press=charge/>
        <Wrong trouble=deed.trouble()/>
    }
}
