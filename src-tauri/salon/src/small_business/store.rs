//! SQL of the year's turnover.

use book::db::row::{self, Query};
use book::fault::Outcome;
use proof::{Day, Money, Seq};
use rusqlite::Connection;

/// The last closing of a booking day before this one.
pub fn last_closing_before(conn: &Connection, day: Day) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry
         where kind in ('opening_stock', 'closing', 'revocation') and kind = 'closing' and booking_day < ?1
         order by seq desc limit 1",
    )?;
    Ok(statement.first([day.to_string()], |row| row.get(0))?.map(Seq::new))
}

/// Turnover of the bons behind an entry, as a closing sums it.
pub fn turnover_after(conn: &Connection, seq: Seq) -> Outcome<Money> {
    let mut statement = conn.prepare_cached(
        "select (select coalesce(sum(v.gross_cents), 0) from entry_vat v join entry e on e.seq = v.seq
                 where v.seq > ?1 and v.vat_key <> 5 and e.bon_type = 'Beleg')
              + (select coalesce(sum(l.gross_cents), 0) from entry_line l join entry e on e.seq = l.seq
                 where l.seq > ?1 and l.vat_key = 5 and l.business_case in ('Umsatz', 'TrinkgeldAG') and l.voided = 0
                   and e.bon_type = 'Beleg')",
    )?;
    statement.one([seq.get()], |row| row::money(row, 0))
}
