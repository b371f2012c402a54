//! Customers from a file: looked at first, columns named, then taken in whole beside the till.

use contract::Topic;
use contract::customer_import::{
    CancelCustomerImport, CustomerFileWish, CustomerImportState, ImportCustomers, ImportField, ImportPreview,
    PreviewCustomerImport,
};
use leptos::prelude::*;
use std::time::Duration;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::live::live;
use crate::text::german::customers as words;
use crate::ui::import::{ImportButton, ImportSeen, ImportSheet};
use crate::ui::{Button, Notices, Pick, Tick};

/// Between two looks at how far it is.
const LOOK: Duration = Duration::from_millis(400);

/// Opens the import.
#[component]
pub fn FileButton() -> impl IntoView {
    view! { <ImportButton words=&words::IMPORT body=|open| view! { <Import open/> }.into_any()/> }
}

#[component]
fn Import(open: RwSignal<bool>) -> impl IntoView {
    let (look, take) = (Deed::new(), Deed::new());
    let file = RwSignal::new(CustomerFileWish { leave_duplicates_out: true, ..CustomerFileWish::default() });
    let (preview, without) = (RwSignal::new(None::<ImportPreview>), RwSignal::new(true));
    let leave_bad = RwSignal::new(false);
    let running = RwSignal::new(false);
    let look_again = Callback::new(move |()| {
        look.run(PreviewCustomerImport { file: file.get_untracked() }, move |seen| preview.set(Some(seen)));
    });
    let pick = move |base64: String| {
        preview.set(None);
        file.update(|file| {
            file.base64 = base64;
            file.columns = Vec::new();
        });
        look_again.run(());
    };
    let import = move |()| {
        let wish = CustomerFileWish {
            leave_duplicates_out: without.get_untracked(),
            leave_bad_out: leave_bad.get_untracked(),
            ..file.get_untracked()
        };
        take.run(ImportCustomers { file: wish }, move |()| running.set(true));
    };
    let clean = Signal::derive(move || {
        !running.get()
            && preview.with(|preview| {
                preview.as_ref().is_some_and(|preview| preview.bad_count == 0 || leave_bad.get())
            })
    });
    let seen = move |preview: ImportPreview| {
        let sentence = words::looked_at(&preview);
        let first = preview.first.iter().take(3).map(|master| master.name.clone()).collect::<Vec<_>>();
        let columns = preview.columns.clone();
        let rows = preview.bad.into_iter().chain(preview.duplicates).collect();
        view! {
            <Columns columns file look_again/>
            <ImportSeen words=&words::IMPORT sentence hint=first.join(" · ") rows/>
        }
    };
    view! {
        <ImportSheet words=&words::IMPORT open deeds=(look, take) on_pick=pick clean on_take=import>
            {move || preview.get().map(seen)}
            <Tick label=words::WITHOUT_TWINS on=without/>
            <Show when=move || preview.with(|preview| preview.as_ref().is_some_and(|it| it.bad_count > 0))>
                <Tick label=words::WITHOUT_BAD on=leave_bad/>
            </Show>
            <Show when=move || running.get()><Progress open running/></Show>
        </ImportSheet>
    }
}

/// What each column is taken for; a change looks at the file again.
#[component]
fn Columns(
    columns: Vec<(String, ImportField)>,
    file: RwSignal<CustomerFileWish>,
    look_again: Callback<()>,
) -> impl IntoView {
    let fields: Vec<ImportField> = columns.iter().map(|(_, field)| *field).collect();
    let items = ImportField::ALL.map(|field| (field, field.german().to_owned())).to_vec();
    let column = move |(at, (name, field)): (usize, (String, ImportField))| {
        let (chosen, fields) = (RwSignal::new(field), fields.clone());
        Effect::new(move |_| {
            let picked = chosen.get();
            if picked != field {
                let mut columns = fields.clone();
                if let Some(column) = columns.get_mut(at) {
                    *column = picked;
                }
                file.update(|file| file.columns = columns);
                look_again.run(());
            }
        });
        view! { <Pick label=name items=Signal::stored(items.clone()) chosen/> }
    };
    view! { <div class="customers-columns">{columns.into_iter().enumerate().map(column).collect_view()}</div> }
}

#[component]
fn Progress(open: RwSignal<bool>, running: RwSignal<bool>) -> impl IntoView {
    let (desk, notices, deed) = (Desk::here(), Notices::here(), Deed::new());
    let state = live(&[], || CustomerImportState);
    if let Ok(timer) = set_interval_with_handle(move || state.refetch(), LOOK) {
        on_cleanup(move || timer.clear());
    }
    Effect::new(move |_| {
        let Some(state) = state.get() else { return };
        if let (None, Some(end)) = (state.running, state.ended) {
            match &end.trouble {
                Some(sentence) => notices.mind(sentence.as_str()),
                None => notices.good(words::imported(&end)),
            }
            desk.hear(&[Topic::Customers]);
            running.set(false);
            if end.trouble.is_none() {
                open.set(false);
            }
        }
    });
    let cancel = move |()| deed.run(CancelCustomerImport, |()| ());
    view! {
        <p class="customers-line" role="status">
            {move || state.get().and_then(|state| state.running).map(words::progress)}
            <Button label=words::CANCEL on_press=cancel/>
        </p>
    }
}
