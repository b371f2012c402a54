//! SQL of the price list.

use std::ops::ControlFlow;

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::db::spelling::Spelled;
use book::fault::Outcome;
use book::fold::fold;
use contract::catalogue::{Article, Group, GroupTone, PriceChange, SaveArticle};
use contract::{ArticleId, Day, GroupId, Moment, Money};
use rusqlite::{Connection, Row, params};

use super::ArticleAt;

/// The newest row with the latest day up to the given one; before its first day an article has its first price.
const PRICE_AT: &str = "coalesce(
    (select price_cents from price where article_id = a.id and from_day <= ?1 order by from_day desc, id desc limit 1),
    (select price_cents from price where article_id = a.id order by from_day, id limit 1))";
/// A name as it is compared: whatever the case and the blanks around it.
pub fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

const GROUPS: &str = "select id, name, tone, position from article_group order by position, id";

/// All groups in their order.
pub fn groups(conn: &Connection) -> Outcome<Vec<Group>> {
    conn.prepare_cached(GROUPS)?.all([], group)
}

/// [`groups`] for pages: one whose row is damaged is left out.
pub fn readable_groups(conn: &Connection) -> Outcome<Vec<Group>> {
    conn.prepare_cached(GROUPS)?.readable([], group)
}

fn group(row: &Row<'_>) -> rusqlite::Result<Group> {
    let (id, tone) = (GroupId(row.get(0)?), row::spelled(row, 2)?);
    Ok(Group { id, name: row.get(1)?, tone, position: row.get(3)? })
}

/// Adds a group at the end.
pub fn add_group(conn: &Connection, name: &str, tone: GroupTone) -> Outcome<GroupId> {
    conn.prepare_cached(
        "insert into article_group (name, name_key, tone, position)
         values (?1, ?2, ?3, (select coalesce(max(position), 0) + 1 from article_group))",
    )?
    .execute(params![name, key(name), tone.spelling()])?;
    Ok(GroupId(conn.last_insert_rowid()))
}

/// Gives a group another name and tone.
pub fn change_group(conn: &Connection, id: GroupId, name: &str, tone: GroupTone) -> Outcome<()> {
    conn.execute(
        "update article_group set name = ?2, name_key = ?3, tone = ?4 where id = ?1",
        params![id.0, name, key(name), tone.spelling()],
    )?;
    Ok(())
}

fn all_articles() -> String {
    format!(
        "select a.id, a.name, a.group_id, a.nature, a.vat_key, a.duration_minutes, a.processing_minutes, a.gtin,
            a.active, {PRICE_AT},
            (select min(from_day) from price where article_id = a.id and from_day > ?1)
         from article a join article_group g on g.id = a.group_id order by g.position, a.id"
    )
}

/// All articles as of a day, without how often they were sold.
pub fn articles(conn: &Connection, today: Day) -> Outcome<Vec<Article>> {
    with_next_price(conn, conn.prepare_cached(&all_articles())?.all([today.to_string()], listed)?)
}

/// [`articles`] for pages: one whose row is damaged is left out.
pub fn readable_articles(conn: &Connection, today: Day) -> Outcome<Vec<Article>> {
    with_next_price(conn, conn.prepare_cached(&all_articles())?.readable([today.to_string()], listed)?)
}

fn with_next_price(conn: &Connection, mut articles: Vec<Article>) -> Outcome<Vec<Article>> {
    for article in articles.iter_mut().filter(|article| article.next_price.is_some()) {
        if let Some((day, price)) = &mut article.next_price {
            *price = price_on(conn, article.id, *day)?;
        }
    }
    Ok(articles)
}

/// The price of an article on a day.
pub fn price_on(conn: &Connection, id: ArticleId, day: Day) -> Outcome<Money> {
    let mut statement =
        conn.prepare_cached(&format!("select {PRICE_AT}, a.id from article a where a.id = ?2"))?;
    statement.one(params![day.to_string(), id.0], |row| row::money(row, 0))
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Article> {
    // Its price is asked for apart.
    let next = row::optional(row, 10, row::day)?.map(|day| (day, Money::ZERO));
    Ok(Article {
        id: ArticleId(row.get(0)?),
        name: row.get(1)?,
        group: GroupId(row.get(2)?),
        nature: row::spelled(row, 3)?,
        price: row::money(row, 9)?,
        vat_key: row::vat_key(row, 4)?,
        duration_minutes: row.get(5)?,
        processing_minutes: row.get(6)?,
        gtin: row.get(7)?,
        active: row.get(8)?,
        frequency: 0,
        next_price: next,
    })
}

const AT: &str =
    "a.id, a.name, g.name, g.tone, a.nature, a.vat_key, a.duration_minutes, a.processing_minutes,
    a.gtin, a.active";

fn at(row: &Row<'_>) -> rusqlite::Result<ArticleAt> {
    Ok(ArticleAt {
        id: ArticleId(row.get(0)?),
        name: row.get(1)?,
        group: row.get(2)?,
        tone: row::spelled(row, 3)?,
        nature: row::spelled(row, 4)?,
        vat_key: row::vat_key(row, 5)?,
        duration_minutes: row.get(6)?,
        processing_minutes: row.get(7)?,
        gtin: row.get(8)?,
        active: row.get(9)?,
        price: row::money(row, 10)?,
    })
}

/// An article with its price on a day.
pub fn article(conn: &Connection, id: ArticleId, day: Day) -> Outcome<Option<ArticleAt>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {AT}, {PRICE_AT} from article a join article_group g on g.id = a.group_id where a.id = ?2"
    ))?;
    statement.first(params![day.to_string(), id.0], at)
}

