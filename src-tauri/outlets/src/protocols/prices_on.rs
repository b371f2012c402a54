//! The price on a day: what each article was called and cost then, and since when.

use std::collections::HashMap;

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::catalogue::{Article, SaveArticle};
use contract::sheet::{Cell, Column, Section, Sheet, SheetRow, Table};
use contract::{ArticleId, Day};
use proof::EntryKind;
use salon::catalogue::{self, PriceOn};
use salon::letterhead;
use serde::Deserialize;

use super::fields::{EntryNames, german};

const RULE: &str = "Preise gelten mit Umsatzsteuer. Es gilt der letzte Preis, der bis zu diesem Tag gesetzt war; \
                    Preise der Vergangenheit lassen sich nicht mehr ändern. Was ein Kunde bezahlt hat, steht im \
                    jeweiligen Beleg.";

/// An entry that changed an article.
#[derive(Deserialize)]
struct Changed {
    old: Option<Article>,
    new: Article,
}

/// An entry of an import.
#[derive(Deserialize)]
struct Imported {
    added: Vec<SaveArticle>,
    changed: Vec<(Article, SaveArticle)>,
}

/// The list, in the order of the price list.
pub fn prices_on(tx: &ReadTx<'_>, day: Day) -> Outcome<Sheet> {
    let names = EntryNames::at(tx.conn, ledger::stretch(tx.conn, day, day)?.1)?;
    let mut then = before_later_changes(tx, day)?;
    let mut rows = Vec::new();
    for article in catalogue::prices_on(tx.conn, day)? {
        match then.remove(&article.id) {
            // It was added later.
            Some(None) => {}
            Some(Some(old)) => rows.push(row(&PriceOn { name: old.name.clone(), ..article }, &old, &names)),
            None => {
                let now = catalogue::listed(tx, article.id)?;
                rows.push(row(&article, &now, &names));
            }
        }
    }
    let columns = [
        ("Gruppe", 16),
        ("Artikel", 30),
        ("Umsatzsteuer", 16),
        ("Preis", 12),
        ("gilt seit", 12),
        ("gesetzt von", 16),
    ];
    let columns = columns.map(|(name, width)| Column::new(name, width)).into();
    Ok(Sheet {
        title: format!("Preise am {}", day.german_with_weekday()),
        file_stem: format!("preise-{day}"),
        head: vec![("Tag".to_owned(), day.german_with_weekday())],
        notices: Vec::new(),
        sections: vec![Section {
            paragraphs: vec![RULE.to_owned()],
            table: Some(Table { columns, rows }),
            ..Section::default()
        }],
    })
}

fn row(price: &PriceOn, article: &Article, names: &EntryNames) -> SheetRow {
    let value = |field, value: serde_json::Value| german(field, &value, names);
    let vat = serde_json::to_value(article.vat_key).unwrap_or_default();
    SheetRow::of(vec![
        Cell::Text(value("group", article.group.0.into())),
        Cell::text(if article.active { price.name.clone() } else { format!("{} (nicht aktiv)", price.name) }),
        Cell::Text(value("vat_key", vat)),
        Cell::Money(price.price),
        Cell::Day(price.since),
        Cell::text(&price.set_by),
    ])
}

/// Articles as they were at the end of a day, as far as they were changed later; `None` for those that were
/// not there yet.
fn before_later_changes(tx: &ReadTx<'_>, day: Day) -> Outcome<HashMap<ArticleId, Option<Article>>> {
    let newest = ledger::newest_seq(tx.conn)?;
    let (_, last) = ledger::stretch(tx.conn, day, day)?;
    let mut then = HashMap::new();
    let kinds = [EntryKind::Settings, EntryKind::Import];
    for seq in ledger::of_kinds(tx.conn, (last.next(), newest), &kinds)? {
        let gone = || Trouble::fault(format!("entry {seq} is missing"));
        let entry = ledger::entry(tx.conn, seq)?.ok_or_else(gone)?.entry;
        let form = entry.details.as_ref().map_or("", |details| details.form.as_str());
        match form {
            "article/1" | "article/2" => {
                let Changed { old, new } = letterhead::details(&entry, form)?;
                then.entry(new.id).or_insert(old);
            }
            "import/2" | "import/3" => {
                let imported: Imported = letterhead::details(&entry, form)?;
                for new in imported.added.iter().filter_map(|new| new.id) {
                    then.entry(new).or_insert(None);
                }
                for (old, _) in imported.changed {
                    then.entry(old.id).or_insert(Some(old));
                }
            }
            _ => {}
        }
    }
    Ok(then)
}
