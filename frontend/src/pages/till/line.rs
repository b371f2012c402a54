//! Changing a line: quantity, price, discount, person; or taking it out, recorded.

use contract::people::Person;
use contract::till::{BasketLine, ChangeLine, Discount, VoidLine};
use contract::{BasketId, LineNature, PersonId, Quantity, Rate};
use leptos::prelude::*;

use super::drop::WithReason;
use super::state::Till;
use crate::deed::Deed;
use crate::text::german::till as words;
use crate::ui::calc::calculate;
use crate::ui::{Actions, Button, ButtonKind, Choice, Dialog, NumberField, Reason, Unit, Wrong, typed_money};

/// The dialog of a line.
#[component]
pub fn LineDialog(line: RwSignal<Option<BasketLine>>) -> impl IntoView {
    let open = Memo::new(move |_| line.with(Option::is_some));
    view! {
        <Dialog open on_close=move |()| line.set(None) title=Signal::derive(move || line.with(title))>
            {move || line.get().map(|held| view! { <LineForm held line/> })}
        </Dialog>
    }
}

fn title(line: &Option<BasketLine>) -> String {
    line.as_ref().map_or_else(|| words::LINE_TITLE.to_owned(), |line| line.text.clone())
}

/// What is typed about a line; cheap to copy.
#[derive(Clone, Copy)]
struct LineEntry {
    quantity: RwSignal<String>,
    price: RwSignal<String>,
    percent: RwSignal<String>,
    amount: RwSignal<String>,
    reason: RwSignal<String>,
    performer: RwSignal<Option<PersonId>>,
    void_reason: RwSignal<String>,
}

impl LineEntry {
    fn of(line: &BasketLine) -> Self {
        let (percent, amount) = match line.discount {
            Discount::None => (String::new(), String::new()),
            Discount::PerCent(rate) => (rate.to_string().trim_end_matches(" %").to_owned(), String::new()),
            Discount::Amount(amount) => (String::new(), amount.to_string()),
        };
        Self {
            quantity: RwSignal::new(line.quantity.to_string()),
            price: RwSignal::new(line.unit_price.to_string()),
            percent: RwSignal::new(percent),
            amount: RwSignal::new(amount),
            reason: RwSignal::new(line.price_reason.clone().unwrap_or_default()),
            performer: RwSignal::new(line.performer),
            void_reason: RwSignal::new(String::new()),
        }
    }

    /// Whether fewer pieces are typed than there were.
    fn takes_out(self, before: Quantity) -> bool {
        self.quantity.with(|text| quantity(text)).is_some_and(|left| left < before)
    }

    /// The request; `None` while something typed is no number.
    fn request(self, basket: BasketId, line: u32) -> Option<ChangeLine> {
        Some(ChangeLine {
            basket,
            line,
            quantity: Some(quantity(&self.quantity.get_untracked())?),
            unit_price: Some(typed_money(&self.price.get_untracked())?),
            discount: Some(discount(&self.percent.get_untracked(), &self.amount.get_untracked())?),
            reason: said(self.reason),
            performer: self.performer.get_untracked(),
            void_reason: said(self.void_reason),
        })
    }
}

fn said(reason: RwSignal<String>) -> Option<String> {
    Some(reason.get_untracked().trim().to_owned()).filter(|reason| !reason.is_empty())
}

fn thousandths(text: &str, factor: i64) -> Option<i64> {
    let value = calculate(text.trim_end_matches(['%', ' '])).ok()?;
    i64::try_from(value.checked_mul(factor.into())?.round()).ok()
}

fn quantity(text: &str) -> Option<Quantity> {
    thousandths(text, 1_000).map(Quantity::thousandths)
}

fn discount(percent: &str, amount: &str) -> Option<Discount> {
    match (percent.trim(), amount.trim()) {
        ("", "") => Some(Discount::None),
        ("", amount) => typed_money(amount).map(Discount::Amount),
        (percent, _) => {
            let hundredths = u32::try_from(thousandths(percent, 100)?).ok()?;
            Some(Discount::PerCent(Rate::hundredths(hundredths)))
        }
    }
}

