//! The list of services and goods.

use contract::GroupId;
use contract::catalogue::{Article, GroupTone, PriceList};
use leptos::prelude::*;

use super::Shown;
use super::sieve::fits;
use crate::live::Live;
use crate::text::german::catalogue as words;
use crate::ui::tile::kind_name;
use crate::ui::{Chip, LiveTable, SideRow, plain};

/// All that fits the filters.
#[component]
pub fn ArticleList(
    list: Live<PriceList>,
    shown: RwSignal<Shown>,
    text: RwSignal<String>,
    group: RwSignal<Option<GroupId>>,
    with_inactive: RwSignal<bool>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let (text, group, inactive) = (text.get(), group.get(), with_inactive.get());
        list.with(|list| {
            let all = list.map(|list| list.articles.as_slice()).unwrap_or_default();
            all.iter().filter(|article| fits(article, &text, group, inactive)).cloned().collect::<Vec<_>>()
        })
    });
    let none = Signal::derive(move || list.with(|list| list.is_some()) && found.with(Vec::is_empty));
    let empty = Signal::derive(move || {
        let bare = list.with(|list| list.is_some_and(|list| list.articles.is_empty()));
        if bare { words::EMPTY } else { words::EMPTY_FILTERED }.to_owned()
    });
    let group_of = move |article: &Article| {
        list.with(|list| {
            let groups = list.map(|list| list.groups.as_slice()).unwrap_or_default();
            let group = groups.iter().find(|group| group.id == article.group);
            group.map(|group| (group.name.clone(), group.tone)).unwrap_or_default()
        })
    };
    let line = move |article: Article| {
        let (name, tone) = group_of(&article);
        view! { <Line article group=name tone shown/> }
    };
    view! {
        <div class="catalogue-list">
            <LiveTable query=list label=words::TITLE head=words::HEAD is_empty=none empty>
                {move || found.get().into_iter().map(line).collect_view()}
            </LiveTable>
        </div>
    }
}

#[component]
fn Line(article: Article, group: String, tone: GroupTone, shown: RwSignal<Shown>) -> impl IntoView {
    let id = article.id;
    let next = article.next_price.map(|(from, price)| {
        view! { <span class="catalogue-next">{words::next_price(from, price)}</span> }
    });
    let former = (!article.active).then(|| view! { <Chip text=words::INACTIVE/> });
    view! {
        <SideRow shown id>
            <td>
                <button type="button" class="row-button">{article.name}</button>
                {former}
            </td>
            <td><span class="catalogue-group" data-kind=kind_name(tone)>{group}</span></td>
            <td data-figures="yes">{words::duration(article.duration_minutes, article.processing_minutes)}</td>
            <td data-figures="yes">{words::rate(article.vat_key)}</td>
            <td data-figures="yes"><b>{plain(article.price)}</b>{next}</td>
        </SideRow>
    }
}
