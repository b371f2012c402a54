//! What stands over every page while the signing key is not there, and to the owner while its recovery code is not ready.

use contract::recovery::{CodeState, RestoreKey, ShowRecovery};
use contract::{Role, Topic};
use leptos::prelude::*;

use super::House;

use crate::deed::Deed;
use crate::live::live_if;
use crate::recovery_code::{CodeField, CodeTrial, NewCode};
use crate::text::german::frame;
use crate::text::german::recovery as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Wrong};

/// The way back to the key; anyone may go it who has the code.
#[component]
pub fn KeyMissing() -> impl IntoView {
    let house = House::here();
    let missing = Memo::new(move |_| {
        house.greeting().with(|greeting| greeting.is_some_and(|greeting| greeting.key_missing))
    });
    let open = RwSignal::new(false);
    let close = move |()| open.set(false);
    view! {
        <Show when=move || missing.get()>
            <p class="banner banner-way" role="alert">
                <span>{words::KEY_MISSING}</span>
                <Button label=words::RESTORE kind=ButtonKind::Primary on_press=move |()| open.set(true)/>
            </p>
        </Show>
        <Dialog open on_close=close title=words::RESTORE>
            <RestoreForm done=close/>
        </Dialog>
    }
}

#[component]
fn RestoreForm(#[prop(into)] done: Callback<()>) -> impl IntoView {
    let (code, deed, house) = (RwSignal::new(String::new()), Deed::new(), House::here());
    let send = Callback::new(move |()| {
        deed.tell_then(
            RestoreKey { code: code.get_untracked() },
            |_| words::RESTORED,
            move |_| {
                house.greeting().refetch();
                done.run(());
            },
        );
    });
    view! {
        <p>{words::RESTORE_HOW}</p>
        <CodeField code on_enter=send/>
        <p>{words::RESTORE_ELSE}</p>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=frame::NO shortcut="Escape" on_press=move |()| done.run(())/>
            <Button label=words::RESTORE kind=ButtonKind::Primary off=deed.busy() on_press=send/>
        </Actions>
    }
}

/// Tells the owner that the code is not ready. It takes nothing from who is in the middle of something.
#[component]
pub fn CodeDue() -> impl IntoView {
    let house = House::here();
    let asks = move || house.role() == Role::Owner && !house.is_locked();
    let state = live_if(&[Topic::Settings, Topic::Session], move || asks().then_some(ShowRecovery));
    let due = Memo::new(move |_| {
        state
            .get()
            .filter(|it| asks() && it.key_here)
            .map(|it| it.code)
            .filter(|code| *code != CodeState::Tried)
    });
    let open = RwSignal::new(None::<CodeState>);
    let close = move |()| open.set(None);
    let told = move |code: CodeState| {
        let (text, way) = match code {
            CodeState::Due => (words::DUE, words::DUE_DO),
            CodeState::Tried | CodeState::Untried => (words::UNTRIED, words::UNTRIED_DO),
        };
        view! {
            <p class="banner banner-way" data-tone="mind" role="status">
                <span>{text}</span>
                <Button label=way on_press=move |()| open.set(Some(code))/>
            </p>
        }
    };
    view! {
        {move || due.get().map(told)}
        <Dialog open=Signal::derive(move || open.get().is_some()) on_close=close title=words::TITLE>
            {move || match open.get() {
                Some(CodeState::Untried) => view! {
                    <CodeTrial done=close/>
                    <Button
                        label=words::NEW_DO
                        kind=ButtonKind::Quiet
                        on_press=move |()| open.set(Some(CodeState::Due))
                    />
                }
                .into_any(),
                Some(CodeState::Due | CodeState::Tried) => view! { <NewCode done=close/> }.into_any(),
                None => ().into_any(),
            }}
            <Actions>
                <Button label=frame::CLOSE shortcut="Escape" on_press=close/>
            </Actions>
        </Dialog>
    }
}
