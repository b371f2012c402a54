//! The page *Management*: team, rights, salon, receipt, printers, register, colour bar, lists, archive.

mod archive;
mod book_health;
mod job_list;
mod jobs;
mod late;
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
mod recovery;
mod register;
mod revocation;
mod rights;
mod salon;
mod small_business;
mod staff_rights;
mod team;
mod tse;
mod tse_forms;
mod witnesses;

use leptos::prelude::*;

use crate::pages::lists::Lists;
use crate::pages::planning::PlanningRoom;
use crate::router::{Room, Route, Router};
use crate::text::german::archive as archive_words;
use crate::text::german::book_health as health_words;
use crate::text::german::colour_bar as colour_words;
use crate::text::german::jobs as jobs_words;
use crate::text::german::management as words;

/// What the page knows of a room.
struct RoomRow {
    room: Room,
    name: &'static str,
    show: fn() -> AnyView,
}

const fn row(room: Room, name: &'static str, show: fn() -> AnyView) -> RoomRow {
    RoomRow { room, name, show }
}

/// All rooms, in their order. A new room is one row here and its name in `Room`.
const ROOMS: &[RoomRow] = &[
    row(Room::Team, words::TEAM, || view! { <team::Team/> }.into_any()),
    row(Room::Rights, words::RIGHTS, || view! { <rights::Rights/> }.into_any()),
    row(Room::Planning, crate::text::german::planning::TITLE, || view! { <PlanningRoom/> }.into_any()),
    row(Room::Salon, words::SALON, || view! { <salon::SalonData/> }.into_any()),
    row(Room::Receipt, words::RECEIPT, || view! { <receipt::ReceiptText/> }.into_any()),
    row(Room::Printers, words::PRINTERS, || view! { <printers::Printers/> }.into_any()),
    row(Room::Jobs, words::JOBS, || view! { <jobs::Jobs/> }.into_any()),
    row(Room::Register, words::REGISTER, || view! { <register::Register/> }.into_any()),
    row(Room::Tse, crate::text::german::tse::TITLE, || view! { <tse::TseRoom/> }.into_any()),
    row(Room::Materials, colour_words::MATERIALS, || view! { <materials::Materials/> }.into_any()),
    row(Room::ProductLines, colour_words::LINES, || view! { <product_lines::ProductLines/> }.into_any()),
    row(Room::Privacy, colour_words::CONSENTS, || view! { <privacy::Privacy/> }.into_any()),
    row(Room::Mail, crate::text::german::mail::TITLE, || view! { <mail::Mail/> }.into_any()),
    row(Room::Lists, words::LISTS, || view! { <Lists/> }.into_any()),
    row(Room::Revocation, crate::text::german::revocation::REVOKE, || {
        view! { <revocation::RevocationRoom/> }.into_any()
    }),
    row(Room::JobList, jobs_words::TITLE, || view! { <job_list::JobList/> }.into_any()),
    row(Room::BookHealth, health_words::TITLE, || view! { <book_health::BookHealthRoom/> }.into_any()),
    row(Room::Witnesses, crate::text::german::witnesses::TITLE, || {
        view! { <witnesses::WitnessRoom/> }.into_any()
    }),
    row(Room::Archive, archive_words::TITLE, || view! { <archive::Archive/> }.into_any()),
];

/// The view of a room.
fn show(room: Room) -> Option<AnyView> {
    ROOMS.iter().find(|row| row.room == room).map(|row| (row.show)())
}

/// The page *Management*.
#[component]
pub fn ManagementPage() -> impl IntoView {
    let room = RwSignal::new(match Router::here().route() {
        Route::Management(room) => room,
        _ => Room::Team,
    });
    Router::here().on_arrival(move |route| {
        if let Route::Management(wanted) = route {
            room.set(wanted);
        }
    });
    let link = move |row: &'static RoomRow| {
        let own = row.room;
        view! {
            <button
                type="button"
                class="management-room"
                aria-current=move || (room.get() == own).then_some("true")
                on:click=move |_| room.set(own)
            >
                {row.name}
            </button>
        }
    };
    view! {
        <div class="management">
            <nav class="management-rooms" aria-label=words::TITLE>
                <h1>{words::TITLE}</h1>
                {ROOMS.iter().map(link).collect_view()}
            </nav>
            {move || show(room.get())}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_room_has_one_row() {
        let rows = |room| ROOMS.iter().filter(|row| row.room == room).count();
        assert!(ROOMS.iter().all(|row| rows(row.room) == 1));
        assert_eq!(ROOMS.len(), Room::Archive as usize + 1, "a room without a row");
    }
}
