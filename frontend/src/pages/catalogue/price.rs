//! A price begins on a day; what it was before stays.

use contract::catalogue::{PriceChange, PriceHistory, PriceList, SetPrice};
use contract::day::DayState;
use contract::{ArticleId, Day, Topic};
use leptos::prelude::*;

use super::form::price;
use crate::live::{Live, live};
use crate::text::german::catalogue as words;
use crate::ui::{Button, ButtonKind, DateField, NumberField, Saving, Table, Unit, Wrong, plain};

/// New price and history of an article.
#[component]
pub fn Prices(id: ArticleId, list: Live<PriceList>) -> impl IntoView {
    let history = live(&[Topic::Catalogue], move || PriceHistory { article: id });
    view! {
        <section class="catalogue-prices">
            <h3>{words::NEW_PRICE}</h3>
            <NewPrice id list history/>
            <h3>{words::HISTORY}</h3>
            <Table
                label=words::HISTORY
                head=words::HISTORY_HEAD
                is_empty=Signal::derive(move || history.with(|history| history.is_some_and(Vec::is_empty)))
                empty=words::HISTORY_EMPTY
            >
                {move || history.get().unwrap_or_default().into_iter().map(line).collect_view()}
            </Table>
            <Wrong trouble=Signal::derive(move || history.trouble())/>
        </section>
    }
}

fn line(change: PriceChange) -> impl IntoView {
    view! {
        <tr>
            <td>{change.from.german()}</td>
            <td data-figures="yes">{plain(change.price)}</td>
            <td>{change.changed_by}</td>
        </tr>
    }
}

#[component]
fn NewPrice(id: ArticleId, list: Live<PriceList>, history: Live<Vec<PriceChange>>) -> impl IntoView {
    let saving = Saving::new();
    let state = live(&[], || DayState);
    let today = Signal::derive(move || {
        let day = state.with(|state| state.map(|state| state.today.to_string()));
        day.and_then(|day| day.parse::<chrono::NaiveDate>().ok()).unwrap_or_default()
    });
    let typed = RwSignal::new(String::new());
    let from = RwSignal::new(None);
    let set = Callback::new(move |()| {
        let day = from.get_untracked().unwrap_or_else(|| today.get_untracked());
        let read = price(&typed.get_untracked()).ok().zip(day.to_string().parse::<Day>().ok());
        let Some((price, from)) = saving.read(read.ok_or(words::NO_PRICE)) else { return };
        saving.deed().tell_then(
            SetPrice { article: id, price, from },
            move |article| words::price_set(&article.name, price, from),
            move |_| {
                typed.set(String::new());
                list.refetch();
                history.refetch();
            },
        );
    });
    view! {
        <div class="fields">
            <NumberField label=words::PRICE text=typed unit=Unit::Euro wrong=saving.unread() on_enter=set/>
            {move || state.with(|state| state.is_some()).then(|| view! {
                <DateField label=words::FROM today day=from/>
            })}
        </div>
        <p class="catalogue-hint">{words::PRICES_STAY}</p>
        <Wrong trouble=saving.deed().trouble()/>
        <Button label=words::SET_PRICE kind=ButtonKind::Primary off=saving.deed().busy() on_press=set/>
    }
}
