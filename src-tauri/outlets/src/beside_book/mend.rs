//! Damaged values are stored again as the book tells them, at once: whoever met them goes on.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::incidents::{self, Damage, RowChange};
use book::services::Services;
use book::told::{self, Place, only_at};
use contract::Topic;
use rusqlite::Connection;
use salon::salon_data::replace_unreadable;
use salon::told::TOLD;

use super::{finding, note, words};

/// Whatever shows prices, people, printers or settings.
const TOPICS: &[Topic] = &[
    Topic::Settings,
    Topic::People,
    Topic::Catalogue,
    Topic::Printing,
    Topic::Roll,
    Topic::Day,
    Topic::Jobs,
];

/// Stores again what the book tells of these places, or a safe value where it tells nothing. Says whether there was something
/// to do; what it was is an incident.
///
/// # Errors
/// A fault of the store.
pub fn mend(services: &Services, places: Vec<Place>) -> Outcome<bool> {
    services.write_as_program(TOPICS, move |tx| {
        let rows = put_back(tx, &places)?;
        if !rows.is_empty() {
            return note_put_back(tx, rows).map(|()| true);
        }
        let mut any = false;
        for name in
            places.iter().filter(|place| place.table == "setting").filter_map(|it| it.named_by("name"))
        {
            if let Some(finding) = replace_unreadable(tx, name)? {
                incidents::note(tx, &Damage::ValueReplaced { finding })?;
                any = true;
            }
        }
        Ok(any)
    })
}

/// Stores again what the book tells of these places. What was another there, and is no more.
///
/// # Errors
/// A fault of the store.
pub fn put_back(conn: &Connection, places: &[Place]) -> Outcome<Vec<RowChange>> {
    let there =
        || -> Outcome<Vec<RowChange>> { Ok(words::of(&only_at(told::compare(conn, &TOLD)?, places))) };
    let mut rows: Vec<RowChange> = there()?;
    if !rows.is_empty() {
        told::put_back(conn, &TOLD, |compared| only_at(compared, places))?;
        let left = there()?;
        rows.retain(|row| !left.contains(row));
    }
    Ok(rows)
}

/// Notes what was stored again, and says anew what still deviates elsewhere.
///
/// # Errors
/// A fault of the store.
pub fn note_put_back(tx: &mut BookTx<'_>, rows: Vec<RowChange>) -> Outcome<()> {
    if rows.is_empty() {
        return Ok(());
    }
    incidents::note(tx, &Damage::RowsChanged { finding: finding(&rows), rows, repaired: true })?;
    note(tx).map(drop)
}
