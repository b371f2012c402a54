//! The core's port ([`book::ports::Attest`]) over each client: which event is which transaction, and nothing else.
//! [`FiskalyOffice`] sets them up besides, and holds the one at work.

mod answer;
mod fiskaly;
mod fiskaly_office;
mod notes;
mod on_site;

pub use fiskaly::FiskalyTse;
pub use fiskaly_office::FiskalyOffice;
pub use on_site::OnSiteTse;
