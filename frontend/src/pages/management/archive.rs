//! The archive: months and years with their state, one that is being made, and where the file lies.

use contract::Topic;
use contract::archive::{
    ArchiveRow, ArchiveShelf, Archives, CancelArchive, KeepArchiveCopy, MadeArchive, MakeArchive, Running,
};
use contract::lists::Span;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::live::{Live, live};
use crate::text::german::archive as words;
use crate::ui::{Button, ButtonKind, Card, Chip, Fact, Table, Tabs, Tone, Wrong};

/// The room.
#[component]
pub fn Archive() -> impl IntoView {
    let shelf = live(&[Topic::Archive, Topic::Day], || Archives);
    let years = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Span>);
    let tabs = words::SPANS.map(|(years, word)| (years, word.to_owned())).to_vec();
    let rows = Memo::new(move |_| {
        let shelf = shelf.get().unwrap_or_default();
        if years.get() { shelf.years } else { shelf.months }
    });
    view! {
        <section class="management-main">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || shelf.trouble())/>
            <Now shelf/>
            <Tabs label=words::TITLE items=tabs chosen=years/>
            <Table
                label=words::TITLE
                head=words::HEAD
                is_empty=Signal::derive(move || shelf.with(|shelf| shelf.is_some()) && rows.with(Vec::is_empty))
                empty=words::EMPTY
            >
                {move || rows.get().into_iter().map(|row| view! { <Line row chosen/> }).collect_view()}
            </Table>
        </section>
        <aside class="side-panel">
            {move || match chosen_row(shelf, chosen.get()) {
                None => view! { <p class="management-hint">{words::CHOOSE}</p> }.into_any(),
                Some((row, shelf)) => view! { <Details row shelf/> }.into_any(),
            }}
        </aside>
    }
}

fn chosen_row(shelf: Live<ArchiveShelf>, span: Option<Span>) -> Option<(ArchiveRow, ArchiveShelf)> {
    let shelf = shelf.get()?;
    let row = shelf.months.iter().chain(&shelf.years).find(|row| Some(row.span) == span)?.clone();
    Some((row, shelf))
}

/// What is going on, what it came to, and a gentle hint at the turn of the month.
#[component]
fn Now(shelf: Live<ArchiveShelf>) -> impl IntoView {
    move || {
        let shelf = shelf.get()?;
        if let Some(running) = shelf.running {
            return Some(view! { <Progress running/> }.into_any());
        }
        let ended = shelf.ended.map(|ended| match ended.trouble {
            None => view! { <p role="status"><b>{words::done(&ended.title)}</b></p> }.into_any(),
            Some(why) => {
                view! { <p class="wrong" role="alert">{words::failed(&ended.title, &why)}</p> }.into_any()
            }
        });
        let missing = shelf.missing.map(|span| {
            view! {
                <Card tone=Signal::stored(Tone::Warn)>
                    <div class="management-head">
                        <span>{words::missing(&span.german())}</span>
                        <Make span again=false/>
                    </div>
                </Card>
            }
        });
        Some(view! { {ended}{missing} }.into_any())
    }
}

#[component]
fn Progress(running: Running) -> impl IntoView {
    let deed = Deed::new();
    view! {
        <Card>
            <p role="status">{words::running(&running.title, &running.words)}</p>
            <div class="management-head">
                <progress
                    class="archive-progress"
                    aria-label=words::running(&running.title, &running.words)
                    max=running.total.to_string()
                    value=running.done.to_string()
                ></progress>
                <span>{words::steps(running.done, running.total)}</span>
                <Button label=words::CANCEL off=deed.busy() on_press=move |()| deed.run(CancelArchive, |()| ())/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}

#[component]
fn Line(row: ArchiveRow, chosen: RwSignal<Option<Span>>) -> impl IntoView {
    let span = row.span;
    let (word, tone) = words::state(&row);
    view! {
        <tr
            data-press="yes"
            aria-current=move || (chosen.get() == Some(span)).to_string()
            on:click=move |_| chosen.set(Some(span))
        >
            <td><button type="button" class="row-button">{row.title.clone()}</button></td>
            <td data-figures="yes">{words::count(&row)}</td>
            <td><Chip text=word tone=Signal::stored(tone)/></td>
        </tr>
    }
}

#[component]
fn Details(row: ArchiveRow, shelf: ArchiveShelf) -> impl IntoView {
    let (word, tone) = words::state(&row);
    let (span, over, busy) = (row.span, row.over, shelf.running.is_some());
    view! {
        <h2>{row.title.clone()}</h2>
        <p><Chip text=word tone=Signal::stored(tone)/></p>
        <Fact name=words::ENTRIES value=words::range(&row)/>
        {row.made.map(|made| view! { <MadeFacts made span folder=shelf.folder/> })}
        {(!over).then(|| view! { <p class="management-hint">{words::PARTIAL_HOW}</p> })}
        {(!busy).then(|| view! { <Make span again=tone == Tone::Ok/> })}
    }
}

#[component]
fn MadeFacts(made: MadeArchive, span: Span, folder: String) -> impl IntoView {
    view! {
        <Fact name=words::MADE value=made.at.german()/>
        <Fact name=words::BY value=made.person.clone()/>
        <Fact name=words::SIZE value=words::size(made.bytes)/>
        <p class="management-part">
            <span class="management-hint">{words::FOLDER}</span>
            <span class="management-key">{folder}</span>
            <b class="management-key">{made.file_name.clone()}</b>
            <span class="management-hint">{words::SHA256}</span>
            <span class="management-key">{made.sha256.clone()}</span>
        </p>
        <Keep made span/>
        <p class="management-hint">{words::COMPARE}</p>
    }
}

/// The window keeps a copy itself; a browser downloads the file.
#[component]
fn Keep(made: MadeArchive, span: Span) -> impl IntoView {
    let deed = Deed::new();
    let keep = move |()| {
        if files::in_window() {
            deed.tell(KeepArchiveCopy { span }, move |kept| words::kept(&kept.place));
        } else {
            files::download(&format!("archiv/{}", made.file_name), &made.file_name);
        }
    };
    view! {
        <Button label=words::KEEP off=deed.busy() on_press=keep/>
        <Wrong trouble=deed.trouble()/>
    }
}

#[component]
fn Make(span: Span, again: bool) -> impl IntoView {
    let deed = Deed::new();
    let (label, kind) = match again {
        true => (words::AGAIN, ButtonKind::Plain),
        false => (words::MAKE, ButtonKind::Primary),
    };
    let make = move |()| deed.tell(MakeArchive { span }, move |()| words::BEGUN);
    view! {
        <Button label kind off=deed.busy() on_press=make/>
        <Wrong trouble=deed.trouble()/>
    }
}
