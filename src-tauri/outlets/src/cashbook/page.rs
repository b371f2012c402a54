//! The page of a cash book: what came in, what went out, and the balance after each row.

use book::fault::Outcome;
use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::{Day, Moment, Money};

/// One row of a cash book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashRow {
    pub day: Day,
    /// The time, where rows are single events.
    pub at: Option<Moment>,
    /// What the row rests on: receipt number, Z number, the bank's receipt.
    pub voucher: String,
    pub text: String,
    /// Positive into the place, negative out of it.
    pub moved: Money,
    /// What lies there after the row.
    pub balance: Money,
    pub lead: Option<Lead>,
    /// The end of a closing period: no row of its own.
    pub is_sum: bool,
}

/// A cash book with its rows and the stock that it began with.
pub struct CashPages {
    /// `Kassenbuch`, `Tresorbuch`.
    pub name: &'static str,
    /// For file names.
    pub stem: &'static str,
    pub span: Span,
    pub opening: Money,
    pub rows: Vec<CashRow>,
    pub notices: Vec<String>,
    pub words: Vec<String>,
}

impl CashPages {
    /// What lies there in the end.
    pub fn closing(&self) -> Money {
        self.rows.last().map_or(self.opening, |row| row.balance)
    }

    /// The list for screen, paper and CSV.
    pub fn sheet(self) -> Outcome<Sheet> {
        let single = self.rows.iter().filter(|row| !row.is_sum);
        let (mut cash_in, mut cash_out) = (Money::ZERO, Money::ZERO);
        for row in single {
            if row.moved.is_negative() {
                cash_out = cash_out.plus(row.moved.abs())?;
            } else {
                cash_in = cash_in.plus(row.moved)?;
            }
        }
        let closing = self.closing();
        let figures = [self.opening, cash_in, cash_out, closing].map(Cell::Money).to_vec();
        let columns = ["Anfangsbestand", "Einnahmen", "Ausgaben", "Endbestand"];
        let overview = Table {
            columns: columns.map(|name| Column::new(name, 25)).to_vec(),
            rows: vec![SheetRow::sum(figures)],
        };
        Ok(Sheet {
            title: format!("{} {}", self.name, self.span.german()),
            file_stem: format!("{}-{}", self.stem, self.span.stem()),
            head: vec![("Zeitraum".to_owned(), self.span.german())],
            notices: self.notices,
            sections: vec![
                Section { paragraphs: self.words, table: Some(overview), ..Section::default() },
                Section { table: Some(table(self.span, &self.rows)), ..Section::default() },
            ],
        })
    }
}

fn table(span: Span, rows: &[CashRow]) -> Table {
    let time = if matches!(span, Span::Day(_)) { "Zeit" } else { "Tag" };
    let columns = [
        ("Nr.", 6),
        (time, 14),
        ("Beleg", 12),
        ("Vorgang", 36),
        ("Einnahme", 12),
        ("Ausgabe", 12),
        ("Bestand", 12),
    ];
    let mut number = 0;
    let rows = rows.iter().map(|row| {
        number += i64::from(!row.is_sum);
        sheet_row(row, number)
    });
    Table { rows: rows.collect(), columns: columns.map(|(name, width)| Column::new(name, width)).to_vec() }
}

fn sheet_row(row: &CashRow, number: i64) -> SheetRow {
    let money = |shown: bool| if shown { Cell::Money(row.moved.abs()) } else { Cell::Empty };
    let cells = vec![
        if row.is_sum { Cell::Empty } else { Cell::Number(number.to_string()) },
        row.at.map_or(Cell::Day(row.day), Cell::Moment),
        Cell::Number(row.voucher.clone()),
        Cell::text(row.text.clone()),
        money(row.moved.is_positive()),
        money(row.moved.is_negative()),
        Cell::Money(row.balance),
    ];
    let made = if row.is_sum { SheetRow::sum(cells) } else { SheetRow::of(cells) };
    SheetRow { leads_to: row.lead.clone(), ..made }
}

/// Sets the balance after each row.
pub fn with_balances(opening: Money, rows: &mut [CashRow]) -> Outcome<Money> {
    let mut balance = opening;
    for row in rows.iter_mut() {
        if !row.is_sum {
            balance = balance.plus(row.moved)?;
        }
        row.balance = balance;
    }
    Ok(balance)
}
