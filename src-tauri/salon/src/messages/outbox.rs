//! The way of a message: queued by a deed, taken by the postman, out or in trouble.

use book::fault::Outcome;
use book::ports::MailTrouble;
use book::tx::{ReadTx, WriteTx};
use contract::MessageId;
use contract::messages::{MailAccount, MessageState};
use contract::refusal::MessageRefusal;
use proof::Moment;

use super::about::salon_name;
use super::draft::MessageDraft;
use super::outdated::outdated;
use super::{account, checked_address, store};

/// Pauses between two tries, in minutes; after the last the message is given up.
const PAUSES_MIN: [i64; 10] = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720];

/// A message that the postman has taken.
#[derive(Clone, Debug)]
pub struct Task {
    pub message: MessageId,
    pub draft: MessageDraft,
    pub account: MailAccount,
    /// Whose message it is.
    pub salon: String,
    pub queued: Moment,
    attempts: u32,
}

/// Queues a message.
///
/// # Errors
/// Refused while messages are off, or if the address is none.
pub fn enqueue(tx: &WriteTx<'_>, mut draft: MessageDraft) -> Outcome<MessageId> {
    if !account(tx)?.on {
        return Err(MessageRefusal::Off.into());
    }
    draft.to = checked_address(&draft.to)?;
    store::queue(tx, &draft, &tx.authority.actor.name, tx.now)
}

/// Whether a message may be tried now; cheap enough to ask often.
pub fn due(tx: &ReadTx<'_>) -> Outcome<bool> {
    Ok(store::next_due(tx.conn, tx.now)?.is_some() && account(tx.conn)?.on)
}

/// At the start: what was with the server when the program ended is tried again. Its number stays the same, so
/// that servers and programs for mail know a second copy.
pub fn recover(tx: &WriteTx<'_>) -> Outcome<usize> {
    store::recover(tx)
}

/// Takes the oldest message that may be tried and says that it is under way.
pub fn take(tx: &WriteTx<'_>) -> Outcome<Option<Task>> {
    let account = account(tx)?;
    if !account.on {
        return Ok(None);
    }
    let Some(stored) = store::next_due(tx, tx.now)? else { return Ok(None) };
    if let Some(why) = outdated(&tx.as_read(), &stored.draft)? {
        store::end(tx, stored.id, MessageState::Cancelled, Some(why))?;
        return Ok(None);
    }
    store::begin(tx, stored.id)?;
    Ok(Some(Task {
        message: stored.id,
        draft: stored.draft,
        account,
        salon: salon_name(tx)?,
        queued: stored.queued,
        attempts: stored.attempts,
    }))
}

/// The server has taken it.
pub fn sent(tx: &WriteTx<'_>, task: &Task) -> Outcome<()> {
    store::sent(tx, task.message, tx.now)
}

/// It is not out: tried again after a pause that grows, or given up where no try can help.
pub fn failed(tx: &WriteTx<'_>, task: &Task, trouble: &MailTrouble) -> Outcome<()> {
    let pause = usize::try_from(task.attempts).ok().and_then(|tries| PAUSES_MIN.get(tries));
    match pause {
        Some(minutes) if !trouble.is_final() => {
            let next = tx.now.utc_ms().saturating_add(minutes * 60_000);
            store::postpone(tx, task.message, next, &trouble.to_string())
        }
        _ => store::end(tx, task.message, MessageState::GivenUp, Some(&trouble.to_string())),
    }
}
