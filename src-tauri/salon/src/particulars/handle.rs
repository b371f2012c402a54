//! The settings' rows of the menu.

use book::act::{Look, View};
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::pen::{Pen, Record};
use contract::refusal::{DoorRefusal, PeopleRefusal};
use contract::settings::*;
use contract::setup::CheckSalon;
use proof::{EntryKind, PublicKey};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::json;

use super::form::{check_register, checked_footer, checked_salon};
use crate::Here;

const LOCK_MINUTES_MAX: u32 = 60;

impl Look<Here> for ShowSettings {
    fn look(self, view: &View<'_>) -> Outcome<Settings> {
        shown(view.conn)
    }
}

impl Look<Here> for CheckSalon {
    fn look(self, _: &View<'_>) -> Outcome<()> {
        checked_salon(&self.salon)?;
        check_register(&self.register)
    }
}

impl Record<Here> for SaveSalon {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Settings> {
        if ledger::period(pen)?.opening.is_some() {
            return Err(PeopleRefusal::DayOpen.into());
        }
        let salon = checked_salon(&self.salon)?;
        let old = shown(pen)?.salon;
        keep(pen, settings::SALON, "salon/1", (&old, &salon))
    }
}

impl Record<Here> for SaveFooter {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Settings> {
        let footer = checked_footer(&self.footer)?;
        let old = shown(pen)?.footer;
        keep(pen, settings::FOOTER, "footer/1", (&old, &footer))
    }
}

impl Record<Here> for SaveLockTime {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Settings> {
        if !(1..=LOCK_MINUTES_MAX).contains(&self.minutes) {
            let what = String::from("Die Sperrzeit liegt zwischen 1 und 60 Minuten.");
            return Err(PeopleRefusal::BadSetting { what }.into());
        }
        let old = shown(pen)?.lock_after_minutes;
        keep(pen, settings::LOCK_AFTER, "lock_after_minutes/1", (&old, &self.minutes))
    }
}

/// Sets a value and writes old and new into the book.
fn keep<T: Serialize>(pen: &mut Pen<'_>, name: &str, form: &str, (old, new): (&T, &T)) -> Outcome<Settings> {
    settings::put(pen, name, new)?;
    let note = json!({ "old": old, "new": new });
    pen.append(Draft::note(EntryKind::Settings).with_details(form, &note)?)?;
    shown(pen)
}

fn shown(conn: &Connection) -> Outcome<Settings> {
    let key: Option<PublicKey> = settings::get(conn, settings::PUBLIC_KEY)?;
    let key = key.ok_or(DoorRefusal::NotSetUp)?;
    Ok(Settings {
        salon: settings::set_up(conn, settings::SALON)?,
        footer: settings::get_or_empty(conn, settings::FOOTER)?,
        register: settings::set_up(conn, settings::REGISTER)?,
        public_key: key.to_string(),
        fingerprint: key.fingerprint_for_people(),
        key_place: settings::get_or_empty(conn, settings::KEY_PLACE)?,
        lock_after_minutes: settings::get(conn, settings::LOCK_AFTER)?
            .unwrap_or(settings::LOCK_AFTER_MINUTES),
    })
}
