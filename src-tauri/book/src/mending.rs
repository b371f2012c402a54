//! A deed that meets damage has it put right and is tried once more: indexes are made anew from their tables, tables beside
//! the book from the rows that can be read, values from what the book tells of them. Whatever is found is an incident.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

use contract::Topic;
use proof::Moment;
use rusqlite::Connection;

use crate::authority::Authority;
use crate::book_tx::BookTx;
use crate::db::mend::{Mended, Workshop, table_in};
use crate::db::{DamagedRow, LEDGER_TABLES, health, is_damage};
use crate::fault::{Outcome, Trouble};
use crate::incidents::{self, Damage};
use crate::ports::Program;
use crate::services::Services;
use crate::told::Place;
use crate::tx::ReadTx;

/// Stores again what the book tells of damaged places, notes both values, and says whether there was something to do. Only
/// who knows the nouns can.
pub type MendRows = fn(&Services, Vec<Place>) -> Outcome<bool>;

/// Who mends rows for a desk.
#[derive(Default)]
struct RowMender(OnceLock<MendRows>);

/// Says who mends rows.
pub fn mend_rows_by(services: &Services, rows: MendRows) {
    // A desk says it once, when it opens.
    let _ = services.kept::<RowMender>().0.set(rows);
}

/// Runs a deed in one transaction, once more where it met damage that was put right.
///
/// # Errors
/// What the deed comes to; then nothing of it is in the store.
pub fn write<T: Send + 'static>(
    services: &Services,
    (now, authority): (Moment, Authority),
    deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Clone + Send + 'static,
) -> Outcome<T> {
    let seen = services.damage_board().mended();
    let again = (authority.clone(), deed.clone());
    match services.write(now, authority, deed) {
        Err(trouble) if mend(services, seen, &trouble) => services.write(now, again.0, again.1),
        done => done,
    }
}

/// [`write()`] of the program itself, with its news.
///
/// # Errors
/// As [`write()`].
pub fn write_as_program<T: Send + 'static>(
    services: &Services,
    topics: &[Topic],
    deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Clone + Send + 'static,
) -> Outcome<T> {
    let done = write(services, (services.now(), Authority::program()), deed)?;
    services.news.tell(topics);
    Ok(done)
}

/// [`read`] of the program itself.
///
/// # Errors
/// As [`read`].
pub fn read_as_program<T>(services: &Services, look: impl Fn(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
    read(services, (services.now(), &Authority::program()), look)
}

/// Looks into the store, once more where damage was met and put right.
///
/// # Errors
/// What the look comes to.
pub fn read<T>(
    services: &Services,
    (now, authority): (Moment, &Authority),
    read: impl Fn(&ReadTx<'_>) -> Outcome<T>,
) -> Outcome<T> {
    let seen = services.damage_board().mended();
    match services.read(now, authority, &read) {
        Err(trouble) if mend(services, seen, &trouble) => services.read(now, authority, &read),
        done => done,
    }
}

/// Puts right what trouble tells of. `seen` is how often something was put right before the trouble was met. Whether it is
/// worth trying again.
pub fn mend(services: &Services, seen: u64, trouble: &Trouble) -> bool {
    if !is_damage(trouble) {
        return false;
    }
    let board = services.damage_board();
    let _alone = board.alone();
    if board.mended() != seen {
        return true;
    }
    let story = trouble.to_string();
    if board.was_in_vain(&story) {
        return false;
    }
    tracing::error!(%trouble, "damage is met");
    let mended = cure(services, trouble).unwrap_or_else(|failed| {
        tracing::error!(%failed, "damage can't be put right");
        false
    });
    match mended {
        true => {
            services.readers.forget_left_out();
            board.count();
        }
        false => board.give_up(story),
    }
    mended
}

/// Puts right what a person can wait for; for the rest the board wishes for a look at the whole file.
fn cure(services: &Services, trouble: &Trouble) -> Outcome<bool> {
    let left = Arc::new(AtomicU64::new(services.damage_board().patience()));
    let Some(row) = DamagedRow::behind(trouble) else { return file(services, &left) };
    if rows(services, vec![Place::of(row)])? {
        return Ok(true);
    }
    // Rows of the book are never touched; whether an index says other than they do, the job sees.
    if LEDGER_TABLES.contains(&row.table.as_str()) {
        services.damage_board().want_check();
        return Ok(false);
    }
    if !is_damaged(services, &left, &row.table)? {
        return Ok(false);
    }
    Ok(table(services, &row.table)?.is_some_and(|mended| mended.is_repaired()))
}

fn rows(services: &Services, places: Vec<Place>) -> Outcome<bool> {
    match services.kept::<RowMender>().0.get() {
        Some(mend) => mend(services, places),
        None => Ok(false),
    }
}

/// Looks at the tables of the file and puts right what can be, those beside the book first: they are small.
fn file(services: &Services, left: &Arc<AtomicU64>) -> Outcome<bool> {
    let mut any = false;
    let names = services.read_as_program(|tx| health::tables(tx.conn))?;
    let (book, beside): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| LEDGER_TABLES.contains(&name.as_str()));
    for name in beside.into_iter().chain(book) {
        if is_damaged(services, left, &name)? {
            any |= table(services, &name)?.is_some_and(|mended| mended.is_repaired());
        }
    }
    match services.inspect_within(left, health::whole)? {
        Some(None) => Ok(any),
        Some(Some(_)) => Ok(any | pages(services)?.is_some_and(|mended| mended.is_repaired())),
        None => {
            services.damage_board().want_check();
            Ok(any)
        }
    }
}

/// Whether a look at a table finds something, as long as there is patience left; then the job is to look.
fn is_damaged(services: &Services, left: &Arc<AtomicU64>, name: &str) -> Outcome<bool> {
    match services.inspect_within(left, |conn| health::finding(conn, name))? {
        Some(finding) => Ok(finding.is_some()),
        None => {
            services.damage_board().want_check();
            Ok(false)
        }
    }
}

/// The file beside those who book: looks are made beside the writer, and each step lets others get between.
struct Beside<'a>(&'a Services);

