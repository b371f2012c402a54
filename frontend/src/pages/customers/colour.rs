//! Patch tests: what holds and what does not, a new result, and the owner's release.

use contract::catalogue::Catalogue;
use contract::dossier::CustomerFile;
use contract::patch_tests::{
    CorrectPatchTest, PatchTest, ProductLines, RecordPatchTest, ReleasePatchTest, TestResult,
};
use contract::{ArticleId, CustomerId, LineId, PatchTestId, Topic};
use leptos::prelude::*;

use super::form::day;
use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, NotSaved, Pick, Reason, Saving, Table, Wrong};

/// All tests of a customer.
#[component]
pub fn PatchTests(id: CustomerId, file: Live<CustomerFile>) -> impl IntoView {
    let (testing, releasing) = (RwSignal::new(false), RwSignal::new(false));
    let tests = move || file.get().map(|file| file.tests).unwrap_or_default();
    let none = Signal::derive(move || tests().is_empty());
    let correcting = RwSignal::new(None::<PatchTestId>);
    let correction_open = RwSignal::new(false);
    let line = move |test: PatchTest| {
        let id = test.id;
        let correct = move |()| {
            correcting.set(Some(id));
            correction_open.set(true);
        };
        let result = words::test_result(&test);
        let counts = test.corrected.is_none();
        view! {
            <tr>
                <td>{test.line_name}</td>
                <td data-figures="yes">{test.tested.german()}</td>
                <td>{result}</td>
                <td data-figures="yes">{test.expires.filter(|_| counts).map(|day| day.german())}</td>
                <td>{test.by}</td>
                <td>{counts.then(|| view! { <Button label=words::CORRECT kind=ButtonKind::Quiet on_press=correct/> })}</td>
            </tr>
        }
    };
    view! {
        <div class="choices">
            <Button label=words::TEST_NEW kind=ButtonKind::Primary on_press=move |()| testing.set(true)/>
            <Button label=words::RELEASE on_press=move |()| releasing.set(true)/>
        </div>
        <Table label=words::PATCH head=words::TEST_HEAD is_empty=none empty=words::TESTS_EMPTY>
            {move || tests().into_iter().map(line).collect_view()}
        </Table>
        <Dialog open=testing on_close=move |()| testing.set(false) title=words::TEST_NEW>
            <NewTest id file open=testing/>
        </Dialog>
        <Dialog open=releasing on_close=move |()| releasing.set(false) title=words::RELEASE_TITLE>
            <Release id file open=releasing/>
        </Dialog>
        <Dialog open=correction_open on_close=move |()| correction_open.set(false) title=words::CORRECT_TITLE>
            <Correct test=correcting file open=correction_open/>
        </Dialog>
    }
}

#[component]
fn Correct(
    test: RwSignal<Option<PatchTestId>>,
    file: Live<CustomerFile>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (deed, reason) = (Deed::new(), RwSignal::new(String::new()));
    let correct = Callback::new(move |()| {
        let Some(test) = test.get_untracked() else { return };
        deed.tell_then(
            CorrectPatchTest { test, reason: reason.get_untracked() },
            move |_| words::CORRECTED,
            move |_| {
                file.refetch();
                open.set(false);
            },
        );
    });
    view! {
        <p>{words::CORRECT_HOW}</p>
        <Reason text=reason usual=words::CORRECT_REASONS on_enter=correct/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::CORRECT_DO kind=ButtonKind::Primary off=deed.busy() on_press=correct/>
        </Actions>
    }
}

#[component]
fn NewTest(id: CustomerId, file: Live<CustomerFile>, open: RwSignal<bool>) -> impl IntoView {
    let saving = Saving::new();
    let (line, result) = (RwSignal::new(None::<LineId>), RwSignal::new(TestResult::Passed));
    let (tested, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let lines = live(&[Topic::Customers], || ProductLines);
    let items = Signal::derive(move || {
        let lines = lines.get().unwrap_or_default();
        lines.into_iter().map(|line| (Some(line.id), line.name)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let first = items.with(|items| items.first().and_then(|(id, _)| *id));
        if line.get_untracked().is_none() {
            line.set(first);
        }
    });
    let results = [TestResult::Passed, TestResult::Reaction].map(|it| (it, it.german().to_owned())).to_vec();
    let save = move |()| match (line.get_untracked(), day(&tested.get_untracked())) {
        (Some(line), Ok(Some(tested))) => {
            let (result, note) = (result.get_untracked(), note.get_untracked());
            saving.deed().run(RecordPatchTest { customer: id, line, tested, result, note }, move |_| {
                file.refetch();
                open.set(false);
            });
        }
        (None, _) => saving.lack(words::NO_LINE),
        _ => saving.lack(words::NO_TEST_DAY),
    };
    view! {
        <div class="fields">
            <Pick label=words::LINE items chosen=line/>
            <Field label=words::TESTED text=tested hint=words::TESTED_HINT/>
            <Pick label=words::RESULT items=Signal::stored(results) chosen=result/>
            <Field label=words::REMARK text=note/>
        </div>
        <NotSaved saving class="unread"/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::SAVE kind=ButtonKind::Primary off=saving.deed().busy() on_press=save/>
        </Actions>
    }
}

#[component]
fn Release(id: CustomerId, file: Live<CustomerFile>, open: RwSignal<bool>) -> impl IntoView {
    let deed = Deed::new();
    let (article, reason) = (RwSignal::new(None::<ArticleId>), RwSignal::new(String::new()));
    let lines = live(&[Topic::Customers], || ProductLines);
    let list = live(&[Topic::Catalogue], || Catalogue);
    let items = Signal::derive(move || {
        let lines = lines.get().unwrap_or_default();
        let articles = list.get().map(|list| list.articles).unwrap_or_default();
        let tested =
            articles.into_iter().filter(|it| lines.iter().any(|line| line.articles.contains(&it.id)));
        tested.map(|it| (Some(it.id), it.name)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let first = items.with(|items| items.first().and_then(|(id, _)| *id));
        if article.get_untracked().is_none() {
            article.set(first);
        }
    });
    let release = Callback::new(move |()| {
        let Some(article) = article.get_untracked() else { return };
        let request = ReleasePatchTest { customer: id, article, reason: reason.get_untracked() };
        deed.tell_then(
            request,
            move |_| words::RELEASED,
            move |()| {
                file.refetch();
                open.set(false);
            },
        );
    });
    let off = Signal::derive(move || deed.busy().get() || article.get().is_none());
    view! {
        <p>{words::RELEASE_HOW}</p>
        <Pick label=words::SERVICE items chosen=article/>
        <Reason text=reason usual=words::RELEASE_REASONS on_enter=release/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::RELEASE_DO kind=ButtonKind::Primary off on_press=release/>
        </Actions>
    }
}
