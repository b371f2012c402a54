//! The texts of messages.

use contract::messages::{SaveTemplate, Template};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::text::german::mail as words;
use crate::ui::{Button, Field, Wrong};

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
    let deed = Deed::new();
    let kind = template.kind;
    let (subject, body) = (RwSignal::new(template.subject), RwSignal::new(template.body));
    let save = move |()| {
        let template = Template { kind, subject: subject.get_untracked(), body: body.get_untracked() };
        deed.tell(SaveTemplate { template }, move |_| words::SAVED);
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
            <Wrong trouble=deed.trouble()/>
            <div><Button label=words::SAVE off=deed.busy() on_press=save/></div>
        </div>
    }
}
