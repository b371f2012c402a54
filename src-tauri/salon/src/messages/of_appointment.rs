//! Messages about an appointment: text and calendar file as the appointment is now.

use book::clock::utc_minute;
use book::fault::Outcome;
use book::ledger;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::AppointmentId;
use contract::calendar::{Appointment, ShowAppointment};
use contract::messages::MessageKind;
use contract::refusal::MessageRefusal;
use proof::{Moment, Seq};
use rusqlite::Connection;

use super::about::about;
use super::draft::MessageDraft;
use super::ics::{self, Invitation};
use super::{account, filled};

/// What a message of a kind says of an appointment now.
///
/// # Errors
/// Refused if the appointment has no time.
pub fn draft(
    tx: &ReadTx<'_>,
    kind: MessageKind,
    appointment: &Appointment,
    to: &str,
) -> Outcome<MessageDraft> {
    let (card, about) = (&appointment.card, about(tx.conn, appointment)?);
    let text = filled(tx.conn, kind, &about.places())?;
    let from = account(tx.conn)?.address;
    let invitation = Invitation {
        salon: &about.salon,
        from: &from,
        to,
        off: kind == MessageKind::CalledOff,
        made: tx.now,
    };
    let file = ics::for_customer(card, &uid_domain(tx.conn)?, &invitation).ok_or(MessageRefusal::NoTime)?;
    Ok(MessageDraft {
        file: Some(file),
        customer: card.guest.customer,
        appointment: Some(card.id),
        about_minute: begin(appointment),
        ..MessageDraft::of(kind, to.to_owned(), text)
    })
}

/// The present text of a message that waits.
pub fn as_it_is(
    tx: &ReadTx<'_>,
    waiting: &MessageDraft,
    appointment: AppointmentId,
) -> Outcome<MessageDraft> {
    let appointment = ShowAppointment { appointment }.read(tx)?;
    let present = draft(tx, waiting.kind, &appointment, &waiting.to)?;
    Ok(MessageDraft { about_minute: waiting.about_minute, ..present })
}

/// When an appointment begins, in minutes since 1970 UTC; None for one that has no time.
pub fn begin(appointment: &Appointment) -> Option<i64> {
    appointment.card.at.and_then(|at| utc_minute(at.day, at.minute))
}

/// Whether an appointment stands and is to come.
pub fn stands(appointment: &Appointment, now: Moment) -> bool {
    let card = &appointment.card;
    let to_come = begin(appointment).is_some_and(|begin| begin.saturating_mul(60_000) >= now.utc_ms());
    card.state.takes_time() && card.parked.is_none() && to_come
}

/// What makes names of this salon's appointments unlike those of any other (RFC 5545, 3.8.4.7): the first bytes of the
/// hash of its first entry, which never changes.
pub fn uid_domain(conn: &Connection) -> Outcome<String> {
    let first = ledger::entry(conn, Seq::new(1))?.map(|first| first.hash.to_string()).unwrap_or_default();
    let digits: String = first.rsplit(':').next().unwrap_or_default().chars().take(16).collect();
    Ok(format!("{digits}.lockbuch"))
}
