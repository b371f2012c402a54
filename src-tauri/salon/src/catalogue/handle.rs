//! The price list's rows of the menu.

use book::act::{Look, View};
use book::fault::Outcome;
use book::ledger;
use book::pen::{Pen, Record};
use contract::catalogue::*;

use super::{LATELY, change, store};
use crate::Here;

impl Look<Here> for Catalogue {
    fn look(self, view: &View<'_>) -> Outcome<PriceList> {
        let mut articles = store::readable_articles(view.conn, view.now.day())?;
        let sold = ledger::sold_lately(view.conn, LATELY)?;
        for article in &mut articles {
            article.frequency = sold.get(&article.id.0).copied().unwrap_or_default();
        }
        Ok(PriceList { groups: store::readable_groups(view.conn)?, articles })
    }
}

impl Look<Here> for PriceHistory {
    fn look(self, view: &View<'_>) -> Outcome<Vec<PriceChange>> {
        store::prices(view.conn, self.article)
    }
}

impl Record<Here> for SaveGroup {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Group> {
        change::save_group(pen, &self)
    }
}

impl Record<Here> for SaveArticle {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Article> {
        change::save_article(pen, self)
    }
}

impl Record<Here> for SetPrice {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Article> {
        change::set_price(pen, &self)
    }
}
