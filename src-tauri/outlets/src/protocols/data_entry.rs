//! Datenerfassungsprotokoll: every entry with number, booking day, exact time, amount, signature and check
//! digit, in the order of the book; above them the closings with Z number, time and closing cash.

use std::collections::HashSet;

use book::fault::Outcome;
use book::fold::fold;
use book::ledger::{self, Part, StoredEntry};
use book::tx::ReadTx;
use contract::PersonId;
use contract::lists::Span;
use contract::protocols::Kinds;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::Seq;
use salon::closing;

use super::describe::Describer;
use super::entry_kinds;
use super::told_lines::ToldLines;
use crate::roll;
use crate::sheets::Built;

/// What is looked for.
pub struct Wanted<'a> {
    pub span: Span,
    pub kinds: Kinds,
    pub person: Option<PersonId>,
    /// Words that all must stand in the entry's line, in any order.
    pub text: &'a str,
}

impl Wanted<'_> {
    fn has_all_closings(&self) -> bool {
        matches!(self.kinds, Kinds::All | Kinds::Days) && self.person.is_none() && self.text.is_empty()
    }
}

const RULE: &str = "Die Einträge stehen in der Reihenfolge ihrer Aufzeichnung. Jeder ist mit dem Eintrag davor \
                    verkettet und mit dem Schlüssel der Kasse signiert (Ed25519). Auf Papier steht der Anfang \
                    der Signatur, in der CSV-Datei die ganze. Ein Eintrag gehört zu seinem Buchungstag; ein \
                    Eintrag ohne Buchungstag gehört zum Kalendertag seiner Aufzeichnung. Ein Tag mit falschem \
                    Datum steht in dem Monat, in dem er aufgezeichnet wurde.";

/// The list; only its beginning where no more rows are wanted.
pub fn data_entry(tx: &ReadTx<'_>, wanted: &Wanted<'_>, rows: Option<u32>) -> Outcome<Built> {
    let (from, to) = wanted.span.bounds();
    let part = ledger::stretch(tx.conn, from, to)?;
    let closings = if wanted.has_all_closings() { closings(tx, (from, to))? } else { Vec::new() };
    let room = rows.map(|rows| (rows as usize).saturating_sub(closings.len()));
    let found = found(tx, wanted, part, room.unwrap_or(usize::MAX))?;
    let mut sections = Vec::new();
    if !closings.is_empty() {
        sections.push(closing_section(closings));
    }
    sections.push(Section {
        title: Some("Einträge".to_owned()),
        paragraphs: vec![RULE.to_owned()],
        chart: None,
        table: Some(Table { columns: columns(), rows: found.rows }),
    });
    let sheet = Sheet {
        title: format!("Datenerfassungsprotokoll {}", wanted.span.german()),
        file_stem: format!("datenerfassungsprotokoll-{}", wanted.span.stem()),
        head: head(tx, wanted, part)?,
        notices: Vec::new(),
        sections,
    };
    Ok(Built { sheet, more: u32::try_from(found.more).unwrap_or(u32::MAX) })
}

fn head(tx: &ReadTx<'_>, wanted: &Wanted<'_>, (from, to): (Seq, Seq)) -> Outcome<Vec<(String, String)>> {
    let mut head = vec![("Zeitraum".to_owned(), wanted.span.german())];
    if from <= to {
        let count = Cell::Count(i64::try_from(to.get() - from.get() + 1).unwrap_or(i64::MAX)).german();
        head.push(("Einträge".to_owned(), format!("{from} bis {to} ({count}, lückenlos nummeriert)")));
    }
    if wanted.kinds != Kinds::All {
        head.push(("Auswahl".to_owned(), wanted.kinds.german().to_owned()));
    }
    if let Some(person) = wanted.person {
        head.push(("Person".to_owned(), super::stornos::name_of(tx.conn, person)?));
    }
    if !wanted.text.is_empty() {
        head.push(("Suche".to_owned(), wanted.text.to_owned()));
    }
    if let Some(last) = ledger::entry(tx.conn, to)?.filter(|_| from <= to) {
        head.push(("Kettenkopf".to_owned(), last.hash.to_string()));
    }
    let last = if from <= to { to } else { ledger::newest_seq(tx.conn)? };
    for key in ledger::keys_until(tx.conn, last)? {
        head.push(("Schlüssel".to_owned(), key.fingerprint_for_people()));
    }
    Ok(head)
}

fn closings(tx: &ReadTx<'_>, (from, to): (contract::Day, contract::Day)) -> Outcome<Vec<SheetRow>> {
    let mut rows = Vec::new();
    for closing in closing::readable_closings(tx.conn, Part::of(tx.conn, from, to)?)? {
        let cells = vec![
            Cell::Number(format!("Z-{}", closing.z_number)),
            Cell::Day(closing.day),
            Cell::Moment(closing.at),
            Cell::text(&closing.person),
            Cell::Money(closing.details.figures.turnover),
            Cell::Money(closing.details.carried.cash_left),
            Cell::Text(closing.mark().unwrap_or_default()),
        ];
        rows.push(SheetRow::of(cells).leading_to(Lead::Entry(closing.seq)));
    }
    Ok(rows)
}

