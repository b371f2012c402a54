//! The rows of one closing period, from its opening stock to what it left.

use book::fault::{Outcome, Trouble};
use book::ledger;
use contract::cash::CashPlace;
use contract::lists::{List, Span};
use contract::sheet::Lead;
use figures::Figures;
use proof::{Day, Entry, Money, ReferenceKind, Seq};
use rusqlite::Connection;
use salon::closing::{ClosingDetails, closing_details};

use super::page::{CashRow, with_balances};
use super::store::Move;
use proof::EntryKind;

/// Rows with their balances, and what the period began with.
pub struct PeriodRows {
    pub day: Day,
    pub opening: Money,
    pub rows: Vec<CashRow>,
    /// What the closing says that it left; none while the period runs.
    pub left: Option<Money>,
}

/// What a closing has stored: nothing is computed anew.
pub fn stored(conn: &Connection, closing: Seq) -> Outcome<(Entry, ClosingDetails)> {
    let entry = ledger::entry(conn, closing)?;
    let entry = entry.ok_or_else(|| Trouble::fault(format!("entry {closing} is missing")))?.entry;
    let details = closing_details(&entry)?;
    Ok((entry, details))
}

/// A closed period in few rows: opening stock, takings, movements, end.
pub fn closed(conn: &Connection, closing: Seq) -> Outcome<PeriodRows> {
    let (entry, details) = stored(conn, closing)?;
    let figures = &details.figures;
    let z = format!("Z-{}", ledger::z_number(&entry.head)?);
    let mut rows = vec![opening_row(figures.day, &z, figures.drawer.opening)];
    for movement in &figures.movements {
        let seq = ledger::seq_of_receipt(conn, movement.number)?;
        let reason = movement.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        rows.push(CashRow {
            voucher: movement.number.to_string(),
            text: format!("{}{reason}", movement.text),
            moved: movement.amount,
            lead: seq.map(Lead::Entry),
            ..opening_row(figures.day, "", Money::ZERO)
        });
    }
    put_takings(&mut rows, figures, &z)?;
    let mut end = opening_row(figures.day, &z, Money::ZERO);
    end.text = format!("Endbestand, gezählt {} €{}", details.count.counted, revoked(conn, closing)?);
    end.lead = Some(Lead::Entry(closing));
    end.is_sum = true;
    rows.push(end);
    with_balances(figures.drawer.opening, rows.get_mut(1..).unwrap_or_default())?;
    let left = Some(details.carried.cash_left);
    Ok(PeriodRows { day: figures.day, opening: figures.drawer.opening, rows, left })
}

fn revoked(conn: &Connection, closing: Seq) -> Outcome<&'static str> {
    let references = ledger::references_to(conn, closing)?;
    let taken_back = references.iter().any(|(.., reference)| *reference == ReferenceKind::Revokes);
    Ok(if taken_back { "; Abschluss widerrufen, die Buchungen bleiben gültig" } else { "" })
}

fn takings(figures: &Figures, z: &str) -> CashRow {
    let mut row = opening_row(figures.day, z, Money::ZERO);
    row.text = format!("Bareinnahmen aus Verkauf ({} Verkäufe)", figures.tally.sales.count);
    row.moved = figures.cash_from_sales;
    row.lead = Some(singly(figures.day));
    row
}

/// The takings stand in one row, as the Z report has them, before the movements that they paid for. Where a balance
/// would then fall below zero, because cash went back to customers after more had been taken out, what came in
/// stands first and what went back last: so no row shows less than what lay in the drawer when it happened.
fn put_takings(rows: &mut Vec<CashRow>, figures: &Figures, z: &str) -> Outcome<()> {
    rows.insert(1, takings(figures, z));
    with_balances(figures.drawer.opening, rows.get_mut(1..).unwrap_or_default())?;
    if rows.iter().any(|row| row.balance.is_negative()) {
        let taken = figures.cash_from_sales.minus(figures.cash_paid_back)?;
        rows.remove(1);
        if taken != Money::ZERO {
            rows.insert(1, CashRow { moved: taken, ..takings(figures, z) });
        }
        rows.push(CashRow {
            text: "An Kunden bar zurückgezahlt (Storno, Rückgabe, Korrektur)".to_owned(),
            moved: figures.cash_paid_back,
            ..takings(figures, z)
        });
    }
    Ok(())
}

