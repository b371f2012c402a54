//! Every "no" of the salon: typed, with its data, a stable code and a German sentence that says what to do.

mod archive;
mod book;
mod calendar;
mod customers;
mod day;
mod door;
mod family;
mod jobs;
mod master;
mod messages;
mod receipt_check;
mod recovery;
mod till;
mod tse_setup;
mod witnesses;

use serde::{Deserialize, Serialize};

pub use archive::ArchiveRefusal;
pub use book::{RollRefusal, StoreRefusal};
pub use calendar::CalendarRefusal;
pub use customers::CustomerRefusal;
pub use day::{CashRefusal, DayRefusal};
pub use door::{DoorRefusal, SetupRefusal};
use family::refusals;
pub use jobs::JobRefusal;
pub use master::{CatalogueRefusal, PeopleRefusal, PrintingRefusal};
pub use messages::MessageRefusal;
pub use receipt_check::ReceiptCheckRefusal;
pub use recovery::RecoveryRefusal;
pub use till::TillRefusal;
pub use tse_setup::TseRefusal;
pub use witnesses::WitnessRefusal;

/// Hands all families to a macro: the part of the house that says no, and the type of its refusals. A new family stands
/// here and nowhere else.
#[macro_export]
macro_rules! refusal_families {
    ($callback:ident) => {
        $callback! {
            Door(DoorRefusal),
            Setup(SetupRefusal),
            Recovery(RecoveryRefusal),
            Till(TillRefusal),
            Cash(CashRefusal),
            Day(DayRefusal),
            Roll(RollRefusal),
            ReceiptCheck(ReceiptCheckRefusal),
            Store(StoreRefusal),
            Catalogue(CatalogueRefusal),
            People(PeopleRefusal),
            Printing(PrintingRefusal),
            Archive(ArchiveRefusal),
            Calendar(CalendarRefusal),
            Customers(CustomerRefusal),
            Messages(MessageRefusal),
            Jobs(JobRefusal),
            Witnesses(WitnessRefusal),
            Tse(TseRefusal),
        }
    };
}

macro_rules! families {
    ($($family:ident($inner:ident)),+ $(,)?) => {
        /// A typed no, by the part of the house that says it. [`std::fmt::Display`] is the German sentence.
        ///
        /// JSON: `{"cash":{"DrawerLacks":{"drawer":25110,"wanted":30000}}}`, amounts in cents.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal {
            $(
                #[doc = concat!("See [`", stringify!($inner), "`].")]
                #[error(transparent)]
                $family(#[from] $inner)
            ),+
        }

        impl Refusal {
            /// The stable code; never changes once released.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$family(inner) => inner.code()),+ }
            }

            /// All codes of all families, family by family.
            pub fn codes() -> Vec<&'static str> {
                [$($inner::CODES),+].concat()
            }
        }
    };
}

refusal_families!(families);

impl Refusal {
    /// The question behind a refusal that only wants a yes; `None` for a no that stays one. The call is sent
    /// again with the question in [`Call::confirmed`](crate::Call::confirmed).
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
