//! What the book recorded of one rule, newest first.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::refusal::RollRefusal;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::Seq;

use super::page::name;
use super::rules::rule;
use super::store;
use crate::roll;

/// So many events are listed; the book itself holds them all.
const EVENTS: u32 = 200;

/// The entries that tell of a rule.
pub fn events_of(tx: &ReadTx<'_>, id: u8) -> Outcome<Sheet> {
    let rule = rule(id).ok_or(RollRefusal::NoSuchEntry)?;
    let found = store::events(tx.conn, rule.trace, EVENTS)?;
    let rows = found.iter().map(|seq| row(tx, *seq)).collect::<Outcome<_>>()?;
    let columns = [("Zeit", 18), ("Buchung", 10), ("Was", 34), ("Person", 20), ("Grund", 28), ("Betrag", 12)];
    let mut notices = Vec::new();
    if found.len() == EVENTS as usize {
        notices.push(format!("Gezeigt sind die letzten {EVENTS}. Alle stehen in der Kassenrolle."));
    }
    Ok(Sheet {
        title: format!("{}: Buchungen", name(rule)),
        file_stem: format!("iks-{:02}", rule.id),
        notices,
        sections: vec![Section {
            paragraphs: vec![rule.sentence.to_owned(), rule.recorded.to_owned()],
            table: Some(Table {
                columns: columns.map(|(name, width)| Column::new(name, width)).to_vec(),
                rows,
            }),
            ..Section::default()
        }],
        ..Sheet::default()
    })
}

fn row(tx: &ReadTx<'_>, seq: Seq) -> Outcome<SheetRow> {
    let stored = ledger::entry(tx.conn, seq)?.ok_or(RollRefusal::NoSuchEntry)?;
    let row = roll::row(tx.conn, &stored.entry)?;
    let of_lines = stored.entry.lines.iter().find_map(|line| line.price_reason.clone());
    let reason = stored.entry.head.reason.or(of_lines);
    let cells = vec![
        Cell::Moment(row.ended),
        Cell::Number(row.number.map_or_else(|| format!("E{seq}"), |number| number.to_string())),
        Cell::text(row.label),
        Cell::text(row.person),
        Cell::text(reason.unwrap_or_default()),
        if row.number.is_some() { Cell::Money(row.total) } else { Cell::Empty },
    ];
    Ok(SheetRow::of(cells).leading_to(Lead::Entry(seq)))
}
