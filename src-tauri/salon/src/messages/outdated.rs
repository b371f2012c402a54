//! What is asked once more before a message about an appointment goes out.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::calendar::ShowAppointment;
use contract::messages::MessageKind;

use super::consent;
use super::draft::MessageDraft;
use super::of_appointment::begin;

/// Why a message that waits must not go out any more: what it says has changed, or nobody may be written to.
pub fn outdated(tx: &ReadTx<'_>, draft: &MessageDraft) -> Outcome<Option<&'static str>> {
    let Some(appointment) = draft.appointment else { return Ok(None) };
    let appointment = ShowAppointment { appointment }.read(tx)?;
    let card = &appointment.card;
    let (now_at, stands) = (begin(&appointment), card.state.takes_time() && card.parked.is_none());
    // A program before this one did not note of which time a confirmation speaks.
    let about = draft.about_minute.or(now_at);
    if about.is_some_and(|about| about.saturating_mul(60_000) < tx.now.utc_ms()) {
        return Ok(Some("Der Termin ist vorbei."));
    }
    let called_off = draft.kind == MessageKind::CalledOff;
    if stands == called_off || now_at.is_none() || now_at != about || card.guest.customer != draft.customer {
        return Ok(Some("Der Termin hat sich geändert."));
    }
    if draft.kind != MessageKind::Reminder {
        return Ok(None);
    }
    let may = draft.customer.map(|customer| consent::reminded_at(tx.conn, customer)).transpose()?.flatten();
    Ok(may.is_none().then_some("Die Einwilligung wurde zurückgenommen."))
}
