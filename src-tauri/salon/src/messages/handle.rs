//! The messages' rows of the menu.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::act::{Act, Change, Look, View};
use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use book::pen::{Pen, Record};
use contract::MessageId;
use contract::calendar::{ShowAppointment, ShowDay};
use contract::messages::*;
use contract::refusal::{MessageRefusal, PeopleRefusal};
use contract::roll::Document;
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use super::about::{about, salon_name};
use super::draft::Draft;
use super::{account, enqueue, filled, ics, store, template};
use crate::Here;
use crate::staff;

/// Days that one calendar file may hold.
const DAYS_MAX: i64 = 366;

/// What stands in the settings.
pub fn shown(conn: &Connection) -> Outcome<MailSettings> {
    Ok(MailSettings { account: account(conn)?, templates: template::templates(conn)? })
}

impl Look<Here> for ShowMail {
    fn look(self, view: &View<'_>) -> Outcome<MailSettings> {
        shown(view.conn)
    }
}

impl Record<Here> for SaveTemplate {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<MailSettings> {
        let new = template::checked(&self.template)?;
        let mut own: Vec<Template> = settings::get_or_empty(pen, settings::MESSAGE_TEXTS)?;
        let old = template::templates(pen)?.into_iter().find(|old| old.kind == new.kind);
        own.retain(|old| old.kind != new.kind);
        own.push(new.clone());
        settings::put(pen, settings::MESSAGE_TEXTS, &own)?;
        let note = json!({ "old": old, "new": new });
        pen.append(ledger::Draft::note(EntryKind::Settings).with_details("message_text/1", &note)?)?;
        shown(pen)
    }
}

impl Look<Here> for Outbox {
    fn look(self, view: &View<'_>) -> Outcome<Vec<OutMessage>> {
        store::shown(view.conn)
    }
}

impl Change<Here> for SendAgain {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        match open(act, self.message)? {
            MessageState::Sending => Err(MessageRefusal::NotOpen.into()),
            _ => store::again(act, self.message),
        }
    }
}

impl Change<Here> for CancelMessage {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        match open(act, self.message)? {
            MessageState::Sending => Err(MessageRefusal::NotOpen.into()),
            _ => store::end(act, self.message, MessageState::Cancelled, None),
        }
    }
}

fn open(conn: &Connection, message: MessageId) -> Outcome<MessageState> {
    match store::state(conn, message)?.ok_or(MessageRefusal::NoSuchMessage)? {
        MessageState::Sent | MessageState::Cancelled => Err(MessageRefusal::NotOpen.into()),
        state => Ok(state),
    }
}

impl Change<Here> for SendConfirmation {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let appointment = ShowAppointment { appointment: self.appointment }.look(&act.view())?;
        let about = about(act, &appointment)?;
        let text = filled(act, MessageKind::Confirmation, &about.places())?;
        let file =
            ics::for_customer(&appointment.card, &about.salon, act.now).ok_or(MessageRefusal::NoTime)?;
        let draft = Draft::of(MessageKind::Confirmation, self.to, text);
        let customer = appointment.card.guest.customer;
        enqueue(act, Draft { file: Some(file), customer, appointment: Some(self.appointment), ..draft })?;
        Ok(())
    }
}

impl Look<Here> for CalendarFile {
    fn look(self, view: &View<'_>) -> Outcome<Document> {
        let days = self.until.days_since(self.from);
        if !(0..DAYS_MAX).contains(&days) {
            return Err(MessageRefusal::TooLong.into());
        }
        let person = staff::actor(view.conn, self.person)?.ok_or(PeopleRefusal::NoSuchPerson)?;
        let mut cards = Vec::new();
        for day in 0..=days {
            cards.extend((ShowDay { day: self.from.plus_days(day) }).look(view)?.cards);
        }
        let text = ics::of_person(self.person, &person.name, &cards, &salon_name(view.conn)?, view.now);
        Ok(Document {
            file_name: format!("Termine-{}-{}.ics", person.short_name, self.from),
            mime: "text/calendar".to_owned(),
            base64: STANDARD.encode(text),
        })
    }
}
