//! Programmierprotokoll: who changed what and when, old and new value, from the entries of the book
//! (Orgaunterlagen and programming records of a register, AO §§ 145, 147; BFH X R 20/13).

use book::fault::Outcome;
use book::fold::fold;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::Span;
use contract::protocols::Area;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::Entry;
use salon::letterhead::Likeness;

use super::changes::{DataChange, KINDS, changes};
use super::fields::EntryNames;

const RULE: &str = "Jede Änderung ist ein eigener, signierter Eintrag der Kasse; nichts davon kann geändert oder \
                    gelöscht werden. Eine PIN steht hier nie, nur dass sie gesetzt wurde. Was eine Rolle darf, legt \
                    die Programmversion fest und ist im Management unter „Wer darf was“ zu sehen.";

/// The list; with an area only what belongs to it, with a text only lines with all its words.
pub fn programming(tx: &ReadTx<'_>, span: Span, area: Option<Area>, text: &str) -> Outcome<Sheet> {
    let (from, to) = span.bounds();
    let part = ledger::stretch(tx.conn, from, to)?;
    let names = EntryNames::at(tx.conn, part.1)?;
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for seq in ledger::of_kinds(tx.conn, part, KINDS)? {
        let Some(stored) = ledger::entry(tx.conn, seq)? else { continue };
        for change in changes(tx.conn, &stored.entry, &names)? {
            if area.is_none_or(|area| area == change.area) {
                rows.push(row(&stored.entry, change)?);
            }
        }
    }
    rows.retain(|row| has_words(row, &words));
    let mut head = vec![("Zeitraum".to_owned(), span.german())];
    head.extend(area.map(|area| ("Auswahl".to_owned(), area.german().to_owned())));
    if !text.is_empty() {
        head.push(("Suche".to_owned(), text.to_owned()));
    }
    let columns = [
        ("Zeit", 101),
        ("Person", 76),
        ("Bereich", 84),
        ("Was", 120),
        ("Angabe", 92),
        ("Alter Wert", 112),
        ("Neuer Wert", 140),
        ("Eintrag", 44),
    ];
    let columns = columns.map(|(name, width)| Column::new(name, width)).into();
    Ok(Sheet {
        title: format!("Programmierprotokoll {}", span.german()),
        file_stem: format!("programmierprotokoll-{}", span.stem()),
        head,
        notices: Vec::new(),
        sections: vec![Section {
            paragraphs: vec![RULE.to_owned()],
            table: Some(Table { columns, rows }),
            ..Section::default()
        }],
    })
}

fn row(entry: &Entry, change: DataChange) -> Outcome<SheetRow> {
    let likeness = Likeness::of(entry)?;
    let person = match &likeness.approver {
        Some(approver) => format!("{} (Freigabe {approver})", likeness.person),
        None => likeness.person,
    };
    let mut new = change.new;
    if let Some(reason) = &entry.head.reason {
        new = format!("{new} (Grund: {reason})");
    }
    let cells = vec![
        Cell::Moment(entry.head.ended),
        Cell::Text(person),
        Cell::text(change.area.german()),
        Cell::Text(change.what),
        Cell::Text(change.field),
        Cell::Text(change.old),
        Cell::Text(new),
        Cell::Number(entry.head.seq.to_string()),
    ];
    Ok(SheetRow::of(cells).leading_to(Lead::Entry(entry.head.seq)))
}

fn has_words(row: &SheetRow, words: &[String]) -> bool {
    let cells: Vec<String> = row.cells.iter().map(Cell::german).collect();
    let line = fold(&cells.join(" "));
    words.iter().all(|word| line.contains(word.as_str()))
}
