//! What the salon is called, how it is taxed, and the few texts that may be chosen.
//!
//! Name, address, tax number and VAT mode change only while no day is open; every change is an entry.

mod between_days;
mod form;
mod handle;
mod safe;
mod told;

use book::db::settings;
use book::fault::Outcome;
use contract::settings::Salon;
use contract::small_business::KeyAdvice;
use contract::{Day, VatKey};
use rusqlite::Connection;

pub use between_days::check_no_day_is_open;
pub use form::{check_register, checked_salon};
pub use safe::replace_unreadable;
pub use told::{NOT_TOLD, ToldSettings};

/// Who calls off less than so many hours before is late; 0 where nobody ever is.
pub fn late_cancellation_hours(conn: &Connection) -> Outcome<u32> {
    Ok(settings::get(conn, settings::LATE_CANCELLATION)?.unwrap_or(settings::LATE_CANCELLATION_HOURS))
}

/// The VAT key of all turnover of a salon that shows no VAT (§ 19 UStG), on the day of the service: as its adviser says where
/// the law leaves that open. `None` where it shows VAT.
pub fn untaxed_key(conn: &Connection, served: Day) -> Outcome<Option<VatKey>> {
    if !is_small_business(conn)? {
        return Ok(None);
    }
    let advice: Option<KeyAdvice> = settings::get_or_empty(conn, settings::SMALL_BUSINESS_KEY)?;
    Ok(Some(law::at(served).small_business.key_as_advised(advice.map(|advice| advice.key))))
}

/// § 19 UStG: the salon shows no VAT.
pub fn is_small_business(conn: &Connection) -> Outcome<bool> {
    Ok(settings::set_up::<Salon>(conn, settings::SALON)?.small_business)
}
