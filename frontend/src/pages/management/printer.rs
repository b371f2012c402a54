//! One printer: how it is connected, what it does, a page to try it.

use contract::PrinterId;
use contract::printing::{Printer, RemovePrinter, TestPrint};
use leptos::prelude::*;

use super::printer_form::{Plug, PrinterFields};
use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::management as words;
use crate::ui::{
    Actions, Beside, Button, ButtonKind, Choice, Dialog, Field, Pick, SaveForm, Saving, Tick, Wrong,
};

/// Which printer stands in the panel.
pub type Shown = Beside<PrinterId>;

/// What stands beside the list.
pub fn panel(printers: Live<Vec<Printer>>, shown: RwSignal<Shown>, chosen: Shown) -> Option<AnyView> {
    let found = chosen.find(printers, |printer| printer.id)?;
    Some(view! { <PrinterForm form=PrinterFields::of(found.as_ref()) printers shown/> }.into_any())
}

#[component]
fn PrinterForm(form: PrinterFields, printers: Live<Vec<Printer>>, shown: RwSignal<Shown>) -> impl IntoView {
    let (saving, is_new) = (Saving::of(form), form.id.is_none());
    let save = Callback::new(move |()| {
        saving.save_one(form.request(), words::SAVED, is_new, printers, shown, |printer| printer.id);
    });
    let papers = words::PAPERS.map(|(paper, word)| (paper, word.to_owned())).to_vec();
    let pages = words::CODE_PAGES.map(|(page, word)| (page, word.to_owned())).to_vec();
    view! {
        <SaveForm words=&words::PRINTER_FORM saving is_new name=form.name on_save=save>
            <Field label=words::NAME text=form.name autofocus=is_new on_enter=save/>
            <Connection form/>
            <div class="fields">
                <Pick label=words::PAPER items=Signal::stored(papers) chosen=form.paper/>
                <Pick label=words::CODE_PAGE items=Signal::stored(pages) chosen=form.code_page/>
            </div>
            <Tick label=words::GETS_RECEIPTS on=form.receipts/>
            <Tick label=words::HAS_DRAWER on=form.drawer/>
        </SaveForm>
        {form.id.map(|id| view! { <Trial id printers shown/> })}
    }
}

#[component]
fn Connection(form: PrinterFields) -> impl IntoView {
    let choice = move |(plug, word): (Plug, &'static str)| {
        let chosen = Signal::derive(move || form.plug.get() == plug);
        view! { <Choice label=word chosen on_press=move |()| form.plug.set(plug)/> }
    };
    let fields = move || {
        let (first, second, hint) = match form.plug.get() {
            Plug::Pdf => return ().into_any(),
            Plug::Tcp => (words::HOST, words::PORT, ""),
            Plug::Serial => (words::SERIAL_PORT, words::BAUD, words::SERIAL_HINT),
            Plug::Usb => (words::VENDOR, words::PRODUCT, ""),
        };
        view! {
            <div class="fields">
                <Field label=first text=form.first hint/>
                <Field label=second text=form.second/>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <span class="field-label">{words::LINK}</span>
            <div class="choices" role="group" aria-label=words::LINK>
                {Plug::ALL.map(choice).into_iter().collect_view()}
            </div>
        </div>
        {fields}
    }
}

/// Test page and removal.
#[component]
fn Trial(id: PrinterId, printers: Live<Vec<Printer>>, shown: RwSignal<Shown>) -> impl IntoView {
    let deed = Deed::new();
    let asks = RwSignal::new(false);
    let test = move |()| deed.tell(TestPrint { printer: id }, move |()| words::TESTED);
    let remove = move |()| {
        asks.set(false);
        deed.tell_then(
            RemovePrinter { printer: id },
            move |_| words::REMOVED,
            move |()| {
                printers.refetch();
                shown.set(Shown::Nothing);
            },
        );
    };
    view! {
        <section class="management-part">
            <div class="choices">
                <Button label=words::TEST off=deed.busy() on_press=test/>
                <Button label=words::REMOVE kind=ButtonKind::Danger on_press=move |()| asks.set(true)/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </section>
        <Dialog open=asks on_close=move |()| asks.set(false) title=words::REMOVE>
            <p>{words::REMOVE_HOW}</p>
            <Actions>
                <Button label=words::BACK shortcut="Escape" on_press=move |()| asks.set(false)/>
                <Button label=words::REMOVE kind=ButtonKind::Danger on_press=remove/>
            </Actions>
        </Dialog>
    }
}
