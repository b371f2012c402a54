//! The page *Kassenrolle*: what was booked, found again, shown as printed, and taken back where that is allowed.

pub mod banking;
mod by_mail;
pub mod copies;
mod correct;
mod entry;
mod filters;
pub mod foot;
mod list;
mod number;
mod ring_again;
mod safe;
pub mod storno;
mod take_back;
mod tenders;

use contract::roll::RollPage as Rows;
use contract::{Seq, Topic};
use leptos::prelude::*;

use crate::live::live;
use crate::pages::cash::CashButton;
use crate::pages::receipt_check::CheckButton;
use crate::router::{Route, Router};
use crate::text::german::roll as words;
use filters::{Filters, Sieve};

/// So many rows come at once.
const STEP: u32 = 100;

/// The page *Kassenrolle*.
#[component]
pub fn RollPage() -> impl IntoView {
    let router = Router::here();
    let sieve = Sieve::new();
    let limit = RwSignal::new(STEP);
    let chosen = RwSignal::new(None::<Seq>);
    let page = live(&[Topic::Roll, Topic::Till, Topic::Day], move || sieve.request(limit.get()));
    Effect::new(move |_| {
        sieve.track();
        limit.set(STEP);
    });
    router.on_arrival(move |route| {
        if let Route::Entry(seq) = route {
            chosen.set(Some(seq));
        }
    });
    Effect::new(move |_| {
        let first = page.with(|page| page.and_then(|page| page.rows.first().map(|row| row.seq)));
        if chosen.get_untracked().is_none() {
            chosen.set(first);
        }
    });
    let more = Signal::derive(move || page.with(|page| page.is_some_and(|page| has_more(page, limit.get()))));
    let grow = Callback::new(move |()| {
        if more.get_untracked() {
            limit.update(|limit| *limit = limit.saturating_add(STEP));
        }
    });
    view! {
        <div class="roll">
            <section class="roll-main">
                <div class="roll-head">
                    <h1>{words::TITLE}</h1>
                    <span class="roll-ways"><CheckButton/><CashButton/></span>
                </div>
                <Filters sieve/>
                <list::RollList page chosen more grow is_narrow=sieve.is_narrow()/>
            </section>
            <entry::EntryPanel chosen/>
        </div>
    }
}

/// Whether asking for more rows brings more.
fn has_more(page: &Rows, asked: u32) -> bool {
    page.more && page.rows.len() >= asked as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_offered_only_while_it_brings_more() {
        let page = Rows { rows: Vec::new(), more: true };
        assert!(!has_more(&page, 100), "the salon gives fewer than asked: asking again is no use");
        assert!(has_more(&page, 0));
        assert!(!has_more(&Rows { rows: Vec::new(), more: false }, 0));
    }
}
