//! The price list: groups, services and articles, and prices by the day from which they hold.
//!
//! Every change is an entry of the book with old and new values (GoBD: programming records).

mod change;
mod gtin;
mod handle;
pub mod import;
mod import_file;
mod store;
mod told;

use contract::catalogue::GroupTone;
use contract::{ArticleId, LineNature, Money, VatKey};

pub use change::listed;
pub use gtin::is_gtin;
pub use import_file::file_of;
pub use store::{PriceOn, SIGNED, article, by_gtin, find, groups, prices_on, readable_articles};
pub use told::{ToldArticles, ToldGroups, ToldPrices};

/// An article as it is sold on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleAt {
    pub id: ArticleId,
    pub name: String,
    /// Name of its group.
    pub group: String,
    pub tone: GroupTone,
    pub nature: LineNature,
    /// Price on that day, VAT included.
    pub price: Money,
    pub vat_key: VatKey,
    pub duration_minutes: Option<u32>,
    pub processing_minutes: Option<u32>,
    pub gtin: Option<String>,
    pub active: bool,
}

/// What a price may be at most: 99,999.99 €.
pub const PRICE_MAX: Money = Money::cents(9_999_999);
/// How many of the newest entries decide what is sold often.
const LATELY: u64 = 2_000;
