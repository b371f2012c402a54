//! What is typed of an article.

use contract::catalogue::{Article, SaveArticle};
use contract::{ArticleId, GroupId, LineNature, Money, VatKey};
use leptos::prelude::*;
use serde::Serialize;

use crate::text::german::catalogue as words;
use crate::ui::typed_money;

/// The fields of an article; cheap to copy.
#[derive(Clone, Copy, Serialize)]
pub struct ArticleFields {
    pub id: Option<ArticleId>,
    pub name: RwSignal<String>,
    pub group: RwSignal<Option<GroupId>>,
    pub nature: RwSignal<LineNature>,
    pub vat_key: RwSignal<VatKey>,
    pub price: RwSignal<String>,
    pub duration: RwSignal<String>,
    pub processing: RwSignal<String>,
    pub gtin: RwSignal<String>,
    pub active: RwSignal<bool>,
}

fn minutes_text(minutes: Option<u32>) -> RwSignal<String> {
    RwSignal::new(minutes.map(|minutes| minutes.to_string()).unwrap_or_default())
}

impl ArticleFields {
    /// An empty form, in the first group; scanned goods are a product.
    pub fn new(group: Option<GroupId>, gtin: Option<String>) -> Self {
        let nature = if gtin.is_some() { LineNature::Product } else { LineNature::Service };
        Self {
            id: None,
            name: RwSignal::new(String::new()),
            group: RwSignal::new(group),
            nature: RwSignal::new(nature),
            vat_key: RwSignal::new(VatKey::General),
            price: RwSignal::new(String::new()),
            duration: minutes_text(None),
            processing: minutes_text(None),
            gtin: RwSignal::new(gtin.unwrap_or_default()),
            active: RwSignal::new(true),
        }
    }

    /// The form of an article as it is.
    pub fn of(article: &Article) -> Self {
        Self {
            id: Some(article.id),
            name: RwSignal::new(article.name.clone()),
            group: RwSignal::new(Some(article.group)),
            nature: RwSignal::new(article.nature),
            vat_key: RwSignal::new(article.vat_key),
            price: RwSignal::new(article.price.to_string()),
            duration: minutes_text(article.duration_minutes),
            processing: minutes_text(article.processing_minutes),
            gtin: RwSignal::new(article.gtin.clone().unwrap_or_default()),
            active: RwSignal::new(article.active),
        }
    }

    /// What is to be saved; `Err` says what cannot be read.
    pub fn request(self) -> Result<SaveArticle, &'static str> {
        let gtin = self.gtin.get_untracked().trim().to_owned();
        let service = self.nature.get_untracked() == LineNature::Service;
        let minutes =
            |text: RwSignal<String>| if service { minutes(&text.get_untracked()) } else { Ok(None) };
        Ok(SaveArticle {
            id: self.id,
            name: self.name.get_untracked().trim().to_owned(),
            group: self.group.get_untracked().ok_or(words::NO_GROUP_YET)?,
            nature: self.nature.get_untracked(),
            price: price(&self.price.get_untracked())?,
            vat_key: self.vat_key.get_untracked(),
            duration_minutes: minutes(self.duration)?,
            processing_minutes: minutes(self.processing)?,
            gtin: Some(gtin).filter(|gtin| !gtin.is_empty()),
            active: self.active.get_untracked(),
        })
    }
}

/// A typed price.
pub fn price(text: &str) -> Result<Money, &'static str> {
    typed_money(text).ok_or(words::NO_PRICE)
}

fn minutes(text: &str) -> Result<Option<u32>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| words::NO_MINUTES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_it_cannot_read() {
        let owner = Owner::new();
        owner.with(|| {
            let form = ArticleFields::new(None, None);
            assert_eq!(form.request(), Err(words::NO_GROUP_YET));
            form.group.set(Some(GroupId(1)));
            assert_eq!(form.request(), Err(words::NO_PRICE));
            form.price.set("30+2".to_owned());
            form.duration.set("halbe Stunde".to_owned());
            assert_eq!(form.request(), Err(words::NO_MINUTES));
            form.duration.set(" 30 ".to_owned());
            let request = form.request().expect("all can be read");
            assert_eq!((request.price, request.duration_minutes), (Money::cents(3_200), Some(30)));
            assert_eq!(request.gtin, None);
        });
    }

    #[test]
    fn goods_have_no_duration() {
        let owner = Owner::new();
        owner.with(|| {
            let form = ArticleFields::new(Some(GroupId(1)), Some("4006381333931".to_owned()));
            form.price.set("18,90".to_owned());
            form.duration.set("30".to_owned());
            let request = form.request().expect("all can be read");
            assert_eq!((request.nature, request.duration_minutes), (LineNature::Product, None));
        });
    }
}
