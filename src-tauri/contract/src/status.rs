//! The state strip: how the house stands, in words.

use serde::{Deserialize, Serialize};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! status_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowStatus: Trainee may read [] => Status, "Zustand ansehen";
        ] $($further)* }
    };
}

/// Asks how day, printer, TSE and backup stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShowStatus;

/// What [`ShowStatus`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// In the order of the strip.
    pub lamps: Vec<Lamp>,
    /// Stays until it is solved: a broken chain, an outage; absent while all is well.
    pub banner: Option<String>,
    /// Service receipts of today without a customer name (IKS-14).
    pub anonymous_receipts_today: u32,
}

/// One field of the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lamp {
    /// `Tag`, `Drucker`, `TSE`, `Sicherung`.
    pub name: String,
    /// Its colour; the word says the same.
    pub state: LampState,
    /// One or two words: `offen`, `wartet`, `ohne`.
    pub word: String,
    /// The sentence behind the word.
    pub sentence: String,
}

/// How much it wants to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LampState {
    /// Nothing to do.
    Good,
    /// Should be looked at today.
    Mind,
    /// Does not work.
    Bad,
}
