//! The printers that are set up.

use contract::Topic;
use contract::printing::{Printer, Printers as Ask};
use leptos::prelude::*;

use super::printer::{Shown, panel};
use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Chip, ListRoom, SideRow, Tone};

/// The list and the panel.
#[component]
pub fn Printers() -> impl IntoView {
    let printers = live(&[Topic::Printing], || Ask);
    let shown = RwSignal::new(Shown::Nothing);
    let of = move |chosen| panel(printers, shown, chosen);
    let row = move |printer: Printer| view! { <Line printer shown/> }.into_any();
    view! { <ListRoom words=&words::PRINTERS_ROOM list=printers shown row of/> }
}

#[component]
fn Line(printer: Printer, shown: RwSignal<Shown>) -> impl IntoView {
    let id = printer.id;
    let task = |on: bool, word: &'static str| {
        on.then(|| view! { <Chip text=word tone=Signal::stored(Tone::Accent)/> })
    };
    view! {
        <SideRow shown id>
            <td><button type="button" class="row-button">{printer.name}</button></td>
            <td>{words::link(&printer.link)}</td>
            <td>{words::paper(printer.paper)}</td>
            <td class="management-tasks">
                {task(printer.receipts, words::TASK_RECEIPTS)}
                {task(printer.drawer, words::TASK_DRAWER)}
            </td>
        </SideRow>
    }
}
