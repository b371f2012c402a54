//! Who knows the end of the book outside of its file: how far each is, and whom the owner chose.

use contract::Topic;
use contract::archive::KeepFile;
use contract::witnesses::{SaveWitnesses, ShowWitnesses, StampShown, WitnessChoice, WitnessRow};
use leptos::prelude::*;
use serde::Serialize;

use crate::deed::Deed;
use crate::live::live;
use crate::text::german::witnesses as words;
use crate::ui::{Button, Card, Chip, Field, FormFoot, Saving, Table, Tone, Wrong};

/// The room.
#[component]
pub fn WitnessRoom() -> impl IntoView {
    let page = live(&[Topic::Witnesses, Topic::Day, Topic::Messages, Topic::Printing], || ShowWitnesses);
    let choice = Memo::new(move |_| page.with(|page| page.map(|page| page.choice.clone())));
    view! {
        <section class="management-main management-whole management-scroll">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || page.trouble())/>
            <Table
                label=words::TITLE
                head=words::HEAD
                is_empty=Signal::derive(move || page.with(|page| page.is_some_and(|page| page.rows.is_empty())))
                empty=words::EMPTY
            >
                {move || page.get().map(|page| page.rows).unwrap_or_default().into_iter()
                    .map(|row| view! { <Line row/> }).collect_view()}
            </Table>
            <p class="management-hint" role="status">
                {move || page.with(|page| page.map(words::stands)).unwrap_or_default()}
            </p>
            {move || choice.get().map(|choice| view! { <Choice choice/> })}
            {move || page.get().and_then(|page| page.stamp).map(|stamp| view! { <Stamp stamp/> })}
        </section>
    }
}

#[component]
fn Line(row: WitnessRow) -> impl IntoView {
    let (word, tone) = match row.trouble {
        None => (words::WELL, Tone::Ok),
        Some(_) => (words::WRONG, Tone::Bad),
    };
    view! {
        <tr>
            <td><b>{words::name(&row)}</b><p class="management-hint">{row.place.clone()}</p></td>
            <td>{words::knows(&row)}</td>
            <td>{words::behind(&row)}</td>
            <td><Chip text=word tone=Signal::stored(tone)/><p class="management-hint">{words::trouble(&row)}</p></td>
        </tr>
    }
}

/// What is typed; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct ChoiceFields {
    mail: RwSignal<String>,
    folder: RwSignal<String>,
    stamps: RwSignal<String>,
}

impl ChoiceFields {
    fn of(choice: WitnessChoice) -> Self {
        let field = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self { mail: field(choice.mail), folder: field(choice.folder), stamps: field(choice.stamps) }
    }

    fn choice(self) -> WitnessChoice {
        let typed = |field: RwSignal<String>| {
            Some(field.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
        };
        WitnessChoice { mail: typed(self.mail), folder: typed(self.folder), stamps: typed(self.stamps) }
    }
}

#[component]
fn Choice(choice: WitnessChoice) -> impl IntoView {
    let form = ChoiceFields::of(choice);
    let saving = Saving::of(form);
    let save = move |()| saving.send(SaveWitnesses { choice: form.choice() }, |_| words::SAVED, |_| ());
    view! {
        <h3>{words::CHOOSE}</h3>
        <p class="management-hint">{words::CHOOSE_HOW}</p>
        <div class="management-form">
            <Field label=words::MAIL text=form.mail hint=words::MAIL_HOW mode="email"/>
            <Field label=words::FOLDER text=form.folder hint=words::FOLDER_HOW/>
            <Field label=words::STAMPS text=form.stamps hint=words::STAMPS_HOW mode="url"/>
        </div>
        <FormFoot saving label=words::SAVE on_save=save/>
    }
}

#[component]
fn Stamp(stamp: StampShown) -> impl IntoView {
    let deed = Deed::new();
    let StampShown { sentence, command, token, .. } = stamp;
    let keep = move |()| {
        deed.tell(KeepFile { file: token.clone() }, |_| words::KEPT);
    };
    view! {
        <Card title=words::STAMP>
            <p>{sentence}</p>
            <p class="management-hint">{words::STAMP_HOW}</p>
            <pre class="witness-command" tabindex="0"><code>{command}</code></pre>
            <Button label=words::KEEP off=deed.busy() on_press=keep/>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}
