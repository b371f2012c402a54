//! What the book tells of the price list.

mod articles;
mod groups;
mod prices;

pub use articles::ToldArticles;
pub use groups::ToldGroups;
pub use prices::ToldPrices;

use book::told::ToldEntry;
use serde_json::Value;

/// Articles that an import of the present form added, and the pairs of old and new that it changed.
fn imported(entry: &ToldEntry) -> (Vec<&Value>, Vec<(&Value, &Value)>) {
    let rows = |name: &str| entry.body[name].as_array().into_iter().flatten();
    let changed = rows("changed").map(|pair| (&pair[0], &pair[1]));
    (rows("added").collect(), changed.collect())
}

/// The first form of imports named no groups and left out what articles are.
const fn is_first_form(entry: &ToldEntry) -> bool {
    entry.version == 1
}
