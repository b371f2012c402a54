//! Taking a file in: looked at first, then whole or not at all.

use contract::catalogue::BadRow;
use leptos::prelude::*;

use super::{Actions, Button, ButtonKind, Dialog, FilePick, Table, Waiting, Wrong};
use crate::deed::Deed;
use crate::text::german::parts as words;
use crate::text::sets::ImportWords;

/// So many rows are shown; who mends a file mends it from the top.
const ROWS_SHOWN: usize = 500;

/// The button and its dialog; `body` is what stands in it.
#[component]
pub fn ImportButton(words: &'static ImportWords, body: fn(RwSignal<bool>) -> AnyView) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words.button on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words.title wide=true>{body(open)}</Dialog>
    }
}

/// The file, what was seen of it (the children), and the keys.
#[component]
pub fn ImportSheet(
    words: &'static ImportWords,
    open: RwSignal<bool>,
    /// Looks at the file, and takes it in.
    deeds: (Deed, Deed),
    #[prop(into)] on_pick: Callback<String>,
    /// Whether the file was looked at and nothing speaks against it.
    #[prop(into)]
    clean: Signal<bool>,
    #[prop(into)] on_take: Callback<()>,
    children: Children,
) -> impl IntoView {
    let (look, take) = deeds;
    let busy = Signal::derive(move || look.busy().get() || take.busy().get());
    let off = Signal::derive(move || busy.get() || !clean.get());
    view! {
        <p>{words.how}</p>
        <FilePick label=words.file accept=words.accept on_pick/>
        <Waiting busy/>
        <Wrong trouble=look.trouble()/>
        <Wrong trouble=take.trouble()/>
        {children()}
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words.take kind=ButtonKind::Primary off on_press=on_take/>
        </Actions>
    }
}

/// What was seen in a sentence, a hint, and the rows that need a look.
#[component]
pub fn ImportSeen(
    words: &'static ImportWords,
    sentence: String,
    #[prop(into)] hint: String,
    rows: Vec<BadRow>,
) -> impl IntoView {
    let row = |row: BadRow| {
        view! {
            <tr>
                <td data-figures="yes">{row.line}</td>
                <td class="import-row">{row.text}</td>
                <td>{row.reason}</td>
            </tr>
        }
    };
    let some = !rows.is_empty();
    view! {
        <p class="import-seen" role="status">{sentence}</p>
        <p class="import-hint">{hint}</p>
        {some.then(|| view! {
            // The list scrolls and can be reached by the keyboard.
            <div class="import-rows" role="region" tabindex="0" aria-label=words.title>
                <Table label=words.title head=words.head is_empty=false empty="">
                    {rows.into_iter().take(ROWS_SHOWN).map(row).collect_view()}
                </Table>
            </div>
        })}
    }
}
