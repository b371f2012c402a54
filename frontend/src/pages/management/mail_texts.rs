//! The texts of messages.

use contract::messages::{SaveTemplate, Template};
use leptos::prelude::*;

use crate::text::german::mail as words;
use crate::ui::{ButtonKind, Field, FormFoot, Saving};

/// One form for each kind.
#[component]
pub fn Texts(templates: Vec<Template>) -> impl IntoView {
    view! {
        <h3>{words::TEXTS}</h3>
        {templates.into_iter().map(|template| view! { <Text template/> }).collect_view()}
    }
}

#[component]
fn Text(template: Template) -> impl IntoView {
    let kind = template.kind;
    let (subject, body) = (RwSignal::new(template.subject), RwSignal::new(template.body));
    let saving = Saving::of((subject, body));
    let save = move |()| {
        let template = Template { kind, subject: subject.get_untracked(), body: body.get_untracked() };
        saving.send(SaveTemplate { template }, |_| words::SAVED, |_| ());
    };
    view! {
        <div class="management-form management-part">
            <b>{kind.german()}</b>
            <Field label=words::SUBJECT text=subject/>
            <label class="field">
                <span class="field-label">{words::BODY}</span>
                <textarea
                    rows="7"
                    prop:value=move || body.get()
                    on:input:target=move |event| body.set(event.target().value())
                ></textarea>
            </label>
            <p class="management-hint">{words::places(kind.places())}</p>
            <FormFoot saving label=words::SAVE kind=ButtonKind::Plain on_save=save/>
        </div>
    }
}
