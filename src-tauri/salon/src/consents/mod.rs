//! Consents: who agreed to what, in which wording and when. A new wording is a new version; what was signed under an
//! old one says so.

mod handle;
mod store;
mod wording;

pub use store::{forget, has, of_family};

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::ConsentId;
use contract::CustomerId;
use contract::consents::ConsentKind;
use contract::refusal::CustomerRefusal;

/// Withdraws a consent; answers with whose and which it was.
///
/// # Errors
/// Refused if it does not stand.
pub fn withdraw(tx: &WriteTx<'_>, id: ConsentId) -> Outcome<(CustomerId, ConsentKind)> {
    let withdrawn = store::withdraw(tx, id, tx.now)?;
    let of = store::customer_and_kind(tx, id)?;
    of.filter(|_| withdrawn).ok_or_else(|| CustomerRefusal::NoSuchConsent.into())
}
