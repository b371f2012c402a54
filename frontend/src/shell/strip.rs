//! The state strip: day, printer, TSE, backup in words, with the sentences behind them.

use contract::Topic;
use contract::status::{Lamp, LampState, ShowStatus, Status};
use leptos::prelude::*;

use super::House;
use crate::live::{Live, live_if};
use crate::print_jobs::PrintJobList;
use crate::router::{Room, Route, Router};
use crate::text::german::book_health as health_words;
use crate::text::german::frame as words;
use crate::ui::{Actions, Button, Dialog};

const TOPICS: &[Topic] =
    &[Topic::Day, Topic::Printing, Topic::Till, Topic::Settings, Topic::Roll, Topic::Session];

/// The query behind strip and banner, provided once by the frame.
pub fn provide_status() {
    let house = House::here();
    provide_context(live_if(TOPICS, move || {
        (house.person().is_some() && !house.is_locked()).then_some(ShowStatus)
    }));
}

/// One word for how the house stands: it names what needs a hand, and pressing it shows the sentences.
#[component]
pub fn Strip() -> impl IntoView {
    let status = use_context::<Live<Status>>();
    let lamps = Memo::new(move |_| {
        status.and_then(|status| status.get()).map(|status| status.lamps).unwrap_or_default()
    });
    let open = RwSignal::new(false);
    let router = Router::here();
    let look = Callback::new(move |()| router.go(Route::Management(Room::BookHealth)));
    let wants = move || worst(&lamps.get());
    view! {
        <button
            type="button"
            class="strip"
            data-state=move || state_name(wants())
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            <span class="only-heard">{words::STATE}</span>
            <span class="strip-word">
                {move || lamps.with(|lamps| (!lamps.is_empty()).then(|| words::state_word(lamps)))}
            </span>
        </button>
        <Dialog open on_close=move |()| open.set(false) title=words::STATE_TITLE>
            <ul class="lamps">
                {move || lamps.get().into_iter().map(|lamp| view! { <LampLine lamp/> }).collect_view()}
            </ul>
            <PrintJobList/>
            <Actions>
                <Button label=health_words::TITLE on_press=move |()| { open.set(false); look.run(()); }/>
                <Button label=words::CLOSE shortcut="Escape" on_press=move |()| open.set(false)/>
            </Actions>
        </Dialog>
    }
}

/// What stays until it is solved.
#[component]
pub fn Banner() -> impl IntoView {
    let status = use_context::<Live<Status>>();
    let router = Router::here();
    let banner = Memo::new(move |_| status.and_then(|status| status.get()).and_then(|status| status.banner));
    let look = move |()| router.go(Route::Management(Room::BookHealth));
    let shown = move |text: String| {
        view! {
            <div class="banner banner-way">
                <p role="alert">{text}</p>
                <Button label=health_words::LOOK on_press=look/>
            </div>
        }
    };
    view! { {move || banner.get().map(shown)} }
}

/// How bad it is altogether.
fn worst(lamps: &[Lamp]) -> LampState {
    let any = |state| lamps.iter().any(|lamp| lamp.state == state);
    match (any(LampState::Bad), any(LampState::Mind)) {
        (true, _) => LampState::Bad,
        (_, true) => LampState::Mind,
        _ => LampState::Good,
    }
}

#[component]
fn LampLine(lamp: Lamp) -> impl IntoView {
    view! {
        <li class="lamp-line">
            <span class="lamp" data-state=state_name(lamp.state)><b>{lamp.name}" "{lamp.word}</b></span>
            <p>{lamp.sentence}</p>
        </li>
    }
}

const fn state_name(state: LampState) -> &'static str {
    match state {
        LampState::Good => "good",
        LampState::Mind => "mind",
        LampState::Bad => "bad",
    }
}
