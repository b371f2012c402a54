//! The bar on top: pages with their keys, search, state, person.

use contract::session::SignOut;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::strip::Strip;
use super::{House, Router};
use crate::desk::Desk;
use crate::keys::{bind, shown, spoken};
use crate::look::{Look, set_look};
use crate::pages::{PAGES, PageRow};
use crate::text::german::frame as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Initials, Key};

/// The bar; `on_search` opens search and commands.
#[component]
pub fn Bar(#[prop(into)] on_search: Callback<()>) -> impl IntoView {
    bind("Ctrl+K", move || on_search.run(()));
    view! {
        <header class="bar">
            <span class="bar-name">{words::PROGRAM}</span>
            <nav class="bar-pages" aria-label=words::PAGES>
                {PAGES.iter().map(|row| view! { <PageLink row/> }).collect_view()}
            </nav>
            <button
                type="button"
                class="bar-search"
                aria-keyshortcuts="Control+K"
                title=shown("Ctrl+K")
                on:click=move |_| on_search.run(())
            >
                <span>{words::SEARCH}</span>
                <Key shortcut="Ctrl+K"/>
            </button>
            <Strip/>
            <PersonMenu/>
        </header>
    }
}

#[component]
fn PageLink(row: &'static PageRow) -> impl IntoView {
    let router = Router::here();
    let go = move || router.go(row.page);
    if let Some(shortcut) = row.shortcut {
        bind(shortcut, go);
    }
    view! {
        <button
            type="button"
            class="bar-page"
            aria-current=move || (router.page() == row.page).then_some("page")
            aria-keyshortcuts=row.shortcut.map(spoken)
            title=row.shortcut.map(shown)
            on:click=move |_| go()
        >
            {row.name}
            {row.shortcut.map(|shortcut| view! { <Key shortcut/> })}
        </button>
    }
}

#[component]
fn PersonMenu() -> impl IntoView {
    let house = House::here();
    let open = RwSignal::new(false);
    let name = Signal::derive(move || house.person().map(|person| person.name).unwrap_or_default());
    let letters = Signal::derive(move || house.person().map(|person| person.initials).unwrap_or_default());
    let first = move || name.get().split_whitespace().next().unwrap_or_default().to_owned();
    view! {
        <button type="button" class="bar-person" on:click=move |_| open.set(true)>
            <Initials name letters/>
            <span>{first}</span>
        </button>
        <Dialog open on_close=move |()| open.set(false) title=name>
            <PersonActions done=move |()| open.set(false)/>
        </Dialog>
    }
}

#[component]
fn PersonActions(#[prop(into)] done: Callback<()>) -> impl IntoView {
    let (desk, house) = (Desk::here(), House::here());
    let lock = move |()| {
        done.run(());
        house.lock(desk);
    };
    let leave = move |()| {
        done.run(());
        spawn_local(async move {
            // Whether or not the salon answers, the greeting tells who is signed in.
            let _ = desk.fetch(SignOut).await;
            house.left();
        });
    };
    let cover = move |()| {
        done.run(());
        house.cover(true);
    };
    let look = |(label, look): (&'static str, Look)| {
        view! { <Button label on_press=move |()| set_look(look)/> }
    };
    let looks = [
        (words::LOOK_SYSTEM, Look::System),
        (words::LOOK_LIGHT, Look::Light),
        (words::LOOK_DARK, Look::Dark),
    ];
    view! {
        <div class="person-actions">
            <Button label=words::SWITCH_PERSON kind=ButtonKind::Primary on_press=lock/>
            <Button label=words::LOCK_NOW shortcut="Ctrl+L" on_press=lock/>
            <Button label=words::BLANK shortcut="F12" on_press=cover/>
            <Button label=words::SIGN_OUT on_press=leave/>
        </div>
        <h3>{words::LOOK}</h3>
        <div class="choices">{looks.map(look).into_iter().collect_view()}</div>
        <Actions><Button label=words::CLOSE shortcut="Escape" on_press=move |()| done.run(())/></Actions>
    }
}
