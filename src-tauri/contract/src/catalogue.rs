//! Services and products with their groups and prices.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Day, GroupId, LineNature, Moment, Money, VatKey};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! catalogue_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Catalogue: Trainee may read [] => PriceList, "Preisliste ansehen";
            PriceHistory: Trainee may read [] => Vec<PriceChange>, "Preisverlauf ansehen";
            SaveGroup: Owner may sign [Catalogue] => Group, "Gruppe ändern";
            SaveArticle: Owner may sign [Catalogue] => Article, "Artikel ändern";
            SetPrice: Owner may sign [Catalogue] => Article, "Preis ändern";
            ImportArticles: Owner may door [Catalogue] => ImportReport, "Preisliste einlesen";
        ] $($further)* }
    };
}

/// The whole price list as of today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue;

/// What [`Catalogue`] answers: all groups and articles, the inactive ones too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// In the order of their tabs.
    pub groups: Vec<Group>,
    /// In no promised order: tiles are ordered by group and name.
    pub articles: Vec<Article>,
}

/// The colour and word of a group's tiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupTone {
    /// Cutting and washing.
    #[default]
    Cut,
    /// Colour and highlights.
    Colour,
    /// Care and treatments.
    Care,
    /// Styling, updos, occasions.
    Styling,
    /// Goods to take home.
    Retail,
    /// Children's cuts.
    Children,
}

/// A group of the price list (Warengruppe): one tab at the till.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Names it in requests.
    pub id: GroupId,
    /// Unique; `WARENGR` of its lines.
    pub name: String,
    /// Colour and word of its tiles.
    pub tone: GroupTone,
    /// Place among the tabs, ascending.
    pub position: i64,
}

/// A service or product as it is today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// `ART_NR` of its lines.
    pub id: ArticleId,
    /// At most 120 letters, unique; `ARTIKELTEXT` of its lines.
    pub name: String,
    /// Its tab.
    pub group: GroupId,
    /// Work or goods.
    pub nature: LineNature,
    /// Price today, VAT included.
    pub price: Money,
    /// `UST_SCHLUESSEL` of its lines.
    pub vat_key: VatKey,
    /// Minutes of work, 0 to 720; absent for goods and for work without a plan.
    pub duration_minutes: Option<u32>,
    /// Minutes during which something works on the hair and hands are free (Einwirkzeit); absent without.
    pub processing_minutes: Option<u32>,
    /// EAN of 8 or 13 digits, unique; absent where it has none.
    pub gtin: Option<String>,
    /// An inactive one is no longer sold; entries keep naming it.
    pub active: bool,
    /// How often it was sold lately; orders the tab "Häufig".
    pub frequency: i64,
    /// A price that begins on a later day; absent where none is set.
    pub next_price: Option<(Day, Money)>,
}

/// Adds a group (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveGroup {
    /// Absent for a new group.
    pub id: Option<GroupId>,
    /// At most 120 letters, unique.
    pub name: String,
    /// Colour and word of its tiles.
    pub tone: GroupTone,
}

/// Adds an article (`id` absent) or changes one; the price of an existing one changes by [`SetPrice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveArticle {
    /// Absent for a new article.
    pub id: Option<ArticleId>,
    /// At most 120 letters, unique.
    pub name: String,
    /// An existing group.
    pub group: GroupId,
    /// Work or goods.
    pub nature: LineNature,
    /// VAT included, 0,00 to 99.999,99 €; counts only for a new article.
    pub price: Money,
    /// `UST_SCHLUESSEL` of its lines.
    pub vat_key: VatKey,
    /// 0 to 720.
    pub duration_minutes: Option<u32>,
    /// 0 to 720.
    pub processing_minutes: Option<u32>,
    /// 8 or 13 digits with a right check digit, unique.
    pub gtin: Option<String>,
    /// `false` takes it off the till.
    pub active: bool,
}

/// Sets a price from a day on (today or later); old prices stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPrice {
    /// Whose price.
    pub article: ArticleId,
    /// VAT included, 0,00 to 99.999,99 €.
    pub price: Money,
    /// Today or later.
    pub from: Day,
}

/// All prices that an article ever had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceHistory {
    /// Whose prices.
    pub article: ArticleId,
}

/// A price that held from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceChange {
    /// First day of the price.
    pub from: Day,
    /// VAT included.
    pub price: Money,
    /// When it was set.
    pub changed_at: Moment,
    /// Who set it, by name.
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

/// What an import would do or has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Rows below the header.
    pub rows: u32,
    /// New articles.
    pub added: u32,
    /// Articles with something new.
    pub changed: u32,
    /// With one of them nothing is stored.
    pub bad: Vec<BadRow>,
    /// `false` after a dry run or with bad rows.
    pub stored: bool,
}

/// A row that can't be imported, with its line in the file (the header is line 1) and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// The row as it stands there.
    pub text: String,
    /// One German sentence.
    pub reason: String,
}
