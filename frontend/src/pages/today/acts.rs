//! What a touch on a line does.

use contract::calendar::{AppointmentState, Card, CheckOut, MarkNoShow, SetState};
use contract::{AppointmentId, Role};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::router::{Route, Router};
use crate::shell::House;
use crate::text::german::today as words;
use crate::ui::{Button, ButtonKind, Wrong};

/// Whether whoever stands here may change appointments: nobody sees doors that do not open.
pub fn may_act() -> bool {
    House::here().role() >= Role::Stylist
}

/// The way to an appointment in the calendar.
pub fn to_appointment(card: &Card) -> Route {
    Route::Appointment(card.id, card.at.map(|at| at.day))
}

/// A button that brings an appointment to its next state.
#[component]
pub fn StateButton(
    card: Card,
    state: AppointmentState,
    label: &'static str,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    let deed = Deed::new();
    let (appointment, version, name) = (card.id, card.version, card.guest.name);
    let said = words::noted(&name, state.german());
    let act = move |()| {
        let said = said.clone();
        deed.tell(SetState { appointment, version, state }, move |_| said);
    };
    view! { <Act label name kind deed on_press=act/> }
}

/// A button that says that someone did not come.
#[component]
pub fn MissedButton(card: Card) -> impl IntoView {
    let deed = Deed::new();
    let (appointment, version, name) = (card.id, card.version, card.guest.name);
    let said = words::noted(&name, words::MISSED_NOTED);
    let act = move |()| {
        let said = said.clone();
        deed.tell(MarkNoShow { appointment, version }, move |_| said);
    };
    view! { <Act label=words::MISSED name kind=ButtonKind::Plain deed on_press=act/> }
}

/// To the till, or to the basket in which it lies already.
#[component]
pub fn PayButton(card: Card, kind: ButtonKind) -> impl IntoView {
    let (deed, router) = (Deed::new(), Router::here());
    let (id, name, basket) = (card.id, card.guest.name, card.basket);
    let label = if basket.is_some() { words::TO_THE_BASKET } else { words::CHECK_OUT };
    let act = move |()| match basket.clone() {
        Some(basket) => router.go(Route::Basket(basket)),
        None => check_out(deed, router, id),
    };
    view! { <Act label name kind deed on_press=act/> }
}

fn check_out(deed: Deed, router: Router, id: AppointmentId) {
    deed.run(CheckOut { appointments: vec![id], basket: None }, move |basket| {
        router.go(Route::Basket(basket.id))
    });
}

/// A button in a line; who only hears the page hears whose line it is.
#[component]
fn Act(
    label: &'static str,
    name: String,
    kind: ButtonKind,
    deed: Deed,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let wrong = deed.trouble();
    view! {
        <span class="today-act">
            <Button label kind heard=format!("{label}: {name}") off=deed.busy() on_press/>
            <Show when=move || wrong.with(Option::is_some)><Wrong trouble=wrong/></Show>
        </span>
    }
}
