//! The rooms that come in parts of their own, once someone is signed in.
#![allow(unsafe_code, reason = "the cut is a call from one WASM file into another")]

use futures::FutureExt;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{calendar, catalogue, customers, management, setup};
use crate::parts::{self, PagePart, PartFile, Parts, at_once};

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

const OFFICE: PartFile =
    PartFile { part: PagePart::Office, load: || load_office().map(|loaded| loaded.is_ok()).boxed_local() };
const CALENDAR: PartFile = PartFile {
    part: PagePart::Calendar,
    load: || load_calendar().map(|loaded| loaded.is_ok()).boxed_local(),
};
const CUSTOMERS: PartFile = PartFile {
    part: PagePart::Customers,
    load: || load_customers().map(|loaded| loaded.is_ok()).boxed_local(),
};

impl Room {
    const fn file(self) -> PartFile {
        match self {
            Self::SetUp | Self::Catalogue | Self::Management => OFFICE,
            Self::Calendar | Self::BookingPanel => CALENDAR,
            Self::Customers => CUSTOMERS,
        }
    }

    fn view(self) -> Option<AnyView> {
        match self.file().part {
            PagePart::Office => at_once(office(self)),
            PagePart::Calendar => at_once(diary(self == Self::Calendar)),
            PagePart::Customers => at_once(customer_file()),
            PagePart::Desk => None,
        }
    }
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

/// Loads every room in the background, so that no first visit waits.
pub fn load_all() {
    for file in [CALENDAR, OFFICE, CUSTOMERS] {
        Parts::here().load(file);
    }
}

/// A room. What lies over a page is missed when someone asks for it, not before.
#[must_use]
pub fn show(room: Room) -> AnyView {
    match room {
        Room::BookingPanel => parts::show_if_there(room.file(), move || room.view()),
        _ => parts::show(room.file(), move || room.view()),
    }
}