fn singly(day: Day) -> Lead {
    Lead::List(Box::new(List::CashBook { span: Span::Day(day), place: CashPlace::Drawer }))
}

/// The opening stock carries on what was there: it neither comes in nor goes out.
fn opening_row(day: Day, voucher: &str, balance: Money) -> CashRow {
    CashRow {
        day,
        at: None,
        voucher: voucher.to_owned(),
        text: "Anfangsbestand (Übertrag)".to_owned(),
        moved: Money::ZERO,
        balance,
        lead: None,
        is_sum: false,
    }
}

/// The period that runs, in the same few rows, out of its entries.
pub fn running(day: Day, moves: &[Move]) -> Outcome<PeriodRows> {
    let mut figures = Figures { day, ..Figures::default() };
    let mut rows = Vec::new();
    for moved in moves {
        if moved.kind == EntryKind::OpeningStock {
            figures.drawer.opening = figures.drawer.opening.plus(moved.amount)?;
        } else if moved.is_movement {
            rows.push(CashRow { at: None, ..single(moved) });
        } else {
            figures.tally.sales.count += u32::from(moved.kind == EntryKind::Sale);
            figures.cash_from_sales = figures.cash_from_sales.plus(moved.amount)?;
            figures.cash_paid_back = figures.cash_paid_back.plus(moved.amount.min(Money::ZERO))?;
        }
    }
    rows.insert(0, opening_row(day, "offen", figures.drawer.opening));
    put_takings(&mut rows, &figures, "offen")?;
    with_balances(figures.drawer.opening, rows.get_mut(1..).unwrap_or_default())?;
    Ok(PeriodRows { day, opening: figures.drawer.opening, rows, left: None })
}

/// A period with each event in a row of its own; `moves` begin with its opening stock.
pub fn each(moves: &[Move]) -> Outcome<PeriodRows> {
    let opening = moves.iter().filter(|moved| moved.kind == EntryKind::OpeningStock);
    let opening = Money::total(opening.map(|moved| moved.amount))?;
    let mut rows: Vec<CashRow> = moves.iter().map(single).collect();
    for (row, moved) in rows.iter_mut().zip(moves) {
        if moved.kind == EntryKind::OpeningStock {
            (row.moved, row.text) = (Money::ZERO, "Anfangsbestand (Übertrag)".to_owned());
        }
    }
    with_balances(opening, &mut rows)?;
    put_corrections(&mut rows, moves);
    with_balances(opening, &mut rows)?;
    Ok(PeriodRows {
        day: moves.first().map(|moved| moved.day).unwrap_or_default(),
        opening,
        rows,
        left: None,
    })
}

/// A payment correction and its storno are one moment at the drawer. Where the new cash had to be there to pay the storno's cash, what
/// came in stands first, so that no row shows less than what lay there.
fn put_corrections(rows: &mut [CashRow], moves: &[Move]) {
    for (at, pair) in moves.windows(2).enumerate() {
        let is_one_deed = |storno: &Move, correction: &Move| {
            correction.kind == EntryKind::PaymentCorrection && storno.seq.next() == correction.seq
        };
        let is_one = matches!(pair, [storno, correction] if is_one_deed(storno, correction));
        if is_one && rows.get(at).is_some_and(|row| row.balance.is_negative()) {
            rows.swap(at, at + 1);
        }
    }
}

fn single(moved: &Move) -> CashRow {
    let word = match moved.kind {
        EntryKind::Storno => "Storno ",
        EntryKind::Return => "Rückgabe ",
        EntryKind::PaymentCorrection => "Zahlungsartkorrektur ",
        _ => "",
    };
    CashRow {
        day: moved.day,
        at: Some(moved.at),
        voucher: moved.number.to_string(),
        text: format!("{word}{}", moved.text),
        moved: moved.amount,
        balance: Money::ZERO,
        lead: Some(Lead::Entry(moved.seq)),
        is_sum: false,
    }
}
