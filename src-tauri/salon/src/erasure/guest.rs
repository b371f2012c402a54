//! The erasure of someone without a customer's file, by an appointment or by name (Art. 17 DSGVO): at appointments, in
//! their history, on the waiting list, in baskets, in messages and at receipts that no rule keeps.

use book::fault::Outcome;
use book::ledger;
use book::tx::WriteTx;
use contract::dossier::{Erasure, GuestOf};
use contract::refusal::CalendarRefusal;
use proof::{Entry, Moment};
use rusqlite::Connection;

use super::erase::{check_reason, take_off_names};
use super::outlook::{MESSAGES, NAMES, WAITING, count, entries, listed, names};
use crate::calendar::of_guest::{self, GuestMark, KnownGuest};
use crate::{calendar, messages, till};

/// All that is kept of a guest.
struct Kept {
    mark: GuestMark,
    known: KnownGuest,
    /// Receipts that bear the name and belong to no file.
    entries: Vec<Entry>,
    baskets: Vec<String>,
}

fn kept(conn: &Connection, guest: &GuestOf) -> Outcome<Kept> {
    let mark = match guest {
        GuestOf::Appointment(id) => GuestMark::of(conn, *id)?,
        GuestOf::Name { name, phone } => GuestMark::named(name, phone.as_deref())?,
    };
    let known = of_guest::find(conn, &mark)?;
    let mut seqs = Vec::new();
    ledger::names_without_file(conn, |seq, name| {
        if mark.is_named(name) {
            seqs.push(seq);
        }
    })?;
    let mut baskets = till::names_without_file(conn)?;
    baskets.retain(|name| mark.is_named(name));
    Ok(Kept { entries: entries(conn, seqs)?, mark, known, baskets })
}

/// What an erasure of a guest comes to.
///
/// # Errors
/// Refused if nothing is kept of such a guest.
pub fn guest_outlook(conn: &Connection, guest: &GuestOf, now: Moment) -> Outcome<Erasure> {
    told(conn, &kept(conn, guest)?, now)
}

fn told(conn: &Connection, kept: &Kept, now: Moment) -> Outcome<Erasure> {
    let Kept { mark, known, entries, baskets } = kept;
    let (names, stays) = names(entries, now.day());
    let goes = listed([
        ("Namen, Telefonnummern, Notizen und Gründe an Terminen", count(known.appointments.len())),
        ("Frühere Namen an Terminen", count(known.former.len())),
        (WAITING, count(known.waiting.len())),
        ("Offene Vorgänge an der Kasse", count(baskets.len())),
        (MESSAGES, count(messages::of_appointments(conn, &known.appointments)?)),
        (NAMES, names),
    ]);
    if goes.is_empty() && stays.is_empty() {
        return Err(CalendarRefusal::NoSuchGuest.into());
    }
    let of = known.spellings.iter().map(|(name, phone)| match phone {
        Some(phone) => format!("{name}, {phone}"),
        None => name.clone(),
    });
    let mut of: Vec<String> = of.collect();
    if of.is_empty() {
        of.push(mark_name(conn, entries, mark)?);
    }
    let ahead = calendar::of_customer::ahead(conn, &known.appointments, now)?;
    Ok(Erasure { customer: None, of, goes, stays, ahead })
}

/// The name as a receipt has it.
fn mark_name(conn: &Connection, entries: &[Entry], mark: &GuestMark) -> Outcome<String> {
    for entry in entries {
        if let Some(text) = ledger::customer(conn, entry.head.seq)?.filter(|text| mark.is_named(&text.name)) {
            return Ok(text.name);
        }
    }
    Ok(String::new())
}

/// Erases all that no rule demands of a guest.
///
/// # Errors
/// Refused without a reason, or if nothing is kept of such a guest.
pub fn erase_guest(tx: &WriteTx<'_>, guest: &GuestOf, reason: &str) -> Outcome<Erasure> {
    check_reason(reason)?;
    let kept = kept(tx, guest)?;
    let erasure = told(tx, &kept, tx.now)?;
    take_off_names(tx, &kept.entries, None, tx.now.day())?;
    messages::forget_appointments(tx, &kept.known.appointments)?;
    for name in &kept.baskets {
        till::forget_name(tx, name)?;
    }
    of_guest::erase(tx, &kept.known)?;
    Ok(erasure)
}
