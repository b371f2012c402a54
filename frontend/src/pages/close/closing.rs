//! The way through the five steps of a close.

use contract::Topic;
use contract::day::{CloseOutlook, CloseState, CloseStep, Closing as Closed, DayPhase, DayView};
use leptos::prelude::*;

use super::way::CloseWay;
use super::{clarify, compare, counting, finish, skim};
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::{close as words, revocation};
use crate::ui::{SlipView, Stepper, Waiting, Wrong};

const TOPICS: &[Topic] = &[Topic::Day, Topic::Till, Topic::Roll, Topic::Printing];

/// Stepper, the step, and the X report as paper.
#[component]
pub fn ClosingSteps(
    day: Live<DayView>,
    closed: RwSignal<Option<Closed>>,
    /// The close itself; belongs to the page, because it outlives the steps.
    deed: Deed,
) -> impl IntoView {
    let state = live(TOPICS, || CloseOutlook);
    let way = CloseWay {
        day,
        state,
        closed,
        deed,
        x_report: RwSignal::new(None),
        counted: StoredValue::new(None),
        chosen: RwSignal::new(None),
    };
    let step = Memo::new(move |_| way.shown());
    let at = Signal::derive(move || way.step().map_or(0, |step| step as usize));
    view! {
        <div class="close-steps">
            <div class="close-head">
                <Stepper steps=words::STEPS at/>
                <Overdue day/>
                <Reopened day/>
            </div>
            {move || match step.get().inspect(|step| way.go(*step)) {
                None => view! { <NotYet state/> }.into_any(),
                Some(CloseStep::Clarify) => view! { <clarify::Clarify way/> }.into_any(),
                Some(CloseStep::Count) => view! { <counting::Counting way/> }.into_any(),
                Some(CloseStep::Compare) => view! { <compare::Compare way/> }.into_any(),
                Some(CloseStep::SkimOff) => view! { <skim::SkimOff way/> }.into_any(),
                Some(CloseStep::Close) => view! { <finish::Finish way/> }.into_any(),
            }}
            {move || way.x_report.get().map(|slip| view! { <XPaper slip way/> })}
        </div>
    }
}

#[component]
fn NotYet(state: Live<CloseState>) -> impl IntoView {
    view! {
        <section class="close-main">
            <Waiting busy=Signal::derive(move || state.trouble().is_none())/>
            <Wrong trouble=Signal::derive(move || state.trouble())/>
        </section>
    }
}

/// Says why an earlier day comes first (IKS-04).
#[component]
fn Overdue(day: Live<DayView>) -> impl IntoView {
    let late = move || {
        day.get()
            .filter(|day| day.phase == DayPhase::Overdue)
            .and_then(|day| day.day)
            .map(contract::Day::german_with_weekday)
    };
    view! {
        {move || late().map(|day| view! {
            <div class="close-overdue" role="status">
                <b>{words::OVERDUE_TITLE}": "{day}</b>
                <p>{words::OVERDUE_HOW}</p>
            </div>
        })}
    }
}

/// Says that this day was closed before.
#[component]
fn Reopened(day: Live<DayView>) -> impl IntoView {
    let continues = Memo::new(move |_| day.with(|day| day.and_then(|day| day.continues)));
    view! {
        {move || continues.get().map(|z| view! {
            <div class="close-overdue" role="status">
                <b>{revocation::reopened(z)}</b>
                <p>{revocation::reopened_how(z)}</p>
            </div>
        })}
    }
}

#[component]
fn XPaper(slip: contract::Slip, way: CloseWay) -> impl IntoView {
    view! {
        <section class="close-paper" aria-label=words::X_REPORT_PAPER>
            <button type="button" class="button" data-kind="quiet" on:click=move |_| way.x_report.set(None)>
                {words::X_AWAY}
            </button>
            <SlipView slip/>
        </section>
    }
}
