//! The mail account, and what became of the messages.

use contract::Topic;
use contract::messages::{
    CancelMessage, MailAccount, MailSettings, MessageState, OutMessage, Outbox, SaveMail, SendAgain,
    ShowMail, TryMail,
};
use leptos::prelude::*;

use super::mail_texts::Texts;
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::mail as words;
use crate::ui::{Button, ButtonKind, Field, Notices, Pick, Table, Tick, Wrong};

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

#[component]
fn Account(account: MailAccount) -> impl IntoView {
    let (deed, notices) = (Deed::new(), Notices::here());
    let (on, security) = (RwSignal::new(account.on), RwSignal::new(account.security));
    let port = if account.port == 0 { String::new() } else { account.port.to_string() };
    let (host, port) = (RwSignal::new(account.host), RwSignal::new(port));
    let (user, address) = (RwSignal::new(account.user), RwSignal::new(account.address));
    let password = RwSignal::new(String::new());
    let securities = Signal::stored(words::SECURITIES.map(|(kind, word)| (kind, word.to_owned())).to_vec());
    let save = move |()| {
        let Ok(port) =
            port.get_untracked().trim().parse().or_else(|_| if on.get_untracked() { Err(()) } else { Ok(0) })
        else {
            notices.mind(words::NO_PORT);
            return;
        };
        let account = MailAccount {
            on: on.get_untracked(),
            host: host.get_untracked(),
            port,
            security: security.get_untracked(),
            user: user.get_untracked(),
            address: address.get_untracked(),
        };
        let new = Some(password.get_untracked()).filter(|password| !password.is_empty());
        deed.tell_then(
            SaveMail { account, password: new },
            |_| words::SAVED,
            move |_| password.set(String::new()),
        );
    };
    view! {
        <div class="management-form">
            <Tick label=words::ON on/>
            <div class="fields">
                <Field label=words::HOST text=host/>
                <Field label=words::PORT text=port mode="numeric"/>
            </div>
            <div class="fields">
                <Pick label=words::SECURITY items=securities chosen=security/>
                <Field label=words::ADDRESS text=address/>
            </div>
            <div class="fields">
                <Field label=words::USER text=user/>
                <Field label=words::PASSWORD text=password kind="password" hint=words::PASSWORD_HOW/>
            </div>
        </div>
        <Wrong trouble=deed.trouble()/>
        <div><Button label=words::SAVE kind=ButtonKind::Primary off=deed.busy() on_press=save/></div>
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
