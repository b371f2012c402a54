//! The window: what it shows first.

use contract::session::Greeting;
use leptos::prelude::*;

use crate::desk::Desk;
use crate::desk_part;
use crate::files;
use crate::input::Input;
use crate::key_hints;
use crate::keys::Keys;
use crate::live::listen_to_news;
use crate::look::restore_look;
use crate::pages::rooms::{self, Room};
use crate::pages::setup::JustFounded;
use crate::parts::Parts;
use crate::router::Router;
use crate::shell::House;
use crate::shell::asked_back::AskedBackDialog;
use crate::shell::lock::BlankCover;
use crate::shell::sign_in::SignInPage;
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
    // A test may have gone somewhere before.
    if use_context::<Router>().is_none() {
        Router::provide();
    }
    let house = House::provide();
    house.watch(desk, input);
    Effect::new(move |_| {
        restore_look();
        listen_to_news(desk);
        key_hints::listen();
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
                WindowStage::SetUp => rooms::show(Room::SetUp),
                WindowStage::SignIn => {
                    desk_part::load_soon();
                    view! { <SignInPage/> }.into_any()
                }
                WindowStage::Open => desk_part::show(),
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
