//! The mail account, and what became of the messages.

use contract::Topic;
use contract::messages::{
    CancelMessage, MailAccount, MailSecurity, MailSettings, MessageState, OutMessage, Outbox, SaveMail,
    SendAgain, ShowMail, TryMail,
};
use leptos::prelude::*;
use serde::Serialize;

use super::mail_texts::Texts;
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::mail as words;
use crate::ui::{Button, Field, FormFoot, Pick, Saving, Table, Tick, Wrong};

/// The room.
#[component]
pub fn Mail() -> impl IntoView {
    let settings = live(&[], || ShowMail);
    view! {
        <section class="management-main management-whole management-scroll">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || settings.trouble())/>
            {move || settings.get().map(|MailSettings { account, templates }| view! {
                <Account account/>
                <Messages/>
                <Texts templates/>
            })}
        </section>
    }
}

/// What is typed of the account; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct AccountFields {
    on: RwSignal<bool>,
    host: RwSignal<String>,
    port: RwSignal<String>,
    security: RwSignal<MailSecurity>,
    user: RwSignal<String>,
    address: RwSignal<String>,
    /// Empty while the password stays as it is.
    password: RwSignal<String>,
}

impl AccountFields {
    fn of(account: MailAccount) -> Self {
        let port = if account.port == 0 { String::new() } else { account.port.to_string() };
        Self {
            on: RwSignal::new(account.on),
            host: RwSignal::new(account.host),
            port: RwSignal::new(port),
            security: RwSignal::new(account.security),
            user: RwSignal::new(account.user),
            address: RwSignal::new(account.address),
            password: RwSignal::new(String::new()),
        }
    }

    /// `Err` says what cannot be read. An account that is off needs no port.
    fn request(self) -> Result<SaveMail, &'static str> {
        let on = self.on.get_untracked();
        let port = match self.port.get_untracked().trim().parse() {
            Ok(port) => port,
            Err(_) if on => return Err(words::NO_PORT),
            Err(_) => 0,
        };
        let account = MailAccount {
            on,
            host: self.host.get_untracked(),
            port,
            security: self.security.get_untracked(),
            user: self.user.get_untracked(),
            address: self.address.get_untracked(),
        };
        let password = Some(self.password.get_untracked()).filter(|password| !password.is_empty());
        Ok(SaveMail { account, password })
    }
}

#[component]
fn Account(account: MailAccount) -> impl IntoView {
    let form = AccountFields::of(account);
    let saving = Saving::of(form);
    let securities = Signal::stored(words::SECURITIES.map(|(kind, word)| (kind, word.to_owned())).to_vec());
    let save = move |()| {
        saving.save(
            form.request(),
            |_| words::SAVED,
            move |_| {
                form.password.set(String::new());
                saving.mark_saved();
            },
        );
    };
    view! {
        <div class="management-form">
            <Tick label=words::ON on=form.on/>
            <div class="fields">
                <Field label=words::HOST text=form.host/>
                <Field label=words::PORT text=form.port mode="numeric"/>
            </div>
            <div class="fields">
                <Pick label=words::SECURITY items=securities chosen=form.security/>
                <Field label=words::ADDRESS text=form.address/>
            </div>
            <div class="fields">
                <Field label=words::USER text=form.user/>
                <Field label=words::PASSWORD text=form.password kind="password" hint=words::PASSWORD_HOW/>
            </div>
        </div>
        <FormFoot saving label=words::SAVE on_save=save/>
        <Probe/>
    }
}

#[component]
fn Probe() -> impl IntoView {
    let deed = Deed::new();
    let to = RwSignal::new(String::new());
    let off = Signal::derive(move || deed.busy().get() || to.with(|to| to.trim().is_empty()));
    let send = move |()| {
        deed.tell(TryMail { to: to.get_untracked() }, move |()| words::TRIED);
    };
    view! {
        <div class="management-line">
            <Field label=words::TRY_TO text=to/>
            <Button label=words::TRY off on_press=send/>
        </div>
        <Wrong trouble=deed.trouble()/>
    }
}

#[component]
fn Messages() -> impl IntoView {
    let outbox = live(&[Topic::Messages], || Outbox);
    let deed = Deed::new();
    view! {
        <h3>{words::OUTBOX}</h3>
        <Wrong trouble=deed.trouble()/>
        <Table
            label=words::OUTBOX
            head=words::OUTBOX_HEAD
            is_empty=Signal::derive(move || outbox.with(|all| all.is_some_and(Vec::is_empty)))
            empty=words::OUTBOX_EMPTY
        >
            {move || outbox.get().unwrap_or_default().into_iter()
                .map(|message| view! { <Line message deed/> }).collect_view()}
        </Table>
    }
}

#[component]
fn Line(message: OutMessage, deed: Deed) -> impl IntoView {
    let id = message.id;
    let open = matches!(message.state, MessageState::Waiting | MessageState::Failed | MessageState::GivenUp);
    let again = move |()| deed.run(SendAgain { message: id }, |()| ());
    let cancel = move |()| deed.run(CancelMessage { message: id }, |()| ());
    view! {
        <tr>
            <td><b>{message.subject.clone()}</b><p class="management-hint">{message.kind.german()}</p></td>
            <td>{message.to.clone()}</td>
            <td><b>{message.state.german()}</b><p class="management-hint">{words::detail(&message)}</p></td>
            <td>
                {open.then(|| view! {
                    <div class="management-ways">
                        <Button label=words::AGAIN off=deed.busy() on_press=again/>
                        <Button label=words::CANCEL off=deed.busy() on_press=cancel/>
                    </div>
                })}
            </td>
        </tr>
    }
}
