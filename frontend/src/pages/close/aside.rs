//! What stands beside every step: what is clear, the day so far, and the way on.

use contract::Money;
use contract::day::{CloseState, XReport};
use leptos::prelude::*;

use super::reports::ReportsButton;
use super::way::CloseWay;
use crate::deed::Deed;
use crate::text::german::close as words;
use crate::ui::{Button, Card, Fact, Tone, Wrong, euro};

/// The column beside a step; `children` are its buttons.
#[component]
pub fn Aside(
    way: CloseWay,
    /// The step itself tells what is open.
    #[prop(optional)]
    without_checks: bool,
    children: Children,
) -> impl IntoView {
    let state = way.state;
    let checks = move || state.with(|state| state.map(checks).unwrap_or_default());
    let check = |check: CheckLine| view! { <CheckLine check/> };
    view! {
        <aside class="close-aside">
            <div class="close-facts">
                {(!without_checks).then(|| view! {
                    <section class="close-checks">
                        <h2 class="small-title">{words::BEFORE}</h2>
                        <ul>{move || checks().into_iter().map(check).collect_view()}</ul>
                    </section>
                })}
                {move || state.get().map(|state| view! { <SoFar state/> })}
            </div>
            <div class="close-actions">
                {children()}
                <div class="close-papers"><XReportButton way/><ReportsButton/></div>
            </div>
        </aside>
    }
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    pub text: String,
    pub detail: String,
    pub clear: bool,
}

/// What is clear before a close and what is not (IKS-13).
pub fn checks(state: &CloseState) -> Vec<CheckLine> {
    let baskets = state.open_baskets.len();
    let titles: Vec<&str> = state.open_baskets.iter().map(|basket| basket.title.as_str()).collect();
    let tips: Money = state.open_tips.iter().map(|tip| tip.open).sum();
    let names = state.open_tips.iter().map(|tip| format!("{} {}", tip.name, tip.open));
    let line = |clear: bool, good: &str, open: String, detail: String| CheckLine {
        text: if clear { good.to_owned() } else { open },
        detail: if clear { String::new() } else { detail },
        clear,
    };
    let unpaid = state.unpaid_appointments.len();
    let guests: Vec<&str> = state.unpaid_appointments.iter().map(|unpaid| unpaid.title.as_str()).collect();
    vec![
        line(baskets == 0, words::NO_BASKETS, words::baskets_open(baskets), titles.join(" · ")),
        line(unpaid == 0, words::ALL_PAID, words::appointments_unpaid(unpaid), guests.join(" · ")),
        line(
            !tips.is_positive(),
            words::TIPS_PAID,
            words::tips_open(tips),
            names.collect::<Vec<_>>().join(" · "),
        ),
        line(
            state.waiting_prints == 0,
            words::PRINTS_DONE,
            words::prints_wait(state.waiting_prints),
            String::new(),
        ),
    ]
}

#[component]
fn CheckLine(check: CheckLine) -> impl IntoView {
    let sign = if check.clear { "✓" } else { "!" };
    let detail = (!check.detail.is_empty()).then_some(check.detail);
    view! {
        <li class="close-check" data-clear=if check.clear { "yes" } else { "no" }>
            <span class="close-sign" aria-hidden="true">{sign}</span>
            <b>{check.text}</b>
            {detail.map(|detail| view! { <p>{detail}</p> })}
        </li>
    }
}

#[component]
fn SoFar(state: CloseState) -> impl IntoView {
    let cancelled = match state.cancelled {
        0 => "0".to_owned(),
        count => format!("{count} · {}", euro(state.cancelled_total)),
    };
    let chain = if state.chain_intact { words::CHAIN_GOOD } else { words::CHAIN_BAD };
    let tone = if state.chain_intact { Tone::Plain } else { Tone::Bad };
    view! {
        <Card title=Signal::stored(words::SO_FAR.to_owned()) tone=Signal::stored(tone)>
            <Fact name=words::RECEIPTS value=state.receipts.to_string()/>
            <Fact name=words::CANCELLED value=cancelled/>
            <Fact name=words::CORRECTED value=state.payment_corrections.to_string()/>
            <Fact name=words::CHAIN value=chain/>
        </Card>
    }
}

#[component]
fn XReportButton(way: CloseWay) -> impl IntoView {
    let deed = Deed::new();
    let print = move |()| deed.run(XReport { print: true }, move |slip| way.x_report.set(Some(slip)));
    view! {
        <Button label=words::X_REPORT off=deed.busy() on_press=print/>
        <Wrong trouble=deed.trouble()/>
    }
}

#[cfg(test)]
mod tests {
    use contract::PersonId;
    use contract::cash::TipBalance;
    use contract::day::CloseStep;

    use super::*;

    fn state() -> CloseState {
        CloseState {
            day: None,
            step: CloseStep::Clarify,
            open_baskets: Vec::new(),
            unpaid_appointments: Vec::new(),
            unmarked_appointments: Vec::new(),
            open_tips: Vec::new(),
            waiting_prints: 0,
            receipts: 0,
            cancelled: 0,
            cancelled_total: Money::ZERO,
            payment_corrections: 0,
            chain_intact: true,
            draft: None,
            count: None,
        }
    }

    #[test]
    fn a_clear_day_has_only_ticks() {
        assert!(checks(&state()).iter().all(|check| check.clear && check.detail.is_empty()));
    }

    #[test]
    fn open_tips_are_named_with_their_sum() {
        let tip = |name: &str, cents| TipBalance {
            person: PersonId(1),
            name: name.to_owned(),
            open: Money::cents(cents),
        };
        let open = CloseState { open_tips: vec![tip("Jana", 1_000), tip("Mehmet", 300)], ..state() };
        let line = checks(&open).into_iter().find(|check| !check.clear).expect("an open check");
        assert_eq!(line.text, "Trinkgeld offen: 13,00\u{a0}€");
        assert_eq!(line.detail, "Jana 10,00 · Mehmet 3,00");
    }
}
