//! Storing a sheet: what is new, what changes, and one entry of the book that says all of it.

use std::collections::{HashMap, HashSet};

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use contract::catalogue::{Article, ImportReport};
use contract::{ArticleId, GroupId};
use proof::EntryKind;
use serde_json::{Value, json};

use super::{ArticleSheet, cells};
use crate::catalogue::store;
use rusqlite::Connection;

/// What is in the list already, by the keys that a row can meet.
struct KnownArticles {
    by_name: HashMap<String, Article>,
    name_of_gtin: HashMap<String, String>,
    groups: HashMap<String, GroupId>,
}

impl KnownArticles {
    fn load(conn: &Connection, today: contract::Day) -> Outcome<Self> {
        let articles = store::articles(conn, today)?;
        let groups = store::groups(conn)?.into_iter().map(|group| (store::key(&group.name), group.id));
        let gtins = articles.iter().filter_map(|a| a.gtin.clone().map(|gtin| (gtin, store::key(&a.name))));
        Ok(Self {
            name_of_gtin: gtins.collect(),
            groups: groups.collect(),
            by_name: articles.into_iter().map(|article| (store::key(&article.name), article)).collect(),
        })
    }
}

/// What an import would come to; nothing is stored.
pub fn look(conn: &Connection, today: contract::Day, mut sheet: ArticleSheet) -> Outcome<ImportReport> {
    let known = KnownArticles::load(conn, today)?;
    Ok(judged(&known, &mut sheet))
}

/// Stores all rows, or none if one is bad.
pub fn store(tx: &mut BookTx<'_>, mut sheet: ArticleSheet) -> Outcome<ImportReport> {
    let mut known = KnownArticles::load(tx, tx.now.day())?;
    let mut report = judged(&known, &mut sheet);
    if !report.bad.is_empty() || sheet.rows.is_empty() {
        return Ok(report);
    }
    let Applied { groups, added, changed } = apply(tx, &mut known, &sheet)?;
    let note = json!({
        "sha256": sheet.sha256, "rows": sheet.count(), "groups": groups, "added": added, "changed": changed,
        "from": tx.now.day(),
    });
    tx.append(Draft::note(EntryKind::Import).with_details("import/3", &note)?)?;
    report.stored = true;
    Ok(report)
}

/// Finds what rows do to each other and to the list.
fn judged(known: &KnownArticles, sheet: &mut ArticleSheet) -> ImportReport {
    let count = sheet.count();
    let (mut names, mut gtins) = (HashSet::new(), HashSet::new());
    let (mut added, mut changed) = (0, 0);
    let rows = std::mem::take(&mut sheet.rows);
    for row in &rows {
        let name = store::key(&row.article.name);
        let gtin = row.article.gtin.as_ref();
        let foreign = gtin.and_then(|gtin| known.name_of_gtin.get(gtin)).filter(|owner| **owner != name);
        if known.by_name.contains_key(&name) {
            changed += 1;
        } else {
            added += 1;
        }
        if let Some(gtin) = gtin.filter(|_| foreign.is_some()) {
            sheet.refuse(
                row.line,
                &row.article.name,
                format!("Die EAN {gtin} gehört schon zu einem anderen Artikel."),
            );
        } else if gtin.is_some_and(|gtin| !gtins.insert(gtin.clone())) {
            sheet.refuse(row.line, &row.article.name, "Diese EAN steht zweimal in der Datei.");
        } else if !names.insert(name) {
            sheet.refuse(row.line, &row.article.name, "Dieser Name steht zweimal in der Datei.");
        }
    }
    sheet.rows = rows;
    sheet.bad.sort_by_key(|bad| bad.line);
    ImportReport { rows: count, added, changed, bad: sheet.shown(), stored: false }
}

/// What an import has done, for the book: new things whole, changed ones as a pair of old and new.
#[derive(Default)]
struct Applied {
    groups: Vec<Value>,
    added: Vec<Value>,
    changed: Vec<Value>,
}

fn apply(tx: &mut BookTx<'_>, known: &mut KnownArticles, sheet: &ArticleSheet) -> Outcome<Applied> {
    let mut applied = Applied::default();
    let by = tx.authority.actor.name.clone();
    let today = tx.now.day();
    for row in &sheet.rows {
        let mut wish = row.article.clone();
        wish.group = group(tx, known, &row.group, &mut applied.groups)?;
        let old = known.by_name.get(&store::key(&wish.name));
        let id = old.map_or_else(|| store::add(tx, &wish), |old| change(tx, old, &wish))?;
        let old_price = old.map(|old| old.price);
        if old_price != Some(wish.price) {
            store::add_price(tx, id, today, wish.price, (tx.now, &by))?;
        }
        wish.id = Some(id);
        match old {
            None => applied.added.push(json!(wish)),
            Some(old) => applied.changed.push(json!([old, wish])),
        }
    }
    Ok(applied)
}

fn change(conn: &Connection, old: &Article, wish: &contract::catalogue::SaveArticle) -> Outcome<ArticleId> {
    store::change(conn, old.id, wish).map(|()| old.id)
}

fn group(
    conn: &Connection,
    known: &mut KnownArticles,
    name: &str,
    added: &mut Vec<Value>,
) -> Outcome<GroupId> {
    let key = store::key(name);
    if let Some(id) = known.groups.get(&key) {
        return Ok(*id);
    }
    let id = store::add_group(conn, name, cells::tone(name))?;
    added.push(json!({ "id": id, "name": name, "tone": cells::tone(name) }));
    known.groups.insert(key, id);
    Ok(id)
}
