//! The settings' rows of the menu.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::refusal::{DoorRefusal, PeopleRefusal};
use contract::settings::*;
use contract::setup::CheckSalon;
use proof::EntryKind;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::json;

use super::between_days::check_no_day_is_open;
use super::form::{check_register, checked_footer, checked_salon};
use super::late_cancellation_hours;
use crate::Here;
use crate::letterhead::FOOTER_FORM;

const LOCK_MINUTES_MAX: u32 = 60;
/// A week.
const LATE_HOURS_MAX: u32 = 168;

impl ReadRow<Here> for ShowSettings {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Settings> {
        shown(tx.conn)
    }
}

impl ReadRow<Here> for CheckSalon {
    fn read(self, _: &ReadTx<'_>) -> Outcome<()> {
        checked_salon(&self.salon)?;
        check_register(&self.register)
    }
}

impl SignRow<Here> for SaveSalon {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Settings> {
        check_no_day_is_open(tx)?;
        let salon = checked_salon(&self.salon)?;
        let old = shown(tx)?.salon;
        keep(tx, settings::SALON, "salon/1", (&old, &salon))
    }
}

impl SignRow<Here> for SaveFooter {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Settings> {
        let new = checked_footer(&self.footer)?;
        let old = shown(tx)?.footer;
        keep(tx, settings::FOOTER, FOOTER_FORM, (&old, &new))
    }
}

impl SignRow<Here> for SaveLockTime {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Settings> {
        if !(1..=LOCK_MINUTES_MAX).contains(&self.minutes) {
            let what = String::from("Die Sperrzeit liegt zwischen 1 und 60 Minuten.");
            return Err(PeopleRefusal::BadSetting { what }.into());
        }
        let old = shown(tx)?.lock_after_minutes;
        keep(tx, settings::LOCK_AFTER, "lock_after_minutes/1", (&old, &self.minutes))
    }
}

impl SignRow<Here> for SaveLateCancellation {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Settings> {
        if self.hours > LATE_HOURS_MAX {
            let what = String::from("Die Frist für Absagen liegt zwischen 0 und 168 Stunden.");
            return Err(PeopleRefusal::BadSetting { what }.into());
        }
        let old = late_cancellation_hours(tx)?;
        keep(tx, settings::LATE_CANCELLATION, "late_cancellation_hours/1", (&old, &self.hours))
    }
}

/// Sets a value and writes old and new into the book.
fn keep<T: Serialize>(
    tx: &mut BookTx<'_>,
    name: &str,
    form: &str,
    (old, new): (&T, &T),
) -> Outcome<Settings> {
    settings::put(tx, name, new)?;
    let note = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details(form, &note)?)?;
    shown(tx)
}

fn shown(conn: &Connection) -> Outcome<Settings> {
    let key = ledger::current_key(conn)?.ok_or(DoorRefusal::NotSetUp)?;
    Ok(Settings {
        salon: settings::set_up(conn, settings::SALON)?,
        footer: settings::get_or_empty(conn, settings::FOOTER)?,
        register: settings::set_up(conn, settings::REGISTER)?,
        public_key: key.to_string(),
        fingerprint: key.fingerprint_for_people(),
        key_place: settings::get_or_empty(conn, settings::KEY_PLACE)?,
        lock_after_minutes: settings::get(conn, settings::LOCK_AFTER)?
            .unwrap_or(settings::LOCK_AFTER_MINUTES),
        late_cancellation_hours: late_cancellation_hours(conn)?,
    })
}
