//! The step *Offenes klären*: everything unfinished is shown, nothing blocks (IKS-13).

use contract::Topic;
use contract::calendar::{AppointmentState, UnpaidAppointment, Visit};
use contract::cash::TipBalance;
use contract::day::{BeginCount, CloseState, CloseStep, OpenBasketNote};
use leptos::prelude::*;

use super::aside::Aside;
use super::way::CloseWay;
use crate::deed::Deed;
use crate::pages::Page;
use crate::pages::today::acts::{MissedButton, StateButton};
use crate::print_jobs::PrintJobList;
use crate::shell::Router;
use crate::text::german::close as words;
use crate::text::german::today as today_words;
use crate::tip_payout::{TipPayout, TipPayoutButton};
use crate::ui::{Button, ButtonKind, Empty, Wrong, euro};

/// What is open, each with its way out.
#[component]
pub fn Clarify(way: CloseWay) -> impl IntoView {
    let deed = Deed::new();
    let next = move |()| deed.run(BeginCount, move |()| way.go(CloseStep::Count));
    let state = Memo::new(move |_| way.state.get());
    view! {
        <section class="close-main">
            <h1>{words::CLARIFY_TITLE}</h1>
            <p class="close-how">{words::CLARIFY_HOW}</p>
            {move || state.get().map(|state| view! { <Unfinished state/> })}
        </section>
        <Aside way without_checks=true>
            <Wrong trouble=deed.trouble()/>
            <Button
                label=words::NEXT_COUNT
                kind=ButtonKind::Primary
                tall=true
                shortcut="Enter"
                off=deed.busy()
                on_press=next
            />
        </Aside>
    }
}

#[component]
fn Unfinished(state: CloseState) -> impl IntoView {
    let router = Router::here();
    let clear = state.open_baskets.is_empty()
        && state.unpaid_appointments.is_empty()
        && state.unmarked_appointments.is_empty()
        && state.open_tips.is_empty()
        && state.waiting_prints == 0;
    let unpaid = (!state.unpaid_appointments.is_empty()).then(|| {
        view! {
            <section class="close-open">
                <h2>{words::UNPAID_APPOINTMENTS}</h2>
                <ul>{state.unpaid_appointments.into_iter().map(|unpaid| view! { <UnpaidLine unpaid/> }).collect_view()}</ul>
            </section>
        }
    });
    let unmarked = (!state.unmarked_appointments.is_empty()).then(|| {
        view! {
            <section class="close-open">
                <h2>{today_words::UNMARKED}</h2>
                <ul>{state.unmarked_appointments.into_iter().map(|visit| view! { <UnmarkedLine visit/> }).collect_view()}</ul>
            </section>
        }
    });
    let baskets = (!state.open_baskets.is_empty()).then(|| {
        view! {
            <section class="close-open">
                <h2>{words::OPEN_BASKETS}</h2>
                <ul>{state.open_baskets.into_iter().map(|basket| view! { <BasketLine basket/> }).collect_view()}</ul>
                <Button label=words::TO_THE_TILL on_press=move |()| router.go(Page::Till)/>
            </section>
        }
    });
    let tips = (!state.open_tips.is_empty()).then(|| {
        view! {
            <section class="close-open">
                <h2>{words::OPEN_TIPS}</h2>
                <ul>{state.open_tips.into_iter().map(|tip| view! { <TipLine tip/> }).collect_view()}</ul>
            </section>
        }
    });
    let prints = (state.waiting_prints > 0).then(|| {
        view! {
            <section class="close-open"><h2>{words::OPEN_PRINTS}</h2><PrintJobList/></section>
        }
    });
    view! {
        {clear.then(|| view! { <div class="card"><Empty text=words::CLARIFY_NOTHING/></div> })}
        {baskets}
        {unpaid}
        {unmarked}
        {tips}
        {prints}
    }
}

#[component]
fn BasketLine(basket: OpenBasketNote) -> impl IntoView {
    view! {
        <li class="close-line">
            <div>
                <b>{basket.title}</b>
                <p>{words::since(&basket.opened.hour_minute())}</p>
            </div>
            <b>{euro(basket.due)}</b>
        </li>
    }
}

#[component]
fn UnpaidLine(unpaid: UnpaidAppointment) -> impl IntoView {
    view! {
        <li class="close-line">
            <div>
                <b>{unpaid.title}</b>
                <p>{unpaid.at.to_string()}</p>
            </div>
            <b>{euro(unpaid.total)}</b>
        </li>
    }
}

#[component]
fn UnmarkedLine(visit: Visit) -> impl IntoView {
    let what = [visit.card.at.map(|at| at.to_string()).unwrap_or_default(), visit.card.services.clone()];
    view! {
        <li class="close-line">
            <div>
                <b>{visit.card.guest.name.clone()}</b>
                <p>{what.join(" · ")}</p>
            </div>
            <StateButton card=visit.card.clone() state=AppointmentState::Finished label=today_words::CAME/>
            <MissedButton card=visit.card/>
        </li>
    }
}

#[component]
fn TipLine(tip: TipBalance) -> impl IntoView {
    let (payout, amount) = (TipPayout::of(&tip, Topic::Day), tip.open);
    view! {
        <li class="close-line">
            <div><b>{tip.name}</b></div>
            <b>{euro(amount)}</b>
            <TipPayoutButton payout on_press=move |()| payout.pay(amount)/>
        </li>
    }
}
