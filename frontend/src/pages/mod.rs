//! The pages, in the order of the bar. A new page is one folder and one row here.

pub mod calendar;
pub mod cash;
pub mod catalogue;
pub mod close;
pub mod customers;
pub mod erasure;
pub mod lists;
pub mod management;
pub mod planning;
pub mod receipt_check;
pub mod roll;
pub mod rooms;
pub mod setup;
pub mod till;
pub mod today;

use leptos::prelude::*;

pub use crate::router::Page;
use rooms::Room;

/// What the bar and the frame know of a page.
pub struct PageRow {
    pub page: Page,
    pub name: &'static str,
    pub shortcut: Option<&'static str>,
    pub show: fn() -> AnyView,
}

/// All pages that exist.
pub const PAGES: &[PageRow] = &[
    PageRow {
        page: Page::Today,
        name: "Heute",
        shortcut: Some("F7"),
        show: || view! { <today::TodayPage/> }.into_any(),
    },
    PageRow {
        page: Page::Till,
        name: "Kasse",
        shortcut: Some("F1"),
        show: || view! { <till::TillPage/> }.into_any(),
    },
    PageRow {
        page: Page::Calendar,
        name: "Termine",
        shortcut: Some("F2"),
        show: || rooms::show(Room::Calendar),
    },
    PageRow {
        page: Page::Customers,
        name: "Kunden",
        shortcut: Some("F3"),
        show: || rooms::show(Room::Customers),
    },
    PageRow {
        page: Page::Roll,
        name: "Kassenrolle",
        shortcut: Some("F4"),
        show: || view! { <roll::RollPage/> }.into_any(),
    },
    PageRow {
        page: Page::Close,
        name: "Tagesabschluss",
        shortcut: Some("F5"),
        show: || view! { <close::ClosePage/> }.into_any(),
    },
    PageRow { page: Page::Catalogue, name: "Artikel", shortcut: None, show: || rooms::show(Room::Catalogue) },
    PageRow {
        page: Page::Management,
        name: "Management",
        shortcut: None,
        show: || rooms::show(Room::Management),
    },
];

/// The view of a page; the till where there is none.
#[must_use]
pub fn show(page: Page) -> AnyView {
    let row = PAGES.iter().find(|row| row.page == page).or_else(|| PAGES.first());
    row.map(|row| (row.show)()).into_any()
}
