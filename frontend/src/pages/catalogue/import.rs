//! A price list as CSV: looked at first, then taken in whole or not at all.

use contract::Topic;
use contract::catalogue::{BadRow, ImportArticles, ImportReport};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::catalogue as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, FilePick, Notices, Table, Waiting, Wrong};

/// Opens the import.
#[component]
pub fn ImportButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::IMPORT on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::IMPORT_TITLE wide=true>
            <Import open/>
        </Dialog>
    }
}

#[component]
fn Import(open: RwSignal<bool>) -> impl IntoView {
    let (desk, notices, look, take) = (Desk::here(), Notices::here(), Deed::new(), Deed::new());
    let file = RwSignal::new(None::<String>);
    let report = RwSignal::new(None::<ImportReport>);
    let look_at = move |csv_base64: String| {
        report.set(None);
        file.set(Some(csv_base64.clone()));
        look.run(ImportArticles { csv_base64, dry_run: true }, move |seen| report.set(Some(seen)));
    };
    let import = move |()| {
        let Some(csv_base64) = file.get_untracked() else { return };
        take.run(ImportArticles { csv_base64, dry_run: false }, move |done| {
            if done.stored {
                notices.good(words::imported(&done));
                desk.hear(&[Topic::Catalogue]);
                open.set(false);
            } else {
                report.set(Some(done));
            }
        });
    };
    let clean = move || report.with(|report| report.as_ref().is_some_and(|report| report.bad.is_empty()));
    let off = Signal::derive(move || !clean() || take.busy().get() || look.busy().get());
    view! {
        <p>{words::IMPORT_HOW}</p>
        <FilePick label=words::IMPORT_FILE accept=".csv,.txt" on_pick=look_at/>
        <Waiting busy=Signal::derive(move || look.busy().get() || take.busy().get())/>
        <Wrong trouble=look.trouble()/>
        <Wrong trouble=take.trouble()/>
        {move || report.get().map(|report| view! { <Preview report/> })}
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::IMPORT_DO kind=ButtonKind::Primary off on_press=import/>
        </Actions>
    }
}

#[component]
fn Preview(report: ImportReport) -> impl IntoView {
    let row = |row: BadRow| {
        view! {
            <tr>
                <td data-figures="yes">{row.line}</td>
                <td class="catalogue-row">{row.text}</td>
                <td>{row.reason}</td>
            </tr>
        }
    };
    let sentence = words::looked_at(&report);
    let some_bad = !report.bad.is_empty();
    view! {
        <p class="catalogue-seen" role="status">{sentence}</p>
        {some_bad.then(|| view! {
            <p>{words::IMPORT_LATER}</p>
            <div class="catalogue-bad">
                <Table label=words::IMPORT_TITLE head=words::IMPORT_HEAD is_empty=false empty="">
                    {report.bad.into_iter().take(500).map(row).collect_view()}
                </Table>
            </div>
        })}
    }
}
