//! Consents: who agreed to what, in which wording and when. A new wording is a new version; what was signed under an
//! old one says so.

mod handle;
mod store;
mod wording;

pub use store::{SIGNED, forget, has, of_family};

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::ConsentId;
use contract::CustomerId;
use contract::consents::{Consent, ConsentKind};
use contract::refusal::CustomerRefusal;

use crate::customers;

/// Keeps that a customer has agreed to the wording that is in force.
///
/// # Errors
/// Refused if there is no such customer.
pub fn give(tx: &WriteTx<'_>, customer: CustomerId, kind: ConsentKind) -> Outcome<Consent> {
    let card = customers::living(tx, customer)?;
    let text = store::text(tx, kind)?;
    let by = &tx.authority.actor.name;
    let id = store::add(tx, card.id, (kind, text.version), tx.now, by)?;
    let given = store::of_family(tx, &[card.id])?.into_iter().find(|consent| consent.id == id);
    given.ok_or_else(|| Trouble::fault("a consent is gone"))
}

/// Withdraws a consent; answers with whose and which it was.
///
/// # Errors
/// Refused if it does not stand.
pub fn withdraw(tx: &WriteTx<'_>, id: ConsentId) -> Outcome<(CustomerId, ConsentKind)> {
    let withdrawn = store::withdraw(tx, id, tx.now)?;
    let of = store::customer_and_kind(tx, id)?;
    of.filter(|_| withdrawn).ok_or_else(|| CustomerRefusal::NoSuchConsent.into())
}
