//! What happened, newest first, on one scroll.

use contract::PhotoId;
use contract::dossier::{CustomerFile, Happening, HappeningKind};
use leptos::prelude::*;

use super::confirm::Confirm;
use super::photos::LargeDialog;
use super::picture::Small;
use crate::live::Live;
use crate::shell::Router;
use crate::text::german::customers as words;
use crate::ui::{Empty, Pick, plain};

/// The timeline.
#[component]
pub fn History(
    file: Live<CustomerFile>,
    /// What can be added to it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (kind, large) = (RwSignal::new(None::<HappeningKind>), RwSignal::new(None::<PhotoId>));
    let kinds = Signal::derive(move || {
        let mut kinds: Vec<HappeningKind> = Vec::new();
        file.with(|file| {
            for line in file.map(|file| file.timeline.as_slice()).unwrap_or_default() {
                if !kinds.contains(&line.kind) {
                    kinds.push(line.kind);
                }
            }
        });
        let all = std::iter::once((None, words::ALL.to_owned()));
        all.chain(kinds.into_iter().map(|kind| (Some(kind), kind.german().to_owned()))).collect::<Vec<_>>()
    });
    let lines = move || {
        let wanted = kind.get();
        let all = file.get().map(|file| file.timeline).unwrap_or_default();
        all.into_iter().filter(|line| wanted.is_none_or(|kind| line.kind == kind)).collect::<Vec<_>>()
    };
    view! {
        <div class="customers-sieve">
            <Show when=move || kinds.with(|kinds| kinds.len() > 2)>
                <Pick label=words::KINDS items=kinds chosen=kind/>
            </Show>
            {children.map(|children| children())}
        </div>
        <ol class="customers-timeline">
            // What stays in the list is not drawn again: pictures would be fetched once more.
            <For each=lines key=|line| format!("{line:?}") children=move |line| view! { <Line line file large/> }/>
        </ol>
        <LargeDialog file chosen=large/>
        <Show when=move || lines().is_empty()><Empty text=words::HISTORY_EMPTY/></Show>
    }
}

#[component]
fn Line(line: Happening, file: Live<CustomerFile>, large: RwSignal<Option<PhotoId>>) -> impl IntoView {
    let router = Router::here();
    let says = line.title.clone();
    let small = line.photo.map(|photo| {
        view! { <Small photo says on_press=move |()| large.set(Some(photo))/> }
    });
    let title = match line.target {
        Some(target) => view! {
            <button type="button" class="row-button" on:click=move |_| router.go(target)>{line.title}</button>
        }
        .into_any(),
        None => view! { <b>{line.title}</b> }.into_any(),
    };
    view! {
        <li>
            <time>{line.at.day().german()}</time>
            <div>
                <span class="customers-kind">{line.kind.german()}</span>
                {title}
                <p>{line.detail}</p>
                {small}
                {line.ahead.map(|appointment| view! { <Confirm appointment file/> })}
            </div>
            <span class="customers-amount">{line.amount.map(plain)}</span>
        </li>
    }
}
