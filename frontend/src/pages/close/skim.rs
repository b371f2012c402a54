//! The step *Abschöpfen*: what leaves the drawer, so that a round stock stays for tomorrow.

use contract::Money;
use contract::Topic;
use contract::cash::{Drawer, MoveCash, Movement};
use contract::day::{CloseStep, ZReports};
use leptos::prelude::*;

use super::aside::Aside;
use super::way::CloseWay;
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::close as words;
use crate::ui::{Amount, Button, ButtonKind, Choice, NumberField, Tone, Unit, Wrong, typed_money};

/// Notes and coins below this stay in the drawer as change.
const ROUND: i64 = 5_000;

/// What to take out, so that the stock of the last close stays, or a round one.
fn proposal(cash: Money, last_left: Option<Money>) -> Money {
    let stays = last_left.filter(|left| left.is_positive() && *left <= cash).map(Money::as_cents);
    let stays = stays.unwrap_or_else(|| cash.as_cents() - cash.as_cents() % ROUND);
    Money::cents(cash.as_cents().saturating_sub(stays).max(0))
}

/// Amount, where to, and what stays.
#[component]
pub fn SkimOff(way: CloseWay) -> impl IntoView {
    let drawer = live(&[Topic::Day, Topic::Till], || Drawer);
    let reports = live(&[], ZReports::default);
    let counted = move || {
        way.state.with(|state| state.and_then(|state| state.count.as_ref().map(|count| count.counted)))
    };
    let cash =
        Memo::new(move |_| drawer.with(|drawer| drawer.and_then(|drawer| drawer.cash)).or_else(counted));
    let last = Memo::new(move |_| {
        reports.with(|reports| reports.and_then(|reports| reports.first().map(|report| report.cash_left)))
    });
    let amount = RwSignal::new(String::new());
    let touched = RwSignal::new(false);
    Effect::new(move |_| {
        if let (Some(cash), false) = (cash.get(), touched.get_untracked()) {
            amount.set(proposal(cash, last.get()).to_string());
        }
    });
    let place = RwSignal::new(Movement::ToSafe);
    let taking = Taking { way, deed: Deed::once(), amount, place };
    let stays = Signal::derive(move || {
        let out = typed_money(&amount.get()).unwrap_or(Money::ZERO);
        cash.get().and_then(|cash| cash.minus(out).ok()).unwrap_or(Money::ZERO)
    });
    let tone = Signal::derive(move || if stays.get().is_negative() { Tone::Bad } else { Tone::Plain });
    let how = move || if last.get().is_some() { words::SKIM_HOW } else { words::SKIM_HOW_ROUND };
    let places = [(Movement::ToSafe, words::TO_SAFE), (Movement::ToBank, words::TO_BANK)];
    let choice = move |(movement, word)| {
        let chosen = Signal::derive(move || place.get() == movement);
        view! { <Choice label=word chosen on_press=move |()| place.set(movement)/> }
    };
    view! {
        <section class="close-main">
            <h1>{words::SKIM_TITLE}</h1>
            <p class="close-how">{how}</p>
            <div class="close-skim" on:input=move |_| touched.set(true)>
                <NumberField label=words::SKIM_AMOUNT text=amount unit=Unit::Euro autofocus=true on_enter=move |()| taking.take()/>
                <div class="field">
                    <span class="field-label">{words::SKIM_WHERE}</span>
                    <div class="choices">{places.map(choice).into_iter().collect_view()}</div>
                </div>
            </div>
            <div class="card"><Amount label=words::STAYS money=stays tone/></div>
        </section>
        <SkimActions taking/>
    }
}

/// Takes out what is typed; the button does it, and Enter in the field.
#[derive(Clone, Copy)]
struct Taking {
    way: CloseWay,
    deed: Deed,
    amount: RwSignal<String>,
    place: RwSignal<Movement>,
}

impl Taking {
    fn typed(self) -> Option<Money> {
        typed_money(&self.amount.get())
    }

    fn is_off(self) -> bool {
        self.deed.busy().get() || self.typed().is_none()
    }

    fn take(self) {
        let Self { way, deed, .. } = self;
        if untrack(|| self.is_off()) {
            return;
        }
        let Some(amount) = untrack(|| self.typed()) else { return };
        if amount.is_zero() {
            return way.go(CloseStep::Close);
        }
        let movement = self.place.get_untracked();
        let request = MoveCash {
            movement,
            amount,
            purpose: String::new(),
            recipient: None,
            document: None,
            input_tax_note: None,
        };
        deed.run(request, move |_| way.go(CloseStep::Close));
    }
}

#[component]
fn SkimActions(taking: Taking) -> impl IntoView {
    let Taking { way, deed, .. } = taking;
    let nothing = move || taking.typed().is_some_and(Money::is_zero);
    let label =
        Signal::derive(
            move || {
                if nothing() { words::NEXT_CLOSE.to_owned() } else { words::TAKE_OUT.to_owned() }
            },
        );
    let off = Signal::derive(move || taking.is_off());
    view! {
        <Aside way>
            <Wrong trouble=deed.trouble()/>
            <Button label=words::TAKE_NOTHING on_press=move |()| way.go(CloseStep::Close)/>
            <Button label kind=ButtonKind::Primary tall=true shortcut="Enter" off on_press=move |()| taking.take()/>
        </Aside>
    }
}

#[cfg(test)]
mod tests {
    use super::proposal;
    use contract::Money;

    #[test]
    fn the_stock_of_the_last_close_stays() {
        let take = proposal(Money::cents(30_060), Some(Money::cents(25_000)));
        assert_eq!(take, Money::cents(5_060));
    }

    #[test]
    fn without_a_usable_stock_a_round_one_stays() {
        assert_eq!(proposal(Money::cents(30_060), None), Money::cents(60));
        assert_eq!(proposal(Money::cents(12_345), Some(Money::cents(25_000))), Money::cents(2_345));
        assert_eq!(proposal(Money::ZERO, Some(Money::cents(25_000))), Money::ZERO);
    }
}