impl Workshop for Beside<'_> {
    fn finding(&mut self, table: &str) -> Outcome<Option<String>> {
        self.0.inspect(|conn| health::finding(conn, table))
    }

    fn step<T: Send + 'static>(
        &mut self,
        step: impl FnOnce(&mut Connection, &Program) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.0.mend(step)
    }
}

/// Looks at one table; puts right what can be and notes it.
///
/// # Errors
/// The store can't be read or written.
pub fn table(services: &Services, name: &str) -> Outcome<Option<Mended>> {
    let mended = table_in(&mut Beside(services), name)?;
    if let Some(mended) = &mended {
        note(services, mended);
        // What was not readable any more, the book may tell.
        if mended.is_repaired()
            && let Err(trouble) = rows(services, vec![Place::whole(name)])
        {
            tracing::error!(%trouble, name, "rows of a table that was made anew");
        }
        is_put_right(services, mended);
    }
    Ok(mended)
}

/// Whoever met it before may try again.
fn is_put_right(services: &Services, mended: &Mended) {
    if mended.is_repaired() {
        services.readers.forget_left_out();
        services.damage_board().count();
    }
}

/// [`table`] of the pages that belong to none.
///
/// # Errors
/// The store can't be read or written.
pub fn pages(services: &Services) -> Outcome<Option<Mended>> {
    if services.inspect(health::whole)?.is_none() {
        return Ok(None);
    }
    let mended = services.mend_pages()?;
    if let Some(mended) = &mended {
        note(services, mended);
        is_put_right(services, mended);
    }
    Ok(mended)
}

/// An incident; where the book can't take it, the desk keeps it in mind.
fn note(services: &Services, mended: &Mended) {
    tracing::error!(?mended, "the store's file");
    tell(services, Damage::of_mended(mended));
}

/// Notes damage to the file in the book, and on the desk's own board in any case.
pub fn tell(services: &Services, damage: Damage) {
    services.damage_board().tell(damage.clone());
    let noted = services.write_as_program(&[Topic::Roll, Topic::Day], move |tx| incidents::note(tx, &damage));
    if let Err(trouble) = noted {
        tracing::error!(%trouble, "damage could not be noted in the book");
        services.news.tell(&[Topic::Day]);
    }
}
