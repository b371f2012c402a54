//! The turnover report of a day, a week, a month or a year.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};

use super::compared::Compared;
use super::{breakdown, curve, events, overview};

/// The whole report.
pub fn turnover(tx: &ReadTx<'_>, span: Span) -> Outcome<Sheet> {
    let compared = Compared::of(tx.conn, span)?;
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
        sections: sections(tx, &compared)?,
    })
}

fn sections(tx: &ReadTx<'_>, compared: &Compared) -> Outcome<Vec<Section>> {
    if compared.now.is_empty() {
        let words = "In diesem Zeitraum wurde kein Tag geöffnet.".to_owned();
        return Ok(vec![Section { paragraphs: vec![words], ..Section::default() }]);
    }
    let mut sections = vec![overview::overview(compared)?, curve::curve(tx.conn, compared)?];
    sections.extend(breakdown::breakdown(compared)?);
    sections.push(events::events(compared)?);
    if !matches!(compared.span, Span::Year(_)) {
        sections.push(closings(tx, compared)?);
    }
    Ok(sections)
}

/// The closings that the figures come from. A revoked one keeps its receipts and counts like the others.
fn closings(tx: &ReadTx<'_>, compared: &Compared) -> Outcome<Section> {
    let mut rows = Vec::with_capacity(compared.now.parts.len());
    for part in &compared.now.parts {
        let revoked = part.z_number.is_some() && ledger::revoked_by(tx.conn, part.to)?.is_some();
        let state = match (part.z_number, revoked) {
            (None, _) => "noch offen",
            (Some(_), true) => "widerrufen, Belege gelten",
            (Some(_), false) => "",
        };
        let name = part.z_number.map_or_else(|| "–".to_owned(), |number| format!("Z-{number}"));
        let row = SheetRow::of(vec![
            Cell::Number(name),
            Cell::Day(part.day),
            Cell::text(state),
            Cell::Count(i64::from(part.figures.bons)),
            Cell::Money(part.figures.turnover),
            Cell::Money(part.figures.drawer.difference),
        ]);
        rows.push(if part.z_number.is_some() { row.leading_to(Lead::Entry(part.to)) } else { row });
    }
    let names =
        [("Abschluss", 2), ("Buchungstag", 3), ("Zustand", 4), ("Bons", 2), ("Umsatz", 3), ("Differenz", 3)];
    let columns = names.iter().map(|(name, width)| Column::new(name, *width)).collect();
    let words = "Die Zahlen sind die Summen dieser Abschlüsse, so wie sie gespeichert sind.".to_owned();
    Ok(Section {
        title: Some("Abschlüsse".to_owned()),
        paragraphs: vec![words],
        table: Some(Table { columns, rows }),
        ..Section::default()
    })
}
