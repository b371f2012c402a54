//! The TSE: set up, tried, exported, changed, and its notice to the tax office.

use contract::Topic;
use contract::jobs::{JobKind, StopJob};
use contract::tse_setup::{
    ExportTse, HalfChange, ShowTse, TryTse, TseAccessState, TseEnded, TseExport, TseNotice, TseNoticeGiven,
    TseRunning, TseShown, TseTask, TseTrial, TseView,
};
use leptos::prelude::*;

use super::tse_forms::{AccessForm, ChangeForm, SetUpForm};
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::tse as words;
use crate::ui::{Button, Card, Fact, Waiting, Wrong};

/// The room.
#[component]
pub fn TseRoom() -> impl IntoView {
    let page = live(&[Topic::Tse, Topic::Till, Topic::Day], || ShowTse);
    // Forms are built anew only where another form belongs there: what is typed outlives news.
    let at_work = Memo::new(move |_| page.with(|page| page.and_then(|page| page.at_work.clone())));
    let runs = Memo::new(move |_| page.with(|page| page.is_some_and(|page| page.running.is_some())));
    // The card stays while the work goes on, and so does the focus on its button.
    let running = Memo::new(move |_| page.with(|page| page.and_then(|page| page.running.clone())));
    let task = Memo::new(move |_| running.with(|running| running.as_ref().map(|running| running.task)));
    let half = Memo::new(move |_| page.with(|page| page.is_some_and(|page| page.is_half_done)));
    let change = Memo::new(move |_| page.with(|page| page.and_then(|page| page.change.clone())));
    let stands = Memo::new(move |_| page.with(|page| page.map(Stand::of)));
    view! {
        <section class="management-main management-whole management-scroll">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            {move || page.with(|page| page.and_then(|page| page.hindrance.clone()))
                .map(|why| view! { <p class="management-locked">{why}</p> })}
            {move || task.get().map(|task| view! { <Progress task running/> })}
            {move || page.get().and_then(|page| page.ended).map(|ended| view! { <Ended ended/> })}
            {move || at_work.get().map(|shown| {
                let answered = Signal::derive(move || page.with(|page| page.map_or_else(String::new, answered)));
                let outage = Signal::derive(move || {
                    page.with(|page| words::outage(page.and_then(|page| page.outage.as_ref())))
                });
                view! { <AtWork shown answered outage runs/> }
            })}
            {move || stands.get().map(|stand| view! { <Forms stand runs half change/> })}
            {move || page.get().and_then(|page| page.notice).map(|notice| view! { <Notice notice/> })}
            {move || page.get().and_then(|page| page.export).map(|export| view! { <Export export/> })}
        </section>
    }
}

/// What decides which forms there are.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stand {
    has_maker: bool,
    is_at_work: bool,
    access: TseAccessState,
}

impl Stand {
    fn of(page: &TseView) -> Self {
        Self { has_maker: page.maker.is_some(), is_at_work: page.at_work.is_some(), access: page.access }
    }
}

fn answered(page: &TseView) -> String {
    page.answered.map_or_else(|| words::UNKNOWN.to_owned(), |moment| moment.german())
}

#[component]
fn Forms(
    stand: Stand,
    runs: Memo<bool>,
    half: Memo<bool>,
    change: Memo<Option<HalfChange>>,
) -> impl IntoView {
    let Stand { has_maker, is_at_work, access } = stand;
    let is_wanted = access != TseAccessState::NotWanted;
    let none = match (has_maker, is_at_work) {
        (false, _) => Some(words::NONE_POSSIBLE),
        (true, false) => Some(words::NONE_YET),
        (true, true) => None,
    };
    view! {
        {none.map(|none| view! { <p>{none}</p> })}
        {(has_maker && !is_at_work).then(|| view! { <SetUpForm is_wanted runs half/> })}
        {(is_at_work && is_wanted).then(|| view! { <AccessForm access/> })}
        {(has_maker && is_at_work).then(|| view! { <ChangeForm runs half change/> })}
    }
}

