//! The list: name, number, last visit.

use contract::customers::{Customer, CustomerPage};
use leptos::prelude::*;

use super::{STEP, Shown};
use crate::live::Live;
use crate::text::german::customers as words;
use crate::ui::{Button, SideRow, Table, Waiting, Wrong};

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
    let more = move || page.with(|page| page.is_some_and(|page| page.more));
    view! {
        <div class="customers-list">
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            <Waiting busy=Signal::derive(move || page.with(|page| page.is_none()) && page.trouble().is_none())/>
            {move || view! {
                <Table
                    label=words::TITLE
                    head=words::HEAD
                    is_empty=none
                    empty=if narrow.get() { words::EMPTY_FOUND } else { words::EMPTY }
                >
                    {move || rows().into_iter().map(|customer| view! { <Line customer shown/> }).collect_view()}
                </Table>
            }}
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
