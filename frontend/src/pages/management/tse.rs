//! The TSE: set up, tried, exported, changed, and its notice to the tax office.

use contract::Topic;
use contract::tse_setup::{
    ExportTse, ShowTse, TryTse, TseAccessState, TseExport, TseNotice, TseNoticeGiven, TseShown, TseTrial,
    TseView,
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
    let stands = Memo::new(move |_| page.with(|page| page.map(Stand::of)));
    view! {
        <section class="management-main management-whole management-scroll">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            {move || page.with(|page| page.and_then(|page| page.hindrance.clone()))
                .map(|why| view! { <p class="management-locked">{why}</p> })}
            {move || at_work.get().map(|shown| {
                let answered = Signal::derive(move || page.with(|page| page.map_or_else(String::new, answered)));
                let outage = Signal::derive(move || {
                    page.with(|page| words::outage(page.and_then(|page| page.outage.as_ref())))
                });
                view! { <AtWork shown answered outage/> }
            })}
            {move || stands.get().map(|stand| view! { <Forms stand/> })}
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
    is_half_done: bool,
    access: TseAccessState,
}

impl Stand {
    fn of(page: &TseView) -> Self {
        Self {
            has_maker: page.maker.is_some(),
            is_at_work: page.at_work.is_some(),
            is_half_done: page.is_half_done,
            access: page.access,
        }
    }
}

fn answered(page: &TseView) -> String {
    page.answered.map_or_else(|| words::UNKNOWN.to_owned(), |moment| moment.german())
}

#[component]
fn Forms(stand: Stand) -> impl IntoView {
    let Stand { has_maker, is_at_work, is_half_done, access } = stand;
    let is_wanted = access != TseAccessState::NotWanted;
    let none = match (has_maker, is_at_work) {
        (false, _) => Some(words::NONE_POSSIBLE),
        (true, false) => Some(words::NONE_YET),
        (true, true) => None,
    };
    view! {
        {none.map(|none| view! { <p>{none}</p> })}
        {(has_maker && !is_at_work).then(|| view! { <SetUpForm is_half_done is_wanted/> })}
        {(is_at_work && is_wanted).then(|| view! { <AccessForm access/> })}
        {(has_maker && is_at_work).then(|| view! { <ChangeForm is_half_done/> })}
    }
}

#[component]
fn AtWork(shown: TseShown, answered: Signal<String>, outage: Signal<String>) -> impl IntoView {
    let (deed, trial) = (Deed::new(), RwSignal::new(None::<TseTrial>));
    let ask = move |()| {
        trial.set(None);
        deed.run(TryTse, move |found| trial.set(Some(found)));
    };
    let export = move |()| deed.tell(ExportTse, |_| words::EXPORTED);
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
                <Button label=words::EXPORT off=deed.busy() on_press=export/>
            </div>
            <Waiting busy=deed.busy()/>
            <p role="status" data-verdict=verdict>
                {move || trial.get().map(|trial| trial.sentence)}
            </p>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
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
