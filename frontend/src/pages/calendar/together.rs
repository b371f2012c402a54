//! Who pays together: others of the day whose appointments go onto the same receipt.

use contract::AppointmentId;
use contract::calendar::{Appointment, AppointmentState, Card};
use leptos::prelude::*;

use super::scale::clock;
use super::state::Calendar;
use crate::live::Live;
use crate::text::german::calendar as words;
use crate::ui::Tick;

/// The others, folded away until someone asks for them.
#[component]
pub fn Together(shown: Live<Appointment>, others: RwSignal<Vec<AppointmentId>>) -> impl IntoView {
    let calendar = Calendar::here();
    let cards = Memo::new(move |_| {
        let own = shown.with(|it| it.map(|it| it.card.id));
        calendar.page.with(|page| page.map(|page| payable(&page.cards, own)).unwrap_or_default())
    });
    let one = move |(id, label): (AppointmentId, String)| {
        let on = RwSignal::new(others.with_untracked(|others| others.contains(&id)));
        Effect::new(move |_| {
            let wanted = on.get();
            others.update(|others| {
                others.retain(|other| *other != id);
                if wanted {
                    others.push(id);
                }
            });
        });
        view! { <Tick label on/> }
    };
    view! {
        <Show when=move || cards.with(|cards| !cards.is_empty())>
            <details class="detail-past detail-together">
                <summary>{words::TOGETHER}</summary>
                {move || cards.get().into_iter().map(one).collect_view()}
            </details>
        </Show>
    }
}

/// Everyone else of the day who has something to pay and lies in no basket: who is done stands first.
fn payable(cards: &[Card], own: Option<AppointmentId>) -> Vec<(AppointmentId, String)> {
    let fits = |card: &&Card| {
        let open = card.state.takes_time() && card.state != AppointmentState::Paid;
        Some(card.id) != own && open && card.basket.is_none() && !card.blocks.is_empty()
    };
    let mut found: Vec<&Card> = cards.iter().filter(fits).collect();
    found.sort_by_key(|card| card.state != AppointmentState::Finished);
    let label = |card: &&Card| {
        let at = card.at.map(|at| clock(at.minute)).unwrap_or_default();
        (card.id, words::pays_too(&at, &card.guest.name, &card.services))
    };
    found.iter().map(label).collect()
}
