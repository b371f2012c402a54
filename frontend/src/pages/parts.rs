//! The parts of the page: what is not needed to sign in and to sell is loaded once someone is signed in.
//!
//! A part is a file of its own beside the page's first WASM; xtask cuts it out where `wasm_split` says so.
#![allow(unsafe_code, reason = "the cut is a call from one WASM file into another")]

use std::future::Future;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{calendar, catalogue, customers, management, setup};
use crate::text::german::frame as words;
use crate::ui::{Button, ButtonKind};

/// A part that can be loaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// What the owner's desk needs: set-up, articles, management with its lists.
    Office,
    /// The calendar, and the panel that books from any page.
    Calendar,
    /// The customer file.
    Customers,
}

/// What stands in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    SetUp,
    Catalogue,
    Management,
    Calendar,
    /// Lies over every page.
    BookingPanel,
    Customers,
}

impl Room {
    const fn part(self) -> PagePart {
        match self {
            Self::SetUp | Self::Catalogue | Self::Management => PagePart::Office,
            Self::Calendar | Self::BookingPanel => PagePart::Calendar,
            Self::Customers => PagePart::Customers,
        }
    }

    /// The view, if its part is there: the way into a part that is there does not wait.
    fn view(self) -> Option<AnyView> {
        match self.part() {
            PagePart::Office => at_once(office(self)),
            PagePart::Calendar => at_once(diary(self == Self::Calendar)),
            PagePart::Customers => at_once(customer_file()),
        }
    }
}

fn at_once(way: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> Option<AnyView> {
    way.now_or_never()?.ok()
}

#[wasm_split(office, wasm_split_path = leptos::wasm_split, fallible, preload(load_office))]
fn office(room: Room) -> Result<AnyView, SplitLoaderError> {
    Ok(match room {
        Room::SetUp => view! { <setup::SetUpPage/> }.into_any(),
        Room::Catalogue => view! { <catalogue::CataloguePage/> }.into_any(),
        _ => view! { <management::ManagementPage/> }.into_any(),
    })
}

#[wasm_split(calendar, wasm_split_path = leptos::wasm_split, fallible, preload(load_calendar))]
fn diary(page: bool) -> Result<AnyView, SplitLoaderError> {
    Ok(match page {
        true => view! { <calendar::CalendarPage/> }.into_any(),
        false => view! { <calendar::BookingPanel/> }.into_any(),
    })
}

#[wasm_split(customers, wasm_split_path = leptos::wasm_split, fallible, preload(load_customers))]
fn customer_file() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <customers::CustomersPage/> }.into_any())
}

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Away,
    Coming,
    There,
    Failed,
}

/// Which parts are there; cheap to copy.
#[derive(Clone, Copy)]
pub struct Parts {
    office: RwSignal<State>,
    calendar: RwSignal<State>,
    customers: RwSignal<State>,
}

impl Parts {
    /// Provides the parts to all that stands below.
    pub fn provide() -> Self {
        // Natively there is only one program.
        let first = if cfg!(target_family = "wasm") { State::Away } else { State::There };
        let away = || RwSignal::new(first);
        let parts = Self { office: away(), calendar: away(), customers: away() };
        provide_context(parts);
        parts
    }

    /// The parts of this window; take them while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Loads every part in the background, so that no first visit waits.
    pub fn load_all(self) {
        self.load(PagePart::Calendar);
        self.load(PagePart::Office);
        self.load(PagePart::Customers);
    }

    fn state(self, part: PagePart) -> RwSignal<State> {
        match part {
            PagePart::Office => self.office,
            PagePart::Calendar => self.calendar,
            PagePart::Customers => self.customers,
        }
    }

    fn load(self, part: PagePart) {
        let state = self.state(part);
        if matches!(state.get_untracked(), State::Coming | State::There) {
            return;
        }
        state.set(State::Coming);
        spawn_local(async move {
            let loaded = match part {
                PagePart::Office => load_office().await,
                PagePart::Calendar => load_calendar().await,
                PagePart::Customers => load_customers().await,
            };
            state.set(if loaded.is_ok() { State::There } else { State::Failed });
        });
    }
}

/// A room: nothing while its part is on its way, which is seen only by who is faster than the disk.
#[must_use]
pub fn show(room: Room) -> AnyView {
    let parts = Parts::here();
    let part = room.part();
    parts.load(part);
    let state = parts.state(part);
    let view = move || match state.get() {
        State::There => untrack(|| room.view()),
        // What lies over a page is missed when someone asks for it, not before.
        State::Failed if room == Room::BookingPanel => None,
        State::Failed => Some(view! { <Missing parts part/> }.into_any()),
        State::Away | State::Coming => None,
    };
    view.into_any()
}

#[component]
fn Missing(parts: Parts, part: PagePart) -> impl IntoView {
    view! {
        <div class="not-yet">
            <p role="alert">{words::PART_MISSING}</p>
            <Button label=words::PART_AGAIN kind=ButtonKind::Primary on_press=move |()| parts.load(part)/>
        </div>
    }
}
