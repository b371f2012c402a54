//! Middle: services and articles as tiles, by group and by search.

use contract::catalogue::{Article, GroupTone, PriceList};
use contract::{GroupId, LineNature};
use leptos::{ev, prelude::*};

use super::state::Till;
use crate::text::german::till as words;
use crate::ui::{Empty, SearchField, Tabs, Tile, plain};

/// Groups, search line, tiles.
#[component]
pub fn Offers() -> impl IntoView {
    let till = Till::here();
    let group = RwSignal::new(None::<GroupId>);
    let text = RwSignal::new(String::new());
    let items = Signal::derive(move || till.prices.with(tabs));
    let shown = Memo::new(move |_| till.prices.with(|prices| pick(prices, group.get(), &text.get())));
    let first = move || {
        if let Some((article, _)) = shown.with_untracked(|shown| shown.first().cloned()) {
            till.add(article.id);
            text.set(String::new());
        }
    };
    let tile = move |(article, tone): (Article, GroupTone)| {
        let id = article.id;
        let note = note(&article);
        let press = move |()| {
            till.add(id);
            text.set(String::new());
        };
        view! { <Tile title=article.name.clone() kind=tone note price=plain(article.price) on_press=press/> }
    };
    let empty = move || till.prices.with(|prices| prices.is_some_and(|prices| prices.articles.is_empty()));
    let nothing =
        move || !empty() && shown.with(Vec::is_empty) && till.prices.with(|prices| prices.is_some());
    view! {
        <section class="till-offers" aria-label=words::GROUPS on:pointerdown=move |_| till.last.set(None)>
            <Tabs label=words::GROUPS items chosen=group/>
            <FindLine text on_enter=move |()| first()/>
            <div class="till-tiles">
                <div class="tiles">{move || shown.get().into_iter().map(tile).collect_view()}</div>
                <Show when=empty><Empty text=words::NO_ARTICLES/></Show>
                <Show when=nothing><Empty text=words::NOTHING_FITS/></Show>
            </div>
        </section>
    }
}

#[component]
fn FindLine(text: RwSignal<String>, #[prop(into)] on_enter: Callback<()>) -> impl IntoView {
    let till = Till::here();
    let keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !text.with_untracked(|text| text.trim().is_empty()) {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let typed = move |()| till.last.set(None);
    view! { <SearchField label=words::FIND text class="input till-find" on_type=typed on_key=keydown/> }
}

fn tabs(prices: Option<&PriceList>) -> Vec<(Option<GroupId>, String)> {
    let mut groups = prices.map(|prices| prices.groups.clone()).unwrap_or_default();
    groups.sort_by_key(|group| group.position);
    let groups = groups.into_iter().map(|group| (Some(group.id), group.name));
    std::iter::once((None, words::OFTEN.to_owned())).chain(groups).collect()
}

/// Active articles of a group, the frequent ones first where no group is chosen; a search looks into all groups.
fn pick(prices: Option<&PriceList>, group: Option<GroupId>, text: &str) -> Vec<(Article, GroupTone)> {
    let Some(prices) = prices else { return Vec::new() };
    let words: Vec<String> = text.split_whitespace().map(folded).collect();
    let fits = |article: &&Article| {
        let name = folded(&article.name);
        let found = words.iter().all(|word| name.contains(word) || article.gtin.as_ref() == Some(word));
        article.active && found && (!words.is_empty() || group.is_none_or(|group| article.group == group))
    };
    let tone = |article: &Article| {
        prices
            .groups
            .iter()
            .find(|group| group.id == article.group)
            .map(|group| group.tone)
            .unwrap_or_default()
    };
    let mut articles: Vec<Article> = prices.articles.iter().filter(fits).cloned().collect();
    if group.is_none() {
        articles.sort_by_key(|article| std::cmp::Reverse(article.frequency));
    }
    articles.into_iter().map(|article| (article.clone(), tone(&article))).collect()
}

/// Small letters, umlauts spelled out: `Müller`, `Mueller` and `müller` are one.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Duration with processing time, else what kind of thing it is.
fn note(article: &Article) -> String {
    match (article.duration_minutes, article.processing_minutes) {
        (Some(minutes), Some(processing)) => format!("{minutes}+{processing} min"),
        (Some(minutes), None) => format!("{minutes} min"),
        _ if article.nature == LineNature::Product => words::PRODUCT.to_owned(),
        _ => words::SERVICE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::catalogue::Group;
    use contract::{ArticleId, Money, VatKey};

    fn article(id: i64, name: &str, group: i64, frequency: i64) -> Article {
        Article {
            id: ArticleId(id),
            name: name.into(),
            group: GroupId(group),
            nature: LineNature::Service,
            price: Money::euros(32),
            vat_key: VatKey::General,
            duration_minutes: Some(40),
            processing_minutes: Some(35),
            gtin: (id == 3).then(|| "4006381333931".into()),
            active: id != 9,
            frequency,
            next_price: None,
        }
    }

    fn prices() -> PriceList {
        let group = |id, name: &str| Group {
            id: GroupId(id),
            name: name.into(),
            tone: GroupTone::Cut,
            position: -id,
        };
        PriceList {
            groups: vec![group(1, "Schnitt"), group(2, "Farbe")],
            articles: vec![
                article(1, "Herrenschnitt", 1, 5),
                article(2, "Strähnen Oberkopf", 2, 9),
                article(3, "Föhnen", 1, 1),
                article(9, "Alte Leistung", 1, 99),
            ],
        }
    }

    fn names(group: Option<i64>, text: &str) -> Vec<String> {
        let picked = pick(Some(&prices()), group.map(GroupId), text);
        picked.into_iter().map(|(article, _)| article.name).collect()
    }

    #[test]
    fn the_frequent_ones_come_first_and_inactive_ones_never() {
        assert_eq!(names(None, ""), ["Strähnen Oberkopf", "Herrenschnitt", "Föhnen"]);
    }

    #[test]
    fn a_search_looks_into_all_groups_for_parts_of_words_in_any_order() {
        assert_eq!(names(Some(1), "ober straeh"), ["Strähnen Oberkopf"]);
        assert_eq!(names(None, "FOEHN"), ["Föhnen"]);
        assert_eq!(names(None, "4006381333931"), ["Föhnen"]);
        assert!(names(None, "xyz").is_empty());
    }

    #[test]
    fn groups_stand_in_their_order_behind_the_frequent_ones() {
        let tabs: Vec<String> = tabs(Some(&prices())).into_iter().map(|(_, name)| name).collect();
        assert_eq!(tabs, ["Häufig", "Farbe", "Schnitt"]);
    }

    #[test]
    fn a_tile_says_how_long_or_what_it_is() {
        assert_eq!(note(&article(1, "Farbe", 2, 0)), "40+35 min");
    }
}
