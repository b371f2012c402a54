//! The page *Kasse*: open baskets on the left, tiles and search in the middle, the basket and its payment
//! on the right.

mod basket;
mod baskets;
mod booked;
mod booking;
mod card;
mod customer;
mod drop;
mod given;
mod line;
mod offers;
mod pay;
mod split;
mod state;
mod tip;

use contract::Topic;
use contract::day::{DayPhase, DayState};
use leptos::prelude::*;

use crate::live::live;
use crate::pages::Page;
use crate::router::{Route, Router};
use crate::text::german::till as words;
use crate::ui::{Button, ButtonKind};
pub use state::Chosen;
use state::Till;

/// The page *Kasse*.
#[component]
pub fn TillPage() -> impl IntoView {
    let till = Till::provide();
    let router = Router::here();
    // A touch that finds no receipt must not build the basket again: something may be half typed there.
    let last = Memo::new(move |_| till.last.get());
    // What was scanned on another page or found by the search box goes into the basket.
    router.on_arrival(move |route| match route {
        Route::Basket(basket) => till.choose(basket),
        Route::Scan(code) => till.scan(code),
        Route::Article(article) => till.add(article),
        _ => (),
    });
    view! {
        <div class="till">
            <h1 class="only-heard">{words::PAGE}</h1>
            <baskets::OpenBaskets/>
            <offers::Offers/>
            <section class="till-side">
                <DayFirst/>
                {move || match last.get() {
                    Some(receipt) => view! { <booked::Booked receipt/> }.into_any(),
                    None => view! { <basket::BasketColumn/> }.into_any(),
                }}
            </section>
        </div>
    }
}

/// What has to happen before anything can be sold.
#[component]
fn DayFirst() -> impl IntoView {
    let router = Router::here();
    let day = live(&[Topic::Day], || DayState);
    let go = move |()| router.go(Page::Close);
    let what = move || match day.get()?.phase {
        DayPhase::Closed => Some((words::DAY_CLOSED, words::OPEN_DO)),
        DayPhase::Overdue => Some((words::OVERDUE, words::TO_CLOSE)),
        DayPhase::Open | DayPhase::PastMidnight => None,
    };
    view! {
        {move || what().map(|(sentence, action)| view! {
            <div class="till-day" role="status">
                <p>{sentence}</p>
                <Button label=action kind=ButtonKind::Primary on_press=go/>
            </div>
        })}
    }
}
