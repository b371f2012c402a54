//! The printers that are set up.

use contract::Topic;
use contract::printing::{Printer, Printers as Ask};
use leptos::prelude::*;

use super::printer::{PrinterPanel, Shown};
use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Button, Chip, SideRow, Table, Tone, Wrong};

/// The list and the panel.
#[component]
pub fn Printers() -> impl IntoView {
    let printers = live(&[Topic::Printing], || Ask);
    let shown = RwSignal::new(Shown::Nothing);
    view! {
        <section class="management-main">
            <div class="management-head">
                <h2>{words::PRINTERS}</h2>
                <Button label=words::NEW_PRINTER shortcut="Ctrl+N" on_press=move |()| shown.set(Shown::New(()))/>
            </div>
            <Wrong trouble=Signal::derive(move || printers.trouble())/>
            <Table
                label=words::PRINTERS
                head=words::PRINTERS_HEAD
                is_empty=Signal::derive(move || printers.with(|all| all.is_some_and(Vec::is_empty)))
                empty=words::PRINTERS_EMPTY
            >
                {move || printers.get().unwrap_or_default().into_iter()
                    .map(|printer| view! { <Line printer shown/> }).collect_view()}
            </Table>
        </section>
        <PrinterPanel printers shown/>
    }
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
