//! What is asked once more before a reminder goes out.

use book::clock::utc_minute;
use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::calendar::ShowAppointment;

use super::consent;
use super::draft::MessageDraft;

/// Why a reminder that waits must not go out any more: what it says has changed, or nobody may be written to.
pub fn outdated(tx: &ReadTx<'_>, draft: &MessageDraft) -> Outcome<Option<&'static str>> {
    let (Some(appointment), Some(begin)) = (draft.appointment, draft.about_minute) else { return Ok(None) };
    if begin.saturating_mul(60_000) < tx.now.utc_ms() {
        return Ok(Some("Der Termin ist vorbei."));
    }
    let card = ShowAppointment { appointment }.read(tx)?.card;
    let now_at = card.at.and_then(|at| utc_minute(at.day, at.minute));
    if !card.state.takes_time() || card.parked.is_some() || now_at != Some(begin) {
        return Ok(Some("Der Termin hat sich geändert."));
    }
    let may = draft.customer.map(|customer| consent::reminded_at(tx.conn, customer)).transpose()?.flatten();
    Ok(may.is_none().then_some("Die Einwilligung wurde zurückgenommen."))
}
