//! What the news is about.

use serde::{Deserialize, Serialize};

macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident),+ $(,)?) => {
        /// What a page shows; it asks again when its topic is in the news.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Topic { $($(#[$doc])* $topic),+ }

        impl Topic {
            /// Every topic, once and in its order.
            pub const ALL: &'static [Self] = &[$(Self::$topic),+];
        }
    };
}

topics!(
    /// Who is signed in at a window, and whether it is locked.
    Session,
    /// The staff: names, roles, duty.
    People,
    /// Price list: groups, articles, prices.
    Catalogue,
    /// The customer file with formulas, tests, consents and pictures.
    Customers,
    /// Open baskets and what they come to.
    Till,
    /// The receipt roll (Kassenrolle): entries of the book.
    Roll,
    /// The booking day, its count and its close.
    Day,
    /// Printers and print jobs.
    Printing,
    /// The salon's data, texts and times.
    Settings,
    /// Appointments, waiting list, and what is planned.
    Calendar,
    /// Mail account, texts and outbox.
    Messages,
    /// Archives and the one that is being made.
    Archive,
    /// Work beside the till.
    Jobs,
    /// Who knows the end of the book outside of its file.
    Witnesses,
    /// The TSE: which one signs, its notice, its exports.
    Tse,
);
