//! Right: the chosen basket, line by line.

use contract::people::Person;
use contract::till::{Basket, BasketLine, ChangeLine, TipShare};
use leptos::prelude::*;

use super::baskets::customer_name;
use super::customer::CustomerDialog;
use super::drop::DropButton;
use super::given::Given;
use super::line::LineDialog;
use super::pay::Pay;
use super::state::Till;
use crate::text::german::till as words;
use crate::ui::{Choice, Empty, Wrong, plain};

/// The basket, or how one begins.
#[component]
pub fn BasketColumn() -> impl IntoView {
    let till = Till::here();
    let basket = Memo::new(move |_| till.basket());
    let is_there = Memo::new(move |_| basket.with(Option::is_some));
    let opened = RwSignal::new(None::<BasketLine>);
    let naming = RwSignal::new(false);
    let given = given_for(basket);
    view! {
        {move || match is_there.get() {
            false => view! { <div class="till-none"><Empty text=words::EMPTY_BASKET/><Wrong trouble=till.trouble/></div> }.into_any(),
            true => view! {
                <Head basket naming/>
                {move || basket.get().map(|basket| view! { <Lines basket opened/> })}
                <div class="till-foot">
                    <Wrong trouble=till.trouble/>
                    <Pay basket given/>
                </div>
            }.into_any(),
        }}
        <LineDialog line=opened/>
        <CustomerDialog open=naming/>
    }
}

#[component]
fn Head(basket: Memo<Option<Basket>>, naming: RwSignal<bool>) -> impl IntoView {
    let count =
        Memo::new(move |_| basket.with(|basket| basket.as_ref().map_or(0, |basket| basket.lines.len())));
    let named = Memo::new(move |_| {
        basket.with(|basket| basket.as_ref().is_some_and(|basket| basket.customer.is_some()))
    });
    let name = move || basket.with(|basket| basket.as_ref().map(customer_name));
    let below = move || if named.get() { words::lines(count.get()) } else { words::NAME_CUSTOMER.to_owned() };
    view! {
        <header class="till-head">
            <button
                type="button"
                class="till-customer"
                data-named=move || named.get().then_some("yes")
                on:click=move |_| naming.set(true)
            >
                <b>{name}</b>
                <span>{below}</span>
            </button>
            <DropButton empty=Signal::derive(move || count.get() == 0)/>
        </header>
        <Mind basket/>
    }
}

/// What whoever charges should know of the customer; it stops nothing.
#[component]
fn Mind(basket: Memo<Option<Basket>>) -> impl IntoView {
    let told = Memo::new(move |_| {
        basket.with(|basket| basket.as_ref().map(|it| it.warnings.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || told.with(|told| !told.is_empty())>
            <ul class="till-mind" aria-label=words::MIND>
                {move || told.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// The sum handed over belongs to its basket, and a chosen key to its sum.
fn given_for(basket: Memo<Option<Basket>>) -> Given {
    let given = Given::new();
    let id = Memo::new(move |_| basket.with(|basket| basket.as_ref().map(|basket| basket.id.clone())));
    let due = Memo::new(move |_| basket.with(|basket| basket.as_ref().map(|basket| basket.due)));
    Effect::new(move |_| {
        id.track();
        given.clear();
    });
    Effect::new(move |_| {
        due.track();
        given.unchoose();
    });
    given
}

#[component]
fn Lines(basket: Basket, opened: RwSignal<Option<BasketLine>>) -> impl IntoView {
    let id = StoredValue::new(basket.id);
    let empty = basket.lines.is_empty();
    let line = move |line: BasketLine| view! { <Line basket=id line opened/> };
    view! {
        <ul class="till-lines">
            {basket.lines.into_iter().map(line).collect_view()}
            {basket.tip.into_iter().map(tip).collect_view()}
            {empty.then(|| view! { <li><Empty text=words::EMPTY_BASKET/></li> })}
        </ul>
    }
}

#[component]
fn Line(
    basket: StoredValue<contract::BasketId>,
    line: BasketLine,
    opened: RwSignal<Option<BasketLine>>,
) -> impl IntoView {
    let (number, wants) = (line.line, line.wants_performer);
    let list = line.quantity.price(line.list_price).ok().filter(|list| *list != line.gross);
    let below = below(&line);
    let title = match line.quantity {
        quantity if quantity == contract::Quantity::ONE => line.text.clone(),
        quantity => format!("{quantity} × {}", line.text),
    };
    let gross = plain(line.gross);
    let kept = line.clone();
    view! {
        <li class="till-line" data-wants=wants.then_some("yes")>
            <button type="button" class="till-line-press" on:click=move |_| opened.set(Some(kept.clone()))>
                <span class="till-line-text">{title}</span>
                <span class="till-line-sum">{gross}</span>
                <span class="till-line-note">{below}</span>
                {list.map(|list| view! { <s class="till-line-list">{plain(list)}</s> })}
            </button>
            {wants.then(|| view! { <WhoDidIt basket number/> })}
        </li>
    }
}

/// Person and reduction below a line.
fn below(line: &BasketLine) -> String {
    let reduced = (!line.discount_amount.is_zero() || line.unit_price != line.list_price).then(|| {
        let reason = line.price_reason.as_deref().unwrap_or_default();
        let amount = if line.discount_amount.is_zero() { String::new() } else { plain(line.discount_amount) };
        words::reduced(&amount, reason)
    });
    let parts = [line.performer_name.clone(), reduced];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Chips of those on duty: one touch says who did the work.
#[component]
fn WhoDidIt(basket: StoredValue<contract::BasketId>, number: u32) -> impl IntoView {
    let till = Till::here();
    let chip = move |person: Person| {
        let press = move |()| {
            till.write(ChangeLine {
                basket: basket.get_value(),
                line: number,
                quantity: None,
                unit_price: None,
                discount: None,
                reason: None,
                performer: Some(person.id),
                void_reason: None,
            });
        };
        view! { <Choice label=person.short_name.clone() chosen=false on_press=press/> }
    };
    let nobody = move || till.performers().is_empty();
    view! {
        <div class="till-who">
            <span>{words::WHO_DID_IT}</span>
            <div class="choices">{move || till.performers().into_iter().map(chip).collect_view()}</div>
            <Show when=nobody><Empty text=words::NOBODY_ON_DUTY/></Show>
        </div>
    }
}

fn tip(share: TipShare) -> impl IntoView {
    let how = if share.owner { words::TAXED } else { words::PASSED_ON };
    view! {
        <li class="till-line till-tip">
            <span class="till-line-text">{words::TIP_FOR} " " {share.name}</span>
            <span class="till-line-sum">{plain(share.amount)}</span>
            <span class="till-line-note">{how}</span>
        </li>
    }
}
