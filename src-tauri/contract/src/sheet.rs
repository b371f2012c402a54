//! A list as data: the same on the screen, as a PDF on A4 and as CSV. Cells keep their values, so that each
//! renderer writes them its own way: `35,00 €` for people, `35.00` for machines.

use serde::{Deserialize, Serialize};

use crate::list::List;
use crate::{Day, Moment, Money, Seq};

/// A list for people who check: head, then sections with text, chart and table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// `Stornobericht November 2026`.
    pub title: String,
    /// Name of its files without ending: `stornobericht-2026-11`.
    pub file_stem: String,
    /// What the list was made of. A builder names its span and filters; salon, register, state of the book,
    /// person and program version are put around them for every list alike.
    pub head: Vec<(String, String)>,
    /// What must be seen before the figures: `Monat noch nicht abgeschlossen`.
    pub notices: Vec<String>,
    /// From top to bottom.
    pub sections: Vec<Section>,
}

impl Sheet {
    /// Rows of all its tables.
    pub fn rows(&self) -> usize {
        self.sections.iter().filter_map(|section| section.table.as_ref()).map(|table| table.rows.len()).sum()
    }
}

/// A part of a list: each of its pieces may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Absent where the list has but one section.
    pub title: Option<String>,
    /// Text above the table.
    pub paragraphs: Vec<String>,
    /// Absent without a picture.
    pub chart: Option<Chart>,
    /// Absent where text says it all.
    pub table: Option<Table>,
}

/// A picture of the figures; the table beside it says the same in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What the picture shows, in one sentence, for whoever can't see it.
    pub words: String,
    /// A whole `<svg>` element without scripts and without `style` attributes.
    pub svg: String,
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// Sums included.
    pub rows: Vec<SheetRow>,
}

impl Table {
    /// Whether a column holds figures, which stand on the right.
    pub fn is_figures(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        cells.clone().any(Cell::is_figure)
            && cells.clone().all(|cell| cell.is_figure() || *cell == Cell::Empty)
    }
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// In German.
    pub name: String,
    /// Share of the paper's width, in parts of the sum of all columns.
    pub width: u16,
}

impl Column {
    /// A column of this name and share of the width.
    pub fn new(name: &str, width: u16) -> Self {
        Self { name: name.to_owned(), width }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// As many as the columns.
    pub cells: Vec<Cell>,
    /// A sum: set off from the rows above it.
    pub is_sum: bool,
    /// Where the row leads to; absent where there is nothing behind it.
    pub leads_to: Option<Lead>,
}

/// A value of a list. Figures are right-aligned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing to say here.
    Empty,
    /// Words.
    Text(String),
    /// An amount in cents; shown with €.
    Money(Money),
    /// Pieces, entries, minutes: whole.
    Count(i64),
    /// Hundredths of a per cent: 1900 is 19 %.
    Percent(i64),
    /// Shown as `27.11.2026`.
    Day(Day),
    /// Shown to the second, in the offset that held.
    Moment(Moment),
    /// Digits that are a name, not a quantity: receipt numbers, check digits.
    Number(String),
    /// A hash or signature, hex: people see its beginning, machines all of it.
    Hash(String),
}

impl SheetRow {
    /// A plain row that leads nowhere.
    pub const fn of(cells: Vec<Cell>) -> Self {
        Self { cells, is_sum: false, leads_to: None }
    }

    /// Sets the row off as a sum.
    pub const fn sum(cells: Vec<Cell>) -> Self {
        Self { cells, is_sum: true, leads_to: None }
    }

    /// Lets the row lead somewhere.
    #[must_use]
    pub fn leading_to(mut self, lead: Lead) -> Self {
        self.leads_to = Some(lead);
        self
    }
}

impl Cell {
    /// A cell with words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Quantities stand on the right; texts, times and numbers that are names on the left.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Money(_) | Self::Count(_) | Self::Percent(_))
    }

    /// As people read it: `1.234,56 €`, `12,5 %`, `27.11.2026 08:30:12`.
    pub fn german(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Hash(hex) if hex.len() > HASH_SHOWN => {
                format!("{}…", hex.get(..HASH_SHOWN).unwrap_or_default())
            }
            Self::Hash(hex) => hex.clone(),
            Self::Money(money) => format!("{money}\u{a0}€"),
            Self::Count(count) => grouped(*count),
            Self::Percent(hundredths) => format!("{}\u{a0}%", percent(*hundredths)),
            Self::Day(day) => day.german(),
            Self::Moment(moment) => moment.german(),
        }
    }

    /// As spreadsheets in German read it: `1234,56`, `12,50`, without units and grouping.
    pub fn machine(&self) -> String {
        match self {
            Self::Money(money) => Money::to_string(money).replace('.', ""),
            Self::Count(count) => count.to_string(),
            Self::Percent(hundredths) => Money::cents(*hundredths).to_string().replace('.', ""),
            Self::Hash(hex) => hex.clone(),
            _ => self.german(),
        }
    }
}

/// So many digits of a hash are shown to people.
const HASH_SHOWN: usize = 12;

/// `12.345`.
fn grouped(count: i64) -> String {
    let text = Money::cents(count.saturating_mul(100)).to_string();
    text.trim_end_matches(",00").to_owned()
}

/// `19`, `12,5`, `0,25`.
fn percent(hundredths: i64) -> String {
    let text = Money::cents(hundredths).to_string();
    let text = text.trim_end_matches('0');
    text.trim_end_matches(',').to_owned()
}

/// What stands behind a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// An entry in the receipt roll.
    Entry(Seq),
    /// Another list.
    List(Box<List>),
}

/// How a list is given out as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// A4, for people.
    Pdf,
    /// For spreadsheets: UTF-8 with BOM, semicolons, comma as decimal mark.
    Csv,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reader_gets_its_own_writing() {
        let write = |cell: Cell| (cell.german(), cell.machine());
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(write(Cell::Money(Money::cents(-123_456))), pair("-1.234,56\u{a0}€", "-1234,56"));
        assert_eq!(write(Cell::Count(12_345)), pair("12.345", "12345"));
        assert_eq!(write(Cell::Percent(1_900)), pair("19\u{a0}%", "19,00"));
        assert_eq!(write(Cell::Percent(1_250)), pair("12,5\u{a0}%", "12,50"));
        assert_eq!(write(Cell::Percent(100_000)), pair("1.000\u{a0}%", "1000,00"));
        assert_eq!(write(Cell::Percent(0)), pair("0\u{a0}%", "0,00"));
        let signature = "a1b2c3d4e5f60718".to_owned();
        assert_eq!(write(Cell::Hash(signature.clone())), pair("a1b2c3d4e5f6…", &signature));
        assert_eq!(write(Cell::Number("004501".into())), pair("004501", "004501"));
    }

    #[test]
    fn a_column_with_words_or_names_in_it_is_no_column_of_figures() {
        let row = |a, b| SheetRow::of(vec![a, b]);
        let rows = vec![row(Cell::Count(1), Cell::Count(2)), row(Cell::Empty, Cell::text("–"))];
        let table = Table { columns: Vec::new(), rows };
        assert!(table.is_figures(0) && !table.is_figures(1) && !table.is_figures(2));
    }
}
