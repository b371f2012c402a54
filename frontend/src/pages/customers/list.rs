//! The list: name, number, last visit.

use contract::customers::{Customer, CustomerPage};
use leptos::prelude::*;

use super::{STEP, Shown};
use crate::live::Live;
use crate::text::german::customers as words;
use crate::ui::{Button, LiveTable, SideRow};

/// All that fits what is typed.
#[component]
pub fn CustomerList(
    page: Live<CustomerPage>,
    shown: RwSignal<Shown>,
    limit: RwSignal<u32>,
    narrow: Signal<bool>,
) -> impl IntoView {
    let rows = move || page.get().map(|page| page.rows).unwrap_or_default();
    let none = Signal::derive(move || page.with(|page| page.is_some_and(|page| page.rows.is_empty())));
    let empty =
        Signal::derive(move || if narrow.get() { words::EMPTY_FOUND } else { words::EMPTY }.to_owned());
    let more = move || page.with(|page| page.is_some_and(|page| page.more));
    view! {
        <div class="customers-list">
            <LiveTable query=page label=words::TITLE head=words::HEAD is_empty=none empty>
                {move || rows().into_iter().map(|customer| view! { <Line customer shown/> }).collect_view()}
            </LiveTable>
            <Show when=more>
                <Button label=words::MORE on_press=move |()| limit.update(|limit| *limit += STEP)/>
            </Show>
        </div>
    }
}

#[component]
fn Line(customer: Customer, shown: RwSignal<Shown>) -> impl IntoView {
    let id = customer.id;
    view! {
        <SideRow shown id>
            <td><button type="button" class="row-button">{customer.name}</button></td>
            <td data-figures="yes">{customer.phone.unwrap_or_default()}</td>
            <td data-figures="yes">{words::day_of(customer.last_visit)}</td>
        </SideRow>
    }
}
