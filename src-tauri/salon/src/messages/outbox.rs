//! The way of a message: queued by a deed, taken by the postman, out or in trouble.

use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::ports::MailTrouble;
use book::tx::{ReadTx, WriteTx};
use contract::MessageId;
use contract::messages::{MailAccount, MessageState};
use contract::refusal::MessageRefusal;
use proof::Moment;

use super::about::salon_name;
use super::address::{holding, is_of_file};
use super::draft::MessageDraft;
use super::hours::is_night;
use super::of_appointment::as_it_is;
use super::outdated::outdated;
use super::store::StoredMessage;
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
    let of_file = is_of_file(tx, draft.customer, &draft.to)?;
    store::queue(tx, (&draft, of_file), &tx.authority.actor.name, tx.now)
}

/// Whether a message may be tried now; cheap enough to ask often.
pub fn due(tx: &ReadTx<'_>) -> Outcome<bool> {
    Ok(account(tx.conn)?.on && store::next_due(tx.conn, tx.now, is_night(tx.now))?.is_some())
}

/// At the start: what was with the server when the program ended is tried again. Its number stays the same, so
/// that servers and programs for mail know a second copy.
pub fn recover(tx: &WriteTx<'_>) -> Outcome<usize> {
    store::recover(tx)
}

/// Takes the oldest message that may be tried and says that it is under way. What it says is what holds now, and it goes to
/// the address that holds now; what holds no more stays in the house.
pub fn take(tx: &WriteTx<'_>) -> Outcome<Option<Task>> {
    let account = account(tx)?;
    if !account.on {
        return Ok(None);
    }
    let Some(mut stored) = store::next_due(tx, tx.now, is_night(tx.now))? else { return Ok(None) };
    // What stands in the way of one message keeps no other one.
    let present = match unless_damaged(present(&tx.as_read(), &stored)) {
        Ok(found) => found.unwrap_or_else(|| Err("Der Termin ist nicht lesbar.".to_owned())),
        Err(Trouble::Refused(refusal)) => Err(refusal.to_string()),
        Err(fault) => return Err(fault),
    };
    match present {
        Ok(draft) => stored.draft = draft,
        Err(why) => {
            store::hold_back(tx, stored.id, &why)?;
            return Ok(None);
        }
    }
    store::rewrite(tx, stored.id, &stored.draft)?;
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

/// A message as it is to be now, or why it must not go out.
fn present(tx: &ReadTx<'_>, stored: &StoredMessage) -> Outcome<Result<MessageDraft, String>> {
    if let Some(why) = outdated(tx, &stored.draft)? {
        return Ok(Err(why.to_owned()));
    }
    let Some(to) = holding(tx.conn, &stored.draft, stored.of_file)? else {
        return Ok(Err("Die Adresse steht nicht mehr in der Kartei.".to_owned()));
    };
    let draft = MessageDraft { to, ..stored.draft.clone() };
    Ok(Ok(match draft.appointment {
        Some(appointment) => as_it_is(tx, &draft, appointment)?,
        None => draft,
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
