//! The list of all checks.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::lists::Span;
use contract::sheet::{Cell, Section, Sheet, SheetRow, Table};

use super::check::{SelfCheckItem, columns};
use super::observed::Observed;
use super::{amounts, closings, deeds, digits, drawer, numbers};
use crate::protocols;

/// The whole list.
pub fn selfcheck(tx: &ReadTx<'_>, span: Span) -> Outcome<Sheet> {
    let now = Observed::of(tx.conn, span)?;
    let before_span = span.beside(false);
    let before = Observed::of(tx.conn, before_span)?;
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
    // Below the figures what they count, one by one: no figure may hide a storno (BFH, 29 July 2025).
    sections.extend(protocols::singly(tx, span)?);
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

fn overview(checks: &[SelfCheckItem]) -> Table {
    let names = [("Betrachtet wird", 6), ("Anzahl", 2), ("Zu erwarten", 5), ("Gefunden", 5)];
    let row = |check: &SelfCheckItem| {
        SheetRow::of(vec![
            Cell::text(check.title),
            Cell::Count(check.n),
            Cell::text(&check.expected),
            Cell::text(&check.found),
        ])
    };
    Table { columns: columns(&names), rows: checks.iter().map(row).collect() }
}

fn section(check: SelfCheckItem) -> Section {
    let result =
        format!("Betrachtet: {}. Zu erwarten: {}. Gefunden: {}.", check.n, check.expected, check.found);
    Section {
        title: Some(check.title.to_owned()),
        paragraphs: vec![check.why, result],
        chart: check.chart,
        table: check.table.filter(|table| !table.rows.is_empty()),
    }
}
