//! A customer's appointments: for the file and for an erasure.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::CustomerId;
use contract::calendar::Card;
use rusqlite::Connection;

use super::card::CardNames;
use super::keep::{self, Told};
use super::store;
use super::stored::{StoredAppointment, StoredGuest};
use crate::patch_tests;

/// What stands in the calendar for someone who was erased.
pub const ERASED: &str = "Gelöschte Kundendaten";

/// How many appointments bear a customer's name.
pub fn count(conn: &Connection, customer: CustomerId) -> Outcome<u32> {
    Ok(u32::try_from(store::of_customer(conn, customer)?.len()).unwrap_or(u32::MAX))
}

/// All appointments of a customer, the newest first; called off and missed ones too.
pub fn appointments(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Vec<Card>> {
    let names = CardNames::load(tx.conn, tx.now.day(), tx.now.day())?;
    let ids = store::of_customer(tx.conn, customer)?.into_iter().rev();
    ids.map(|id| names.card(&keep::known(tx.conn, id)?)).collect()
}

/// Takes a customer out of the calendar (Art. 17 DSGVO): names, phones and notes go, times and services stay without
/// a person. Answers with how many appointments it met.
pub fn erase(tx: &WriteTx<'_>, customer: CustomerId) -> Outcome<u32> {
    let ids = store::of_customer(tx, customer)?;
    for id in &ids {
        let old = keep::known(tx, *id)?;
        let guest = StoredGuest { customer: None, name: ERASED.to_owned(), phone: None, note: None };
        let new = StoredAppointment { guest, ..old.clone() };
        patch_tests::forget_appointment(tx, *id)?;
        keep::put(tx, &old, &new, &Told { kind: "erased", what: "Kundendaten gelöscht", undoes: None })?;
        store::forget_guests(tx, *id)?;
    }
    store::forget_guest(tx, customer)?;
    store::remove_waiting_of(tx, customer)?;
    store::remove_adjustments_of(tx, customer)?;
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}
