//! What the core asks of the world outside, and what the main tells it about the program.

use std::sync::Arc;

use crate::clock::Clock;
use crate::fault::Outcome;

/// What the main says of the program that it is.
#[derive(Clone, Debug)]
pub struct Program {
    pub name: &'static str,
    pub version: &'static str,
    /// SQLite's `application_id` of this program's files; any other is refused.
    pub application_id: i32,
    /// Text that this program prints on every slip.
    pub notice: Option<&'static str>,
}

/// The devices and services that the main plugs in.
#[derive(Clone)]
pub struct Adapters {
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<dyn KeyVault>,
}

/// Keeps the register's signing key outside the store.
pub trait KeyVault: Send + Sync {
    /// Keeps a seed under the name of its key.
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()>;
    /// The seed of this key, if it is here.
    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>>;
    /// Where the key lies, in German, for the set-up assistant and the settings.
    fn place(&self) -> String;
}
