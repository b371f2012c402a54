//! The last close and its revocation.

use contract::day::LastClose;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::pages::close::revoke::{RevokeButton, last_close};
use crate::text::german::close::z;
use crate::text::german::revocation as words;
use crate::ui::{Card, Fact, Wrong, euro};

/// The room.
#[component]
pub fn RevocationRoom() -> impl IntoView {
    let (last, deed) = (last_close(), Deed::new());
    view! {
        <section class="management-main management-whole">
            <h2>{words::REVOKE}</h2>
            <p class="management-hint">{words::ROOM_HOW}</p>
            <Wrong trouble=Signal::derive(move || last.trouble())/>
            {move || last.get().map(|last| match last {
                Some(last) => view! { <Last last/> }.into_any(),
                None => view! { <p>{words::NONE_YET}</p> }.into_any(),
            })}
            <div class="management-tasks"><RevokeButton last deed/></div>
        </section>
    }
}

#[component]
fn Last(last: LastClose) -> impl IntoView {
    view! {
        <Card title=words::LAST>
            <Fact name=z(last.z_number) value=last.day.german_with_weekday()/>
            <Fact name=words::CLOSED_AT value=last.at.german()/>
            <Fact name=words::CLOSED_BY value=last.person/>
            <Fact name=words::RECEIPTS value=last.receipts.map(words::span).unwrap_or_default()/>
            <Fact name=words::STOCK value=euro(last.stock)/>
        </Card>
        {last.hindrance.map(|why| view! { <p class="management-locked">{why}</p> })}
    }
}
