//! THE TABLE: every command, its lowest role, its effect, the topics it makes news of, its reply.
//!
//! A command is a request type of some noun's file plus its row in the same file; the tables are joined here. The row is
//! the only place where rights are given: the desk refuses a caller below [`Row::lowest`] before any handler runs.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::ClosureId;
use crate::archive::*;
use crate::book_health::*;
use crate::calendar::*;
use crate::cash::*;
use crate::catalogue::*;
use crate::consents::*;
use crate::customer_import::*;
use crate::customers::*;
use crate::day::*;
use crate::dossier::*;
use crate::formulas::*;
use crate::jobs::*;
use crate::lists::*;
use crate::messages::*;
use crate::patch_tests::*;
use crate::people::*;
use crate::printing::*;
use crate::procedure::*;
use crate::receipt_check::*;
use crate::recovery::*;
use crate::roll::*;
use crate::search::*;
use crate::session::*;
use crate::settings::*;
use crate::setup::*;
use crate::slip::Slip;
use crate::small_business::*;
use crate::status::*;
use crate::storno::*;
use crate::till::*;
use crate::tse_setup::*;
use crate::witnesses::*;
use crate::{Effect, Role, Topic};

/// Hands the whole table to a macro, once for the request enum and once for the desk's dispatch: the tables of the nouns,
/// one behind the other. A new noun is one name here.
///
/// A row reads: *BookSale: a Stylist may book, with news of Till, Day, Roll and Printing, and gets a
/// Receipt.* Effects: `read` gets only a read view; `write` changes master data or baskets; `sign` may append
/// notes to the ledger; `book` judges bons, which the desk has attested and appends; `door` is answered by the
/// door itself (sessions, PINs, and what takes its time, like a PDF).
#[macro_export]
macro_rules! menu {
    ($callback:ident) => {
        $crate::join_rows! { {$callback} []
            session_rows recovery_rows setup_rows status_rows search_rows people_rows catalogue_rows customers_rows
            dossier_rows customer_import_rows formulas_rows patch_tests_rows consents_rows calendar_rows
            till_rows roll_rows receipt_check_rows storno_rows cash_rows day_rows lists_rows procedure_rows printing_rows
            settings_rows small_business_rows messages_rows archive_rows jobs_rows book_health_rows witnesses_rows
            tse_setup_rows
        }
    };
}

macro_rules! declare {
    ($($name:ident: $role:ident may $effect:ident [$($topic:ident),*] => $reply:ty, $label:literal;)+) => {
        /// Every request that the desk knows, in the order of the table. JSON:
        /// `{"command":"BookSale","body":{…}}`, without `body` where the request has no fields.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "command", content = "body")]
        pub enum Request {
            $(
                #[doc = concat!(
                    "„", $label, "“. Lowest role: [`Role::", stringify!($role), "`], effect: `", stringify!($effect),
                    "`. Replies with `", stringify!($reply), "`. News: `", stringify!([$($topic),*]), "`."
                )]
                $name($name)
            ),+
        }

        impl Request {
            /// The row of the table that this request belongs to: what the desk checks rights by and audits
            /// with.
            pub const fn row(&self) -> &'static Row {
                match self { $(Self::$name(_) => <$name as Ask>::ROW),+ }
            }
        }

        $(
            impl Ask for $name {
                type Reply = $reply;
                const ROW: &'static Row = &Row {
                    command: stringify!($name),
                    label: $label,
                    lowest: Role::$role,
                    effect: effect!($effect),
                    topics: &[$(Topic::$topic),*],
                };
            }

            impl From<$name> for Request {
                fn from(request: $name) -> Self {
                    Self::$name(request)
                }
            }
        )+

        /// All rows, in the order of the table; each command stands once.
        pub const MENU: &[&Row] = &[$(<$name as Ask>::ROW),+];
    };
}

macro_rules! effect {
    (read) => {
        Effect::Read
    };
    (write) => {
        Effect::Write
    };
    (sign) => {
        Effect::Sign
    };
    (book) => {
        Effect::Book
    };
    (door) => {
        Effect::Door
    };
}

menu!(declare);

/// A request that has its row in the table, and with it the type of its reply. Implemented by the table
/// alone.
pub trait Ask: Into<Request> + Clone {
    /// What [`Answer::Done`](crate::Answer::Done) carries as JSON when this request went well.
    type Reply: Serialize + DeserializeOwned;
    /// Its row.
    const ROW: &'static Row;
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The request type's name, which is its spelling in JSON too: `BookSale`.
    pub command: &'static str,
    /// What it does, in German, for refusals, the matrix of rights and the log: `Kassieren`.
    pub label: &'static str,
    /// The lowest role that may ask; those above it may too.
    pub lowest: Role,
    /// What the command may do at most.
    pub effect: Effect,
    /// What is in the news once it went well (a `door` row also when it did not); empty where no page
    /// changes.
    pub topics: &'static [Topic],
}
