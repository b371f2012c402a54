//! Epson's TSE, in a printer or behind the TSE server: TCP port 8009, XML that ends with a zero byte, JSON inside.
//!
//! **No device was ever reached.** To be looked at when one is: that log messages carry unix time and `processData` as it
//! was before base64 (the proof of each answer rests on both), how `signatureAlgorithm` is spelt, and what
//! `GetLastTransactionResponse` holds, of which no public code shows the answer.
//!
//! Setting up (`SetUp`, `RegisterClient`, `RegisterSecretKey`) and exports (`ArchiveExport`, `GetExportData`,
//! `FinalizeExport`) are not built: Epson's own tool does both.

mod client;
mod line;
mod message;
mod result_code;
mod trouble;
mod xml;

pub use client::{Epson, PORT, SECRET, Settings};
pub use result_code::ResultCode;
pub use trouble::Trouble;
