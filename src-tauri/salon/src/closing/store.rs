//! SQL of the day: closings and what was noted since.

use book::db::row::Query;
use book::detail;
use book::fault::Outcome;
use book::ledger::Part;
use proof::{Moment, Money, Seq, ZNumber};
use rusqlite::Connection;

/// The closing so many closings before the last one.
pub fn closing_before_last(conn: &Connection, back: u32) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' order by z_number desc limit 1 offset ?1",
    )?;
    Ok(statement.first([back], |row| row.get(0))?.map(Seq::new))
}

/// Whether the owner corrected the clock after an entry.
pub fn clock_corrected_after(conn: &Connection, seq: Seq) -> Outcome<bool> {
    let mut statement = conn
        .prepare_cached("select exists (select 1 from entry where seq > ?1 and kind = 'clock_correction')")?;
    statement.one([seq.get()], |row| row.get(0))
}

/// Whether what stands in the tables of a closing was changed after an entry: the salon and how it is taxed. A change that
/// can't be read may have been one.
pub fn master_data_changed_after(conn: &Connection, seq: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(concat!(
        "select exists (select 1 from entry where seq > ?1 and kind = 'settings' and details_form in ('salon/1', 'small_business_key/1') and coalesce(",
        detail!("old"),
        " <> ",
        detail!("new"),
        ", 1))"
    ))?;
    statement.one([seq.get()], |row| row.get(0))
}

/// The newest count after the opening.
pub fn newest_count_after(conn: &Connection, opening: Seq) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where seq > ?1 and kind = 'count' order by seq desc limit 1",
    )?;
    Ok(statement.first([opening.get()], |row| row.get(0))?.map(Seq::new))
}

/// Whether the difference of a count was booked and stands.
pub fn difference_booked(conn: &Connection, count: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (
            select 1 from entry_reference r join entry e on e.seq = r.seq
            where r.target_seq = ?1 and r.kind = 'count' and e.kind = 'difference')",
    )?;
    statement.one([count.get()], |row| row.get(0))
}

/// Sum of the differences that were booked after the opening count.
pub fn differences_of_close(conn: &Connection, opening: Seq) -> Outcome<Money> {
    let mut statement = conn.prepare_cached(
        "select coalesce(sum(e.total_cents), 0) from entry e join entry_reference r on r.seq = e.seq
         where e.seq > ?1 and e.kind = 'difference' and r.kind = 'count' and r.target_seq > ?1",
    )?;
    Ok(Money::cents(statement.one([opening.get()], |row| row.get(0))?))
}

/// Whether cash moved after a count, other than by its difference or by transit (what is skimmed off).
pub fn cash_moved_after(conn: &Connection, count: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (
            select 1 from entry_payment p join entry e on e.seq = p.seq
            where p.seq > ?1 and p.kind = 'Bar' and p.amount_cents <> 0 and e.kind <> 'difference'
              and not exists (
                select 1 from entry_line l where l.seq = p.seq and l.business_case = 'Geldtransit'))",
    )?;
    statement.one([count.get()], |row| row.get(0))
}

/// Whether money was skimmed off after a count.
pub fn skimmed_after(conn: &Connection, count: Seq) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (select 1 from entry_line where seq > ?1 and business_case = 'Geldtransit')",
    )?;
    statement.one([count.get()], |row| row.get(0))
}

/// Closings before a Z number, newest first.
pub fn closings_before(conn: &Connection, before: Option<ZNumber>, limit: u32) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' and z_number < ?1 order by z_number desc limit ?2",
    )?;
    let before = before.map_or(u64::from(u32::MAX), ZNumber::get);
    statement.all([before, u64::from(limit)], |row| row.get(0).map(Seq::new))
}

/// The closing with this number.
pub fn closing_with(conn: &Connection, z_number: ZNumber) -> Outcome<Option<Seq>> {
    let mut statement =
        conn.prepare_cached("select seq from entry where kind = 'closing' and z_number = ?1")?;
    Ok(statement.first([z_number.get()], |row| row.get(0))?.map(Seq::new))
}

/// Closings of a part of the book by number. The few closings are looked through rather than the
/// many entries of those days (`+`).
pub fn closings_within(conn: &Connection, part: Part) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' and z_number is not null
            and +seq between ?1 and ?2 and +booking_day between ?3 and ?4
         order by z_number",
    )?;
    statement.all(part.bounds(), |row| row.get(0).map(Seq::new))
}

/// The latest local time of all entries from one on, whatever their kind.
pub fn latest_moment_since(conn: &Connection, seq: Seq) -> Outcome<Moment> {
    let mut statement = conn.prepare_cached(
        "select coalesce(max(ended_ms + ended_offset * 60000), 0) from entry where seq >= ?1",
    )?;
    statement.one([seq.get()], |row| Ok(Moment::new(row.get(0)?, 0)))
}
