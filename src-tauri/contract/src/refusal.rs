//! Every "no" of the salon: typed, with its data, a stable code and a German sentence that says what to do.

mod archive;
mod book;
mod calendar;
mod customers;
mod day;
mod door;
mod master;
mod messages;
mod till;

use serde::{Deserialize, Serialize};

pub use archive::ArchiveRefusal;
pub use book::{RollRefusal, StoreRefusal};
pub use calendar::CalendarRefusal;
pub use customers::CustomerRefusal;
pub use day::{CashRefusal, DayRefusal};
pub use door::{DoorRefusal, SetupRefusal};
pub use master::{CatalogueRefusal, PeopleRefusal, PrintingRefusal};
pub use messages::MessageRefusal;
pub use till::TillRefusal;

/// Declares a family of refusals: variant, stable code, German sentence.
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$vdoc:meta])* $variant:ident $({ $($field:ident: $ty:ty),+ })? = $code:literal, $text:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, thiserror::Error)]
        pub enum $name {
            $($(#[$vdoc])* #[error($text)] $variant $({ $($field: $ty),+ })?),+
        }

        impl $name {
            /// All codes of the family, for the list of refusals and its test.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code; never changes once released.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),+ })? => $code),+ }
            }
        }
    };
}
use refusals;

macro_rules! families {
    ($($family:ident($inner:ident)),+ $(,)?) => {
        /// A typed no. [`std::fmt::Display`] is the German sentence.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal {
            $(#[error(transparent)] $family(#[from] $inner)),+
        }

        impl Refusal {
            /// The stable code; never changes once released.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$family(inner) => inner.code()),+ }
            }

            /// All codes of all families.
            pub fn codes() -> Vec<&'static str> {
                [$($inner::CODES),+].concat()
            }
        }
    };
}

families!(
    Door(DoorRefusal),
    Setup(SetupRefusal),
    Till(TillRefusal),
    Cash(CashRefusal),
    Day(DayRefusal),
    Roll(RollRefusal),
    Store(StoreRefusal),
    Catalogue(CatalogueRefusal),
    People(PeopleRefusal),
    Printing(PrintingRefusal),
    Archive(ArchiveRefusal),
    Calendar(CalendarRefusal),
    Customers(CustomerRefusal),
    Messages(MessageRefusal),
);

impl Refusal {
    /// The question behind a refusal that only wants a yes.
    pub const fn question(&self) -> Option<crate::Question> {
        match self {
            Self::Door(DoorRefusal::Confirm { question, .. }) => Some(*question),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut codes = Refusal::codes();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn sentences_carry_their_data() {
        let no = Refusal::from(CashRefusal::DrawerLacks {
            drawer: crate::Money::cents(25_110),
            wanted: crate::Money::cents(30_000),
        });
        assert_eq!(no.code(), "cash.drawer_lacks");
        assert!(no.to_string().starts_with("Kasse hat 251,10 €."));
    }
}
