//! Footer and logo of the slips: as they are, and as they were when something was booked.

use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use contract::settings::Footer;
use proof::{EntryKind, Seq};
use rusqlite::Connection;
use serde::Deserialize;

/// The form of the entries that tell of a change.
pub const FOOTER_FORM: &str = "footer/1";

/// What such an entry says of before.
#[derive(Deserialize)]
struct Changed {
    old: Footer,
}

/// The footer that a page of an entry bears: the one of its time, for a copy is what the original was (§ 147 (2) AO). The
/// next change says how it was before; where none came, it is as it is.
/// A change that can't be read any more is passed over: the receipt keeps its figures, and the chain tells of the change.
pub fn footer_at(conn: &Connection, seq: Seq) -> Outcome<Footer> {
    match ledger::next_details::<Changed>(conn, EntryKind::Settings, FOOTER_FORM, seq)? {
        Some(changed) => Ok(changed.old),
        None => settings::get_or_empty(conn, settings::FOOTER),
    }
}
