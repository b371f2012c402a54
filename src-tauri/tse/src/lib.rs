//! What a technical security device (TSE, § 146a AO) writes, signs and hands out: log messages (TR-03151), exports
//! (TR-03153), the data of an event and the QR code of a receipt (DSFinV-K, annex I). Knows neither store nor desk; no
//! IO but the file that one hands in, no clock.
//!
//! # Where to begin
//!
//! - **To check an export**: [`check()`] reads the TAR, and the [`Report`] holds what was seen and each [`Finding`], a
//!   German sentence.
//! - **To read a message**: [`LogMessage::read`] keeps the bytes that were signed; [`show::fields`] tells them to people.
//! - **To say what is to be signed**: [`Kassenbeleg`], [`process_data::order`], [`process_data::free_text`].
//! - **To check a receipt**: [`ReceiptQr::read`], then [`ReceiptQr::verify`].
//! - **To write messages**, as a device does: [`write::to_sign`], [`SigningKey`], [`write::message`].
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]
#![forbid(unsafe_code)]

pub mod algorithm;
pub mod certificate;
pub mod check;
pub mod client_id;
pub mod der;
pub mod file_name;
pub mod finding;
pub mod info;
pub mod key;
pub mod log_time;
pub mod malformed;
pub mod message;
pub mod oid;
pub mod process_data;
pub mod receipt_qr;
pub mod show;
pub mod signing;
pub mod system_event;
pub mod tlv;
pub mod write;

pub use algorithm::{Algorithm, Hash};
pub use certificate::Certificate;
pub use check::{Known, Report, check};
pub use client_id::ClientId;
pub use finding::{Finding, Weight};
pub use info::Info;
pub use key::{Curve, PublicKey};
pub use log_time::{LogTime, TimeFormat};
pub use message::{Body, LogMessage};
pub use process_data::{Kassenbeleg, ProcessType};
pub use receipt_qr::ReceiptQr;
pub use signing::SigningKey;
pub use system_event::SystemEvent;

#[cfg(test)]
mod tests;
