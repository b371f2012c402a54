//! Services and products with their groups and prices.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Day, GroupId, LineNature, Moment, Money, VatKey};

/// The whole price list as of today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    pub groups: Vec<Group>,
    pub articles: Vec<Article>,
}

/// The colour and word of a group's tiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupTone {
    #[default]
    Cut,
    Colour,
    Care,
    Styling,
    Retail,
    Children,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub tone: GroupTone,
    pub position: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    pub name: String,
    pub group: GroupId,
    pub nature: LineNature,
    /// Price today, VAT included.
    pub price: Money,
    pub vat_key: VatKey,
    pub duration_minutes: Option<u32>,
    /// Time during which something works on the hair and hands are free.
    pub processing_minutes: Option<u32>,
    pub gtin: Option<String>,
    pub active: bool,
    /// How often it was sold lately; orders the tab "Häufig".
    pub frequency: i64,
    /// A price that begins on a later day.
    pub next_price: Option<(Day, Money)>,
}

/// Adds a group (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveGroup {
    pub id: Option<GroupId>,
    pub name: String,
    pub tone: GroupTone,
}

/// Adds an article (`id` absent) or changes one; the price of an existing one changes by [`SetPrice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveArticle {
    pub id: Option<ArticleId>,
    pub name: String,
    pub group: GroupId,
    pub nature: LineNature,
    pub price: Money,
    pub vat_key: VatKey,
    pub duration_minutes: Option<u32>,
    pub processing_minutes: Option<u32>,
    pub gtin: Option<String>,
    pub active: bool,
}

/// Sets a price from a day on (today or later); old prices stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPrice {
    pub article: ArticleId,
    pub price: Money,
    pub from: Day,
}

/// All prices that an article ever had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceHistory {
    pub article: ArticleId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceChange {
    pub from: Day,
    pub price: Money,
    pub changed_at: Moment,
    pub changed_by: String,
}

/// Reads a price list from CSV: `Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN`. All rows or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportArticles {
    /// The file's bytes in base64.
    pub csv_base64: String,
    /// Only look: nothing is stored.
    pub dry_run: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    pub rows: u32,
    pub added: u32,
    pub changed: u32,
    pub bad: Vec<BadRow>,
    pub stored: bool,
}

/// A row that can't be imported, with its line in the file (the header is line 1) and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    pub line: u32,
    pub text: String,
    pub reason: String,
}
