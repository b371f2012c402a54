//! All Z reports, each as it was printed.

use contract::day::{ZReportRow, ZReports};
use contract::roll::ShowEntry;
use contract::{Day, Role, Seq, Topic};
use leptos::prelude::*;

use crate::live::{Live, live, live_if};
use crate::pages::lists::ListShelf;
use crate::pages::roll::copies::CopyButtons;
use crate::router::{Room, Route, Router};
use crate::shell::House;
use crate::text::german::{close as words, revocation};
use crate::ui::{Actions, Button, Chip, Dialog, Empty, SlipView, Table, Tone, Wrong, plain};

/// Opens the list of Z reports.
#[component]
pub fn ReportsButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::Z_REPORTS on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::Z_TITLE wide=true>
            <Reports/>
            <Actions>
                <Button label=words::CLOSE shortcut="Escape" on_press=move |()| open.set(false)/>
            </Actions>
        </Dialog>
    }
}

#[component]
fn Reports() -> impl IntoView {
    let before = RwSignal::new(None);
    let page = live(&[Topic::Day], move || ZReports { before: before.get() });
    let rows = RwSignal::new(Vec::<ZReportRow>::new());
    Effect::new(move |_| {
        let page = page.get().unwrap_or_default();
        rows.update(|rows| {
            rows.extend(page);
            rows.sort_by_key(|row| std::cmp::Reverse(row.z_number));
            rows.dedup_by_key(|row| row.z_number);
        });
    });
    let chosen = RwSignal::new(None::<Seq>);
    let day =
        move || rows.with(|rows| rows.iter().find(|row| Some(row.seq) == chosen.get()).map(|row| row.day));
    Effect::new(move |_| {
        let first = rows.with(|rows| rows.first().map(|row| row.seq));
        chosen.update(|chosen| *chosen = chosen.or(first));
    });
    let older = move |()| before.set(rows.with_untracked(|rows| rows.last().map(|row| row.z_number)));
    let more = move || page.with(|page| page.is_some_and(|page| !page.is_empty()));
    view! {
        <div class="close-reports">
            <div class="close-reports-list">
                <Table
                    label=words::Z_TITLE
                    head=words::Z_HEAD
                    is_empty=Signal::derive(move || rows.with(Vec::is_empty) && page.get().is_some())
                    empty=words::Z_EMPTY
                >
                    {move || rows.get().into_iter().map(|row| view! { <ReportRow row chosen/> }).collect_view()}
                </Table>
                <Wrong trouble=Signal::derive(move || page.trouble())/>
                <Show when=more><Button label=words::Z_OLDER on_press=older/></Show>
            </div>
            <ReportPaper chosen day=Signal::derive(day)/>
        </div>
    }
}

#[component]
fn ReportRow(row: ZReportRow, chosen: RwSignal<Option<Seq>>) -> impl IntoView {
    let (seq, revoked, continues) = (row.seq, row.revoked.is_some(), revocation::continues(&row));
    let is_chosen = move || (chosen.get() == Some(seq)).to_string();
    view! {
        <tr data-press="yes" aria-current=is_chosen on:click=move |_| chosen.set(Some(seq))>
            <td>
                <button type="button" class="row-button">{words::z(row.z_number)}</button>
                {revoked.then(|| view! { <Chip text=revocation::REVOKED tone=Tone::Warn/> })}
                {continues.map(|text| view! { <p class="close-how">{text}</p> })}
            </td>
            <td>{row.day.german_with_weekday()}</td>
            <td data-figures="yes">{plain(row.turnover)}</td>
            <td data-figures="yes">{plain(row.cash_left)}</td>
        </tr>
    }
}

#[component]
fn ReportPaper(chosen: RwSignal<Option<Seq>>, day: Signal<Option<Day>>) -> impl IntoView {
    let entry: Live<_> = live_if(&[], move || chosen.get().map(|seq| ShowEntry { seq }));
    view! {
        <div class="close-reports-paper">
            {move || match entry.get() {
                Some(entry) => view! {
                    <div class="choices"><CopyButtons seq=entry.row.seq/><DayReportButton day/></div>
                    <SlipView slip=entry.slip/>
                }
                .into_any(),
                None => view! { <Empty text=words::Z_CHOOSE/> }.into_any(),
            }}
            <Wrong trouble=Signal::derive(move || entry.trouble())/>
        </div>
    }
}

/// To the report of the day with all its Z reports; the owner's lists are hers alone.
#[component]
fn DayReportButton(day: Signal<Option<Day>>) -> impl IntoView {
    let (house, shelf, router) = (House::here(), ListShelf::here(), Router::here());
    let go = move |()| {
        if let Some(day) = day.get_untracked() {
            shelf.lay_out_day(day);
            router.go(Route::Management(Room::Lists));
        }
    };
    view! {
        <Show when=move || house.role() == Role::Owner>
            <Button label=revocation::DAY_REPORT on_press=go/>
        </Show>
    }
}
