//! A stretch beside the one before, and the cells that compare them.

use book::fault::Outcome;
use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Column, Lead, SheetRow, Table};
use proof::Money;
use rusqlite::Connection;

use super::figure::{Share, share};
use super::stretch::Stretch;

/// A stretch beside the one before.
pub struct Compared {
    pub span: Span,
    pub now: Stretch,
    /// Absent at the beginning of the book.
    pub before_span: Option<Span>,
    pub before: Stretch,
}

/// A row of a table of figures.
pub struct Item {
    pub name: String,
    pub figure: Figure,
    /// Cells between the name and the figure.
    pub extra: Vec<Cell>,
}

impl Compared {
    pub fn of(conn: &Connection, span: Span) -> Outcome<Self> {
        let before_span = Stretch::before(conn, span)?;
        let before = before_span.map(|span| Stretch::of(conn, span)).transpose()?;
        Ok(Self { span, now: Stretch::of(conn, span)?, before_span, before: before.unwrap_or_default() })
    }

    /// A figure of the stretch, and of the one before.
    pub fn both(&self, figure: &Figure) -> Outcome<(Share, Share)> {
        Ok((share(&self.now.figures, figure)?, share(&self.before.figures, figure)?))
    }

    /// What the stretch before is called in a column's head.
    pub fn before_name(&self) -> String {
        self.before_span.map_or_else(|| "davor".to_owned(), short_name)
    }

    pub fn now_name(&self) -> String {
        short_name(self.span)
    }

    /// The entries behind a figure.
    pub fn lead(&self, figure: &Figure) -> Lead {
        Lead::List(Box::new(List::Entries { span: self.span, figure: figure.clone() }))
    }

    /// Amounts by name, the largest first, with their shares, the stretch before, and their sum.
    pub fn table(&self, head: &[(&str, u16)], mut items: Vec<Item>) -> Outcome<Table> {
        let mut amounts = Vec::with_capacity(items.len());
        for item in items.drain(..) {
            let (now, before) = self.both(&item.figure)?;
            amounts.push((item, now.amount, before.amount));
        }
        amounts.sort_by(|a, b| (b.1, &a.0.name).cmp(&(a.1, &b.0.name)));
        let total = Money::total(amounts.iter().map(|(_, now, _)| *now))?;
        let total_before = Money::total(amounts.iter().map(|(_, _, before)| *before))?;
        let mut columns: Vec<Column> = head.iter().map(|(name, width)| Column::new(name, *width)).collect();
        columns.extend([
            Column::new("Betrag", 3),
            Column::new("Anteil", 2),
            Column::new(&self.before_name(), 3),
        ]);
        let extras = head.len().saturating_sub(1);
        let mut rows = Vec::with_capacity(amounts.len() + 1);
        for (item, now, before) in amounts {
            let mut cells = vec![Cell::text(item.name)];
            cells.extend(item.extra);
            cells.extend([Cell::Money(now), part(now, total), Cell::Money(before)]);
            rows.push(SheetRow::of(cells).leading_to(self.lead(&item.figure)));
        }
        let mut sum = vec![Cell::text("Summe")];
        sum.extend(std::iter::repeat_n(Cell::Empty, extras));
        sum.extend([Cell::Money(total), Cell::Empty, Cell::Money(total_before)]);
        rows.push(SheetRow::sum(sum));
        Ok(Table { columns, rows })
    }
}

fn short_name(span: Span) -> String {
    let (first, last) = span.bounds();
    match span {
        Span::Week(_) => {
            format!("{:02}.{:02}. bis {}", first.day_of_month(), first.month(), last.german())
        }
        other => other.german(),
    }
}

/// How much more or less in per cent; nothing where there was nothing.
pub fn change(now: i64, before: i64) -> Cell {
    ratio(i128::from(now) - i128::from(before), i128::from(before).abs())
}

/// A part of a whole in per cent.
pub fn part(part: Money, whole: Money) -> Cell {
    ratio(i128::from(part.as_cents()), i128::from(whole.as_cents()))
}

/// Hundredths of a per cent, rounded half away from zero.
fn ratio(part: i128, whole: i128) -> Cell {
    rounded(part * 10_000, whole).map_or(Cell::Empty, Cell::Percent)
}

/// A quotient, rounded half away from zero; nothing by zero.
fn rounded(dividend: i128, divisor: i128) -> Option<i64> {
    if divisor == 0 {
        return None;
    }
    let (dividend, divisor) = (dividend * divisor.signum(), divisor.abs());
    let half = divisor / 2 * dividend.signum();
    i64::try_from((dividend + half) / divisor).ok()
}

/// The amount that falls on one of so many.
pub fn average(amount: Money, count: i64) -> Cell {
    let cents = rounded(i128::from(amount.as_cents()), i128::from(count));
    cents.map_or(Cell::Empty, |cents| Cell::Money(Money::cents(cents)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_once_and_nothing_is_divided_by_nothing() {
        let money = Money::cents;
        assert_eq!(part(money(1), money(3)), Cell::Percent(3_333));
        assert_eq!(part(money(2), money(3)), Cell::Percent(6_667));
        assert_eq!(part(money(-1), money(3)), Cell::Percent(-3_333));
        assert_eq!(part(money(5), Money::ZERO), Cell::Empty);
        assert_eq!(change(150, 100), Cell::Percent(5_000));
        assert_eq!(change(-50, -100), Cell::Percent(5_000), "half the loss is half better");
        assert_eq!(change(1, 0), Cell::Empty);
        assert_eq!(average(money(1_001), 2), Cell::Money(money(501)));
        assert_eq!(average(money(-1_001), 2), Cell::Money(money(-501)));
        assert_eq!(average(money(5), 0), Cell::Empty);
    }
}
