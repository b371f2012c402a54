//! Whom the salon may write to by itself.

use book::fault::Outcome;
use contract::CustomerId;
use contract::consents::ConsentKind;
use rusqlite::Connection;

use crate::{consents, customers};

/// The address at which a customer has agreed to be reminded, as long as that consent stands.
pub fn reminded_at(conn: &Connection, customer: CustomerId) -> Outcome<Option<String>> {
    let family = customers::family(conn, customer)?;
    if !consents::has(conn, &family, ConsentKind::RemindersByMail)? {
        return Ok(None);
    }
    for member in family {
        let card = customers::card(conn, member)?.filter(|card| card.active && card.erased.is_none());
        if let Some(mail) = card.and_then(|card| card.master.mails.into_iter().next()) {
            return Ok(Some(mail));
        }
    }
    Ok(None)
}
