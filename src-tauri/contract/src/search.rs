//! One box for everything: receipts, articles, customers, appointments.

use serde::{Deserialize, Serialize};

use crate::{AppointmentId, ArticleId, CustomerId, Day, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! search_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Search: Trainee may read [] => Vec<Hit>, "Suchen";
        ] $($further)* }
    };
}

/// Parts of words in any order; umlauts folded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As typed; empty finds nothing.
    pub text: String,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// `Bon 004501`, `Frau Lindner`.
    pub title: String,
    /// The line below; may be empty.
    pub detail: String,
    /// Where a click leads.
    pub target: Target,
}

/// Where a hit or a happening leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An entry in the receipt roll.
    Entry(Seq),
    /// An article of the price list.
    Article(ArticleId),
    /// A customer file.
    Customer(CustomerId),
    /// An appointment in the calendar.
    Appointment {
        /// Which.
        id: AppointmentId,
        /// The day to show it on; absent if no time was ever chosen: then it hangs in the air.
        day: Option<Day>,
    },
}