/// The article with an EAN, with its price on a day.
pub fn by_gtin(conn: &Connection, gtin: &str, day: Day) -> Outcome<Option<ArticleAt>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {AT}, {PRICE_AT} from article a join article_group g on g.id = a.group_id where a.gtin = ?2"
    ))?;
    statement.first(params![day.to_string(), gtin], at)
}

/// Active articles whose names contain all the words, in any order, or whose EAN begins so.
pub fn find(conn: &Connection, text: &str, day: Day, limit: u32) -> Outcome<Vec<ArticleAt>> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached(&format!(
        "select {AT}, {PRICE_AT}, a.folded from article a join article_group g on g.id = a.group_id
         where a.active = 1 and (instr(a.folded, ?2) > 0 or (length(?3) >= 4 and a.gtin like ?3 || '%'))
         order by a.name"
    ))?;
    let digits = if text.trim().bytes().all(|b| b.is_ascii_digit()) { text.trim() } else { "" };
    let mut found = Vec::new();
    statement.scan(params![day.to_string(), first, digits], |row| {
        let (article, folded) = (at(row)?, row::text(row, 11)?);
        let by_number = !digits.is_empty() && article.gtin.as_deref().is_some_and(|g| g.starts_with(digits));
        if by_number || words.iter().all(|word| folded.contains(word)) {
            found.push(article);
        }
        Ok(if found.len() >= limit as usize { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(found)
}

/// Another article with this name.
pub fn named(conn: &Connection, name: &str) -> Outcome<Option<ArticleId>> {
    let mut statement = conn.prepare_cached("select id from article where name_key = ?1")?;
    Ok(statement.first([key(name)], |row| row.get(0))?.map(ArticleId))
}

/// Adds an article without a price.
pub fn add(conn: &Connection, wish: &SaveArticle) -> Outcome<ArticleId> {
    conn.prepare_cached(
        "insert into article (name, name_key, folded, group_id, nature, vat_key, duration_minutes,
            processing_minutes, gtin, active)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        wish.name,
        key(&wish.name),
        fold(&wish.name),
        wish.group.0,
        wish.nature.as_str(),
        wish.vat_key.number(),
        wish.duration_minutes,
        wish.processing_minutes,
        wish.gtin,
        wish.active,
    ])?;
    Ok(ArticleId(conn.last_insert_rowid()))
}

/// Changes all but the price of an article.
pub fn change(conn: &Connection, id: ArticleId, wish: &SaveArticle) -> Outcome<()> {
    conn.prepare_cached(
        "update article set name = ?2, name_key = ?3, folded = ?4, group_id = ?5, nature = ?6, vat_key = ?7,
            duration_minutes = ?8, processing_minutes = ?9, gtin = ?10, active = ?11 where id = ?1",
    )?
    .execute(params![
        id.0,
        wish.name,
        key(&wish.name),
        fold(&wish.name),
        wish.group.0,
        wish.nature.as_str(),
        wish.vat_key.number(),
        wish.duration_minutes,
        wish.processing_minutes,
        wish.gtin,
        wish.active,
    ])?;
    Ok(())
}

/// Adds a price from a day on.
pub fn add_price(
    conn: &Connection,
    id: ArticleId,
    from: Day,
    price: Money,
    (at, by): (Moment, &str),
) -> Outcome<()> {
    conn.prepare_cached(
        "insert into price (article_id, from_day, price_cents, changed_ms, changed_offset, changed_by)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id.0, from.to_string(), price.as_cents(), at.utc_ms(), at.offset_min(), by])?;
    Ok(())
}

/// Who set a price; the book tells it too.
pub const SIGNED: SignedColumn = SignedColumn {
    table: "price",
    column: "changed_by",
    at: ("changed_ms", "changed_offset"),
    german: "Preis festgelegt",
};

/// A price that held on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceOn {
    pub id: ArticleId,
    pub name: String,
    pub price: Money,
    /// The day from which it held.
    pub since: Day,
    /// Who had set it.
    pub set_by: String,
}

/// The prices that held on a day, of all articles that had one by then, in the order of the price list.
pub fn prices_on(conn: &Connection, day: Day) -> Outcome<Vec<PriceOn>> {
    let mut statement = conn.prepare_cached(
        "select a.id, a.name, p.price_cents, p.from_day, p.changed_by, p.id
         from article a join article_group g on g.id = a.group_id
            join price p on p.id = (select id from price
                where article_id = a.id and from_day <= ?1 order by from_day desc, id desc limit 1)
         order by g.position, a.id",
    )?;
    statement.all([day.to_string()], |row| {
        Ok(PriceOn {
            id: ArticleId(row.get(0)?),
            name: row.get(1)?,
            price: Money::cents(row.get(2)?),
            since: row::day(row, 3)?,
            set_by: row.get(4)?,
        })
    })
}

/// All prices of an article, the newest first.
pub fn prices(conn: &Connection, id: ArticleId) -> Outcome<Vec<PriceChange>> {
    let mut statement = conn.prepare_cached(
        "select from_day, price_cents, changed_ms, changed_offset, changed_by, id from price
         where article_id = ?1 order by id desc",
    )?;
    statement.all([id.0], |row| {
        Ok(PriceChange {
            from: row::day(row, 0)?,
            price: Money::cents(row.get(1)?),
            changed_at: Moment::new(row.get(2)?, row.get(3)?),
            changed_by: row.get(4)?,
        })
    })
}
