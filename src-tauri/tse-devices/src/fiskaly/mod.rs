//! fiskaly SIGN DE V2, a TSE in the cloud, by its public description (OpenAPI 2.1.35).
//!
//! **The service itself was never reached.** To be looked at when it is: that the messages in an export name the client's
//! serial number as `clientId`, for the proof of each answer rests on it ([`crate::Signed::prove`]); and how a
//! transaction that is given up stands in the export.
//!
//! - A transaction has an id that follows from the event ([`transaction_id`]) and a revision for each step. Whoever asks
//!   for the same step again gets the same answer, so a step that was doubtful is never signed twice; the client looks up
//!   what became of it before it goes on.
//! - `Retry-After` is kept, and nobody is asked before ([`Trouble::AskLater`]). Exports have a patience of their own, so
//!   that one never holds up the till.
//! - Every question to the till's way ends within [`Settings::patience`], whatever it takes: signing in, looking up,
//!   sending again.

mod client;
mod error_code;
mod export;
mod info;
mod provision;
mod session;
mod settings;
mod transaction;
mod trouble;
mod wire;

pub use client::{Fiskaly, State, transaction_id};
pub use error_code::ErrorCode;
pub use export::{Export, Part, Progress};
pub use info::{TssInfo, TssState};
pub use provision::{Provision, Provisioned, PukSafe};
pub use settings::{BASE_URL, Settings};
pub use trouble::Trouble;
