//! Search and commands in one box (Strg K).

use contract::search::{Hit, Search};
use leptos::{ev, prelude::*};

use super::{House, Router};
use crate::desk::Desk;
use crate::live::live_if;
use crate::pages::PAGES;
use crate::pages::cash::CashBox;
use crate::pages::receipt_check::CheckBox;
use crate::text::german::frame as words;
use crate::ui::{Dialog, Empty, SearchField};

/// One line that can be taken.
#[derive(Clone)]
struct PaletteLine {
    title: String,
    detail: String,
    go: Callback<()>,
}

/// The box over any page.
#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::SEARCH_ALL>
            <PaletteBox open/>
        </Dialog>
    }
}

#[component]
fn PaletteBox(open: RwSignal<bool>) -> impl IntoView {
    let (desk, house, router) = (Desk::here(), House::here(), Router::here());
    let (cash, check) = (CashBox::here(), CheckBox::here());
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits = live_if(&[], move || {
        let text = text.get().trim().to_owned();
        (text.chars().count() > 1).then_some(Search { text })
    });
    let ways = Memo::new_with_compare(
        move |_| {
            let mut ways = commands(&text.get(), desk, house, router, (cash, check));
            ways.extend(hits.get().unwrap_or_default().into_iter().map(|hit| found(hit, router)));
            ways
        },
        |_, _| true,
    );
    Effect::new(move |_| {
        text.track();
        at.set(0);
    });
    let take = move |way: &PaletteLine| {
        open.set(false);
        way.go.run(());
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let last = ways.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                if let Some(way) = ways.with_untracked(|ways| ways.get(at.get_untracked()).cloned()) {
                    take(&way);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let line = move |(number, way): (usize, PaletteLine)| {
        let (title, detail) = (way.title.clone(), way.detail.clone());
        view! {
            <li>
                <button
                    type="button"
                    class="way"
                    data-here=move || (at.get() == number).then_some("yes")
                    on:click=move |_| take(&way)
                >
                    <b>{title}</b>
                    <span>{detail}</span>
                </button>
            </li>
        }
    };
    let nothing = move || ways.with(Vec::is_empty);
    view! {
        <SearchField label=words::SEARCH_ALL text autofocus=true on_key=keydown/>
        <ul class="ways">{move || ways.get().into_iter().enumerate().map(line).collect_view()}</ul>
        <Show when=nothing><Empty text=words::NOTHING_FOUND/></Show>
    }
}

fn found(hit: Hit, router: Router) -> PaletteLine {
    let target = hit.target;
    PaletteLine { title: hit.title, detail: hit.detail, go: Callback::new(move |()| router.go(target)) }
}

/// Commands whose words begin with what is typed; all of them while nothing is.
fn commands(
    text: &str,
    desk: Desk,
    house: House,
    router: Router,
    (cash, check): (CashBox, CheckBox),
) -> Vec<PaletteLine> {
    let wanted = text.trim().to_lowercase();
    let fits = |title: &str| {
        let title = title.to_lowercase();
        wanted.is_empty() || title.split_whitespace().any(|word| word.starts_with(&wanted))
    };
    let pages = PAGES.iter().map(|row| {
        let page = row.page;
        let shortcut = row.shortcut.unwrap_or_default();
        PaletteLine {
            title: words::go_to(row.name),
            detail: shortcut.to_owned(),
            go: Callback::new(move |()| router.go(page)),
        }
    });
    let own = [
        (crate::text::german::cash::COMMAND, Callback::new(move |()| cash.open())),
        (crate::text::german::cash::CHECK, Callback::new(move |()| cash.open_check())),
        (crate::text::german::receipt_check::TITLE, Callback::new(move |()| check.open())),
        (words::LOCK_NOW, Callback::new(move |()| house.lock(desk))),
        (words::BLANK, Callback::new(move |()| house.cover(true))),
    ];
    let own = own.map(|(title, go)| PaletteLine {
        title: title.to_owned(),
        detail: words::COMMANDS.to_owned(),
        go,
    });
    pages.chain(own).filter(|way| fits(&way.title)).collect()
}
