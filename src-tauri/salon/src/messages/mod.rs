//! What the salon writes to its customers: confirmations, reminders and receipts by e-mail.
//!
//! A message is a row of the outbox, whole with its attachment, before anyone speaks to a server; the postman
//! takes them one by one and says what came of each. What fails is tried again after growing pauses, what can
//! never arrive is given up with the reason, and everything can be seen. Nothing goes out as long as the account
//! is off, nothing that holds no more ([`outdated`]), nothing at night that nobody waits for, and nothing without consent: [`consent`] is asked for what the salon sends by itself; a receipt or a
//! confirmation that someone asks for at the desk is sent because of that very wish.

mod about;
mod account;
mod address;
mod at_door;
mod changed;
pub mod consent;
mod day_plan;
mod draft;
mod given_out;
mod handle;
mod hours;
mod ics;
mod of_appointment;
mod outbox;
mod outdated;
mod outgoing;
mod remind;
mod store;
mod template;

pub use about::salon_name;
pub use account::{SECRET, account, checked_address, is_on};
pub use changed::{changes_due, tell_changes};
pub use day_plan::day_plan;
pub use draft::MessageDraft;
pub use outbox::{Task, due, enqueue, failed, recover, sent, take};
pub use outgoing::Outgoing;
pub use remind::{remind, reminders_due};
pub use store::{
    ClosingMails, SIGNED, are_stale, closings, forget, forget_appointments, of_appointments, of_family,
    purge, texts_to, to_family,
};
pub use template::{Filled, filled};