fn closing_section(rows: Vec<SheetRow>) -> Section {
    let columns = [
        ("Z-Nummer", 10),
        ("Buchungstag", 11),
        ("Zeit", 16),
        ("Person", 14),
        ("Umsatz", 12),
        ("Kassenbestand", 13),
        ("Vermerk", 30),
    ];
    let columns = columns.map(|(name, width)| Column::new(name, width)).into();
    Section {
        title: Some("Tagesabschlüsse".to_owned()),
        table: Some(Table { columns, rows }),
        ..Section::default()
    }
}

fn columns() -> Vec<Column> {
    let columns = [
        ("Eintrag", 44),
        ("Buchungstag", 60),
        ("Zeit", 101),
        ("Art", 92),
        ("Beleg", 44),
        ("Person", 72),
        ("Angaben", 176),
        ("Betrag", 58),
        ("Prüfziffer", 52),
        ("Signatur", 78),
    ];
    columns.map(|(name, width)| Column::new(name, width)).into()
}

#[derive(Default)]
struct FoundEntries {
    rows: Vec<SheetRow>,
    more: usize,
}

fn found(tx: &ReadTx<'_>, wanted: &Wanted<'_>, part: (Seq, Seq), room: usize) -> Outcome<FoundEntries> {
    let kinds = entry_kinds::of(wanted.kinds);
    let places = match wanted.person {
        Some(person) => ledger::of_kinds_by(tx.conn, part, &kinds, person.0)?,
        None => ledger::of_kinds(tx.conn, part, &kinds)?,
    };
    let describer = Describer::new(tx.conn, part.1)?;
    let words: Vec<String> = fold(wanted.text).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return show(tx, &describer, &places, room);
    }
    let kept = tx.kept::<ToldLines>().unwrap_or_default();
    let mut lines = kept.of(part);
    let untold: Vec<Seq> = places.iter().copied().filter(|seq| !lines.knows(*seq)).collect();
    visit(tx, &untold, |stored| {
        let line = line(&row(tx, &describer, &stored)?);
        lines.tell(stored.entry.head.seq, line);
        Ok(())
    })?;
    let hits: Vec<Seq> = places.into_iter().filter(|seq| lines.has(*seq, &words)).collect();
    drop(lines);
    show(tx, &describer, &hits, room)
}

/// The first of some entries as rows; the others are counted.
fn show(tx: &ReadTx<'_>, describer: &Describer, places: &[Seq], room: usize) -> Outcome<FoundEntries> {
    let shown = places.get(..room.min(places.len())).unwrap_or_default();
    let mut found = FoundEntries { more: places.len() - shown.len(), ..FoundEntries::default() };
    visit(tx, shown, |stored| {
        found.rows.push(row(tx, describer, &stored)?);
        Ok(())
    })?;
    Ok(found)
}

/// What a search looks into.
fn line(row: &SheetRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(Cell::german).collect();
    fold(&cells.join(" "))
}

/// Visits entries in their order: page by page where they lie close together, one by one where they do not.
fn visit(tx: &ReadTx<'_>, places: &[Seq], mut visit: impl FnMut(StoredEntry) -> Outcome<()>) -> Outcome<()> {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Ok(()) };
    let apart = (last.get() - first.get()) / places.len() as u64;
    if apart > 8 {
        return places.iter().try_for_each(|seq| ledger::entry(tx.conn, *seq)?.map_or(Ok(()), &mut visit));
    }
    let wanted: HashSet<Seq> = places.iter().copied().collect();
    ledger::entries(tx.conn, *first, *last, |stored| {
        if wanted.contains(&stored.entry.head.seq) { visit(stored) } else { Ok(()) }
    })
}

fn row(tx: &ReadTx<'_>, describer: &Describer, stored: &StoredEntry) -> Outcome<SheetRow> {
    let entry = &stored.entry;
    let head = &entry.head;
    let number = match (head.receipt_number, head.z_number) {
        (Some(number), _) => Cell::Number(number.to_string()),
        (None, Some(z_number)) => Cell::Number(format!("Z-{z_number}")),
        (None, None) => Cell::Empty,
    };
    let amount = head.receipt_number.is_some() || !head.total.is_zero();
    let describe = describer.describe(tx.conn, entry)?;
    let cells = vec![
        Cell::Number(head.seq.to_string()),
        head.booking_day.map_or(Cell::Empty, Cell::Day),
        Cell::Moment(head.ended),
        Cell::Text(roll::label(tx.conn, entry)?),
        number,
        Cell::Text(describe.person),
        Cell::Text(describe.what),
        if amount { Cell::Money(head.total) } else { Cell::Empty },
        Cell::Number(stored.check_digit.to_string()),
        Cell::Hash(stored.signature.to_string()),
    ];
    Ok(SheetRow::of(cells).leading_to(Lead::Entry(head.seq)))
}
