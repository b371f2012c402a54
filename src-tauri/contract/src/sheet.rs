//! A list as data: the same on the screen, as a PDF on A4 and as CSV. Cells keep their values, so that each
//! renderer writes them its own way: `35,00 €` for people, `35.00` for machines.

use serde::{Deserialize, Serialize};

use crate::lists::List;
use crate::{Day, Moment, Money, Seq};

/// A list for people who check: head, then sections with text, chart and table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// `Stornobericht November 2026`.
    pub title: String,
    /// Name of its files without ending: `stornobericht-2026-11`.
    pub file_stem: String,
    /// What the list was made of: salon, time, filter, person, program version.
    pub head: Vec<(String, String)>,
    /// What must be seen before the figures: `Monat noch nicht abgeschlossen`.
    pub notices: Vec<String>,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub title: Option<String>,
    pub paragraphs: Vec<String>,
    pub chart: Option<Chart>,
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

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<SheetRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    /// Share of the paper's width, in parts of the sum of all columns.
    pub width: u16,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    pub cells: Vec<Cell>,
    /// A sum: set off from the rows above it.
    pub is_sum: bool,
    /// Where the row leads to.
    pub leads_to: Option<Lead>,
}

/// A value of a list. Figures are right-aligned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Empty,
    Text(String),
    Money(Money),
    Count(i64),
    /// Hundredths of a per cent: 1900 is 19 %.
    Percent(i64),
    Day(Day),
    Moment(Moment),
    /// Digits that are a name, not a quantity: receipt numbers, hashes.
    Number(String),
}

/// What stands behind a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    Entry(Seq),
    List(Box<List>),
}

/// How a list is given out as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    Pdf,
    Csv,
}
