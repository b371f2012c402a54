//! SQL of the pictures.

use std::collections::HashSet;

use book::db::row::Query;
use book::db::signed::SignedColumn;
use book::fault::Outcome;
use contract::dossier::Photo;
use contract::{CustomerId, Moment, PhotoId};
use rusqlite::{Connection, Row, params};

use super::PhotoFile;

/// Who wrote it.
pub const SIGNED: SignedColumn =
    SignedColumn { table: "photo", column: "by_name", at: ("at_ms", "at_offset"), german: "Foto abgelegt" };

const PHOTO: &str = "select id, caption, mime, bytes, at_ms, at_offset, by_name, sha256 from photo";

fn photo_of(row: &Row<'_>) -> rusqlite::Result<(Photo, String)> {
    let photo = Photo {
        id: PhotoId(row.get(0)?),
        caption: row.get(1)?,
        mime: row.get(2)?,
        bytes: row.get(3)?,
        at: Moment::new(row.get(4)?, row.get(5)?),
        by: row.get(6)?,
    };
    Ok((photo, row.get(7)?))
}

/// Keeps a picture's row.
pub fn add(
    conn: &Connection,
    customer: CustomerId,
    (sha256, file): (&str, &PhotoFile),
    caption: &str,
    (now, by): (Moment, &str),
) -> Outcome<PhotoId> {
    conn.execute(
        "insert into photo (customer_id, sha256, mime, bytes, caption, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![customer.0, sha256, file.mime, file.bytes, caption, now.utc_ms(), now.offset_min(), by],
    )?;
    Ok(PhotoId(conn.last_insert_rowid()))
}

/// A picture and its sha-256.
pub fn photo(conn: &Connection, id: PhotoId) -> Outcome<Option<(Photo, String)>> {
    let mut statement = conn.prepare_cached(&format!("{PHOTO} where id = ?1"))?;
    statement.first([id.0], photo_of)
}

/// All pictures of a customer and whoever became it, newest first.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Photo>> {
    let mut statement = conn.prepare_cached(&format!(
        "{PHOTO} where customer_id in (select value from json_each(?1)) order by at_ms desc, id desc"
    ))?;
    statement.all([serde_json::to_string(family)?], |row| photo_of(row).map(|(photo, _)| photo))
}

/// Names of all files that rows speak of.
pub fn known(conn: &Connection) -> Outcome<HashSet<String>> {
    let mut statement = conn.prepare_cached("select distinct sha256 from photo")?;
    Ok(statement.all([], |row| row.get(0))?.into_iter().collect())
}

/// Takes a row away; false if there is none.
pub fn remove(conn: &Connection, id: PhotoId) -> Outcome<bool> {
    Ok(conn.execute("delete from photo where id = ?1", [id.0])? == 1)
}

/// Takes all rows of a customer away; says how many.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(conn.execute("delete from photo where customer_id = ?1", [customer.0])?)
}
