//! A list on the screen: head, notices, then sections with text, picture and table. Rows may lead on.

use contract::lists::{List, ListFile, ListPage};
use contract::sheet::{Cell, Chart, Lead, Section, SheetFormat, SheetRow, Table};
use leptos::prelude::*;

use super::{Button, ButtonKind, Empty, Wrong};
use crate::deed::Deed;
use crate::files;
use crate::text::german::lists as words;

/// Letters that no German word of a list has.
const LONG_WORD: usize = 32;

/// A list as the salon made it.
#[component]
pub fn SheetView(
    #[prop(into)] page: Signal<Option<ListPage>>,
    /// More rows are wanted.
    #[prop(into)]
    on_more: Callback<()>,
    /// A row was pressed that leads somewhere.
    #[prop(into)]
    on_lead: Callback<Lead>,
) -> impl IntoView {
    move || page.get().map(|page| view! { <Shown page on_more on_lead/> })
}

#[component]
fn Shown(page: ListPage, on_more: Callback<()>, on_lead: Callback<Lead>) -> impl IntoView {
    let ListPage { sheet, more } = page;
    let fact = |(name, value): (String, String)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    };
    let notice = |text: String| view! { <p class="sheet-notice">{text}</p> };
    let section = move |section| view! { <Part section on_lead/> };
    let label = sheet.title.clone();
    view! {
        <article class="sheet" aria-label=label>
            <h2 class="sheet-title">{sheet.title}</h2>
            <dl class="sheet-facts">{sheet.head.into_iter().map(fact).collect_view()}</dl>
            {sheet.notices.into_iter().map(notice).collect_view()}
            {sheet.sections.into_iter().map(section).collect_view()}
            {(more > 0).then(|| view! {
                <div class="sheet-more">
                    <span>{words::more_rows(more)}</span>
                    <Button label=words::MORE on_press=on_more/>
                </div>
            })}
        </article>
    }
}

#[component]
fn Part(section: Section, on_lead: Callback<Lead>) -> impl IntoView {
    let text = |text: String| view! { <p class="sheet-text">{text}</p> };
    let label = section.title.clone();
    view! {
        <section class="sheet-part">
            {section.title.map(|title| view! { <h3>{title}</h3> })}
            {section.paragraphs.into_iter().map(text).collect_view()}
            {section.chart.map(picture)}
            {section.table.map(|table| view! { <Figures table label on_lead/> })}
        </section>
    }
}

/// The picture comes from the salon as it is; nothing that a person typed is put in as markup.
fn picture(chart: Chart) -> impl IntoView {
    let label = chart.words.clone();
    view! {
        <figure class="sheet-chart">
            <div role="img" aria-label=label inner_html=chart.svg></div>
            <figcaption>{chart.words}</figcaption>
        </figure>
    }
}

#[component]
fn Figures(table: Table, label: Option<String>, on_lead: Callback<Lead>) -> impl IntoView {
    let figures: Vec<bool> = (0..table.columns.len()).map(|column| table.is_figures(column)).collect();
    let head = table.columns.iter().zip(&figures).map(|(column, figures)| {
        view! { <th scope="col" data-figures=figures.then_some("yes")>{column.name.clone()}</th> }
    });
    let head = head.collect_view();
    let empty = table.rows.is_empty();
    let row = move |row| view! { <Line row figures=figures.clone() on_lead/> };
    view! {
        <div class="table-frame">
            <table class="table sheet-table" aria-label=label>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
            {empty.then(|| view! { <Empty text=words::NO_ROWS/> })}
        </div>
    }
}

#[component]
fn Line(row: SheetRow, figures: Vec<bool>, on_lead: Callback<Lead>) -> impl IntoView {
    let lead = row.leads_to;
    let follow = move |lead: &Option<Lead>| lead.iter().for_each(|lead| on_lead.run(lead.clone()));
    let leads = lead.is_some();
    let press = lead.clone();
    // The first cell that says something can be reached by the keyboard.
    let button = row.cells.iter().position(|cell| *cell != Cell::Empty).filter(|_| leads);
    let cell = |(at, cell): (usize, &Cell)| {
        let text = written(cell);
        let figures = figures.get(at).copied().unwrap_or_default().then_some("yes");
        let exact = matches!(cell, Cell::Number(_) | Cell::Moment(_) | Cell::Day(_)).then_some("yes");
        let long = has_long_word(&text).then_some("yes");
        let inside = if button == Some(at) {
            view! { <button type="button" class="row-button">{text}</button> }.into_any()
        } else {
            text.into_any()
        };
        view! { <td data-figures=figures data-exact=exact data-long=long>{inside}</td> }
    };
    let cells = row.cells.iter().enumerate().map(cell).collect_view();
    view! {
        <tr
            data-sum=row.is_sum.then_some("yes")
            data-press=leads.then_some("yes")
            on:click=move |_| follow(&press)
        >
            {cells}
        </tr>
    }
}

/// As people read it, with a true minus before figures.
fn written(cell: &Cell) -> String {
    let text = cell.german();
    if cell.is_figure() { text.replace('-', "−") } else { text }
}

/// Hashes may be broken anywhere; words of a language are not.
fn has_long_word(text: &str) -> bool {
    text.split_whitespace().any(|word| word.len() > LONG_WORD)
}

/// The list as a file: for paper, and for spreadsheets.
#[component]
pub fn SheetFiles(#[prop(into)] list: Signal<Option<List>>) -> impl IntoView {
    let deed = Deed::new();
    let save = move |format| {
        if let Some(list) = list.get_untracked() {
            deed.hand(ListFile { list, format }, files::save, |_| ());
        }
    };
    view! {
        <div class="sheet-files">
            <Button
                label=words::AS_PDF
                kind=ButtonKind::Primary
                off=deed.busy()
                on_press=move |()| save(SheetFormat::Pdf)
            />
            <Button label=words::AS_CSV off=deed.busy() on_press=move |()| save(SheetFormat::Csv)/>
            <Wrong trouble=deed.trouble()/>
        </div>
    }
}
