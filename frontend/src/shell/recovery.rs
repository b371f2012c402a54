//! A lost owner PIN comes back by the printed recovery code.

use contract::session::RecoverOwner;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::Trouble;
use crate::desk::Desk;
use crate::text::german::frame as words;
use crate::ui::{Actions, Button, ButtonKind, Dialog, Field, Notices, Wrong};

/// The way to a new owner PIN.
#[component]
pub fn Recovery() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::RECOVER kind=ButtonKind::Quiet on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::RECOVER_TITLE>
            <RecoveryForm done=move |()| open.set(false)/>
        </Dialog>
    }
}

#[component]
fn RecoveryForm(#[prop(into)] done: Callback<()>) -> impl IntoView {
    let (desk, notices) = (Desk::here(), Notices::here());
    let (code, new_pin) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let trouble = RwSignal::new(None::<Trouble>);
    let send = move |()| {
        let request =
            RecoverOwner { code: code.get_untracked(), new_pin: new_pin.get_untracked().trim().to_owned() };
        spawn_local(async move {
            match desk.fetch(request).await {
                Ok(()) => {
                    notices.good(words::RECOVERED);
                    done.run(());
                }
                Err(no) => {
                    trouble.try_set(Some(no));
                }
            }
        });
    };
    view! {
        <p>{words::RECOVER_HOW}</p>
        <Field label=words::RECOVER_CODE text=code autofocus=true/>
        <Field label=words::RECOVER_PIN text=new_pin kind="password" mode="numeric" on_enter=send/>
        <Wrong trouble/>
        <Actions>
            <Button label=words::NO shortcut="Escape" on_press=move |()| done.run(())/>
            <Button label=words::RECOVER_DO kind=ButtonKind::Primary on_press=send/>
        </Actions>
    }
}
