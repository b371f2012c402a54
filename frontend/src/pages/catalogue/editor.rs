//! The panel of one article: its data, its price, its earlier prices.

use contract::LineNature;
use contract::catalogue::PriceList;
use leptos::prelude::*;

use super::Shown;
use super::form::ArticleFields;
use super::phases::Phases;
use super::price::Prices;
use crate::live::Live;
use crate::text::german::catalogue as words;
use crate::ui::{ButtonKind, Field, NumberField, Pick, SaveForm, Saving, SidePanel, Tick, Unit};

/// The panel beside the list.
#[component]
pub fn Editor(list: Live<PriceList>, shown: RwSignal<Shown>) -> impl IntoView {
    let form = move |chosen: Shown| {
        list.with(|list| match chosen {
            Shown::Nothing => None,
            Shown::New(code) => {
                let first = list.and_then(|list| list.groups.first().map(|group| group.id));
                Some(ArticleFields::new(first, code))
            }
            Shown::One(id) => {
                let articles = list.map(|list| list.articles.as_slice()).unwrap_or_default();
                articles.iter().find(|article| article.id == id).map(ArticleFields::of)
            }
        })
    };
    let of = move |chosen: Shown| Some(view! { <ArticleForm form=form(chosen)? list shown/> }.into_any());
    view! { <SidePanel shown empty=words::CHOOSE of/> }
}

#[component]
fn ArticleForm(form: ArticleFields, list: Live<PriceList>, shown: RwSignal<Shown>) -> impl IntoView {
    let (saving, is_new) = (Saving::of(form), form.id.is_none());
    let save = Callback::new(move |()| {
        saving.save(
            form.request(),
            move |_| words::SAVED,
            move |article| {
                list.refetch();
                if is_new {
                    shown.set(Shown::One(article.id));
                }
            },
        );
    });
    let kind = if is_new { ButtonKind::Primary } else { ButtonKind::Plain };
    view! {
        <SaveForm words=&words::ARTICLE_FORM saving is_new name=form.name on_save=save kind>
            <Fields form list save/>
        </SaveForm>
        {form.id.map(|id| view! { <Phases id list/><Prices id list/> })}
    }
}

#[component]
fn Fields(form: ArticleFields, list: Live<PriceList>, save: Callback<()>) -> impl IntoView {
    let groups = Signal::derive(move || {
        let groups = list.with(|list| list.map(|list| list.groups.clone()).unwrap_or_default());
        groups.into_iter().map(|group| (Some(group.id), group.name)).collect::<Vec<_>>()
    });
    let natures = [LineNature::Service, LineNature::Product]
        .map(|nature| (nature, words::nature(nature).to_owned()))
        .to_vec();
    let rates = words::RATES.map(|(key, word)| (key, word.to_owned())).to_vec();
    let is_service = move || form.nature.get() == LineNature::Service;
    let is_new = form.id.is_none();
    view! {
        <Field label=words::NAME text=form.name autofocus=is_new on_enter=save/>
        <div class="fields">
            <Pick label=words::GROUP items=groups chosen=form.group/>
            <Pick label=words::NATURE items=Signal::stored(natures) chosen=form.nature/>
            {is_new.then(|| view! {
                <NumberField label=words::PRICE text=form.price unit=Unit::Euro on_enter=save/>
            })}
            <Pick label=words::VAT items=Signal::stored(rates) chosen=form.vat_key/>
            <Show when=is_service>
                <NumberField label=words::DURATION text=form.duration unit=Unit::Pieces/>
                <NumberField label=words::PROCESSING text=form.processing unit=Unit::Pieces/>
            </Show>
            <Field label=words::EAN text=form.gtin hint=words::EAN_HINT mode="numeric"/>
        </div>
        <Tick label=words::ACTIVE on=form.active/>
    }
}
