//! The only thing a window needs of the salon.

use std::sync::mpsc::Receiver;

/// One piece of news: a JSON list of topics, as `contract::wire` writes it.
pub type News = String;

/// Answers calls and tells what changed. Both sides of a call are JSON in the form of `contract::wire`,
/// so that the window and any other outlet share one way in.
pub trait Door: Send + Sync + 'static {
    /// Answers one call. Blocks until the salon has decided; never call it on the window's thread.
    fn call(&self, caller: &str, question: &str) -> String;

    /// Opens a stream of topics; it ends when the salon is closed.
    fn news(&self) -> Receiver<News>;
}
