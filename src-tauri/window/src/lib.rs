//! What the two programs share: the window, its keys, the one command and the one event.
//!
//! The core stands behind a [`Door`]; nothing here knows a database.

pub mod arguments;
mod door;
mod ipc;
mod salon_door;
mod shell;

pub use door::{Door, News};
pub use salon_door::open_salon;
pub use shell::{Program, run};
