//! The course of a service: in short on the article's panel, to be edited in a dialog.

use contract::calendar::{PhasesFor, ServicePhases, ShowPlanning};
use contract::catalogue::PriceList;
use contract::{ArticleId, LineNature, Topic};
use leptos::prelude::*;

use super::band::Band;
use super::lengths::{OfCustomers, OfPeople};
use super::phase_form::PhaseForm;
use crate::live::{Live, live};
use crate::text::german::phases as words;
use crate::ui::{Actions, Button, Dialog, Tabs};

const TOPICS: &[Topic] = &[Topic::Calendar, Topic::Catalogue];

/// The part of the panel; nothing for goods and for what is not on offer.
#[component]
pub fn Phases(id: ArticleId, list: Live<PriceList>) -> impl IntoView {
    let bookable = Memo::new(move |_| {
        list.with(|list| {
            let articles = list.map(|list| list.articles.as_slice()).unwrap_or_default();
            let article = articles.iter().find(|article| article.id == id);
            article.is_some_and(|article| article.active && article.nature == LineNature::Service)
        })
    });
    view! { <Show when=move || bookable.get()><Course id list/></Show> }
}

#[component]
fn Course(id: ArticleId, list: Live<PriceList>) -> impl IntoView {
    let course = live(TOPICS, move || PhasesFor { article: id, person: None, customer: None });
    let planning = live(TOPICS, || ShowPlanning);
    let set = move || planning.with(|it| it.is_some_and(|it| it.phases.iter().any(|of| of.article == id)));
    let open = RwSignal::new(false);
    let name = move || {
        let named = |list: &PriceList| list.articles.iter().find(|it| it.id == id).map(|it| it.name.clone());
        list.with(|list| list.and_then(named)).unwrap_or_default()
    };
    let title = Signal::derive(move || format!("{}: {}", words::TITLE, name()));
    let phases = Signal::derive(move || course.get().map(|course| course.phases).unwrap_or_default());
    let about = move || if set() { words::INSTEAD } else { words::BY_THE_LIST };
    view! {
        <section class="catalogue-prices">
            <div class="phases-head">
                <h3>{words::TITLE}</h3>
                <Button label=words::EDIT on_press=move |()| open.set(true)/>
            </div>
            <Band phases/>
            <p class="catalogue-hint">{about}</p>
        </section>
        <Dialog open on_close=move |()| open.set(false) title wide=true>
            <Rooms id course open/>
        </Dialog>
    }
}

/// What the dialog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PhaseDialog {
    Course,
    People,
    Customers,
}

const PARTS: [(PhaseDialog, &str); 3] = [
    (PhaseDialog::Course, words::COURSE),
    (PhaseDialog::People, words::PEOPLE),
    (PhaseDialog::Customers, words::CUSTOMERS),
];

#[component]
fn Rooms(id: ArticleId, course: Live<ServicePhases>, open: RwSignal<bool>) -> impl IntoView {
    let part = RwSignal::new(PhaseDialog::Course);
    let planning = live(TOPICS, || ShowPlanning);
    let parts = PARTS.map(|(part, word)| (part, word.to_owned())).to_vec();
    view! {
        <Tabs label=words::PARTS items=Signal::stored(parts) chosen=part/>
        {move || match part.get() {
            PhaseDialog::Course => view! { <PhaseForm id course open/> }.into_any(),
            PhaseDialog::People => view! {
                <OfPeople id course planning/>
                <Actions><Button label=words::CLOSE on_press=move |()| open.set(false)/></Actions>
            }
            .into_any(),
            PhaseDialog::Customers => view! {
                <OfCustomers id course planning/>
                <Actions><Button label=words::CLOSE on_press=move |()| open.set(false)/></Actions>
            }
            .into_any(),
        }}
    }
}
