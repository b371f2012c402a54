//! Two files of one person: brought together, and apart again.

use contract::CustomerId;
use contract::customers::{FindCustomers, Merge, MergeCustomers, UndoMerge};
use contract::dossier::CustomerFile;
use leptos::prelude::*;

use super::Shown;
use crate::deed::Deed;
use crate::live::{Live, live_if};
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, Wrong};

/// Merges that stand, and the way to a new one.
#[component]
pub fn Merges(id: CustomerId, file: Live<CustomerFile>, shown: RwSignal<Shown>) -> impl IntoView {
    let (deed, open) = (Deed::new(), RwSignal::new(false));
    let undo = move |merge: Merge| {
        let until = words::undo_until(&merge);
        let merge = merge.id;
        view! {
            <p class="customers-line">
                {until}
                <Button label=words::UNDO off=deed.busy() on_press=move |()| deed.run(UndoMerge { merge }, move |()| file.refetch())/>
            </p>
        }
    };
    view! {
        {move || file.get().map(|file| file.merges.into_iter().map(undo).collect_view())}
        <Wrong trouble=deed.trouble()/>
        <Button label=words::MERGE on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::MERGE_TITLE>
            <Choose id open shown/>
        </Dialog>
    }
}

#[component]
fn Choose(id: CustomerId, open: RwSignal<bool>, shown: RwSignal<Shown>) -> impl IntoView {
    let (deed, text) = (Deed::new(), RwSignal::new(String::new()));
    let chosen = RwSignal::new(None::<(CustomerId, String)>);
    let found = live_if(&[], move || {
        let text = text.get().trim().to_owned();
        (text.chars().count() > 1).then_some(FindCustomers { text })
    });
    let others =
        move || found.get().unwrap_or_default().into_iter().filter(|it| it.id != id).collect::<Vec<_>>();
    let line = move |it: contract::customers::Customer| {
        let (absorb, name) = (it.id, it.name.clone());
        let pressed = move || chosen.with(|it| it.as_ref().is_some_and(|(id, _)| *id == absorb)).to_string();
        view! {
            <button type="button" class="choice" aria-pressed=pressed on:click=move |_| chosen.set(Some((absorb, name.clone())))>
                {words::named(&it)}
            </button>
        }
    };
    let merge = move |()| {
        let Some((absorb, _)) = chosen.get_untracked() else { return };
        deed.tell_then(
            MergeCustomers { keep: id, absorb },
            move |_| words::MERGED,
            move |_| {
                open.set(false);
                shown.set(Shown::One(id));
            },
        );
    };
    let off = Signal::derive(move || chosen.with(Option::is_none) || deed.busy().get());
    view! {
        <p>{words::MERGE_HOW}</p>
        <Field label=words::SEARCH text autofocus=true/>
        <div class="choices">{move || others().into_iter().map(line).collect_view()}</div>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::MERGE_DO kind=ButtonKind::Primary off on_press=merge/>
        </Actions>
    }
}
