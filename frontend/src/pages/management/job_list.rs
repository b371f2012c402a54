//! What the program does beside the till: how the last one ended, when the next one runs, what is under way.

use contract::Topic;
use contract::jobs::{
    JobEnd, JobKind, JobProgress, JobRow, NextRun, RunJob, ShowJobs, StopJob, TakeBookValues,
};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::live;
use crate::text::german::jobs as words;
use crate::ui::{Button, Chip, Table, Tone, Wrong};

/// The room.
#[component]
pub fn JobList() -> impl IntoView {
    let rows = live(&[Topic::Jobs, Topic::Archive, Topic::Customers, Topic::Tse], || ShowJobs);
    view! {
        <section class="management-main management-whole">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || rows.trouble())/>
            <Table
                label=words::TITLE
                head=words::HEAD
                is_empty=Signal::derive(move || rows.with(|rows| rows.is_some_and(Vec::is_empty)))
                empty=words::EMPTY
            >
                {move || rows.get().unwrap_or_default().into_iter()
                    .map(|row| view! { <Line row/> }).collect_view()}
            </Table>
        </section>
    }
}

#[component]
fn Line(row: JobRow) -> impl IntoView {
    let JobRow { kind, running, last, next } = row;
    let runs = running.is_some();
    // The check of the file is what finds values that the book does not know.
    let wrong = kind == JobKind::FileCheck && last.as_ref().is_some_and(|last| last.trouble.is_some());
    view! {
        <tr>
            <td>
                <b>{kind.german()}</b>
                <p class="management-hint">{kind.german_purpose()}</p>
            </td>
            <td>{running.map_or_else(|| view! { <Last last/> }.into_any(), |so_far| {
                view! { <Progress kind so_far/> }.into_any()
            })}</td>
            <td>{words::next(next)}</td>
            <td><Ways kind runs wrong by_hand={next == NextRun::ByHand}/></td>
        </tr>
    }
}

#[component]
fn Last(last: Option<JobEnd>) -> impl IntoView {
    let Some(last) = last else { return view! { {words::NEVER} }.into_any() };
    let (word, tone) = match last.trouble {
        None => (words::WELL, Tone::Ok),
        Some(_) => (words::FAILED, Tone::Bad),
    };
    view! {
        <Chip text=word tone=Signal::stored(tone)/>
        <p class="management-hint">{words::ended(&last)}</p>
        {last.trouble.map(|trouble| view! { <p class="wrong">{trouble}</p> })}
    }
    .into_any()
}

#[component]
fn Progress(kind: JobKind, so_far: JobProgress) -> impl IntoView {
    let JobProgress { done, total, words: busy_with } = so_far;
    view! {
        <Chip text=words::RUNNING tone=Signal::stored(Tone::Accent)/>
        <p class="management-hint" role="status">{busy_with}</p>
        <progress
            class="archive-progress"
            aria-label=kind.german()
            max=total.max(1).to_string()
            value=done.to_string()
        ></progress>
        <p class="management-hint">{words::steps(done, total)}</p>
    }
}

#[component]
fn Ways(kind: JobKind, runs: bool, wrong: bool, by_hand: bool) -> impl IntoView {
    let deed = Deed::new();
    let run = move |()| deed.tell(RunJob { kind }, move |()| words::begun(kind));
    let stop = move |()| deed.run(StopJob { kind }, |()| ());
    let take_back = move |()| deed.tell(TakeBookValues, |left| words::taken_back(*left));
    view! {
        <div class="management-ways">
            {runs.then(|| view! { <Button label=words::STOP off=deed.busy() on_press=stop/> })}
            {(!runs && !by_hand).then(|| view! { <Button label=words::RUN off=deed.busy() on_press=run/> })}
            {(!runs && wrong).then(|| view! {
                <Button label=words::TAKE_BACK off=deed.busy() on_press=take_back/>
            })}
            <Wrong trouble=deed.trouble()/>
        </div>
    }
}
