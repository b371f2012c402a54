//! The way of a message: queued by a deed, taken by the postman, out or in trouble.

use book::act::{Act, View};
use book::fault::Outcome;
use book::ports::MailTrouble;
use contract::MessageId;
use contract::messages::{MailAccount, MessageState};
use contract::refusal::MessageRefusal;
use proof::Moment;

use super::about::salon_name;
use super::draft::Draft;
use super::outdated::outdated;
use super::{account, checked_address, store};

/// Pauses between two tries, in minutes; after the last the message is given up.
const PAUSES_MIN: [i64; 10] = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720];

/// A message that the postman has taken.
#[derive(Clone, Debug)]
pub struct Task {
    pub message: MessageId,
    pub draft: Draft,
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
pub fn enqueue(act: &Act<'_>, mut draft: Draft) -> Outcome<MessageId> {
    if !account(act)?.on {
        return Err(MessageRefusal::Off.into());
    }
    draft.to = checked_address(&draft.to)?;
    store::queue(act, &draft, &act.standing.actor.name, act.now)
}

/// Whether a message may be tried now; cheap enough to ask often.
pub fn due(view: &View<'_>) -> Outcome<bool> {
    Ok(store::next_due(view.conn, view.now)?.is_some() && account(view.conn)?.on)
}

/// At the start: what was with the server when the program ended is tried again. Its number stays the same, so
/// that servers and programs for mail know a second copy.
pub fn recover(act: &Act<'_>) -> Outcome<usize> {
    store::recover(act)
}

/// Takes the oldest message that may be tried and says that it is under way.
pub fn take(act: &Act<'_>) -> Outcome<Option<Task>> {
    let account = account(act)?;
    if !account.on {
        return Ok(None);
    }
    let Some(stored) = store::next_due(act, act.now)? else { return Ok(None) };
    if let Some(why) = outdated(&act.view(), &stored.draft)? {
        store::end(act, stored.id, MessageState::Cancelled, Some(why))?;
        return Ok(None);
    }
    store::begin(act, stored.id)?;
    Ok(Some(Task {
        message: stored.id,
        draft: stored.draft,
        account,
        salon: salon_name(act)?,
        queued: stored.queued,
        attempts: stored.attempts,
    }))
}

/// The server has taken it.
pub fn sent(act: &Act<'_>, task: &Task) -> Outcome<()> {
    store::sent(act, task.message, act.now)
}

/// It is not out: tried again after a pause that grows, or given up where no try can help.
pub fn failed(act: &Act<'_>, task: &Task, trouble: &MailTrouble) -> Outcome<()> {
    let pause = usize::try_from(task.attempts).ok().and_then(|tries| PAUSES_MIN.get(tries));
    match pause {
        Some(minutes) if !trouble.is_final() => {
            let next = act.now.utc_ms().saturating_add(minutes * 60_000);
            store::postpone(act, task.message, next, &trouble.to_string())
        }
        _ => store::end(act, task.message, MessageState::GivenUp, Some(&trouble.to_string())),
    }
}
