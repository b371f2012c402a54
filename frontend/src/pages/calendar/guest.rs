//! The panel's guest: a first name and a phone number are enough; who is known is found while typing.

use contract::customers::{Customer, FindCustomers};
use leptos::prelude::*;

use super::panel::Panel;
use crate::live::live_if;
use crate::text::german::calendar as words;
use crate::ui::Field;

/// Name, phone and note, with those who are known.
#[component]
pub fn GuestFields(panel: Panel, on_enter: Callback<()>) -> impl IntoView {
    let found = live_if(&[], move || {
        let typed = panel.name.get().trim().to_owned();
        let wanted = panel.customer.get().is_none() && typed.chars().count() > 1;
        wanted.then_some(FindCustomers { text: typed })
    });
    // Another name is another person.
    let named = StoredValue::new(panel.name.get_untracked());
    Effect::new(move |_| {
        let name = panel.name.get();
        if panel.customer.get_untracked().is_some() && named.get_value() != name {
            panel.customer.set(None);
        }
    });
    let take = move |customer: &Customer| {
        named.set_value(customer.name.clone());
        panel.customer.set(Some(customer.id));
        panel.name.set(customer.name.clone());
        panel.phone.set(customer.phone.clone().unwrap_or_default());
    };
    let hit = move |customer: Customer| {
        let (name, phone) = (customer.name.clone(), customer.phone.clone());
        view! {
            <button type="button" class="choice booking-known" on:click=move |_| take(&customer)>
                <b>{name}</b><span>{phone}</span>
            </button>
        }
    };
    view! {
        <section class="booking-part">
            <h3>{words::WHO}</h3>
            <div class="fields">
                <Field label=words::NAME text=panel.name on_enter/>
                <Field label=words::PHONE text=panel.phone mode="tel" on_enter/>
                <div class="whole booking-hits">
                    {move || found.get().unwrap_or_default().into_iter().take(4).map(hit).collect_view()}
                </div>
                <div class="whole"><Field label=words::NOTE text=panel.note on_enter/></div>
            </div>
        </section>
    }
}
