//! Protocols: what was recorded, listed for those who check (GoBD; DESIGN.md 9 "Protokoll").

mod stornos;

pub use stornos::stornos;
