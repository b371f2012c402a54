//! A customer's appointments: for the file and for an erasure.

use book::act::{Act, View};
use book::fault::Outcome;
use contract::CustomerId;
use contract::calendar::Card;
use rusqlite::Connection;

use super::card::Names;
use super::held::{Held, HeldGuest};
use super::keep::{self, Told};
use super::store;

/// What stands in the calendar for someone who was erased.
pub const ERASED: &str = "Gelöschte Kundendaten";

/// How many appointments bear a customer's name.
pub fn count(conn: &Connection, customer: CustomerId) -> Outcome<u32> {
    Ok(u32::try_from(store::of_customer(conn, customer)?.len()).unwrap_or(u32::MAX))
}

/// All appointments of a customer, the newest first; called off and missed ones too.
pub fn appointments(view: &View<'_>, customer: CustomerId) -> Outcome<Vec<Card>> {
    let names = Names::load(view.conn, view.now.day(), view.now.day())?;
    let ids = store::of_customer(view.conn, customer)?.into_iter().rev();
    ids.map(|id| names.card(&keep::known(view.conn, id)?)).collect()
}

/// Takes a customer out of the calendar (Art. 17 DSGVO): names, phones and notes go, times and services stay without
/// a person. Answers with how many appointments it met.
pub fn erase(act: &Act<'_>, customer: CustomerId) -> Outcome<u32> {
    let ids = store::of_customer(act, customer)?;
    for id in &ids {
        let old = keep::known(act, *id)?;
        let guest = HeldGuest { customer: None, name: ERASED.to_owned(), phone: None, note: None };
        let new = Held { guest, ..old.clone() };
        keep::replace(act, &old, &new, &Told { kind: "erased", what: "Kundendaten gelöscht", undoes: None })?;
        store::forget_guests(act, *id)?;
    }
    store::forget_guest(act, customer)?;
    store::remove_waiting_of(act, customer)?;
    store::remove_adjustments_of(act, customer)?;
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}
