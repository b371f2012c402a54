//! SQL of the cash book.

use book::db::row::{self, Query};
use book::fault::Outcome;
use book::ledger::Part;
use contract::cash::BankedFrom;
use contract::sheet::Lead;
use proof::{Day, EntryKind, Moment, Money, ReceiptNumber, Seq};
use rusqlite::{Connection, Row, params};
use salon::cash::Banking;

use super::page::CashRow;

/// What an entry did to the drawer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub seq: Seq,
    pub kind: EntryKind,
    pub number: ReceiptNumber,
    pub day: Day,
    pub at: Moment,
    /// Words of its first line, with the reason if there is one.
    pub text: String,
    pub amount: Money,
    /// No sale: cash moved for its own sake.
    pub is_movement: bool,
}

/// All entries of some booking days that moved cash of the drawer, and the opening stocks, in order.
pub fn moves(conn: &Connection, from: Day, to: Day) -> Outcome<Vec<Move>> {
    let mut statement = conn.prepare_cached(
        "select e.seq, e.kind, e.receipt_number, e.booking_day, e.ended_ms, e.ended_offset, coalesce(l.text, ''), e.reason,
            (select coalesce(sum(p.amount_cents), 0) from entry_payment p where p.seq = e.seq and p.kind = 'Bar') as cash,
            e.kind in ('opening_stock', 'cash_movement', 'tip_payout', 'difference') or exists (
                select 1 from entry_reference r join entry o on o.seq = r.target_seq
                where r.seq = e.seq and r.kind = 'cancels' and o.kind in ('cash_movement', 'tip_payout'))
         from entry e left join entry_line l on l.seq = e.seq and l.number = 1
         where e.booking_day between ?1 and ?2 and e.receipt_number is not null
           and (cash <> 0 or e.kind = 'opening_stock')
         order by e.seq",
    )?;
    statement.all([from.to_string(), to.to_string()], one_move)
}

fn one_move(row: &Row<'_>) -> rusqlite::Result<Move> {
    let (text, reason): (String, Option<String>) = (row.get(6)?, row.get(7)?);
    let text = reason.map_or_else(|| text.clone(), |reason| format!("{text} ({reason})"));
    Ok(Move {
        seq: Seq::new(row.get(0)?),
        kind: row::spelled(row, 1)?,
        number: ReceiptNumber::new(row.get(2)?),
        day: row::day(row, 3)?,
        at: Moment::new(row.get(4)?, row.get(5)?),
        text,
        amount: row::money(row, 8)?,
        is_movement: row.get(9)?,
    })
}

/// Closings of a part of the book, in order.
pub fn closings(conn: &Connection, part: Part) -> Outcome<Vec<Seq>> {
    // By the index of closings; ordered by the key itself, the book would be read from end to end.
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' and +seq between ?1 and ?2 and +booking_day between ?3 and ?4
         order by +seq",
    )?;
    statement.all(part.bounds(), |row| row.get(0).map(Seq::new))
}

/// The last closing before a part of the book.
pub fn closing_before(conn: &Connection, part: Part) -> Outcome<Option<Seq>> {
    match part {
        Part::Entries(first, _) => closing_before_entry(conn, first),
        Part::Days(from, _) => closing_before_day(conn, from),
    }
}

fn closing_before_entry(conn: &Connection, first: Seq) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind = 'closing' and seq < ?1 order by seq desc limit 1",
    )?;
    Ok(statement.first([first.get()], |row| row.get(0))?.map(Seq::new))
}

fn closing_before_day(conn: &Connection, day: Day) -> Outcome<Option<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where booking_day < ?1 and kind = 'closing' order by booking_day desc, seq desc limit 1",
    )?;
    Ok(statement.first([day.to_string()], |row| row.get(0))?.map(Seq::new))
}

/// What went into the safe and out of it within a part of the book, in order; balances are not set yet.
pub fn safe_moves(conn: &Connection, part: (Seq, Seq)) -> Outcome<Vec<CashRow>> {
    let mut moves = moved_by_transit(conn, part)?;
    moves.extend(banked_from_safe(conn, part)?);
    moves.sort_by_key(|(seq, _)| *seq);
    Ok(moves.into_iter().map(|(_, row)| row).collect())
}

fn moved_by_transit(conn: &Connection, (from, to): (Seq, Seq)) -> Outcome<Vec<(Seq, CashRow)>> {
    let mut statement = conn.prepare_cached(
        "select l.seq, e.booking_day, e.ended_ms, e.ended_offset, e.receipt_number,
                iif(e.kind = 'storno', 'Storno ', '') || l.text, -l.gross_cents
         from entry_line l join entry e using (seq)
         where l.business_case = 'Geldtransit' and l.case_name = 'Tresor' and l.seq between ?1 and ?2
         order by l.seq",
    )?;
    statement.all(params![from.get(), to.get()], |row| {
        let (seq, at) = (Seq::new(row.get(0)?), row::moment(row, 2)?);
        // Outside any booking day it belongs to the day of its recording.
        let day = match row::optional(row, 1, row::day)? {
            Some(booked) => booked,
            None => at.day(),
        };
        let voucher = ReceiptNumber::new(row.get(4)?).to_string();
        Ok((seq, safe_row(seq, (day, at), voucher, (row.get(5)?, row::money(row, 6)?))))
    })
}

/// Balances are made of it: a banking that can't be read is a fault that names it.
fn banked_from_safe(conn: &Connection, (from, to): (Seq, Seq)) -> Outcome<Vec<(Seq, CashRow)>> {
    let mut statement = conn.prepare_cached(
        "select seq, ended_ms, ended_offset, reason, details_body from entry
         where kind <> 'sale' and kind = 'banking' and seq between ?1 and ?2 order by seq",
    )?;
    let banked = statement.all(params![from.get(), to.get()], |row| {
        let (seq, at) = (Seq::new(row.get(0)?), row::moment(row, 1)?);
        let (reason, banking): (Option<String>, Banking) = (row.get(3)?, row::json(row, 4)?);
        Ok((seq, at, reason, banking))
    })?;
    let banked = banked.into_iter().filter(|(.., banking)| banking.from == BankedFrom::Safe);
    Ok(banked.map(|(seq, at, reason, banking)| (seq, banked_row(seq, at, reason, banking))).collect())
}

fn banked_row(seq: Seq, at: Moment, reason: Option<String>, banking: Banking) -> CashRow {
    let text = match reason.filter(|_| banking.amount.is_negative()) {
        Some(reason) => format!("Storno Bei der Bank eingezahlt ({reason})"),
        None => "Bei der Bank eingezahlt".to_owned(),
    };
    // A banking is no receipt: its voucher is the bank's, if there is one.
    let voucher = banking.document.iter().cloned().collect();
    safe_row(seq, (at.day(), at), voucher, (text, banking.amount.negated()))
}

fn safe_row(seq: Seq, (day, at): (Day, Moment), voucher: String, (text, moved): (String, Money)) -> CashRow {
    CashRow {
        day,
        at: Some(at),
        voucher,
        text,
        moved,
        balance: Money::ZERO,
        lead: Some(Lead::Entry(seq)),
        is_sum: false,
    }
}

/// Bankings within a part of the book, in order.
pub fn bankings(conn: &Connection, (from, to): (Seq, Seq)) -> Outcome<Vec<Seq>> {
    let mut statement = conn.prepare_cached(
        "select seq from entry where kind <> 'sale' and kind = 'banking' and seq between ?1 and ?2 order by seq",
    )?;
    statement.all(params![from.get(), to.get()], |row| row.get(0).map(Seq::new))
}
