//! The page *Artikel*: services and goods with groups, prices from a day on, and the price list as CSV.

mod band;
mod editor;
mod form;
mod groups;
mod import;
mod learned;
mod lengths;
mod list;
mod phase_form;
pub mod phases;
mod price;
mod shown;
mod sieve;

use contract::catalogue::Catalogue;
use contract::{GroupId, Topic};
use leptos::prelude::*;

use crate::input::on_scan;
use crate::live::live;
use crate::text::german::catalogue as words;
use crate::ui::{ListHead, SearchField, Tabs, Tick};
use shown::Shown;

/// The page *Artikel*.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let list = live(&[Topic::Catalogue], || Catalogue);
    let shown = RwSignal::new(Shown::Nothing);
    let text = RwSignal::new(String::new());
    let group = RwSignal::new(None::<GroupId>);
    let with_inactive = RwSignal::new(false);
    on_scan(move |code| {
        let known = untrack(|| {
            list.with(|list| {
                let articles = list.map(|list| list.articles.as_slice()).unwrap_or_default();
                articles.iter().find(|article| article.gtin.as_ref() == Some(&code)).map(|article| article.id)
            })
        });
        shown.set(known.map_or_else(|| Shown::New(Some(code)), Shown::One));
    });
    let tabs = Signal::derive(move || {
        let groups = list.with(|list| list.map(|list| list.groups.clone()).unwrap_or_default());
        let all = std::iter::once((None, words::ALL.to_owned()));
        all.chain(groups.into_iter().map(|group| (Some(group.id), group.name))).collect::<Vec<_>>()
    });
    view! {
        <div class="catalogue">
            <section class="catalogue-main">
                <ListHead new=words::NEW on_new=move |()| shown.set(Shown::New(None))>
                    <h1>{words::TITLE}</h1>
                    <groups::GroupsButton list/>
                    <import::PriceListButton/>
                </ListHead>
                <div class="catalogue-sieve">
                    <SearchField label=words::SEARCH text/>
                    <Tick label=words::SHOW_INACTIVE on=with_inactive/>
                </div>
                <Tabs label=words::GROUPS items=tabs chosen=group/>
                <list::ArticleList list shown text group with_inactive/>
            </section>
            <editor::Editor list shown/>
        </div>
    }
}
