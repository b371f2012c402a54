//! The price list's rows of the menu.

use contract::catalogue::*;

use super::{LATELY, change, store};
use crate::act::{Look, View};
use crate::fault::Outcome;
use crate::ledger;
use crate::pen::{Pen, Record};

impl Look for Catalogue {
    fn look(self, view: &View<'_>) -> Outcome<PriceList> {
        let mut articles = store::readable_articles(view.conn, view.now.day())?;
        let sold = ledger::sold_lately(view.conn, LATELY)?;
        for article in &mut articles {
            article.frequency = sold.get(&article.id.0).copied().unwrap_or_default();
        }
        Ok(PriceList { groups: store::readable_groups(view.conn)?, articles })
    }
}

impl Look for PriceHistory {
    fn look(self, view: &View<'_>) -> Outcome<Vec<PriceChange>> {
        store::prices(view.conn, self.article)
    }
}

impl Record for SaveGroup {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Group> {
        change::save_group(pen, &self)
    }
}

impl Record for SaveArticle {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Article> {
        change::save_article(pen, self)
    }
}

impl Record for SetPrice {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Article> {
        change::set_price(pen, &self)
    }
}
