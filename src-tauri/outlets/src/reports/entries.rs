//! The entries behind a figure: each with what it adds, so that their sum is the figure. A year is parted into
//! its months first.

use book::fault::Outcome;
use book::ledger;
use book::month::Month;
use book::tx::ReadTx;
use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use contract::{Day, Money};
use proof::{Entry, EntryKind, Seq};
use rusqlite::Connection;
use salon::closing;
use salon::letterhead::acting;

use super::figure::{self, Share, share};
use super::store;
use super::stretch::Stretch;
use crate::roll;
use crate::sheets::Built;

/// The list; with `rows` no more than so many are made, and all are counted.
pub fn entries(tx: &ReadTx<'_>, span: Span, of: &Figure, rows: Option<u32>) -> Outcome<Built> {
    let stretch = Stretch::of(tx.conn, span)?;
    let name = figure::german(of, &stretch.figures);
    let by_entry = matches!(of, Figure::Deeds { .. } | Figure::RoundSales(_));
    let by_month = matches!(span, Span::Year(_)) && !by_entry;
    let Listed { table, words, more } = match by_month {
        true => months(&stretch, span, of)?,
        false => each(tx.conn, &stretch, span, of, rows)?,
    };
    let sheet = Sheet {
        title: format!("{name}, {}", span.german()),
        file_stem: format!("buchungen-{}", span.stem()),
        head: vec![("Zeitraum".to_owned(), span.german()), ("Buchungen zu".to_owned(), name)],
        notices: Vec::new(),
        sections: vec![Section { paragraphs: vec![words], table: Some(table), ..Section::default() }],
    };
    Ok(Built { sheet, more })
}

const NOTHING: &str = "Dazu gibt es in diesem Zeitraum keine Buchung.";

/// The entries, or months of them.
struct Listed {
    table: Table,
    words: String,
    more: u32,
}

/// What of an entry belongs to the figure.
fn share_of(entry: &Entry, figures: &figures::Figures, of: &Figure) -> Outcome<Share> {
    let elsewhen = |hour: u32| entry.head.ended.minute_of_day() / 60 != hour;
    Ok(match of {
        Figure::Hour(hour) if elsewhen(*hour) => Share::default(),
        _ => share(figures, of)?,
    })
}

/// Rows that are shown, and the sum of all.
struct FoundRows {
    rows: Vec<SheetRow>,
    limit: usize,
    count: usize,
    sum: Share,
}

impl FoundRows {
    fn add(&mut self, conn: &Connection, entry: &Entry, share: Share) -> Outcome<()> {
        self.count += 1;
        self.sum = self.sum.plus(share)?;
        if self.count > self.limit {
            return Ok(());
        }
        let head = &entry.head;
        let number =
            head.receipt_number.map_or_else(|| format!("E{}", head.seq), |number| number.to_string());
        let cells = vec![
            Cell::Number(number),
            Cell::Moment(head.ended),
            Cell::text(roll::label(conn, entry)?),
            Cell::text(acting(entry)?.0),
            Cell::Money(head.total),
            Cell::Money(share.amount),
        ];
        self.rows.push(SheetRow::of(cells).leading_to(Lead::Entry(head.seq)));
        Ok(())
    }
}

/// One row per entry.
fn each(conn: &Connection, stretch: &Stretch, span: Span, of: &Figure, rows: Option<u32>) -> Outcome<Listed> {
    let limit = rows.map_or(usize::MAX, |rows| rows as usize);
    let mut found = FoundRows { rows: Vec::new(), limit, count: 0, sum: Share::default() };
    if let Some(places) = places(conn, span, of)? {
        for seq in places {
            let Some(stored) = ledger::entry(conn, seq)? else { continue };
            found.add(conn, &stored.entry, Share { count: 1, amount: stored.entry.head.total })?;
        }
    } else {
        for part in &stretch.parts {
            closing::shares(conn, part.after, part.to, |entry, figures| {
                let share = share_of(entry, figures, of)?;
                if share.is_nothing() { Ok(()) } else { found.add(conn, entry, share) }
            })?;
        }
    }
    let FoundRows { mut rows, limit, count, sum } = found;
    // Where rows are left out, the sum stands above the table.
    if rows.len() < limit {
        let mut cells = vec![Cell::text("Summe"), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
        cells.push(Cell::Money(sum.amount));
        rows.push(SheetRow::sum(cells));
    }
    let names = [("Nummer", 3), ("Zeit", 4), ("Was", 6), ("Person", 4), ("Betrag", 3), ("davon hierzu", 3)];
    let columns = names.iter().map(|(name, width)| Column::new(name, *width)).collect();
    let more = u32::try_from(count.saturating_sub(limit)).unwrap_or(u32::MAX);
    let words = match count {
        0 => NOTHING.to_owned(),
        1 => format!("Eine Buchung mit {} €.", sum.amount),
        _ => format!("{count} Buchungen, zusammen {} €.", sum.amount),
    };
    Ok(Listed { table: Table { columns, rows }, words, more })
}

/// Places of the entries, for figures that no closing stores.
fn places(conn: &Connection, span: Span, of: &Figure) -> Outcome<Option<Vec<Seq>>> {
    let (first, last) = span.bounds();
    let part = || ledger::stretch(conn, first, last);
    Ok(match of {
        Figure::RoundSales(cents) => Some(store::round_sales(conn, part()?, *cents)?),
        Figure::Deeds { kind: EntryKind::Storno, person } => {
            let mut alone = Vec::new();
            for seq in store::deeds(conn, part()?, EntryKind::Storno, *person)? {
                if !store::belongs_to_correction(conn, seq)? {
                    alone.push(seq);
                }
            }
            Some(alone)
        }
        Figure::Deeds { kind, person } => Some(store::deeds(conn, part()?, *kind, *person)?),
        _ => None,
    })
}

/// One row per month of a year.
fn months(stretch: &Stretch, span: Span, of: &Figure) -> Outcome<Listed> {
    let year = span.bounds().0.year();
    let (mut rows, mut sum) = (Vec::new(), Share::default());
    for day in (1..=12).filter_map(|month| Day::from_ymd(year, month, 1)) {
        let figures = stretch.figures_of(|part| part.month == Month::of(day))?;
        let share = share(&figures, of)?;
        if share.is_nothing() {
            continue;
        }
        sum = sum.plus(share)?;
        let month = Span::Month(day);
        let lead = Lead::List(Box::new(List::Entries { span: month, figure: of.clone() }));
        rows.push(SheetRow::of(row(&month.german(), share)).leading_to(lead));
    }
    rows.push(SheetRow::sum(row("Summe", sum)));
    let names = [("Monat", 5), ("Anzahl", 3), ("Betrag", 4)];
    let columns = names.iter().map(|(name, width)| Column::new(name, *width)).collect();
    let words = if rows.len() > 1 { "Jeder Monat führt zu seinen Buchungen." } else { NOTHING };
    Ok(Listed { table: Table { columns, rows }, words: words.to_owned(), more: 0 })
}

fn row(name: &str, share: Share) -> Vec<Cell> {
    let Share { count, amount } = share;
    let count = if count == 0 { Cell::Empty } else { Cell::Count(count) };
    let amount = if Money::is_zero(amount) { Cell::Empty } else { Cell::Money(amount) };
    vec![Cell::text(name), count, amount]
}
