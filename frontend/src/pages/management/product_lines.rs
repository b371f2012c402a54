//! Product lines: how long a patch test holds, and which services use them.

use std::collections::BTreeSet;

use contract::catalogue::{Article, Catalogue, PriceList};
use contract::patch_tests::{ProductLine, ProductLines as Ask, SaveProductLine, SetLineCare};
use contract::{ArticleId, LineId, LineNature, Topic};
use leptos::prelude::*;
use serde::Serialize;

use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::colour_bar as words;
use crate::ui::{Actions, Beside, Button, Choice, Field, ListRoom, SaveForm, Saving, SideRow, Tick, Wrong};

type Shown = Beside<LineId>;

/// The list and the panel.
#[component]
pub fn ProductLines() -> impl IntoView {
    let list = live(&[Topic::Customers], || Ask);
    let articles = live(&[Topic::Catalogue], || Catalogue);
    let shown = RwSignal::new(Shown::Nothing);
    let of = move |chosen: Shown| {
        let found = chosen.find(list, |line| line.id)?;
        Some(view! { <LineForm form=ProductLineFields::of(found) list articles shown/> }.into_any())
    };
    let row = move |line: ProductLine| view! { <Line line articles shown/> }.into_any();
    view! { <ListRoom words=&words::LINES_ROOM list shown row of/> }
}

#[component]
fn Line(line: ProductLine, articles: Live<PriceList>, shown: RwSignal<Shown>) -> impl IntoView {
    let used = line.articles.clone();
    let names = move || {
        articles.with(|list| {
            let all = list.map(|list| list.articles.as_slice()).unwrap_or_default();
            let names = all.iter().filter(|it| used.contains(&it.id)).map(|it| it.name.clone());
            words::services(&names.collect::<Vec<_>>())
        })
    };
    view! {
        <SideRow shown id=line.id>
            <td><button type="button" class="row-button">{line.name.clone()}</button></td>
            <td data-figures="yes">{words::valid(&line)}</td>
            <td>{names}</td>
        </SideRow>
    }
}

/// What is typed of a line; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct ProductLineFields {
    id: Option<LineId>,
    name: RwSignal<String>,
    months: RwSignal<String>,
    articles: RwSignal<BTreeSet<ArticleId>>,
}

impl ProductLineFields {
    fn of(line: Option<ProductLine>) -> Self {
        let months = line.as_ref().map_or(6, |line| line.validity_months);
        let (name, articles) =
            line.as_ref().map(|it| (it.name.clone(), it.articles.clone())).unwrap_or_default();
        Self {
            id: line.map(|line| line.id),
            name: RwSignal::new(name),
            months: RwSignal::new(months.to_string()),
            articles: RwSignal::new(articles.into_iter().collect()),
        }
    }

    /// `Err` says what cannot be read.
    fn request(self) -> Result<SaveProductLine, &'static str> {
        Ok(SaveProductLine {
            id: self.id,
            name: self.name.get_untracked().trim().to_owned(),
            validity_months: self.months.get_untracked().trim().parse().map_err(|_| words::NO_MONTHS)?,
            articles: self.articles.get_untracked().into_iter().collect(),
        })
    }

    fn turn(self, id: ArticleId) {
        self.articles.update(|all| {
            if !all.remove(&id) {
                all.insert(id);
            }
        });
    }
}

#[component]
fn LineForm(
    form: ProductLineFields,
    list: Live<Vec<ProductLine>>,
    articles: Live<PriceList>,
    shown: RwSignal<Shown>,
) -> impl IntoView {
    let (saving, is_new) = (Saving::of(form), form.id.is_none());
    let save = Callback::new(move |()| {
        saving.save_one(form.request(), words::SAVED, is_new, list, shown, |saved| saved.id);
    });
    let care = form.id.map(|line| view! { <Care line list/> });
    let service = move |article: Article| {
        let id = article.id;
        let chosen = Signal::derive(move || form.articles.with(|all| all.contains(&id)));
        view! { <Choice label=article.name chosen on_press=move |()| form.turn(id)/> }
    };
    let services = move || {
        let all = articles.get().map(|list| list.articles).unwrap_or_default();
        all.into_iter().filter(|it| it.active && it.nature == LineNature::Service).map(service).collect_view()
    };
    view! {
        <SaveForm words=&words::LINE_FORM saving is_new name=form.name on_save=save>
            <Field label=words::NAME text=form.name autofocus=is_new on_enter=save/>
            <Field label=words::VALID_MONTHS text=form.months mode="numeric" on_enter=save/>
            <h3>{words::USED_BY}</h3>
            <div class="choices" role="group" aria-label=words::USED_BY>{services}</div>
        </SaveForm>
        {care}
    }
}

/// What only the owner sets: how long a test waits until it carries, and whether the line is free of PPD.
#[component]
fn Care(line: LineId, list: Live<Vec<ProductLine>>) -> impl IntoView {
    let deed = Deed::new();
    let known =
        untrack(|| list.with(|list| list.and_then(|all| all.iter().find(|it| it.id == line).cloned())));
    let hours = RwSignal::new(known.as_ref().map_or(48, |line| line.waiting_hours).to_string());
    let free = RwSignal::new(known.is_some_and(|line| line.free_of_ppd));
    let unreadable = RwSignal::new(false);
    let save = Callback::new(move |()| {
        let typed = hours.with_untracked(|hours| hours.trim().parse());
        unreadable.set(typed.is_err());
        let Ok(waiting_hours) = typed else { return };
        let request = SetLineCare { line, waiting_hours, free_of_ppd: free.get_untracked() };
        deed.tell_then(request, move |_| words::SAVED, move |_| list.refetch());
    });
    view! {
        <h3>{words::CARE}</h3>
        <Field label=words::WAITING_HOURS text=hours mode="numeric" hint=words::WAITING_HINT on_enter=save/>
        <Tick label=words::FREE_OF_PPD on=free/>
        <Show when=move || unreadable.get()><p role="alert">{words::NO_HOURS}</p></Show>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::SAVE_CARE off=deed.busy() on_press=save/>
        </Actions>
    }
}
