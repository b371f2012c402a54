//! Named values of the salon: JSON by name. Changes of legal weight are entries of the book as well.

use rusqlite::{Connection, params};
use serde::{Serialize, de::DeserializeOwned};

use super::DamagedRow;
use super::row::{self, Query};
use crate::fault::{Outcome, Trouble};

/// The salon as it stands on receipts ([`contract::settings::Salon`]).
pub const SALON: &str = "salon";
/// Footer text and logo of the slips ([`contract::settings::Footer`]).
pub const FOOTER: &str = "footer";
/// Serial number of the register (`Z_KASSE_ID`).
pub const REGISTER: &str = "register";
/// Public key with which the register signs, hex; asked only where no entry can say it (`ledger/keys.rs`).
pub const PUBLIC_KEY: &str = "public_key";
/// Last receipt number of an earlier register.
pub const FIRST_NUMBERS: &str = "first_numbers";
/// Cash that lay in the drawer at the set-up: what the first opening expects.
pub const FIRST_CASH: &str = "first_cash";
/// Where the signing key lies, in German, as the vault last said.
pub const KEY_PLACE: &str = "key_place";
/// Version of the program that last wrote here (IKS-19).
pub const PROGRAM_VERSION: &str = "program_version";
/// When the last backup was made ([`proof::Moment`]).
pub const LAST_BACKUP: &str = "last_backup";
/// The latest calendar day on which someone stood at the desk ([`proof::Day`]): a clock that is set back does
/// not bring it back.
pub const LATEST_DAY: &str = "latest_day";
/// Last day of the last sealed month ([`proof::Day`]); absent as long as none is sealed.
pub const SEALED_UNTIL: &str = "sealed_until";
/// The salon's mail account ([`contract::messages::MailAccount`]); its password lies in the key vault.
pub const MAIL: &str = "mail";
/// The salon's own texts of messages ([`contract::messages::Template`]).
pub const MESSAGE_TEXTS: &str = "message_texts";
/// Turnover that this register did not book ([`contract::small_business::TurnoverElsewhere`]).
pub const TURNOVER_ELSEWHERE: &str = "turnover_elsewhere";
/// With which VAT key a small business books (§ 19 UStG), where its adviser says another than the law's profile
/// ([`contract::small_business::KeyAdvice`]).
pub const SMALL_BUSINESS_KEY: &str = "small_business_key";
/// Who is told of each close besides the paper.
pub const CLOSING_WITNESSES: &str = "closing_witnesses";
/// The TSE that serves the register; its keys lie in the key vault.
pub const TSE: &str = "tse";
/// The TSE that is being set up, as long as that has not come to its end.
pub const TSE_NEXT: &str = "tse_next";
/// The change of the TSE that is under way or broke off, from where the old one is put out of use until the new one signs.
pub const TSE_CHANGE: &str = "tse_change";
/// The newest notice to the tax office of a TSE ([`contract::tse_setup::TseNotice`]).
pub const TSE_NOTICE: &str = "tse_notice";
/// The newest export of a TSE ([`contract::tse_setup::TseExport`]); an entry tells it as well.
pub const TSE_EXPORT: &str = "tse_export";
/// Minutes without a touch after which a window locks.
pub const LOCK_AFTER: &str = "lock_after_minutes";
/// What holds until the owner chooses.
pub const LOCK_AFTER_MINUTES: u32 = 5;
/// Who calls off less than so many hours before is late; 0 where nobody ever is.
pub const LATE_CANCELLATION: &str = "late_cancellation_hours";
/// What holds until the owner chooses: a day.
pub const LATE_CANCELLATION_HOURS: u32 = 24;

const VALUE: &str = "select value, name from setting where name = ?1";

/// The value of a name, if it was ever set.
pub fn get<T: DeserializeOwned>(conn: &Connection, name: &str) -> Outcome<Option<T>> {
    conn.prepare_cached(VALUE)?.first([name], |row| row::json(row, 0))
}

/// The value of a name, or the empty one where nobody has set it yet.
///
/// # Errors
/// A value that was set and can't be read is a fault.
pub fn get_or_empty<T: DeserializeOwned + Default>(conn: &Connection, name: &str) -> Outcome<T> {
    Ok(get(conn, name)?.unwrap_or_default())
}

/// The value of a name that the set-up sets.
///
/// # Errors
/// A value that is missing or can't be read is a fault.
#[track_caller]
pub fn set_up<T: DeserializeOwned>(conn: &Connection, name: &str) -> Outcome<T> {
    get(conn, name)?.ok_or_else(|| missing(name))
}

/// The JSON text of a name that the set-up sets.
///
/// # Errors
/// A value that is missing is a fault.
#[track_caller]
pub fn raw_set_up(conn: &Connection, name: &str) -> Outcome<String> {
    raw(conn, name)?.ok_or_else(|| missing(name))
}

#[track_caller]
fn missing(name: &str) -> Trouble {
    Trouble::caused("store", DamagedRow::missing("setting", format!("name={name}"), "value"))
}

/// The JSON text of a name, if it was ever set.
pub fn raw(conn: &Connection, name: &str) -> Outcome<Option<String>> {
    conn.prepare_cached(VALUE)?.first([name], |row| row.get(0))
}

/// Takes a name away; it was never set then.
pub fn remove(conn: &Connection, name: &str) -> Outcome<()> {
    conn.prepare_cached("delete from setting where name = ?1")?.execute([name])?;
    Ok(())
}

/// Sets the value of a name.
pub fn put<T: Serialize>(conn: &Connection, name: &str, value: &T) -> Outcome<()> {
    conn.prepare_cached(
        "insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = ?2",
    )?
    .execute(params![name, serde_json::to_string(value)?])?;
    Ok(())
}
