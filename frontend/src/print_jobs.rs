//! What has not come out of a printer yet, and what to do about it.

use contract::printing::{PrintJob, PrintJobs, PrintState, ResendPrint, SettlePrint};
use contract::{JobId, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::live::live;
use crate::text::german::frame as words;
use crate::ui::{Button, Notices};

/// The jobs that wait, are stuck, or may lie in the printer.
#[component]
pub fn PrintJobList() -> impl IntoView {
    let jobs = live(&[Topic::Printing], || PrintJobs);
    let none = move || jobs.with(|jobs| jobs.is_some_and(Vec::is_empty));
    view! {
        <h3>{words::PRINTS_TITLE}</h3>
        <Show when=none><p>{words::PRINTS_NONE}</p></Show>
        <ul class="print-jobs">
            {move || jobs.get().unwrap_or_default().into_iter().map(|job| view! { <JobLine job/> }).collect_view()}
        </ul>
    }
}

#[component]
fn JobLine(job: PrintJob) -> impl IntoView {
    let word = job.trouble.clone().unwrap_or_else(|| state_word(job.state).to_owned());
    view! {
        <li class="print-job">
            <div>
                <b>{job.title}</b>
                <p>{job.printer}" · "{word}</p>
            </div>
            <JobActions id=job.id state=job.state/>
        </li>
    }
}

#[component]
fn JobActions(id: JobId, state: PrintState) -> impl IntoView {
    let (desk, notices) = (Desk::here(), Notices::here());
    let settle = move |lies_there: bool| {
        spawn_local(async move {
            if let Err(no) = desk.ask(SettlePrint { job: id, lies_there }).await {
                notices.trouble(&no);
            }
        });
    };
    let resend = move |()| {
        spawn_local(async move {
            if let Err(no) = desk.ask(ResendPrint { job: id, printer: None }).await {
                notices.trouble(&no);
            }
        });
    };
    match state {
        PrintState::Unsure => view! {
            <Button label=words::PRINT_LIES_THERE on_press=move |()| settle(true)/>
            <Button label=words::PRINT_MISSING on_press=move |()| settle(false)/>
        }
        .into_any(),
        PrintState::Stuck | PrintState::NoPrinter => {
            view! { <Button label=words::PRINT_AGAIN on_press=resend/> }.into_any()
        }
        _ => ().into_any(),
    }
}

const fn state_word(state: PrintState) -> &'static str {
    match state {
        PrintState::NoPrinter => words::PRINT_NO_PRINTER,
        PrintState::Waiting => words::PRINT_WAITING,
        PrintState::Printing => words::PRINT_RUNNING,
        PrintState::Printed | PrintState::Settled => words::PRINT_DONE,
        PrintState::Stuck => words::PRINT_STUCK,
        PrintState::Unsure => words::PRINT_UNSURE,
    }
}