#[component]
fn AtWork(
    shown: TseShown,
    answered: Signal<String>,
    outage: Signal<String>,
    runs: Memo<bool>,
) -> impl IntoView {
    let (deed, trial) = (Deed::new(), RwSignal::new(None::<TseTrial>));
    let ask = move |()| {
        trial.set(None);
        deed.run(TryTse, move |found| trial.set(Some(found)));
    };
    let export = move |()| deed.tell(ExportTse, |()| words::BEGUN);
    let none_begins = Signal::derive(move || deed.busy().get() || runs.get());
    let verdict =
        move || trial.with(|trial| trial.as_ref().map(|trial| if trial.is_good { "good" } else { "bad" }));
    view! {
        <Card title=words::AT_WORK>
            {shown.mark.clone().map(|mark| view! { <p><b>{mark}</b></p> })}
            {words::facts(&shown).into_iter().map(|(name, value)| view! { <Fact name value/> }).collect_view()}
            <Fact name=words::ANSWERED value=answered/>
            <Fact name=words::OUTAGE value=outage/>
            <div class="management-ways">
                <Button label=words::TRY off=deed.busy() on_press=ask/>
                <Button label=words::EXPORT off=none_begins on_press=export/>
            </div>
            <Waiting busy=deed.busy()/>
            <p role="status" data-verdict=verdict>
                {move || trial.get().map(|trial| trial.sentence)}
            </p>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}

/// What is under way, and the way to stop it.
#[component]
fn Progress(task: TseTask, running: Memo<Option<TseRunning>>) -> impl IntoView {
    let deed = Deed::new();
    let busy_with = move || running.get().map(|running| running.words);
    let steps =
        move || running.with(|running| running.as_ref().map_or((0, 1), |it| (it.done, it.total.max(1))));
    let stop = move |()| deed.run(StopJob { kind: JobKind::Tse }, |()| ());
    view! {
        <Card title=task.german()>
            <p role="status">{busy_with}</p>
            <div class="management-head">
                <progress
                    class="archive-progress"
                    aria-label=task.german()
                    max=move || steps().1.to_string()
                    value=move || steps().0.to_string()
                ></progress>
                <span>{move || words::percent(steps())}</span>
                <Button label=words::STOP off=deed.busy() on_press=stop/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}

/// How the last work ended.
#[component]
fn Ended(ended: TseEnded) -> impl IntoView {
    let is_good = ended.trouble.is_none();
    words::ended(&ended).map(|said| match is_good {
        true => view! { <p role="status" data-verdict="good"><b>{said}</b></p> }.into_any(),
        false => view! { <p class="wrong" role="alert">{said}</p> }.into_any(),
    })
}

#[component]
fn Notice(notice: TseNotice) -> impl IntoView {
    let deed = Deed::new();
    let give = move |()| deed.tell(TseNoticeGiven, |()| words::NOTICE_DONE);
    let is_due = notice.given.is_none();
    view! {
        <Card title=words::NOTICE>
            {words::notice(&notice).into_iter().map(|(name, value)| view! { <Fact name value/> }).collect_view()}
            {is_due.then(|| view! {
                <p class="management-hint">{words::NOTICE_HOW}</p>
                <Button label=words::NOTICE_DO off=deed.busy() on_press=give/>
            })}
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}

#[component]
fn Export(export: TseExport) -> impl IntoView {
    view! {
        <Card title=words::EXPORT_TITLE>
            <Fact name=words::EXPORT_MADE value=export.made.german()/>
            <Fact name=words::EXPORT_FILE value=export.file.clone()/>
            <Fact name=words::EXPORT_MESSAGES value=export.messages.to_string()/>
            <Fact name=words::EXPORT_RESULT value=words::result(&export)/>
            {export.findings.into_iter().map(|finding| view! { <p class="management-hint">{finding}</p> }).collect_view()}
        </Card>
    }
}
