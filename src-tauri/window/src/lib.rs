//! What the two programs share: the window, its keys, the one command and the one event.
//!
//! The core stands behind a [`Door`]; nothing here knows a database.

pub mod arguments;
mod diary;
mod door;
mod ipc;
mod shell;

pub use diary::keep_diary;
pub use door::Door;
pub use shell::{KEYS, Places, Start, run};

/// The page that checks an archive in any browser, without network; every archive carries it.
pub const VERIFIER_PAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/pruefen.html"));
