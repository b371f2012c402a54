//! Step four: the receipt printer, tried before anything is stored.

use contract::setup::TryPrinter;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{PrinterWish, SetupFields};
use super::owner::SetupWrong;
use super::{StepFoot, StepHead};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::text::german::setup as words;
use crate::ui::{Button, Choice, Field, Notices, Tick, Waiting, Wrong};

#[component]
pub fn PrinterStep(form: SetupFields, step: RwSignal<usize>) -> impl IntoView {
    let wrong = RwSignal::new(None);
    let choice = move |label, wish: PrinterWish| {
        let chosen = Signal::derive(move || form.printer.get() == wish);
        view! { <Choice label chosen on_press=move |()| form.printer.set(wish)/> }
    };
    let next = move |()| match form.printer() {
        Ok(_) => step.set(4),
        Err(what) => wrong.set(Some(what)),
    };
    view! {
        <StepHead title=words::PRINTER why=words::PRINTER_WHY/>
        <div class="choices" role="group" aria-label=words::PRINTER>
            {choice(words::PRINTER_NONE, PrinterWish::None)}
            {choice(words::PRINTER_NET, PrinterWish::Network)}
            {choice(words::PRINTER_PDF, PrinterWish::Pdf)}
        </div>
        <Show when=move || form.printer.get() == PrinterWish::Network><NetworkPrinter form wrong/></Show>
        <SetupWrong wrong/>
        <StepFoot step on_next=next/>
    }
}

#[component]
fn NetworkPrinter(form: SetupFields, wrong: RwSignal<Option<&'static str>>) -> impl IntoView {
    let (desk, notices) = (Desk::here(), Notices::here());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let width = move |label, narrow: bool| {
        let chosen = Signal::derive(move || form.narrow.get() == narrow);
        view! { <Choice label chosen on_press=move |()| form.narrow.set(narrow)/> }
    };
    let try_it = move |()| {
        let printer = match form.printer() {
            Ok(Some(printer)) => printer,
            Ok(None) => return,
            Err(what) => return wrong.set(Some(what)),
        };
        busy.set(true);
        spawn_local(async move {
            let reply = desk.fetch(TryPrinter { printer }).await;
            busy.try_set(false);
            match reply {
                Ok(()) => {
                    trouble.try_set(None);
                    notices.good(words::TRIED);
                }
                Err(no) => {
                    trouble.try_set(Some(no));
                }
            }
        });
    };
    view! {
        <div class="fields">
            <Field label=words::HOST text=form.host autofocus=true/>
            <Field label=words::PORT text=form.port mode="numeric"/>
        </div>
        <div class="choices" role="group" aria-label=words::PAPER>
            {width(words::PAPER_80, false)}
            {width(words::PAPER_58, true)}
        </div>
        <Tick label=words::DRAWER on=form.drawer/>
        <div><Button label=words::TRY on_press=try_it off=busy/></div>
        <Waiting busy/>
        <Wrong trouble/>
    }
}
