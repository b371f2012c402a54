//! The turnover report of a day, a week, a month or a year.

use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};

use super::compared::Compared;
use super::{breakdown, curve, events, overview};
use crate::act::View;
use crate::fault::Outcome;

/// The whole report.
pub fn turnover(view: &View<'_>, span: Span) -> Outcome<Sheet> {
    let compared = Compared::of(view.conn, span)?;
    let mut head = vec![("Zeitraum".to_owned(), span.german())];
    head.extend(compared.before_span.map(|before| ("Vergleich".to_owned(), before.german())));
    let open = compared.now.open_day();
    let notice = |day: contract::Day| {
        format!("Der {} ist noch offen: Seine Zahlen gelten bis jetzt.", day.german_with_weekday())
    };
    Ok(Sheet {
        title: format!("Umsatzbericht {}", span.german()),
        file_stem: format!("umsatzbericht-{}", span.stem()),
        head,
        notices: open.map(notice).into_iter().collect(),
        sections: sections(view, &compared)?,
    })
}

fn sections(view: &View<'_>, compared: &Compared) -> Outcome<Vec<Section>> {
    if compared.now.is_empty() {
        let words = "In diesem Zeitraum wurde kein Tag geöffnet.".to_owned();
        return Ok(vec![Section { paragraphs: vec![words], ..Section::default() }]);
    }
    let mut sections = vec![overview::overview(compared)?, curve::curve(view.conn, compared)?];
    sections.extend(breakdown::breakdown(compared)?);
    sections.push(events::events(compared)?);
    if !matches!(compared.span, Span::Year(_)) {
        sections.push(closings(compared));
    }
    Ok(sections)
}

/// The closings that the figures come from.
fn closings(compared: &Compared) -> Section {
    let parts = compared.now.parts.iter();
    let rows = parts.map(|part| {
        let name = part.z_number.map_or_else(|| "noch offen".to_owned(), |number| format!("Z-{number}"));
        let cells = vec![
            Cell::Number(name),
            Cell::Day(part.day),
            Cell::Count(i64::from(part.figures.bons)),
            Cell::Money(part.figures.turnover),
            Cell::Money(part.figures.drawer.difference),
        ];
        let row = SheetRow::of(cells);
        if part.z_number.is_some() { row.leading_to(Lead::Entry(part.to)) } else { row }
    });
    let names = [("Abschluss", 2), ("Buchungstag", 3), ("Bons", 2), ("Umsatz", 3), ("Differenz", 3)];
    let columns = names.iter().map(|(name, width)| Column::new(name, *width)).collect();
    let words = "Die Zahlen sind die Summen dieser Abschlüsse, so wie sie gespeichert sind.".to_owned();
    Section {
        title: Some("Abschlüsse".to_owned()),
        paragraphs: vec![words],
        table: Some(Table { columns, rows: rows.collect() }),
        ..Section::default()
    }
}
