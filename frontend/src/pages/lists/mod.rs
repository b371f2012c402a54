//! The owner's room *Listen und Berichte*: choose a list, its stretch of days and its filters; look, follow a
//! row, give it out. A new list is one row in `kinds.rs`.

mod choice;
mod keep;
mod kinds;
mod shelf;
mod span_pick;

use contract::lists::ShowList;
use contract::sheet::Lead;
use leptos::prelude::*;

use crate::live::live_if;
use crate::router::{Room, Route, Router};
use crate::text::german::lists as words;
use crate::ui::{Button, ButtonKind, SheetFiles, SheetView, Waiting, Wrong};
use choice::Filters;
use keep::KeepNow;
use kinds::{GROUPS, KINDS, Kind};
pub use shelf::ListShelf;
use span_pick::SpanPick;

/// The room.
#[component]
pub fn Lists() -> impl IntoView {
    let shelf = ListShelf::here();
    let open = Memo::new(move |_| shelf.is_open());
    view! {
        <section class="management-main management-whole lists">
            {move || if open.get() {
                view! { <OneList shelf/> }.into_any()
            } else {
                view! { <Overview shelf/> }.into_any()
            }}
        </section>
    }
}

/// All lists with what they are good for.
#[component]
fn Overview(shelf: ListShelf) -> impl IntoView {
    let card = move |(at, kind): (usize, &'static Kind)| {
        view! {
            <button type="button" class="lists-card" on:click=move |_| shelf.open(at)>
                <b>{kind.name}</b>
                <span>{kind.about}</span>
            </button>
        }
    };
    let group = move |group: &'static str| {
        let own = KINDS.iter().enumerate().filter(move |(_, kind)| kind.group == group);
        view! {
            <h3>{group}</h3>
            <div class="lists-cards">{own.map(card).collect_view()}</div>
        }
    };
    view! {
        <h2>{words::TITLE}</h2>
        {GROUPS.iter().map(|name| group(name)).collect_view()}
    }
}

#[component]
fn OneList(shelf: ListShelf) -> impl IntoView {
    let router = Router::here();
    let list = Memo::new(move |_| shelf.list());
    let page = live_if(&[], move || list.get().map(|list| ShowList { list, rows: shelf.rows() }));
    let follow = move |lead| match lead {
        Lead::Entry(seq) => {
            router.look(Route::Entry(seq), Route::Management(Room::Lists));
        }
        Lead::List(list) => shelf.follow(*list),
    };
    let back = move || if shelf.has_trail() { words::BACK } else { words::ALL_LISTS };
    let own = move || (!shelf.has_trail()).then(|| shelf.kind()).flatten();
    view! {
        <div class="lists-head">
            <Button
                label=Signal::derive(move || back().to_owned())
                kind=ButtonKind::Quiet
                on_press=move |()| shelf.back()
            />
            {move || own().map(|kind| view! {
                <SpanPick shelf units=kind.units/>
                <Filters shelf filters=kind.filters/>
            })}
            <KeepNow list page/>
            <SheetFiles list/>
        </div>
        <Wrong trouble=Signal::derive(move || page.trouble())/>
        <Waiting busy=Signal::derive(move || page.with(|page| page.is_none()) && page.trouble().is_none())/>
        <SheetView
            page=Signal::derive(move || page.get())
            on_more=move |()| shelf.show_more()
            on_lead=follow
        />
    }
}
