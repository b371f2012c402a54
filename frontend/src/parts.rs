//! The parts of the page. What is not needed to sign in comes behind the sign-in page: first the desk, and the rooms once
//! someone has signed in.
//!
//! A part is a file of its own beside the page's first WASM; xtask cuts it out where `wasm_split` says so.

use std::future::Future;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::text::german::frame as words;
use crate::ui::{Button, ButtonKind};

/// A part that can be loaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// The bar and what the reception works with all day: till, roll, day, cash.
    Desk,
    /// What the owner's desk needs: set-up, articles, management with its lists.
    Office,
    /// The calendar, and the panel that books from any page.
    Calendar,
    /// The customer file.
    Customers,
}

/// Where a part comes from.
#[derive(Clone, Copy)]
pub struct PartFile {
    pub part: PagePart,
    /// Loads it; says whether it came.
    pub load: fn() -> LocalBoxFuture<'static, bool>,
}

/// What a part shows, if it is there: the way into a part that is there does not wait.
pub fn at_once<E>(way: impl Future<Output = Result<AnyView, E>>) -> Option<AnyView> {
    way.now_or_never()?.ok()
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
    desk: RwSignal<State>,
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
        let parts = Self { desk: away(), office: away(), calendar: away(), customers: away() };
        provide_context(parts);
        parts
    }

    /// The parts of this window; take them while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    fn state(self, part: PagePart) -> RwSignal<State> {
        match part {
            PagePart::Desk => self.desk,
            PagePart::Office => self.office,
            PagePart::Calendar => self.calendar,
            PagePart::Customers => self.customers,
        }
    }

    /// Loads a part, unless it is there or on its way.
    pub fn load(self, file: PartFile) {
        let state = self.state(file.part);
        if matches!(state.get_untracked(), State::Coming | State::There) {
            return;
        }
        state.set(State::Coming);
        spawn_local(async move {
            let came = (file.load)().await;
            state.set(if came { State::There } else { State::Failed });
        });
    }
}

/// What stands in a part: nothing while it is on its way, which is seen only by who is faster than the disk.
#[must_use]
pub fn show(file: PartFile, view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    loaded(file, view, move |parts| Some(view! { <Missing parts file/> }.into_any()))
}

/// The same for what nobody misses yet where the part does not come.
#[must_use]
pub fn show_if_there(file: PartFile, view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    loaded(file, view, |_| None)
}

fn loaded(
    file: PartFile,
    view: impl Fn() -> Option<AnyView> + Send + 'static,
    failed: impl Fn(Parts) -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let parts = Parts::here();
    parts.load(file);
    let state = parts.state(file.part);
    let shown = move || match state.get() {
        State::There => untrack(&view),
        State::Failed => failed(parts),
        State::Away | State::Coming => None,
    };
    shown.into_any()
}

#[component]
fn Missing(parts: Parts, file: PartFile) -> impl IntoView {
    view! {
        <div class="not-yet">
            <p role="alert">{words::PART_MISSING}</p>
            <Button label=words::PART_AGAIN kind=ButtonKind::Primary on_press=move |()| parts.load(file)/>
        </div>
    }
}
