//! The page *Management*: team, rights, salon, receipt, printers, register, colour bar, lists, archive.

mod archive;
mod jobs;
mod list_room;
mod mail;
mod mail_texts;
mod materials;
mod person;
mod pin;
mod printer;
mod printer_form;
mod printers;
mod privacy;
mod product_lines;
mod receipt;
mod register;
mod revocation;
mod rights;
mod salon;
mod team;

use leptos::prelude::*;

use crate::pages::lists::{Lists, Shelf};
use crate::pages::planning::PlanningRoom;
use crate::shell::Router;
use crate::text::german::archive as archive_words;
use crate::text::german::colour_bar as colour_words;
use crate::text::german::management as words;

/// The rooms of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Team,
    Rights,
    Planning,
    Salon,
    Receipt,
    Printers,
    Jobs,
    Register,
    Materials,
    ProductLines,
    Privacy,
    Mail,
    Lists,
    Revocation,
    Archive,
}

const ROOMS: &[(Room, &str)] = &[
    (Room::Team, words::TEAM),
    (Room::Rights, words::RIGHTS),
    (Room::Planning, crate::text::german::planning::TITLE),
    (Room::Salon, words::SALON),
    (Room::Receipt, words::RECEIPT),
    (Room::Printers, words::PRINTERS),
    (Room::Jobs, words::JOBS),
    (Room::Register, words::REGISTER),
    (Room::Materials, colour_words::MATERIALS),
    (Room::ProductLines, colour_words::LINES),
    (Room::Privacy, colour_words::CONSENTS),
    (Room::Mail, crate::text::german::mail::TITLE),
    (Room::Lists, words::LISTS),
    (Room::Revocation, crate::text::german::revocation::REVOKE),
    (Room::Archive, archive_words::TITLE),
];

/// The page *Management*.
#[component]
pub fn ManagementPage() -> impl IntoView {
    // Who looked at an entry of a list comes back to the list.
    let planned = untrack(|| Router::here().take_plan());
    let first = match Shelf::here().take_return() {
        true => Room::Lists,
        false if planned => Room::Planning,
        false => Room::Team,
    };
    let room = RwSignal::new(first);
    let link = move |(own, word): (Room, &'static str)| {
        view! {
            <button
                type="button"
                class="management-room"
                aria-current=move || (room.get() == own).then_some("true")
                on:click=move |_| room.set(own)
            >
                {word}
            </button>
        }
    };
    view! {
        <div class="management">
            <nav class="management-rooms" aria-label=words::TITLE>
                <h1>{words::TITLE}</h1>
                {ROOMS.iter().copied().map(link).collect_view()}
            </nav>
            {move || match room.get() {
                Room::Team => view! { <team::Team/> }.into_any(),
                Room::Rights => view! { <rights::Rights/> }.into_any(),
                Room::Planning => view! { <PlanningRoom/> }.into_any(),
                Room::Salon => view! { <salon::SalonData/> }.into_any(),
                Room::Receipt => view! { <receipt::ReceiptText/> }.into_any(),
                Room::Printers => view! { <printers::Printers/> }.into_any(),
                Room::Jobs => view! { <jobs::Jobs/> }.into_any(),
                Room::Register => view! { <register::Register/> }.into_any(),
                Room::Materials => view! { <materials::Materials/> }.into_any(),
                Room::ProductLines => view! { <product_lines::ProductLines/> }.into_any(),
                Room::Privacy => view! { <privacy::Privacy/> }.into_any(),
                Room::Mail => view! { <mail::Mail/> }.into_any(),
                Room::Lists => view! { <Lists/> }.into_any(),
                Room::Revocation => view! { <revocation::RevocationRoom/> }.into_any(),
                Room::Archive => view! { <archive::Archive/> }.into_any(),
            }}
        </div>
    }
}
