//! Whoever got a confirmation is told when the appointment is moved or called off: what was said last is compared with
//! what holds, so that every way to change an appointment is told, and what was taken back at once is not.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::ShowAppointment;
use contract::messages::MessageKind;
use proof::Moment;

use super::draft::MessageDraft;
use super::of_appointment::{begin, draft, stands};
use super::{account, enqueue, store};

/// So long is waited whether it changes once more.
const SETTLES_MS: i64 = 60_000;

/// Whether anyone is to be told of a change.
pub fn changes_due(tx: &ReadTx<'_>) -> Outcome<bool> {
    Ok(account(tx.conn)?.on && !untold(tx)?.is_empty())
}

/// Queues a message for each confirmed appointment that was moved or called off since; how many.
pub fn tell_changes(tx: &WriteTx<'_>) -> Outcome<usize> {
    let untold = untold(&tx.as_read())?;
    let count = untold.len();
    let settled = Moment::new(tx.now.utc_ms().saturating_add(SETTLES_MS), tx.now.offset_min());
    for message in untold {
        enqueue(tx, MessageDraft { not_before: Some(settled), ..message })?;
    }
    Ok(count)
}

/// What was said of times to come, and holds no more.
fn untold(tx: &ReadTx<'_>) -> Outcome<Vec<MessageDraft>> {
    let mut untold = Vec::new();
    for said in store::said_and_changed(tx.conn, tx.now)? {
        let appointment = ShowAppointment { appointment: said.appointment }.read(tx)?;
        let card = &appointment.card;
        // In the air it is nowhere yet, and somebody else was told nothing.
        if card.parked.is_some() || card.guest.customer != said.customer {
            continue;
        }
        let kind = match (stands(&appointment, tx.now), begin(&appointment) == Some(said.about_minute)) {
            (true, true) => continue,
            (true, false) => MessageKind::Moved,
            (false, _) if !card.state.takes_time() => MessageKind::CalledOff,
            (false, _) => continue,
        };
        untold.push(draft(tx, kind, &appointment, &said.to)?);
    }
    Ok(untold)
}
