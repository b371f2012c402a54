//! The page *Management*: team, rights, salon, receipt, printers, register.

mod jobs;
mod person;
mod pin;
mod printer;
mod printer_form;
mod printers;
mod receipt;
mod register;
mod rights;
mod salon;
mod team;

use leptos::prelude::*;

use crate::text::german::management as words;

/// The rooms of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Team,
    Rights,
    Salon,
    Receipt,
    Printers,
    Jobs,
    Register,
}

const ROOMS: [(Room, &str); 7] = [
    (Room::Team, words::TEAM),
    (Room::Rights, words::RIGHTS),
    (Room::Salon, words::SALON),
    (Room::Receipt, words::RECEIPT),
    (Room::Printers, words::PRINTERS),
    (Room::Jobs, words::JOBS),
    (Room::Register, words::REGISTER),
];

/// The page *Management*.
#[component]
pub fn ManagementPage() -> impl IntoView {
    let room = RwSignal::new(Room::Team);
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
                {ROOMS.map(link).into_iter().collect_view()}
            </nav>
            {move || match room.get() {
                Room::Team => view! { <team::Team/> }.into_any(),
                Room::Rights => view! { <rights::Rights/> }.into_any(),
                Room::Salon => view! { <salon::SalonData/> }.into_any(),
                Room::Receipt => view! { <receipt::ReceiptText/> }.into_any(),
                Room::Printers => view! { <printers::Printers/> }.into_any(),
                Room::Jobs => view! { <jobs::Jobs/> }.into_any(),
                Room::Register => view! { <register::Register/> }.into_any(),
            }}
        </div>
    }
}
