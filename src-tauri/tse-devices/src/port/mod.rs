//! The core's port ([`book::ports::Attest`]) over each client: which event is which transaction, and nothing else.

mod answer;
mod fiskaly;
mod notes;
mod on_site;

pub use fiskaly::FiskalyTse;
pub use on_site::OnSiteTse;
