//! What has not come out of a printer yet, and every way to settle it.

use contract::printing::{PrintJob, PrintJobs, PrintState, Printer, Printers, ResendPrint, SettlePrint};
use contract::roll::EntryPdf;
use contract::{PrinterId, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::live::{Live, live};
use crate::text::german::management as words;
use crate::ui::{Button, ButtonKind, Pick, Table, Wrong};

/// The list of waiting pages.
#[component]
pub fn Jobs() -> impl IntoView {
    let jobs = live(&[Topic::Printing], || PrintJobs);
    let printers = live(&[Topic::Printing], || Printers);
    let some = move || jobs.with(|jobs| jobs.is_some_and(|jobs| !jobs.is_empty()));
    view! {
        <section class="management-main management-whole">
            <h2>{words::JOBS}</h2>
            <Show when=some><p class="management-hint">{words::JOBS_HOW}</p></Show>
            <Wrong trouble=Signal::derive(move || jobs.trouble())/>
            <Table
                label=words::JOBS
                head=words::JOBS_HEAD
                is_empty=Signal::derive(move || jobs.with(|jobs| jobs.is_some_and(Vec::is_empty)))
                empty=words::JOBS_EMPTY
            >
                {move || jobs.get().unwrap_or_default().into_iter()
                    .map(|job| view! { <Line job jobs printers/> }).collect_view()}
            </Table>
        </section>
    }
}

#[component]
fn Line(job: PrintJob, jobs: Live<Vec<PrintJob>>, printers: Live<Vec<Printer>>) -> impl IntoView {
    let trouble = job.trouble.clone();
    view! {
        <tr>
            <td><b>{job.title.clone()}</b></td>
            <td>{job.printer.clone()}</td>
            <td>
                <b>{words::state(job.state)}</b>
                <p class="management-hint">{words::queued(job.queued, job.attempts)}</p>
                {trouble.map(|trouble| view! { <p class="management-hint">{trouble}</p> })}
            </td>
            <td><Ways job jobs printers/></td>
        </tr>
    }
}

#[component]
fn Ways(job: PrintJob, jobs: Live<Vec<PrintJob>>, printers: Live<Vec<Printer>>) -> impl IntoView {
    let deed = Deed::new();
    let id = job.id;
    let resend = move |printer: Option<PrinterId>| {
        deed.tell_then(ResendPrint { job: id, printer }, |()| words::SENT, move |()| jobs.refetch());
    };
    let settle = move |lies_there: bool| {
        deed.run(SettlePrint { job: id, lies_there }, move |()| jobs.refetch());
    };
    let pdf = move |seq| {
        deed.hand(EntryPdf { seq }, files::save, move |_| jobs.refetch());
    };
    let other = RwSignal::new(None::<PrinterId>);
    let others = Signal::derive(move || {
        let first = std::iter::once((None, words::ELSEWHERE.to_owned()));
        let named = printers.get().unwrap_or_default();
        first.chain(named.into_iter().map(|printer| (Some(printer.id), printer.name))).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Some(printer) = other.get() {
            other.set(None);
            resend(Some(printer));
        }
    });
    let unsure = job.state == PrintState::Unsure;
    view! {
        <div class="management-ways">
            {unsure.then(|| view! {
                <Button label=words::LIES_THERE kind=ButtonKind::Primary on_press=move |()| settle(true)/>
                <Button label=words::MISSING on_press=move |()| settle(false)/>
            })}
            {(!unsure).then(|| view! {
                <Button label=words::RESEND off=deed.busy() on_press=move |()| resend(None)/>
            })}
            <Pick label=words::ELSEWHERE items=others chosen=other/>
            {job.seq.map(|seq| view! {
                <Button label=words::AS_PDF off=deed.busy() on_press=move |()| pdf(seq)/>
            })}
            <Wrong trouble=deed.trouble()/>
        </div>
    }
}
