//! The messages' rows of the menu.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use book::ports::Enclosure;
use book::rows::SignRow;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::MessageId;
use contract::calendar::{ShowAppointment, ShowDay};
use contract::messages::*;
use contract::refusal::{MessageRefusal, PeopleRefusal};
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use super::about::salon_name;
use super::of_appointment::{draft, stands, uid_domain};
use super::{account, enqueue, ics, store, template};
use crate::Here;
use crate::staff;

/// Days that one calendar file may hold.
const DAYS_MAX: i64 = 366;

/// What stands in the settings.
pub fn shown(conn: &Connection) -> Outcome<MailSettings> {
    Ok(MailSettings { account: account(conn)?, templates: template::templates(conn)? })
}

impl ReadRow<Here> for ShowMail {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<MailSettings> {
        shown(tx.conn)
    }
}

impl SignRow<Here> for SaveTemplate {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<MailSettings> {
        let new = template::checked(&self.template)?;
        let mut own: Vec<Template> = settings::get_or_empty(tx, settings::MESSAGE_TEXTS)?;
        let old = template::templates(tx)?.into_iter().find(|old| old.kind == new.kind);
        own.retain(|old| old.kind != new.kind);
        own.push(new.clone());
        settings::put(tx, settings::MESSAGE_TEXTS, &own)?;
        let note = json!({ "old": old, "new": new });
        tx.append(ledger::Draft::note(EntryKind::Settings).with_details("message_text/1", &note)?)?;
        shown(tx)
    }
}

impl ReadRow<Here> for Outbox {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<OutMessage>> {
        store::shown(tx.conn)
    }
}

impl WriteRow<Here> for SendAgain {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        match open(tx, self.message)? {
            MessageState::Sending => Err(MessageRefusal::NotOpen.into()),
            _ => store::again(tx, self.message),
        }
    }
}

impl WriteRow<Here> for CancelMessage {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        match open(tx, self.message)? {
            MessageState::Sending => Err(MessageRefusal::NotOpen.into()),
            _ => store::end(tx, self.message, MessageState::Cancelled, None),
        }
    }
}

fn open(conn: &Connection, message: MessageId) -> Outcome<MessageState> {
    match store::state(conn, message)?.ok_or(MessageRefusal::NoSuchMessage)? {
        MessageState::Sent | MessageState::Cancelled => Err(MessageRefusal::NotOpen.into()),
        state => Ok(state),
    }
}

impl WriteRow<Here> for SendConfirmation {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        let look = tx.as_read();
        let appointment = ShowAppointment { appointment: self.appointment }.read(&look)?;
        let draft = draft(&look, MessageKind::Confirmation, &appointment, self.to.trim())?;
        if !stands(&appointment, tx.now) {
            return Err(MessageRefusal::NotStanding.into());
        }
        enqueue(tx, draft).map(drop)
    }
}

/// Appointments of a person as a file for another calendar.
pub fn calendar_file(tx: &ReadTx<'_>, wish: &CalendarFile) -> Outcome<Enclosure> {
    let days = wish.until.days_since(wish.from);
    if !(0..DAYS_MAX).contains(&days) {
        return Err(MessageRefusal::TooLong.into());
    }
    let person = staff::actor(tx.conn, wish.person)?.ok_or(PeopleRefusal::NoSuchPerson)?;
    let mut cards = Vec::new();
    for day in 0..=days {
        cards.extend((ShowDay { day: wish.from.plus_days(day) }).read(tx)?.cards);
    }
    let (salon, domain) = (salon_name(tx.conn)?, uid_domain(tx.conn)?);
    let file = ics::of_person((wish.person, &person.name), &cards, (&salon, &domain), tx.now);
    Ok(Enclosure { name: format!("Termine-{}-{}.ics", person.short_name, wish.from), ..file })
}
