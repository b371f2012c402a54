//! Reminders: proposed by the clock on the last day on which the salon is open before the appointment, once for each
//! begin, and only to those who agreed. The PC is off on days off: what nobody was reminded of then is caught up on the
//! day itself, as long as there is time to read it.

use book::clock::local;
use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::{ReadTx, WriteTx};
use contract::calendar::{Appointment, ShowAppointment};
use contract::messages::MessageKind;
use proof::Moment;
use rusqlite::Connection;

use super::of_appointment::{draft, stands};
use super::{account, consent, enqueue, store};
use crate::calendar;

/// Local minute of the day from which is reminded: nobody is written to at night.
const FROM_MINUTE: u32 = 10 * 60;
const UNTIL_MINUTE: u32 = 20 * 60;
/// Whoever booked needs no reminder for so long, and one that comes later than so long before the appointment is no help.
const HOURS: i64 = 2;

/// Whether anyone is to be reminded now.
pub fn reminders_due(tx: &ReadTx<'_>) -> Outcome<bool> {
    let minute = tx.now.minute_of_day();
    let waking = (FROM_MINUTE..UNTIL_MINUTE).contains(&minute);
    Ok(waking && account(tx.conn)?.on && !wanted(tx)?.is_empty())
}

/// Queues a reminder for each appointment up to the next open day whose customer agreed; how many.
pub fn remind(tx: &WriteTx<'_>) -> Outcome<usize> {
    let wanted = wanted(&tx.as_read())?;
    for (appointment, to) in &wanted {
        enqueue(tx, draft(&tx.as_read(), MessageKind::Reminder, appointment, to)?)?;
    }
    Ok(wanted.len())
}

const fn ms(hours: i64) -> i64 {
    hours * 60 * 60 * 1_000
}

/// Appointments that are to be reminded of today and have not been: those up to the next open day, booked some time ago;
/// and those of today that were booked before today. With where to write.
fn wanted(tx: &ReadTx<'_>) -> Outcome<Vec<(Appointment, String)>> {
    let (conn, now) = (tx.conn, tx.now);
    let tomorrow = now.day().plus_days(1);
    let begins_today = local(now.day(), 0, 0, 0);
    let begins_tomorrow = local(tomorrow, 0, 0, 0);
    let until = local(last_day(conn, now)?.plus_days(1), 0, 0, 0);
    let booked_by = Moment::new(now.utc_ms() - ms(HOURS), now.offset_min());
    let before_today = Moment::new(begins_today.utc_ms() - 1, begins_today.offset_min());
    let soonest = Moment::new(now.utc_ms() + ms(HOURS), now.offset_min());
    let stretches = [((soonest, begins_tomorrow), before_today), ((begins_tomorrow, until), booked_by)];
    let mut wanted = Vec::new();
    for ((from, until), booked_by) in stretches {
        let minutes = |moment: Moment| moment.utc_ms().div_euclid(60_000);
        for found in store::remindable(conn, (minutes(from), minutes(until)), booked_by)? {
            let Some(to) = consent::reminded_at(conn, found.customer)? else { continue };
            let appointment = ShowAppointment { appointment: found.appointment }.read(tx)?;
            if stands(&appointment, now) {
                wanted.push((appointment, to));
            }
        }
    }
    Ok(wanted)
}

/// The next day on which the salon is open, by the rota; tomorrow where none is in sight.
fn last_day(conn: &Connection, now: Moment) -> Outcome<proof::Day> {
    let tomorrow = now.day().plus_days(1);
    Ok(calendar::next_open_day(conn, now.day())?.unwrap_or(tomorrow))
}
