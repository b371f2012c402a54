//! A new recovery code, and another signing key.

use contract::recovery::{ChangeKey, KeyCause};
use leptos::prelude::*;

use crate::recovery_code::{CodeField, NewCode};
use crate::shell::House;
use crate::text::german::recovery as words;
use crate::ui::{Button, ButtonKind, Card, Dialog, Field, FormFoot, Pick, Saving};

/// The card of the code; the way lies in a dialog.
#[component]
pub fn CodeCard() -> impl IntoView {
    let open = RwSignal::new(false);
    let close = move |()| open.set(false);
    view! {
        <Card title=words::TITLE>
            <p class="management-hint">{words::NEW_HOW}</p>
            <Button label=words::NEW_DO on_press=move |()| open.set(true)/>
        </Card>
        <Dialog open on_close=close title=words::TITLE>
            <NewCode done=close/>
        </Dialog>
    }
}

/// The card of the key's change.
#[component]
pub fn KeyCard() -> impl IntoView {
    let house = House::here();
    let cause = RwSignal::new(KeyCause::Lost);
    let (reason, code, pin) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let saving = Saving::new();
    let change = Callback::new(move |()| {
        let typed = code.get_untracked();
        let request = ChangeKey {
            pin: pin.get_untracked(),
            code: (!typed.trim().is_empty()).then_some(typed),
            cause: cause.get_untracked(),
            reason: reason.get_untracked(),
        };
        saving.send(
            request,
            |new| if new.kept_by_code { words::CHANGED } else { words::CHANGED_CODE_DUE },
            move |_| {
                for field in [reason, code, pin] {
                    field.set(String::new());
                }
                house.greeting().refetch();
            },
        );
    });
    view! {
        <Card title=words::CHANGE>
            <p class="management-hint">{words::CHANGE_HOW}</p>
            <div class="fields">
                <Pick label=words::CAUSE items=Signal::stored(words::causes()) chosen=cause/>
                <Field label=words::REASON text=reason/>
                <CodeField code label=words::CODE_IF_ANY/>
                <Field label=words::PIN text=pin kind="password" mode="numeric"/>
            </div>
            <FormFoot saving label=words::CHANGE_DO kind=ButtonKind::Danger on_save=change/>
        </Card>
    }
}
