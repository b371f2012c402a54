//! Protocols: what was recorded, listed for those who check (GoBD; DESIGN.md 9 "Protokoll").

mod beside_stornos;
mod changes;
mod data_entry;
mod describe;
mod entry_kinds;
pub(crate) mod fields;
mod prices_on;
mod programming;
mod stornos;
mod told_lines;

pub use data_entry::{Wanted, data_entry};
pub use prices_on::prices_on;
pub use programming::programming;
pub use stornos::{singly, stornos};
