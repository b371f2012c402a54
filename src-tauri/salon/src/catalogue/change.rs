//! Changing the price list: what is checked, and what the book keeps of it.

use book::act::View;
use book::fault::Outcome;
use book::ledger::Draft;
use book::pen::Pen;
use contract::catalogue::{Article, Group, SaveArticle, SaveGroup, SetPrice};
use contract::refusal::CatalogueRefusal;
use contract::{ArticleId, GroupId};
use proof::{EntryKind, Money};
use serde_json::json;

use super::{PRICE_MAX, is_gtin, store};

const NAME_LETTERS_MAX: usize = 120;
const MINUTES_MAX: u32 = 720;

/// Adds or changes a group.
pub fn save_group(pen: &mut Pen<'_>, wish: &SaveGroup) -> Outcome<Group> {
    let name = checked_name(&wish.name)?;
    let groups = store::groups(pen)?;
    let same = |group: &&Group| store::key(&group.name) == store::key(name);
    if let Some(taken) = groups.iter().find(same).filter(|taken| Some(taken.id) != wish.id) {
        return Err(CatalogueRefusal::NameTaken { name: taken.name.clone() }.into());
    }
    let old = match wish.id {
        Some(id) => Some(known_group(&groups, id)?),
        None => None,
    };
    let id = match wish.id {
        Some(id) => store::change_group(pen, id, name, wish.tone).map(|()| id)?,
        None => store::add_group(pen, name, wish.tone)?,
    };
    let new = known_group(&store::groups(pen)?, id)?;
    let note = json!({ "old": old, "new": new });
    pen.append(Draft::note(EntryKind::Settings).with_details("group/1", &note)?)?;
    Ok(new)
}

fn known_group(groups: &[Group], id: GroupId) -> Outcome<Group> {
    Ok(groups.iter().find(|group| group.id == id).cloned().ok_or(CatalogueRefusal::NoSuchGroup)?)
}

/// Adds an article with its price from today, or changes all but the price of one.
pub fn save_article(pen: &mut Pen<'_>, wish: SaveArticle) -> Outcome<Article> {
    let wish = checked(wish)?;
    known_group(&store::groups(pen)?, wish.group)?;
    refuse_taken(pen, &wish)?;
    let today = pen.now.day();
    let old = wish.id.map(|id| listed(&pen.view(), id)).transpose()?;
    let id = match wish.id {
        Some(id) => store::change(pen, id, &wish).map(|()| id)?,
        None => {
            let id = store::add(pen, &wish)?;
            let by = pen.standing.actor.name.clone();
            store::add_price(pen, id, today, wish.price, (pen.now, &by))?;
            id
        }
    };
    let new = listed(&pen.view(), id)?;
    let note = json!({ "old": old, "new": new });
    pen.append(Draft::note(EntryKind::Settings).with_details("article/1", &note)?)?;
    Ok(new)
}

/// Sets a price from today or a later day on.
pub fn set_price(pen: &mut Pen<'_>, wish: &SetPrice) -> Outcome<Article> {
    check_price(wish.price)?;
    let old = listed(&pen.view(), wish.article)?;
    if wish.from < pen.now.day() {
        return Err(CatalogueRefusal::PriceInThePast.into());
    }
    let before = store::price_on(pen, wish.article, wish.from)?;
    let by = pen.standing.actor.name.clone();
    store::add_price(pen, wish.article, wish.from, wish.price, (pen.now, &by))?;
    let note = json!({
        "article": wish.article, "name": old.name, "from": wish.from, "old_cents": before, "new_cents": wish.price,
    });
    pen.append(Draft::note(EntryKind::Settings).with_details("price/1", &note)?)?;
    listed(&pen.view(), wish.article)
}

/// An article as the price list shows it.
pub fn listed(view: &View<'_>, id: ArticleId) -> Outcome<Article> {
    let found = store::articles(view.conn, view.now.day())?.into_iter().find(|article| article.id == id);
    Ok(found.ok_or(CatalogueRefusal::NoSuchArticle)?)
}

/// The rules that need no store; used by the import as well.
pub fn checked(mut wish: SaveArticle) -> Outcome<SaveArticle> {
    wish.name = checked_name(&wish.name)?.to_owned();
    wish.gtin = wish.gtin.map(|gtin| gtin.trim().to_owned()).filter(|gtin| !gtin.is_empty());
    check_price(wish.price)?;
    let minutes = [wish.duration_minutes, wish.processing_minutes];
    if minutes.iter().flatten().any(|minutes| *minutes > MINUTES_MAX) {
        return Err(CatalogueRefusal::BadDuration.into());
    }
    match wish.gtin.as_deref().filter(|gtin| !is_gtin(gtin)) {
        Some(bad) => Err(CatalogueRefusal::BadGtin { text: bad.to_owned() }.into()),
        None => Ok(wish),
    }
}

fn checked_name(name: &str) -> Outcome<&str> {
    let name = name.trim();
    let fits = (1..=NAME_LETTERS_MAX).contains(&name.chars().count()) && !name.contains(char::is_control);
    if fits { Ok(name) } else { Err(CatalogueRefusal::NameMissing.into()) }
}

fn check_price(price: Money) -> Outcome<()> {
    let fits = (Money::ZERO..=PRICE_MAX).contains(&price);
    if fits { Ok(()) } else { Err(CatalogueRefusal::BadPrice.into()) }
}

fn refuse_taken(pen: &Pen<'_>, wish: &SaveArticle) -> Outcome<()> {
    if store::named(pen, &wish.name)?.is_some_and(|id| Some(id) != wish.id) {
        return Err(CatalogueRefusal::NameTaken { name: wish.name.clone() }.into());
    }
    let Some(gtin) = &wish.gtin else { return Ok(()) };
    match store::by_gtin(pen, gtin, pen.now.day())?.filter(|other| Some(other.id) != wish.id) {
        Some(other) => Err(CatalogueRefusal::GtinTaken { text: gtin.clone(), name: other.name }.into()),
        None => Ok(()),
    }
}
