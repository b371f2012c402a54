//! The state strip: how the house stands, in words.

use serde::{Deserialize, Serialize};

/// Asks how day, printer, TSE and backup stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShowStatus;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    pub lamps: Vec<Lamp>,
    /// Stays until it is solved: a broken chain, an outage.
    pub banner: Option<String>,
    pub anonymous_receipts_today: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lamp {
    /// `Tag`, `Drucker`, `TSE`, `Sicherung`.
    pub name: String,
    pub state: LampState,
    /// One or two words: `offen`, `wartet`, `ohne`.
    pub word: String,
    /// The sentence behind the word.
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LampState {
    Good,
    Mind,
    Bad,
}
