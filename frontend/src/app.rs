//! The window: what it shows first, and what lies over every page.

use contract::session::Greeting;
use leptos::prelude::*;

use crate::desk::Desk;
use crate::files;
use crate::input::{Input, on_scan};
use crate::keys::{Keys, bind};
use crate::live::listen_to_news;
use crate::look::restore_look;
use crate::pages;
use crate::pages::cash::{CashBox, CashDialog};
use crate::pages::parts::{self, Parts, Room};
use crate::pages::receipt_check::{CheckBox, CheckDialog};
use crate::pages::setup::JustFounded;
use crate::router::{Route, Router};
use crate::shell::House;
use crate::shell::asked_back::AskedBackDialog;
use crate::shell::bar::Bar;
use crate::shell::key_missing::{CodeDue, KeyMissing};
use crate::shell::lock::{BlankCover, LockCover};
use crate::shell::palette::Palette;
use crate::shell::sign_in::SignInPage;
use crate::shell::strip::{Banner, provide_status};
use crate::text::german::frame as words;
use crate::ui::{NoticeBoard, Notices, Waiting, Wrong};

/// What the window shows as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WindowStage {
    Waiting,
    SetUp,
    SignIn,
    Open,
}

impl WindowStage {
    fn of(greeting: Option<&Greeting>) -> Self {
        match greeting {
            None => Self::Waiting,
            Some(greeting) if greeting.salon.is_none() => Self::SetUp,
            Some(greeting) if greeting.session.is_none() => Self::SignIn,
            Some(_) => Self::Open,
        }
    }
}

/// The whole window.
#[component]
pub fn App() -> impl IntoView {
    let keys = Keys::provide();
    let desk = use_context().unwrap_or_else(Desk::provide);
    let input = Input::provide(keys);
    files::keep_with(desk, Notices::provide());
    Router::provide();
    let house = House::provide();
    house.watch(desk, input);
    Effect::new(move |_| {
        restore_look();
        listen_to_news(desk);
    });
    Parts::provide();
    let just = JustFounded::provide();
    let stage = Memo::new(move |_| match just.waits() {
        true => WindowStage::SetUp,
        false => house.greeting().with(WindowStage::of),
    });
    view! {
        <div class="house">
            <ProgramNotice/>
            {move || match stage.get() {
                WindowStage::Waiting => view! { <NotYet/> }.into_any(),
                WindowStage::SetUp => parts::show(Room::SetUp),
                WindowStage::SignIn => view! { <SignInPage/> }.into_any(),
                WindowStage::Open => view! { <Frame/> }.into_any(),
            }}
        </div>
        <AskedBackDialog/>
        <NoticeBoard/>
        <BlankCover/>
    }
}

/// The text that this program shows in its frame, if it has one.
#[component]
fn ProgramNotice() -> impl IntoView {
    let house = House::here();
    let text = Memo::new(move |_| {
        house.greeting().with(|greeting| greeting.and_then(|greeting| greeting.notice.clone()))
    });
    view! {
        {move || text.get().map(|text| view! { <aside class="program-notice" aria-label=words::NOTICE>{text}</aside> })}
    }
}

#[component]
fn NotYet() -> impl IntoView {
    let house = House::here();
    let trouble = Signal::derive(move || house.greeting().trouble());
    view! {
        <main class="not-yet">
            <h1>{words::PROGRAM}</h1>
            <Waiting busy=Signal::derive(move || trouble.get().is_none())/>
            <Wrong trouble/>
        </main>
    }
}

/// Bar, page, and what lies over it.
#[component]
fn Frame() -> impl IntoView {
    let (desk, house, router) = (Desk::here(), House::here(), Router::here());
    provide_status();
    router.settle();
    Parts::here().load_all();
    pages::till::Chosen::provide();
    pages::lists::ListShelf::provide();
    CashBox::provide();
    CheckBox::provide();
    pages::calendar::state::CalendarPlace::provide().forget_with(house);
    let panel = pages::calendar::panel::Panel::provide();
    let searching = RwSignal::new(false);
    bind("Ctrl+T", move || panel.show());
    bind("F7", move || house.cover(true));
    bind("Ctrl+L", move || house.lock(desk));
    let notices = Notices::here();
    on_scan(move |code| {
        if untrack(|| house.is_locked()) {
            notices.mind(words::SIGN_IN_FIRST);
        } else {
            router.go(Route::Scan(code));
        }
    });
    view! {
        <Bar on_search=move |()| searching.set(true)/>
        <KeyMissing/>
        <Banner/>
        <CodeDue/>
        <main class="page">{move || pages::show(router.page())}</main>
        <CashDialog/>
        <CheckDialog/>
        {parts::show(Room::BookingPanel)}
        <Palette open=searching/>
        <LockCover/>
    }
}
