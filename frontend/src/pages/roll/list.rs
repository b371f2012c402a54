//! The rows of the roll, newest first; reaching the end brings older ones.

use contract::Seq;
use contract::roll::{EntryState, RollPage as Rows, RollRow};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::number::number_of;
use crate::live::Live;
use crate::text::german::roll as words;
use crate::ui::{Button, Chip, LiveTable, Tone, plain};

/// So close to the end of the list, in pixels, older rows are fetched.
const NEAR_END: i32 = 600;

/// The list; a row is chosen by touch or with the arrow keys.
#[component]
pub fn RollList(
    page: Live<Rows>,
    chosen: RwSignal<Option<Seq>>,
    more: Signal<bool>,
    grow: Callback<()>,
    is_narrow: Signal<bool>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let scrolled = move |_| {
        if let Some(frame) = frame.get_untracked()
            && frame.scroll_height() - frame.scroll_top() - frame.client_height() < NEAR_END
        {
            grow.run(());
        }
    };
    let is_empty = Signal::derive(move || page.with(|page| page.is_some_and(|page| page.rows.is_empty())));
    let rows = move || page.with(|page| page.map(|page| page.rows.clone()).unwrap_or_default());
    let key = |row: &RollRow| (row.seq, row.state as u8);
    let empty =
        Signal::derive(move || if is_narrow.get() { words::EMPTY_FILTERED } else { words::EMPTY }.to_owned());
    view! {
        <div class="roll-list" node_ref=frame on:scroll=scrolled on:keydown=walk>
            <LiveTable query=page label=words::TITLE head=words::HEAD is_empty empty>
                <For each=rows key children=move |row| view! { <Line row chosen/> }/>
            </LiveTable>
            <Show when=move || more.get()><Button label=words::MORE on_press=grow/></Show>
        </div>
    }
}

#[component]
fn Line(row: RollRow, chosen: RwSignal<Option<Seq>>) -> impl IntoView {
    let seq = row.seq;
    let choose = move || chosen.set(Some(seq));
    let number = number_of(&row);
    let mark = words::state(row.state).map(|word| {
        let tone = if row.state == EntryState::Cancelled { Tone::Bad } else { Tone::Warn };
        view! { <Chip text=word tone=Signal::stored(tone)/> }
    });
    let day = row.booking_day.unwrap_or_else(|| row.ended.day()).german();
    let customer = row.customer.map(|customer| view! { <span class="roll-customer">{customer}</span> });
    view! {
        <tr
            data-press="yes"
            data-void=(row.state == EntryState::Cancelled).then_some("yes")
            aria-current=move || (chosen.get() == Some(seq)).to_string()
            on:click=move |_| choose()
        >
            <td>
                <button type="button" class="row-button" on:focus=move |_| choose()>{number}</button>
            </td>
            <td class="roll-time"><b>{row.ended.hour_minute()}</b><span>{day}</span></td>
            <td>
                <div class="roll-what"><span>{row.label}</span>{customer}{mark}</div>
                <span class="roll-paid">{row.payments}</span>
            </td>
            <td class="roll-person">{row.person}</td>
            <td data-figures="yes" class="roll-sum">{plain(row.total)}</td>
        </tr>
    }
}

/// Arrow keys go from row to row.
fn walk(event: ev::KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let here = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = here.and_then(|here| here.closest("tr").ok().flatten());
    let next =
        row.and_then(|row| if down { row.next_element_sibling() } else { row.previous_element_sibling() });
    let button = next.and_then(|row| row.query_selector(".row-button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        // Only fails where the row is gone already.
        let _ = button.focus();
    }
}
