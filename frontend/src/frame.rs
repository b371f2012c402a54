//! What stands around every page once someone is signed in: the bar, and what lies over the page.

use leptos::prelude::*;

use crate::desk::Desk;
use crate::input::on_scan;
use crate::keys::bind;
use crate::pages;
use crate::pages::cash::{CashBox, CashDialog};
use crate::pages::receipt_check::{CheckBox, CheckDialog};
use crate::pages::rooms::{self, Room};
use crate::router::{Route, Router};
use crate::shell::House;
use crate::shell::bar::Bar;
use crate::shell::key_missing::{CodeDue, KeyMissing};
use crate::shell::lock::LockCover;
use crate::shell::palette::Palette;
use crate::shell::strip::{Banner, provide_status};
use crate::text::german::frame as words;
use crate::ui::Notices;

/// Bar, page, and what lies over it.
#[component]
pub fn Frame() -> impl IntoView {
    let (desk, house, router) = (Desk::here(), House::here(), Router::here());
    provide_status();
    router.settle();
    rooms::load_all();
    pages::till::Chosen::provide();
    pages::lists::ListShelf::provide();
    CashBox::provide();
    CheckBox::provide();
    pages::calendar::state::CalendarPlace::provide().forget_with(house);
    let panel = pages::calendar::panel::Panel::provide();
    let searching = RwSignal::new(false);
    bind("Ctrl+T", move || panel.show());
    bind("F12", move || house.cover(true));
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
        {rooms::show(Room::BookingPanel)}
        <Palette open=searching/>
        <LockCover/>
    }
}
