//! A price list as CSV: looked at first, then taken in whole or not at all.

use contract::Topic;
use contract::catalogue::{ImportArticles, ImportReport};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::catalogue as words;
use crate::ui::Notices;
use crate::ui::import::{ImportButton, ImportSeen, ImportSheet};

/// Opens the import.
#[component]
pub fn PriceListButton() -> impl IntoView {
    view! { <ImportButton words=&words::IMPORT body=|open| view! { <Import open/> }.into_any()/> }
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
        let tell = move |done: &ImportReport| {
            if done.stored {
                notices.good(words::imported(done));
            }
        };
        take.hand(ImportArticles { csv_base64, dry_run: false }, tell, move |done| {
            if done.stored {
                desk.hear(&[Topic::Catalogue]);
                open.set(false);
            } else {
                report.set(Some(done));
            }
        });
    };
    let clean = move || report.with(|report| report.as_ref().is_some_and(|report| report.bad.is_empty()));
    let seen = move |report: ImportReport| {
        let hint = if report.bad.is_empty() { "" } else { words::IMPORT_LATER };
        view! { <ImportSeen words=&words::IMPORT sentence=words::looked_at(&report) hint rows=report.bad/> }
    };
    view! {
        <ImportSheet
            words=&words::IMPORT
            open
            deeds=(look, take)
            on_pick=look_at
            clean=Signal::derive(clean)
            on_take=import
        >
            {move || report.get().map(seen)}
        </ImportSheet>
    }
}
