//! A customer's appointments: for the file and for an erasure.

use book::fault::Outcome;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{Card, FeeDecision, Happened, PhaseAdjustment, Waiting};
use contract::{AppointmentId, CustomerId, Moment, Seq};
use rusqlite::Connection;
use serde::Serialize;

use super::card::CardNames;
use super::frame::{Frame, minute_of};
use super::history;
use super::keep::{self, Told};
use super::store;
use super::stored::{StoredAppointment, StoredGuest, services};
use crate::patch_tests;

/// What stands in the calendar for someone who was erased.
pub const ERASED: &str = "Gelöschte Kundendaten";

/// How many entries of the waiting list are a customer's.
pub fn waiting_count(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(store::waiting_of(conn, customer)?.len())
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
        take_out(tx, *id)?;
    }
    store::forget_guest(tx, customer)?;
    store::remove_waiting_of(tx, customer)?;
    store::remove_adjustments_of(tx, customer)?;
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}

/// Takes whoever comes out of an appointment, with all that anyone typed about it.
pub(super) fn take_out(tx: &WriteTx<'_>, id: AppointmentId) -> Outcome<()> {
    let old = keep::known(tx, id)?;
    let guest = StoredGuest { customer: None, name: ERASED.to_owned(), phone: None, note: None };
    let mut new = StoredAppointment { guest, ..old.clone() };
    if let Some(FeeDecision::Waive { reason }) = new.plan.fee.as_mut().and_then(|fee| fee.decision.as_mut()) {
        reason.clear();
    }
    new.plan.parts.iter_mut().for_each(|part| part.price_reason = None);
    patch_tests::forget_appointment(tx, id)?;
    keep::put(tx, &old, &new, &Told::plain("erased", "Kundendaten gelöscht"))?;
    store::forget_words(tx, id)
}

/// Those of some appointments that are not over, in words: `Di 01.12.2026, 10:00 Uhr: Herrenschnitt`.
pub fn ahead(conn: &Connection, appointments: &[AppointmentId], now: Moment) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for id in appointments {
        let StoredAppointment { plan, .. } = keep::known(conn, *id)?;
        let begins = plan.start.filter(|start| plan.takes_time() && *start >= minute_of(now));
        if let Some(start) = begins {
            found.push((start, format!("{}: {}", Frame::at(start).slot(start), services(&plan.parts))));
        }
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, words)| words).collect())
}

/// Appointments of a customer, called off and parked ones too.
pub fn ids(conn: &Connection, customer: CustomerId) -> Outcome<Vec<AppointmentId>> {
    store::of_customer(conn, customer)
}

/// Entries that paid appointments of a customer: on the receipt of whoever came along, too.
pub fn paid(conn: &Connection, customer: CustomerId) -> Outcome<Vec<Seq>> {
    store::paid_for(conn, customer)
}

/// Entries of the waiting list of a customer, in words.
pub fn waiting(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Vec<Waiting>> {
    super::waiting::of_customer(tx, customer)
}

/// Lengths of phases that were set for a customer.
pub fn adjustments(conn: &Connection, customer: CustomerId) -> Outcome<Vec<PhaseAdjustment>> {
    let all = store::all_adjustments(conn)?.into_iter();
    Ok(all.filter(|set| set.customer == Some(customer)).collect())
}

/// What happened to an appointment, the oldest first, with what was typed.
pub fn history(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<Happened>> {
    let mut all = history::history(conn, appointment)?;
    all.reverse();
    Ok(all)
}

/// Whom an appointment was for before it became somebody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormerGuest {
    pub name: String,
    pub phone: Option<String>,
    pub note: Option<String>,
}

/// Appointments that were a customer's before, each with until when and what was noted then.
pub fn former(conn: &Connection, customer: CustomerId) -> Outcome<Vec<(Moment, FormerGuest)>> {
    let was = store::former_of(conn, customer)?.into_iter();
    Ok(was
        .map(|(at, guest)| (at, FormerGuest { name: guest.name, phone: guest.phone, note: guest.note }))
        .collect())
}

/// Prices of an appointment that are not the list's, with the reason that was typed.
pub fn agreed_prices(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<String>> {
    let parts = keep::known(conn, appointment)?.plan.parts.into_iter();
    let agreed = parts.filter_map(|part| {
        part.price_reason.map(|reason| format!("{}: {} € vereinbart, Grund: {reason}", part.name, part.price))
    });
    Ok(agreed.collect())
}

/// What was decided about the fee of an appointment that was missed.
pub fn fee(conn: &Connection, appointment: AppointmentId) -> Outcome<Option<String>> {
    let fee = keep::known(conn, appointment)?.plan.fee;
    Ok(fee.map(|fee| match fee.decision {
        None => format!("Ausfallgebühr {} € vorgeschlagen", fee.proposed),
        Some(FeeDecision::Charge) => format!("Ausfallgebühr {} € verlangt", fee.proposed),
        Some(FeeDecision::Waive { reason }) => format!("Ausfallgebühr {} € erlassen: {reason}", fee.proposed),
    }))
}
