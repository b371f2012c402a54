//! The price list's rows of the menu.

use std::collections::HashMap;

use book::book_tx::BookTx;
use book::db::is_damage;
use book::fault::Outcome;
use book::ledger;
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::catalogue::*;

use super::{LATELY, change, store};
use crate::Here;

impl ReadRow<Here> for Catalogue {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<PriceList> {
        let mut articles = store::readable_articles(tx.conn, tx.now.day())?;
        let sold = match ledger::sold_lately(tx.conn, LATELY) {
            // Only the order of the tiles rests on it: a damaged book keeps nobody from the price list.
            Err(trouble) if is_damage(&trouble) => {
                tracing::error!(%trouble, "what was sold lately can't be read");
                HashMap::new()
            }
            sold => sold?,
        };
        for article in &mut articles {
            article.frequency = sold.get(&article.id.0).copied().unwrap_or_default();
        }
        Ok(PriceList { groups: store::readable_groups(tx.conn)?, articles })
    }
}

impl ReadRow<Here> for PriceHistory {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<PriceChange>> {
        store::prices(tx.conn, self.article)
    }
}

impl SignRow<Here> for SaveGroup {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Group> {
        change::save_group(tx, &self)
    }
}

impl SignRow<Here> for SaveArticle {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Article> {
        change::save_article(tx, self)
    }
}

impl SignRow<Here> for SetPrice {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Article> {
        change::set_price(tx, &self)
    }
}
