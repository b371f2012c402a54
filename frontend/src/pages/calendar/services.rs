//! The panel's services: typed by parts of words, the usual ones by one touch.

use contract::LineNature;
use contract::Topic;
use contract::catalogue::{Article, Catalogue};
use leptos::prelude::*;

use super::panel::{Panel, ServiceWish};
use super::wish::WishRow;
use crate::live::live;
use crate::text::german::calendar as words;
use crate::ui::{Field, euro};

/// So many services are shown at once.
const SHOWN: usize = 6;

/// Search and chosen services.
#[component]
pub fn Services(panel: Panel) -> impl IntoView {
    let prices = live(&[Topic::Catalogue], || Catalogue);
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let typed = text.get();
        // Once something is chosen, there is room for the rest; more comes by typing.
        if typed.trim().is_empty() && panel.wishes.with(|wishes| !wishes.is_empty()) {
            return Vec::new();
        }
        prices.with(|prices| prices.map(|list| fitting(&list.articles, &typed)).unwrap_or_default())
    });
    let add = move |article: &Article| {
        panel.wishes.update(|wishes| wishes.push(ServiceWish::of(article.id, article.name.clone())));
        text.set(String::new());
    };
    let first = move |()| {
        if text.with_untracked(|text| text.trim().is_empty()) {
            return;
        }
        if let Some(article) = found.with_untracked(|found| found.first().cloned()) {
            add(&article);
        }
    };
    let offer = move |article: Article| {
        let (name, note) = (article.name.clone(), words::lasting(&article));
        let price = euro(article.price);
        view! {
            <button type="button" class="choice booking-service" on:click=move |_| add(&article)>
                <b>{name}</b><span>{note}</span><span>{price}</span>
            </button>
        }
    };
    // By their number: what is typed in a row must not build the row anew.
    let rows = Memo::new(move |_| {
        panel.wishes.with(|wishes| wishes.iter().map(|it| it.article).enumerate().collect::<Vec<_>>())
    });
    let chosen = move |(at, article): (usize, contract::ArticleId)| {
        let known =
            prices.with(|all| all?.articles.iter().find(|it| it.id == article).map(|it| it.name.clone()));
        view! { <WishRow panel at article known/> }
    };
    view! {
        <section class="booking-part">
            <ul class="booking-chosen">
                {move || rows.get().into_iter().map(chosen).collect_view()}
            </ul>
            <Field label=words::WHAT text autofocus=true on_enter=first/>
            <div class="booking-services">
                {move || found.get().into_iter().map(offer).collect_view()}
            </div>
        </section>
    }
}

/// Services that hold all typed parts of words, the usual ones first.
#[must_use]
pub fn fitting(articles: &[Article], typed: &str) -> Vec<Article> {
    let typed = typed.to_lowercase();
    let fits = |article: &&Article| {
        let name = article.name.to_lowercase();
        article.active
            && article.nature == LineNature::Service
            && typed.split_whitespace().all(|part| name.contains(part))
    };
    let mut found: Vec<Article> = articles.iter().filter(fits).cloned().collect();
    found.sort_by_key(|article| std::cmp::Reverse(article.frequency));
    found.truncate(SHOWN);
    found
}
