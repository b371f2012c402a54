//! What customers sign, in versions, and when someone is proposed for erasure.

use contract::Topic;
use contract::consents::{ConsentKind, ConsentText, ConsentWordings, SaveConsentText};
use contract::dossier::{ErasureProposals, SetErasureTime};
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::colour_bar as words;
use crate::ui::{Button, ButtonKind, Field, FormFoot, Saving, Unsaved, Wrong};

/// The room.
#[component]
pub fn Privacy() -> impl IntoView {
    let wordings = live(&[Topic::Customers], || ConsentWordings);
    let of = move |kind: ConsentKind| {
        wordings.with(|all| {
            let all = all.map(Vec::as_slice).unwrap_or_default();
            all.iter().filter(|text| text.kind == kind).cloned().collect::<Vec<_>>()
        })
    };
    let kind = move |kind: ConsentKind| {
        // What is typed stays while another kind is saved.
        let texts = Memo::new(move |_| of(kind));
        move || {
            let texts = texts.get();
            (!texts.is_empty()).then(|| view! { <Wording kind texts/> })
        }
    };
    view! {
        <section class="management-main management-whole management-scroll">
            <h2>{words::CONSENTS}</h2>
            <p class="management-hint">{words::CONSENTS_HOW}</p>
            <Wrong trouble=Signal::derive(move || wordings.trouble())/>
            {ConsentKind::ALL.map(kind).into_iter().collect_view()}
            <ErasureTime/>
        </section>
    }
}

/// The wording of a kind, the one in force first.
#[component]
fn Wording(kind: ConsentKind, texts: Vec<ConsentText>) -> impl IntoView {
    let mut texts = texts.into_iter();
    let now = texts.next();
    let version = now.as_ref().map_or(1, |text| text.version);
    let text = RwSignal::new(now.map(|text| text.text).unwrap_or_default());
    // Spaces around it make no new version.
    let saving = Saving::of(Memo::new(move |_| text.with(|text| text.trim().to_owned())));
    let off = Signal::derive(move || !saving.is_unsaved());
    let save = move |()| {
        let text = text.get_untracked();
        saving.send(SaveConsentText { kind, text }, |_| words::SAVED, |_| ());
    };
    let label = format!("{}: {}", kind.german(), words::WORDING);
    let earlier: Vec<ConsentText> = texts.collect();
    let some = !earlier.is_empty();
    let old = |it: ConsentText| view! { <p><b>{words::version(it.version)}</b><br/>{it.text}</p> };
    view! {
        <div class="management-form management-part">
            <h3>{format!("{} · {}", kind.german(), words::version(version))}</h3>
            <textarea
                class="input"
                rows="4"
                aria-label=label
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
            <FormFoot saving label=words::KEEP_WORDING kind=ButtonKind::Plain off on_save=save/>
            {some.then(|| view! {
                <details class="management-earlier">
                    <summary>{words::EARLIER}</summary>
                    {earlier.into_iter().map(old).collect_view()}
                </details>
            })}
        </div>
    }
}

#[component]
fn ErasureTime() -> impl IntoView {
    let proposals = live(&[], || ErasureProposals);
    let months = RwSignal::new(String::new());
    let saving = Saving::of(months);
    Effect::new(move |_| {
        if let Some(after) = proposals.with(|found| found.map(|found| found.after_months)) {
            months.set(after.to_string());
            saving.mark_saved();
        }
    });
    let save = Callback::new(move |()| {
        let typed = months.get_untracked().trim().parse().map_err(|_| words::NO_MONTHS);
        saving.save(typed.map(|months| SetErasureTime { months }), move |()| words::SAVED, |()| ());
    });
    view! {
        <div class="management-form management-part">
            <h3>{words::ERASURE}</h3>
            <p class="management-hint">{words::ERASURE_HOW}</p>
            <div class="management-line">
                <Field label=words::ERASURE_MONTHS text=months mode="numeric" wrong=saving.unread() on_enter=save/>
                <Button label=words::SAVE off=saving.deed().busy() on_press=save/>
                <Unsaved saving/>
            </div>
            <Wrong trouble=Signal::derive(move || proposals.trouble())/>
            <Wrong trouble=saving.deed().trouble()/>
        </div>
    }
}
