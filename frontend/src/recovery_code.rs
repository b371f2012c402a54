//! The recovery code: made, shown, typed back.

use contract::RecoveryCode;
use contract::recovery::{FreshCode, NewRecoveryCode, TryRecoveryCode};
use contract::recovery_code::Mistyped;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::text::german::recovery as words;
use crate::ui::{Button, ButtonKind, Field, Wrong};

/// A field for a code; a slip is told while it is typed.
#[component]
pub fn CodeField(
    code: RwSignal<String>,
    #[prop(default = words::CODE)] label: &'static str,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let wrong = Signal::derive(move || match code.with(|code| RecoveryCode::read(code)) {
        Err(Mistyped::Group(group)) => words::slip(group),
        Ok(_) | Err(Mistyped::Length(_)) => String::new(),
    });
    match on_enter {
        Some(on_enter) => view! { <Field label text=code wrong on_enter/> }.into_any(),
        None => view! { <Field label text=code wrong/> }.into_any(),
    }
}

/// Types a code back from paper.
#[component]
pub fn CodeTrial(#[prop(into)] done: Callback<()>) -> impl IntoView {
    let (code, deed) = (RwSignal::new(String::new()), Deed::new());
    let send = Callback::new(move |()| {
        deed.tell_then(
            TryRecoveryCode { code: code.get_untracked() },
            |()| words::TRIED,
            move |()| done.run(()),
        );
    });
    view! {
        <p>{words::TRIAL_HOW}</p>
        <CodeField code on_enter=send/>
        <Wrong trouble=deed.trouble()/>
        <Button label=words::TRIAL_DO kind=ButtonKind::Primary off=deed.busy() on_press=send/>
    }
}

/// Makes a code by the owner's PIN, shows it, and has it typed back.
#[component]
pub fn NewCode(#[prop(into)] done: Callback<()>) -> impl IntoView {
    let (pin, deed) = (RwSignal::new(String::new()), Deed::new());
    let fresh = RwSignal::new(None::<FreshCode>);
    let on_paper = RwSignal::new(false);
    let make = Callback::new(move |()| {
        let request = NewRecoveryCode { pin: pin.get_untracked() };
        deed.run(request, move |made| {
            pin.set(String::new());
            fresh.set(Some(made));
        });
    });
    move || match fresh.get() {
        None => view! {
            <p>{words::NEW_HOW}</p>
            <Field label=words::PIN text=pin kind="password" mode="numeric" on_enter=make/>
            <Wrong trouble=deed.trouble()/>
            <Button label=words::NEW_DO kind=ButtonKind::Primary off=deed.busy() on_press=make/>
        }
        .into_any(),
        Some(_) if on_paper.get() => view! {
            <CodeTrial done/>
            <Button label=words::SHOW_AGAIN kind=ButtonKind::Quiet on_press=move |()| on_paper.set(false)/>
        }
        .into_any(),
        Some(made) => {
            let how = if made.printed { words::PRINTED } else { words::NOT_PRINTED };
            view! {
                <p class="recovery-code">{made.code}</p>
                <p>{how}</p>
                <p>{words::OLD_STAYS}</p>
                <Button label=words::ON_PAPER kind=ButtonKind::Primary on_press=move |()| on_paper.set(true)/>
            }
            .into_any()
        }
    }
}
