//! Reminders: proposed by the clock for the appointments of the next day, once for each begin, and only to those
//! who agreed.

use book::clock::utc_minute;
use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::{ReadTx, WriteTx};
use contract::Day;
use contract::calendar::{AppointmentState, Card, ShowAppointment, ShowDay};
use contract::messages::MessageKind;

use super::about::about;
use super::draft::MessageDraft;
use super::{account, consent, enqueue, filled, store};

/// Local minute of the day from which the next day is reminded of: nobody is written to at night.
const FROM_MINUTE: u32 = 10 * 60;
const UNTIL_MINUTE: u32 = 20 * 60;

/// Whether anyone is to be reminded now.
pub fn reminders_due(tx: &ReadTx<'_>) -> Outcome<bool> {
    let minute = tx.now.minute_of_day();
    let waking = (FROM_MINUTE..UNTIL_MINUTE).contains(&minute);
    Ok(waking && account(tx.conn)?.on && !wanted(tx)?.is_empty())
}

/// Queues a reminder for each appointment of the next day whose customer agreed; how many.
pub fn remind(tx: &WriteTx<'_>) -> Outcome<usize> {
    let wanted = wanted(&tx.as_read())?;
    for (card, begin, to) in &wanted {
        let appointment = ShowAppointment { appointment: card.id }.read(&tx.as_read())?;
        let text = filled(tx, MessageKind::Reminder, &about(tx, &appointment)?.places())?;
        let draft = MessageDraft::of(MessageKind::Reminder, to.clone(), text);
        enqueue(
            tx,
            MessageDraft {
                customer: card.guest.customer,
                appointment: Some(card.id),
                about_minute: Some(*begin),
                ..draft
            },
        )?;
    }
    Ok(wanted.len())
}

/// Appointments of the next day that nobody was reminded of, with their begin and where to write.
fn wanted(tx: &ReadTx<'_>) -> Outcome<Vec<(Card, i64, String)>> {
    let tomorrow: Day = tx.now.day().plus_days(1);
    let mut wanted = Vec::new();
    for card in (ShowDay { day: tomorrow }).read(tx)?.cards {
        let coming = matches!(card.state, AppointmentState::Booked | AppointmentState::Confirmed);
        let (Some(at), Some(customer), true) = (card.at, card.guest.customer, coming) else { continue };
        let Some(begin) = utc_minute(at.day, at.minute) else { continue };
        if store::is_reminded(tx.conn, card.id, begin)? {
            continue;
        }
        if let Some(to) = consent::reminded_at(tx.conn, customer)? {
            wanted.push((card, begin, to));
        }
    }
    Ok(wanted)
}
