//! Whether a customer has agreed to health data.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::consents::{Consent, ConsentKind};
use contract::{CustomerId, Question};
use rusqlite::Connection;

use crate::{consents, customers, patch_tests};

/// Whether the consent of a customer stands.
fn stands(conn: &Connection, customer: CustomerId) -> Outcome<bool> {
    consents::has(conn, &customers::family(conn, customer)?, ConsentKind::Health)
}

/// Goes on where the consent stands or was given just now; it is kept then.
///
/// # Errors
/// The question [`Question::HealthConsent`], until it was answered with yes; refused if there is no such customer.
pub fn agreed(tx: &WriteTx<'_>, customer: CustomerId) -> Outcome<()> {
    let card = customers::living(tx, customer)?;
    if stands(tx, card.id)? {
        return Ok(());
    }
    let name = &card.master.name;
    tx.authority.ask(Question::HealthConsent, || {
        format!(
            "Für Angaben zu Haar und Haut von {name} fehlt die Einwilligung (Art. 9 DSGVO). Hat {name} heute \
             eingewilligt? Dann wird die Einwilligung festgehalten und die Angabe gespeichert."
        )
    })?;
    give(tx, card.id, ConsentKind::Health).map(drop)
}

/// Keeps a consent. Whoever agrees to health data again has the tests back that were locked.
pub fn give(tx: &WriteTx<'_>, customer: CustomerId, kind: ConsentKind) -> Outcome<Consent> {
    let given = consents::give(tx, customer, kind)?;
    if kind == ConsentKind::Health {
        for member in customers::family(tx, customers::living(tx, customer)?.id)? {
            patch_tests::unlock(tx, member)?;
        }
    }
    Ok(given)
}
