//! Consents: what stands, in which wording, given and taken back.

use contract::consents::{Consent, ConsentKind, ConsentText, ConsentWordings, GiveConsent, WithdrawConsent};
use contract::dossier::CustomerFile;
use contract::{CustomerId, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::customers as words;
use crate::ui::{Button, Wrong};

/// Each kind with its state.
#[component]
pub fn Consents(id: CustomerId, file: Live<CustomerFile>) -> impl IntoView {
    let deed = Deed::new();
    let texts = live(&[Topic::Customers], || ConsentWordings);
    let standing = move |kind: ConsentKind| -> Option<Consent> {
        let all = file.get()?.consents;
        all.into_iter().find(|consent| consent.kind == kind && consent.withdrawn.is_none())
    };
    // Who has signed reads what was signed, who has not what would be.
    let wording = move |kind: ConsentKind| -> Option<ConsentText> {
        let version = standing(kind).map(|consent| consent.version);
        let of_kind = |text: &&ConsentText| text.kind == kind && version.is_none_or(|it| it == text.version);
        texts.with(|texts| texts?.iter().find(of_kind).cloned())
    };
    let line = move |kind: ConsentKind| {
        let text = move || {
            wording(kind).map(|text| {
                view! {
                    <details><summary>{words::wording(text.version)}</summary><p>{text.text}</p></details>
                }
            })
        };
        let act = move || match standing(kind) {
            Some(consent) => {
                let consent_id = consent.id;
                let withdraw =
                    move |()| deed.run(WithdrawConsent { consent: consent_id }, move |()| file.refetch());
                view! {
                    <span class="customers-facts">{words::consented(&consent)}</span>
                    <Button label=words::WITHDRAW off=deed.busy() on_press=withdraw/>
                }
                .into_any()
            }
            None => {
                let give = move |()| deed.run(GiveConsent { customer: id, kind }, move |_| file.refetch());
                view! {
                    <span class="customers-facts">{words::NOT_CONSENTED}</span>
                    <Button label=words::CONSENTED off=deed.busy() on_press=give/>
                }
                .into_any()
            }
        };
        let follows = move || standing(kind).and_then(|_| words::withdrawn_means(kind));
        view! {
            <section class="customers-consent">
                <h3>{kind.german()}</h3>
                {text}
                {move || follows().map(|told| view! { <p>{told}</p> })}
                <div class="customers-line">{act}</div>
            </section>
        }
    };
    view! {
        <Wrong trouble=deed.trouble()/>
        {ConsentKind::ALL.map(line).into_iter().collect_view()}
    }
}
