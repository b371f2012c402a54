//! The list of all checks.

use contract::lists::Span;
use contract::sheet::{Cell, Chart, Column, Section, Sheet, SheetRow, Table};

use super::observed::Observed;
use super::{amounts, closings, deeds, digits, drawer, numbers};
use crate::act::View;
use crate::fault::Outcome;

/// One thing that is looked at.
pub struct Check {
    pub title: &'static str,
    /// How many were looked at.
    pub n: i64,
    pub expected: String,
    pub found: String,
    /// Why anybody looks at this, in plain words.
    pub why: String,
    pub chart: Option<Chart>,
    pub table: Option<Table>,
}

/// The whole list.
pub fn selfcheck(view: &View<'_>, span: Span) -> Outcome<Sheet> {
    let now = Observed::of(view.conn, span)?;
    let before_span = span.beside(false);
    let before = Observed::of(view.conn, before_span)?;
    let mut checks = numbers::checks(&now)?;
    checks.push(drawer::check(&now));
    checks.extend(closings::checks(&now, &before));
    checks.extend(deeds::checks(&now, span));
    checks.push(amounts::check(&now, &before, span));
    checks.extend(digits::checks(&now)?);
    let words = [
        "Das sehen Menschen, die eine Kasse prüfen, zuerst an. Jede Zeile sagt, was betrachtet wurde, was zu \
         erwarten ist und was gefunden wurde.",
        "Nichts davon ist ein Urteil. Was auffällt, hat einen Grund, und oft einen harmlosen. Gut ist, wenn Sie \
         ihn kennen und zeigen können.",
    ];
    let mut sections = vec![Section {
        title: Some("Überblick".to_owned()),
        paragraphs: words.map(str::to_owned).to_vec(),
        chart: None,
        table: Some(overview(&checks)),
    }];
    sections.extend(checks.into_iter().map(section));
    Ok(Sheet {
        title: format!("Der Blick des Prüfers {}", span.german()),
        file_stem: format!("blick-des-pruefers-{}", span.stem()),
        head: vec![
            ("Zeitraum".to_owned(), span.german()),
            ("Zum Vergleich".to_owned(), before_span.german()),
        ],
        notices: Vec::new(),
        sections,
    })
}

fn overview(checks: &[Check]) -> Table {
    let names = [("Betrachtet wird", 6), ("Anzahl", 2), ("Zu erwarten", 5), ("Gefunden", 5)];
    let row = |check: &Check| {
        SheetRow::of(vec![
            Cell::text(check.title),
            Cell::Count(check.n),
            Cell::text(&check.expected),
            Cell::text(&check.found),
        ])
    };
    Table { columns: columns(&names), rows: checks.iter().map(row).collect() }
}

fn section(check: Check) -> Section {
    let result =
        format!("Betrachtet: {}. Zu erwarten: {}. Gefunden: {}.", check.n, check.expected, check.found);
    Section {
        title: Some(check.title.to_owned()),
        paragraphs: vec![check.why, result],
        chart: check.chart,
        table: check.table.filter(|table| !table.rows.is_empty()),
    }
}

/// Columns by name and width.
pub fn columns(names: &[(&str, u16)]) -> Vec<Column> {
    names.iter().map(|(name, width)| Column::new(name, *width)).collect()
}

/// `12,5 %` of a whole; a dash of nothing.
pub fn share(part: i64, whole: i64) -> String {
    match tenths(part, whole) {
        Some(tenths) => format!("{},{} %", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}

/// Tenths of a per cent, rounded half up.
fn tenths(part: i64, whole: i64) -> Option<i64> {
    let doubled = part.checked_mul(2_000)?.checked_add(whole)?;
    doubled.checked_div(whole.checked_mul(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        assert_eq!(share(1, 3), "33,3 %");
        assert_eq!(share(2, 3), "66,7 %");
        assert_eq!(share(0, 5), "0,0 %");
        assert_eq!(share(5, 5), "100,0 %");
        assert_eq!(share(0, 0), "–");
    }
}
