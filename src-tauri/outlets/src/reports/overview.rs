//! The figures that people look for first.

use book::fault::Outcome;
use contract::figure::Figure;
use contract::sheet::{Cell, Column, Section, SheetRow, Table};
use proof::Money;

use super::compared::{Compared, average, change};
use super::figure::plain_name;

/// How a figure of the overview is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Amount,
    Count,
}

const FIRST: [(Figure, Reading); 7] = [
    (Figure::Turnover, Reading::Amount),
    (Figure::Tickets, Reading::Count),
    (Figure::Named, Reading::Count),
    (Figure::Unnamed, Reading::Count),
    (Figure::StaffTips, Reading::Amount),
    (Figure::Stornos, Reading::Count),
    (Figure::Differences, Reading::Amount),
];

/// Turnover, sales, the average, customers, and what deserves a look.
pub fn overview(compared: &Compared) -> Outcome<Section> {
    let mut rows = Vec::with_capacity(FIRST.len() + 1);
    for (figure, reading) in &FIRST {
        let (now, before) = compared.both(figure)?;
        let row = match reading {
            Reading::Amount => [
                Cell::Money(now.amount),
                Cell::Money(before.amount),
                change(now.amount.as_cents(), before.amount.as_cents()),
            ],
            Reading::Count => {
                [Cell::Count(now.count), Cell::Count(before.count), change(now.count, before.count)]
            }
        };
        rows.push(named(plain_name(figure), row).leading_to(compared.lead(figure)));
        if *figure == Figure::Tickets {
            let (a, b) = (average(now.amount, now.count), average(before.amount, before.count));
            let moved = change(cents(&a), cents(&b));
            rows.push(named("Durchschnitt je Verkauf", [a, b, moved]).leading_to(compared.lead(figure)));
        }
    }
    let columns = vec![
        Column::new("Kennzahl", 5),
        Column::new(&compared.now_name(), 4),
        Column::new(&compared.before_name(), 4),
        Column::new("Änderung", 2),
    ];
    Ok(Section {
        title: Some("Auf einen Blick".to_owned()),
        table: Some(Table { columns, rows }),
        ..Section::default()
    })
}

fn named(name: &str, cells: [Cell; 3]) -> SheetRow {
    SheetRow::of(std::iter::once(Cell::text(name)).chain(cells).collect())
}

const fn cents(cell: &Cell) -> i64 {
    match cell {
        Cell::Money(money) => Money::as_cents(*money),
        _ => 0,
    }
}
