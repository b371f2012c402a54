//! How the book and its file are: what is damaged, what still works, what to do. Everyone may look; the owner repairs.

use contract::book_health::{
    AreaState, BookHealth, DamageNote, DamageWay, MakeDiagnosis, PutRight, ShowBookHealth,
};
use contract::jobs::{JobKind, RunJob, TakeBookValues};
use contract::{Role, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::live::live;
use crate::shell::House;
use crate::text::german::book_health as words;
use crate::text::german::jobs as job_words;
use crate::ui::{Button, ButtonKind, Card, Chip, Fact, Table, Tone, Wrong};

/// Whatever may change how the book is.
const TOPICS: &[Topic] = &[Topic::Day, Topic::Roll, Topic::Jobs, Topic::Settings];

/// The room.
#[component]
pub fn BookHealthRoom() -> impl IntoView {
    let health = live(TOPICS, || ShowBookHealth);
    view! {
        <section class="management-main management-whole">
            <h2>{words::TITLE}</h2>
            <p class="management-hint">{words::HOW}</p>
            <Wrong trouble=Signal::derive(move || health.trouble())/>
            {move || health.get().map(|health| view! { <Found health/> })}
        </section>
    }
}

#[component]
fn Found(health: BookHealth) -> impl IntoView {
    let owner = House::here().role() == Role::Owner;
    let BookHealth { damages, areas, left_out, put_right, file_check, book_check, copies } = health;
    view! {
        <Damages damages owner/>
        <Areas areas/>
        {(!left_out.is_empty()).then(|| view! { <LeftOut left_out/> })}
        <Card title=words::CHECKS>
            <Fact name=words::FILE_CHECK value=words::ended(file_check.as_ref())/>
            <Fact name=words::BOOK_CHECK value=words::ended(book_check.as_ref())/>
            {owner.then(|| view! { <Repair/> })}
        </Card>
        {(!put_right.is_empty()).then(|| view! { <Mended put_right/> })}
        <Copies copies/>
        {owner.then(|| view! { <Diagnosis/> })}
    }
}

#[component]
fn Damages(damages: Vec<DamageNote>, owner: bool) -> impl IntoView {
    if damages.is_empty() {
        return view! {
            <Card tone=Signal::stored(Tone::Ok)>
                <p><b>{words::WHOLE}</b></p>
                <p class="management-hint">{words::WHOLE_HOW}</p>
            </Card>
        }
        .into_any();
    }
    view! {
        <h3>{words::damaged(damages.len())}</h3>
        {damages.into_iter().map(|damage| view! { <OneDamage damage owner/> }).collect_view()}
    }
    .into_any()
}

#[component]
fn OneDamage(damage: DamageNote, owner: bool) -> impl IntoView {
    let DamageNote { title, finding, to_do, way } = damage;
    view! {
        <Card tone=Signal::stored(Tone::Bad)>
            <div class="book-health-damage">
                <h4>{title}</h4>
                <p class="book-health-finding"><b>{words::FOUND}": "</b>{finding}</p>
                <p><b>{words::TO_DO}": "</b>{to_do}</p>
                {owner.then(|| match way {
                    DamageWay::CheckFile => view! { <Repair/> }.into_any(),
                    DamageWay::TakeBack => view! { <TakeBack/> }.into_any(),
                    DamageWay::None => ().into_any(),
                })}
            </div>
        </Card>
    }
}

#[component]
fn Repair() -> impl IntoView {
    let deed = Deed::new();
    let run = move |()| deed.tell(RunJob { kind: JobKind::FileCheck }, |()| words::REPAIRING);
    view! {
        <div class="management-ways">
            <Button label=words::REPAIR kind=ButtonKind::Primary off=deed.busy() on_press=run/>
        </div>
        <Wrong trouble=deed.trouble()/>
    }
}

#[component]
fn TakeBack() -> impl IntoView {
    let deed = Deed::new();
    let run = move |()| deed.tell(TakeBookValues, |left| job_words::taken_back(*left));
    view! {
        <div class="management-ways">
            <Button label=job_words::TAKE_BACK kind=ButtonKind::Primary off=deed.busy() on_press=run/>
        </div>
        <Wrong trouble=deed.trouble()/>
    }
}

#[component]
fn Areas(areas: Vec<AreaState>) -> impl IntoView {
    view! {
        <h3>{words::AREAS}</h3>
        <Table label=words::AREAS head=words::AREAS_HEAD is_empty=Signal::stored(false) empty="">
            {areas.into_iter().map(|area| view! { <Area area/> }).collect_view()}
        </Table>
    }
}

#[component]
fn Area(area: AreaState) -> impl IntoView {
    let (word, tone) = match area.trouble {
        None => (words::WORKS, Tone::Ok),
        Some(_) => (words::WORKS_NOT, Tone::Bad),
    };
    view! {
        <tr>
            <td><b>{area.name}</b></td>
            <td>
                <Chip text=word tone=Signal::stored(tone)/>
                {area.trouble.map(|trouble| view! { <p class="management-hint">{trouble}</p> })}
            </td>
        </tr>
    }
}

#[component]
fn LeftOut(left_out: Vec<String>) -> impl IntoView {
    view! {
        <Card title=words::LEFT_OUT tone=Signal::stored(Tone::Warn)>
            <p class="management-hint">{words::LEFT_OUT_HOW}</p>
            <ul class="book-health-list">
                {left_out.into_iter().map(|place| view! { <li>{place}</li> }).collect_view()}
            </ul>
        </Card>
    }
}

#[component]
fn Mended(put_right: Vec<PutRight>) -> impl IntoView {
    let one = |PutRight { at, finding }| view! { <li><b>{words::at(at)}</b>" "{finding}</li> };
    view! {
        <Card title=words::PUT_RIGHT>
            <ul class="book-health-list">{put_right.into_iter().map(one).collect_view()}</ul>
        </Card>
    }
}

#[component]
fn Copies(copies: Vec<String>) -> impl IntoView {
    view! {
        <Card title=words::COPIES>
            <p>{words::COPIES_HOW}</p>
            {if copies.is_empty() {
                view! { <p>{words::NO_COPY}</p> }.into_any()
            } else {
                view! {
                    <p>{words::COPIES_THERE}</p>
                    <ul class="book-health-list">
                        {copies.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}
                    </ul>
                }
                .into_any()
            }}
        </Card>
    }
}

#[component]
fn Diagnosis() -> impl IntoView {
    let deed = Deed::new();
    let make = move |()| deed.hand(MakeDiagnosis, files::save, |_| ());
    view! {
        <Card title=words::DIAGNOSIS>
            <p>{words::DIAGNOSIS_HOW}</p>
            <div class="management-ways">
                <Button label=words::DIAGNOSIS_DO off=deed.busy() on_press=make/>
            </div>
            <Wrong trouble=deed.trouble()/>
        </Card>
    }
}