#[component]
fn LineForm(held: BasketLine, line: RwSignal<Option<BasketLine>>) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let (number, service) = (held.line, held.nature == LineNature::Service);
    let typed = LineEntry::of(&held);
    let fewer = Memo::new(move |_| typed.takes_out(held.quantity));
    let voiding = RwSignal::new(false);
    let apply = Callback::new(move |()| {
        let basket = untrack(|| till.basket()).map(|basket| basket.id);
        if let Some(request) = basket.and_then(|basket| typed.request(basket, number)) {
            deed.run(request, move |basket| {
                line.set(None);
                till.put(basket);
            });
        }
    });
    view! {
        <div class="fields">
            <NumberField label=words::QUANTITY text=typed.quantity unit=Unit::Pieces/>
            <NumberField label=words::PRICE text=typed.price/>
            <NumberField label=words::DISCOUNT_PERCENT text=typed.percent unit=Unit::PerCent/>
            <NumberField label=words::DISCOUNT_AMOUNT text=typed.amount/>
        </div>
        <Show when=move || fewer.get()>
            <p>{words::FEWER_SENTENCE}</p>
            <Reason text=typed.void_reason usual=words::VOID_REASONS label=words::FEWER_WHY on_enter=apply/>
        </Show>
        <Reason text=typed.reason usual=words::PRICE_REASONS on_enter=apply/>
        {service.then(|| view! { <Performers chosen=typed.performer/> })}
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::TAKE_OUT kind=ButtonKind::Danger on_press=move |()| voiding.set(true)/>
            <Button label="Zurück" shortcut="Escape" on_press=move |()| line.set(None)/>
            <Button label=words::APPLY kind=ButtonKind::Primary off=deed.busy() on_press=apply/>
        </Actions>
        <VoidDialog open=voiding number line/>
    }
}

#[component]
fn Performers(chosen: RwSignal<Option<PersonId>>) -> impl IntoView {
    let till = Till::here();
    let choice = move |person: Person| {
        let id = person.id;
        let own = Signal::derive(move || chosen.get() == Some(id));
        view! { <Choice label=person.short_name chosen=own on_press=move |()| chosen.set(Some(id))/> }
    };
    view! {
        <h3>{words::PERFORMER}</h3>
        <div class="choices">{move || till.performers().into_iter().map(choice).collect_view()}</div>
    }
}

#[component]
fn VoidDialog(open: RwSignal<bool>, number: u32, line: RwSignal<Option<BasketLine>>) -> impl IntoView {
    let (till, deed) = (Till::here(), Deed::new());
    let reason = RwSignal::new(String::new());
    let void = Callback::new(move |()| {
        let Some(basket) = untrack(|| till.basket()) else { return };
        let request =
            VoidLine { basket: basket.id, line: number, reason: reason.get_untracked().trim().to_owned() };
        deed.run(request, move |basket| {
            open.set(false);
            line.set(None);
            till.put(basket);
        });
    });
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::TAKE_OUT>
            <WithReason sentence=words::VOID_SENTENCE usual=words::VOID_REASONS action=words::TAKE_OUT reason deed open on_do=void/>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::Money;

    #[test]
    fn typed_numbers_become_exact_values() {
        assert_eq!(quantity("2"), Some(Quantity::pieces(2)));
        assert_eq!(quantity("0,5"), Some(Quantity::thousandths(500)));
        assert_eq!(quantity("99999999999999999999999 * 99999"), None, "more than anyone can count");
        assert_eq!(discount("10", ""), Some(Discount::PerCent(Rate::hundredths(1_000))));
        assert_eq!(discount("", "2,45"), Some(Discount::Amount(Money::cents(245))));
        assert_eq!(discount("", ""), Some(Discount::None));
        assert_eq!(discount("x", ""), None);
    }
}
