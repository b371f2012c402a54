//! Changing the price list: what is checked, and what the book keeps of it.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use book::tx::ReadTx;
use contract::catalogue::{Article, Group, SaveArticle, SaveGroup, SetPrice};
use contract::refusal::CatalogueRefusal;
use contract::{ArticleId, GroupId, VatKey};
use proof::{EntryKind, Money};
use serde_json::json;

use super::{PRICE_MAX, is_gtin, store};

const NAME_LETTERS_MAX: usize = 120;
const MINUTES_MAX: u32 = 720;

/// Adds or changes a group.
pub fn save_group(tx: &mut BookTx<'_>, wish: &SaveGroup) -> Outcome<Group> {
    let name = checked_name(&wish.name)?;
    let groups = store::groups(tx)?;
    let same = |group: &&Group| store::key(&group.name) == store::key(name);
    if let Some(taken) = groups.iter().find(same).filter(|taken| Some(taken.id) != wish.id) {
        return Err(CatalogueRefusal::NameTaken { name: taken.name.clone() }.into());
    }
    let old = match wish.id {
        Some(id) => Some(known_group(&groups, id)?),
        None => None,
    };
    let id = match wish.id {
        Some(id) => store::change_group(tx, id, name, wish.tone).map(|()| id)?,
        None => store::add_group(tx, name, wish.tone)?,
    };
    let new = known_group(&store::groups(tx)?, id)?;
    let note = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details("group/1", &note)?)?;
    Ok(new)
}

fn known_group(groups: &[Group], id: GroupId) -> Outcome<Group> {
    Ok(groups.iter().find(|group| group.id == id).cloned().ok_or(CatalogueRefusal::NoSuchGroup)?)
}

/// Adds an article with its price from today, or changes all but the price of one.
pub fn save_article(tx: &mut BookTx<'_>, wish: SaveArticle) -> Outcome<Article> {
    let wish = checked(wish)?;
    known_group(&store::groups(tx)?, wish.group)?;
    refuse_taken(tx, &wish)?;
    let today = tx.now.day();
    let old = wish.id.map(|id| listed(&tx.as_read(), id)).transpose()?;
    let id = match wish.id {
        Some(id) => store::change(tx, id, &wish).map(|()| id)?,
        None => {
            let id = store::add(tx, &wish)?;
            let by = tx.authority.actor.name.clone();
            store::add_price(tx, id, today, wish.price, (tx.now, &by))?;
            id
        }
    };
    let new = listed(&tx.as_read(), id)?;
    let note = json!({ "old": old, "new": new, "from": today });
    tx.append(Draft::note(EntryKind::Settings).with_details("article/2", &note)?)?;
    Ok(new)
}

/// Sets a price from today or a later day on.
pub fn set_price(tx: &mut BookTx<'_>, wish: &SetPrice) -> Outcome<Article> {
    check_price(wish.price)?;
    let old = listed(&tx.as_read(), wish.article)?;
    if wish.from < tx.now.day() {
        return Err(CatalogueRefusal::PriceInThePast.into());
    }
    let before = store::price_on(tx, wish.article, wish.from)?;
    let by = tx.authority.actor.name.clone();
    store::add_price(tx, wish.article, wish.from, wish.price, (tx.now, &by))?;
    let note = json!({
        "article": wish.article, "name": old.name, "from": wish.from, "old_cents": before, "new_cents": wish.price,
    });
    tx.append(Draft::note(EntryKind::Settings).with_details("price/1", &note)?)?;
    listed(&tx.as_read(), wish.article)
}

/// An article as the price list shows it.
pub fn listed(tx: &ReadTx<'_>, id: ArticleId) -> Outcome<Article> {
    let found = store::articles(tx.conn, tx.now.day())?.into_iter().find(|article| article.id == id);
    Ok(found.ok_or(CatalogueRefusal::NoSuchArticle)?)
}

/// The rules that need no store; used by the import as well.
pub fn checked(mut wish: SaveArticle) -> Outcome<SaveArticle> {
    wish.name = checked_name(&wish.name)?.to_owned();
    wish.gtin = wish.gtin.map(|gtin| gtin.trim().to_owned()).filter(|gtin| !gtin.is_empty());
    check_price(wish.price)?;
    check_vat_key(wish.vat_key)?;
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

/// What is not taxable is no turnover: key 5 belongs to tips and cash, and an article with it would leave every sum.
fn check_vat_key(key: VatKey) -> Result<(), CatalogueRefusal> {
    match key {
        VatKey::General | VatKey::Reduced | VatKey::Exempt => Ok(()),
        VatKey::NotTaxable => Err(CatalogueRefusal::BadVatKey),
    }
}

fn check_price(price: Money) -> Outcome<()> {
    let fits = (Money::ZERO..=PRICE_MAX).contains(&price);
    if fits { Ok(()) } else { Err(CatalogueRefusal::BadPrice.into()) }
}

fn refuse_taken(tx: &BookTx<'_>, wish: &SaveArticle) -> Outcome<()> {
    if store::named(tx, &wish.name)?.is_some_and(|id| Some(id) != wish.id) {
        return Err(CatalogueRefusal::NameTaken { name: wish.name.clone() }.into());
    }
    let Some(gtin) = &wish.gtin else { return Ok(()) };
    match store::by_gtin(tx, gtin, tx.now.day())?.filter(|other| Some(other.id) != wish.id) {
        Some(other) => Err(CatalogueRefusal::GtinTaken { text: gtin.clone(), name: other.name }.into()),
        None => Ok(()),
    }
}
