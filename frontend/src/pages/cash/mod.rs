//! *Bargeld*: cash that moves without a sale, what the bank took, and the Kassensturz of this second, in a dialog
//! over any page.

mod bank;
mod check;
mod drawer;
mod movement;
mod tips;

use contract::Topic;
use contract::cash::{Drawer, Movement};
use leptos::prelude::*;

use crate::keys::bind;
use crate::live::live;
use crate::text::german::cash as words;
use crate::ui::{Actions, Amount, Button, Dialog, Empty, Wrong};

/// Opens the dialog from wherever cash matters; cheap to copy.
#[derive(Clone, Copy)]
pub struct CashBox {
    open: RwSignal<bool>,
    wish: RwSignal<Option<CashWish>>,
}

impl CashBox {
    /// Provides it to all that stands below.
    pub fn provide() -> Self {
        let cash = Self { open: RwSignal::new(false), wish: RwSignal::new(None) };
        provide_context(cash);
        cash
    }

    /// The dialog of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Opens it.
    pub fn open(self) {
        self.wish.set(None);
        self.open.set(true);
    }

    /// Opens it at the Kassensturz of this second.
    pub fn open_check(self) {
        self.wish.set(Some(CashWish::Check));
        self.open.set(true);
    }
}

/// What the person wants to do with cash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CashWish {
    Move(Movement),
    Tips,
    Check,
    Bank,
    Drawer,
}

/// The button that pages put where cash matters.
#[component]
pub fn CashButton() -> impl IntoView {
    let cash = CashBox::here();
    view! { <Button label=words::BUTTON shortcut="Ctrl+B" on_press=move |()| cash.open()/> }
}

/// The dialog itself; the frame holds one.
#[component]
pub fn CashDialog() -> impl IntoView {
    let cash = CashBox::here();
    let open = cash.open;
    bind("Ctrl+B", move || cash.open());
    bind("Ctrl+J", move || cash.open_check());
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::TITLE wide=true>
            <CashDesk open wish=cash.wish/>
        </Dialog>
    }
}

#[component]
fn CashDesk(open: RwSignal<bool>, wish: RwSignal<Option<CashWish>>) -> impl IntoView {
    let drawer = live(&[Topic::Till, Topic::Day], || Drawer);
    let cash = Memo::new(move |_| drawer.with(|drawer| drawer.and_then(|drawer| drawer.cash)));
    let known = move || drawer.with(|drawer| drawer.is_some());
    let done = Callback::new(move |()| open.set(false));
    view! {
        <div class="cash">
            <nav class="cash-ways" aria-label=words::WHAT>
                <Group title=words::OUT items=words::OUTWARD wish/>
                <Group title=words::IN items=words::INWARD wish/>
                <section>
                    <h3>{words::OTHER}</h3>
                    <Way label=words::TIPS own=CashWish::Tips wish/>
                    <Way label=words::CHECK own=CashWish::Check wish/>
                    <Way label=words::BANK own=CashWish::Bank wish/>
                    <Way label=words::DRAWER own=CashWish::Drawer wish/>
                </section>
            </nav>
            <section class="cash-form">
                {move || match (known(), cash.get()) {
                    (true, Some(cash)) => view! {
                        <div class="card"><Amount label=words::SHOULD_BE money=Signal::stored(cash)/></div>
                    }
                    .into_any(),
                    (true, None) => view! { <p class="card">{words::HIDDEN}</p> }.into_any(),
                    (false, _) => ().into_any(),
                }}
                <Wrong trouble=Signal::derive(move || drawer.trouble())/>
                {move || match wish.get() {
                    None => view! { <Empty text=words::CHOOSE_FIRST/> }.into_any(),
                    Some(CashWish::Move(movement)) => view! { <movement::Move movement cash done/> }.into_any(),
                    Some(CashWish::Tips) => view! { <tips::PayTips/> }.into_any(),
                    Some(CashWish::Check) => view! { <check::CheckNow cash/> }.into_any(),
                    Some(CashWish::Bank) => view! { <bank::ToTheBank/> }.into_any(),
                    Some(CashWish::Drawer) => view! { <drawer::OpenTheDrawer done/> }.into_any(),
                }}
            </section>
        </div>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=done/>
        </Actions>
    }
}

#[component]
fn Group(
    title: &'static str,
    items: &'static [(Movement, &'static str)],
    wish: RwSignal<Option<CashWish>>,
) -> impl IntoView {
    let way = move |(movement, label): &(Movement, &'static str)| {
        view! { <Way label=*label own=CashWish::Move(*movement) wish/> }
    };
    view! { <section><h3>{title}</h3>{items.iter().map(way).collect_view()}</section> }
}

#[component]
fn Way(label: &'static str, own: CashWish, wish: RwSignal<Option<CashWish>>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice cash-way"
            aria-pressed=move || (wish.get() == Some(own)).to_string()
            on:click=move |_| wish.set(Some(own))
        >
            {label}
        </button>
    }
}
