//! Whether prices, people, printers and settings are as the book's entries tell them (IKS-17). The book does not sign these
//! rows; whoever changes one with another program leaves it beside the last entry about it.
//!
//! It is looked at behind the start, once a working day with the file, and before each archive. What deviates is one
//! incident with both values, which warns until it is put right: the owner takes the book's values back, or saves what is
//! to stay on its own page, which is an entry like any other.

mod handle;
mod mend;
mod words;

pub use mend::{mend, note_put_back, put_back};

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::incidents::{self, Damage, RowChange};
use book::services::Services;
use book::told;
use contract::Topic;
use rusqlite::Connection;
use salon::told::TOLD;

/// So many values are told in the sentence; the entry holds all of them.
const IN_WORDS: usize = 3;

/// Compares beside the writer, notes what is new, and says what deviates.
///
/// # Errors
/// A fault of the store.
pub fn check(services: &Services) -> Outcome<Option<String>> {
    let (found, news) = services.read_as_program(|tx| {
        let found = changes(tx.conn)?;
        let news = news(tx.conn, &found)?;
        Ok((found, news))
    })?;
    if let Some(damage) = news {
        tracing::error!(?damage, "rows beside the book");
        services.write_as_program(&[Topic::Roll, Topic::Day], move |tx| incidents::note(tx, &damage))?;
    }
    Ok((!found.is_empty()).then(|| finding(&found)))
}

/// [`check`] within a transaction.
///
/// # Errors
/// A fault of the store.
pub fn note(tx: &mut BookTx<'_>) -> Outcome<Vec<RowChange>> {
    let found = changes(tx)?;
    if let Some(damage) = news(tx, &found)? {
        incidents::note(tx, &damage)?;
    }
    Ok(found)
}

/// All values that are others than the book tells, in words.
///
/// # Errors
/// A fault of the store.
pub fn changes(conn: &Connection) -> Outcome<Vec<RowChange>> {
    Ok(words::of(&told::compare(conn, &TOLD)?))
}

/// What is to be noted: others than were told before, or that all is right again.
fn news(conn: &Connection, found: &[RowChange]) -> Outcome<Option<Damage>> {
    let standing = incidents::standing(conn)?.into_iter().find_map(|damage| match damage {
        Damage::RowsChanged { rows, .. } => Some(rows),
        _ => None,
    });
    Ok(match standing {
        Some(rows) if found.is_empty() => {
            Some(Damage::RowsChanged { finding: finding(&rows), rows, repaired: true })
        }
        Some(rows) if rows == found => None,
        None if found.is_empty() => None,
        Some(_) | None => {
            Some(Damage::RowsChanged { finding: finding(found), rows: found.to_vec(), repaired: false })
        }
    })
}

fn finding(rows: &[RowChange]) -> String {
    let mut told: Vec<String> = rows.iter().take(IN_WORDS).map(RowChange::german).collect();
    match rows.len().saturating_sub(IN_WORDS) {
        0 => {}
        1 => told.push("und ein weiterer Wert".to_owned()),
        more => told.push(format!("und {more} weitere Werte")),
    }
    told.join("; ")
}
