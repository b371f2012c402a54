//! The plan of a day on paper: one section per person, for the morning's round and for the day without power.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::Day;
use contract::calendar::{Card, Column, ShowDay, hour_minute};
use contract::sheet::{Cell, Column as Heading, Section, Sheet, SheetRow, Table};

/// The plan.
pub fn day_plan(tx: &ReadTx<'_>, day: Day) -> Outcome<Sheet> {
    let page = ShowDay { day }.read(tx)?;
    let closed = page.closed.map(|why| format!("Geschlossen: {why}"));
    let notices = tx.program.notice.map(str::to_owned).into_iter().chain(closed).collect();
    let of = |column: &Column| section(column, &page.cards);
    let mut sections: Vec<Section> = page.columns.iter().filter_map(of).collect();
    if sections.is_empty() {
        let paragraphs = vec!["An diesem Tag ist nichts eingetragen.".to_owned()];
        sections.push(Section { paragraphs, ..Section::default() });
    }
    Ok(Sheet {
        title: format!("Tagesplan {}", day.german_with_weekday()),
        file_stem: format!("tagesplan-{day}"),
        head: vec![
            ("Tag".to_owned(), day.german_with_weekday()),
            ("Stand".to_owned(), tx.now.german()),
            ("Erstellt von".to_owned(), tx.authority.actor.name.clone()),
        ],
        notices,
        sections,
    })
}

/// A person who works or has something to do.
fn section(column: &Column, cards: &[Card]) -> Option<Section> {
    let mut rows: Vec<(u32, SheetRow)> = Vec::new();
    for card in cards.iter().filter(|card| card.state.takes_time()) {
        let mine = card.blocks.iter().filter(|block| block.person == column.person);
        for block in mine {
            let note = card.guest.phone.iter().chain(&card.note).chain(&card.warnings);
            let cells = vec![
                Cell::text(block.span().german()),
                Cell::text(&card.guest.name),
                Cell::text(&block.what),
                Cell::text(note.map(String::as_str).collect::<Vec<_>>().join(" · ")),
            ];
            rows.push((block.from, SheetRow::of(cells)));
        }
    }
    let pauses = column.breaks.iter().map(|span| (*span, "Pause".to_owned()));
    for (span, what) in pauses.chain(column.absences.iter().cloned()) {
        let cells = vec![Cell::text(span.german()), Cell::Empty, Cell::text(what), Cell::Empty];
        rows.push((span.from, SheetRow::of(cells)));
    }
    rows.sort_by_key(|(from, _)| *from);
    if rows.is_empty() && column.shift.is_empty() {
        return None;
    }
    let shift = column.shift.iter().map(|span| {
        let (from, until) = (hour_minute(span.from), hour_minute(span.until));
        format!("{from} bis {until} Uhr")
    });
    let names = [("Zeit", 4), ("Wer", 6), ("Was", 9), ("Telefon, Notiz, Warnungen", 7)];
    let columns = names.map(|(name, width)| Heading::new(name, width)).into();
    Some(Section {
        title: Some(column.name.clone()),
        paragraphs: vec![shift.collect::<Vec<_>>().join(" und ")]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect(),
        chart: None,
        table: Some(Table { columns, rows: rows.into_iter().map(|(_, row)| row).collect() }),
    })
}
