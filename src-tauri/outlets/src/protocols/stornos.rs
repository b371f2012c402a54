//! Stornobericht: each storno and payment correction of a stretch of days, with totals per person and reason, and below them
//! returns and openings of the drawer without a sale, singly too.

use std::collections::BTreeMap;

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::PersonId;
use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::{Entry, EntryKind, Money, ReferenceKind, Seq};
use rusqlite::Connection;
use salon::letterhead::Likeness;
use salon::staff;

use super::beside_stornos;

/// What followed a storno.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Storno,
    PaymentCorrection,
    RungAgain,
}

impl Manner {
    const fn german(self) -> &'static str {
        match self {
            Self::Storno => "Storno",
            Self::PaymentCorrection => "Zahlungsartkorrektur",
            Self::RungAgain => "Neu kassiert",
        }
    }
}

/// A storno with what it took back and what replaced it.
struct TakenBack {
    storno: Entry,
    original: Entry,
    replacement: Option<Entry>,
    manner: Manner,
    /// Who acted, with who approved.
    person: String,
    reason: String,
}

/// All of a stretch of days, or of one person, and the entries between which they lie.
fn all_of(tx: &ReadTx<'_>, span: Span, person: Option<PersonId>) -> Outcome<(Vec<TakenBack>, (Seq, Seq))> {
    let (from, to) = span.bounds();
    let part = ledger::stretch(tx.conn, from, to)?;
    let mut all = Vec::new();
    for seq in ledger::of_kinds(tx.conn, part, &[EntryKind::Storno])? {
        let taken = taken(tx.conn, seq, part.1)?;
        if person.is_none_or(|person| person.0 == taken.storno.head.person_id) {
            all.push(taken);
        }
    }
    Ok((all, part))
}

/// Whatever was taken back in a stretch of days, each singly, with number and sum, for who checks the register (BFH, 29 July
/// 2025, X R 23-24/21).
///
/// # Errors
/// A fault of the store.
pub fn singly(tx: &ReadTx<'_>, span: Span) -> Outcome<Vec<Section>> {
    let (all, part) = all_of(tx, span, None)?;
    let mut sections = Vec::new();
    if !all.is_empty() {
        let title = Some("Stornos und Zahlungsartkorrekturen".to_owned());
        sections.push(Section { title, table: Some(each(&all)?), ..Section::default() });
    }
    sections.extend(beside_stornos::sections(tx, part, None)?);
    Ok(sections)
}

/// The list; with a person only what that person cancelled.
pub fn stornos(tx: &ReadTx<'_>, span: Span, person: Option<PersonId>) -> Outcome<Sheet> {
    let (all, part) = all_of(tx, span, person)?;
    let mut head = vec![("Zeitraum".to_owned(), span.german())];
    if let Some(person) = person {
        head.push(("Person".to_owned(), name_of(tx.conn, person)?));
    }
    let mut sections = sections(&all)?;
    sections.extend(beside_stornos::sections(tx, part, person)?);
    Ok(Sheet {
        title: format!("Stornobericht {}", span.german()),
        file_stem: format!("stornobericht-{}", span.stem()),
        head,
        notices: Vec::new(),
        sections,
    })
}

/// A storno with what replaced it up to the end of the list: what comes later belongs to a later list.
fn taken(conn: &Connection, seq: Seq, until: Seq) -> Outcome<TakenBack> {
    let storno = entry(conn, seq)?;
    let target = storno.references.iter().find(|reference| reference.kind == ReferenceKind::Cancels);
    let target = target.and_then(|reference| reference.seq);
    let original = target.ok_or_else(|| Trouble::fault(format!("storno {seq} names no entry")))?;
    let mut replacement = None;
    let mut manner = Manner::Storno;
    for (by, kind, reference) in ledger::references_to(conn, original)? {
        if reference == ReferenceKind::Replaces && by <= until {
            let corrected = kind == EntryKind::PaymentCorrection;
            manner = if corrected { Manner::PaymentCorrection } else { Manner::RungAgain };
            replacement = Some(entry(conn, by)?);
        }
    }
    let likeness = Likeness::of(&storno)?;
    let person = match &likeness.approver {
        Some(approver) => format!("{} (Freigabe {approver})", likeness.person),
        None => likeness.person,
    };
    let reason = storno.head.reason.clone().unwrap_or_default();
    Ok(TakenBack { original: entry(conn, original)?, storno, replacement, manner, person, reason })
}

/// The name of someone of the staff, of today's and of former times.
pub fn name_of(conn: &Connection, id: PersonId) -> Outcome<String> {
    let people = staff::people(conn)?;
    Ok(people.into_iter().find(|person| person.id == id).map_or_else(String::new, |person| person.name))
}

fn entry(conn: &Connection, seq: Seq) -> Outcome<Entry> {
    let stored = ledger::entry(conn, seq)?;
    Ok(stored.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))?.entry)
}

fn sections(all: &[TakenBack]) -> Outcome<Vec<Section>> {
    let words = "Ein Storno ist eine Gegenbuchung mit eigener Nummer. Die ursprüngliche Buchung bleibt \
                 unverändert in der Kasse und zählt mit ihrem Storno zusammen null.";
    let mut sections =
        vec![Section { paragraphs: vec![words.to_owned()], table: Some(each(all)?), ..Section::default() }];
    if all.is_empty() {
        return Ok(sections);
    }
    for (title, column, key) in [
        ("Je Person", "Person", (|taken| taken.person.as_str()) as fn(&TakenBack) -> &str),
        ("Je Grund", "Grund", |taken| taken.reason.as_str()),
    ] {
        let table = totals(all, column, key)?;
        sections.push(Section { title: Some(title.to_owned()), table: Some(table), ..Section::default() });
    }
    Ok(sections)
}

fn each(all: &[TakenBack]) -> Outcome<Table> {
    let columns = [
        ("Zeit", 101),
        ("Bon", 46),
        ("Art", 108),
        ("Original", 48),
        ("vom", 101),
        ("Person", 78),
        ("Grund", 96),
        ("Zahlung", 82),
        ("Storniert", 58),
        ("Neu gebucht", 64),
    ];
    let mut rows: Vec<SheetRow> = all.iter().map(row).collect();
    if !all.is_empty() {
        let mut cells = vec![Cell::text("Summe"), Cell::Empty, Cell::text(format!("{} Stornos", all.len()))];
        cells.resize(8, Cell::Empty);
        cells.push(Cell::Money(cancelled(all.iter())?));
        cells.push(Cell::Money(booked_again(all.iter())?));
        rows.push(SheetRow::sum(cells));
    }
    Ok(Table { columns: columns.map(|(name, width)| Column::new(name, width)).into(), rows })
}

fn row(taken: &TakenBack) -> SheetRow {
    let (storno, original) = (&taken.storno.head, &taken.original.head);
    let number = |number: Option<proof::ReceiptNumber>| {
        number.map_or(Cell::Empty, |number| Cell::Number(number.to_string()))
    };
    let again = taken.replacement.as_ref();
    let paid = again.filter(|_| taken.manner == Manner::PaymentCorrection).map_or_else(
        || ways(&taken.original),
        |again| format!("{} → {}", ways(&taken.original), ways(again)),
    );
    let manner = match again.and_then(|again| again.head.receipt_number) {
        Some(number) => format!("{} {number}", taken.manner.german()),
        None => taken.manner.german().to_owned(),
    };
    let cells = vec![
        Cell::Moment(storno.ended),
        number(storno.receipt_number),
        Cell::Text(manner),
        number(original.receipt_number),
        Cell::Moment(original.ended),
        Cell::text(&taken.person),
        Cell::text(&taken.reason),
        Cell::Text(paid),
        Cell::Money(storno.total),
        again.map_or(Cell::Empty, |again| Cell::Money(again.head.total)),
    ];
    SheetRow::of(cells).leading_to(Lead::Entry(storno.seq))
}

/// `Bar + girocard`.
fn ways(entry: &Entry) -> String {
    let mut ways: Vec<&str> = Vec::new();
    for payment in &entry.payments {
        if !ways.contains(&payment.name.as_str()) {
            ways.push(&payment.name);
        }
    }
    ways.join(" + ")
}

fn totals(all: &[TakenBack], column: &str, key: fn(&TakenBack) -> &str) -> Outcome<Table> {
    let mut groups: BTreeMap<&str, Vec<&TakenBack>> = BTreeMap::new();
    for taken in all {
        groups.entry(key(taken)).or_default().push(taken);
    }
    let columns = [
        (column, 30),
        ("Anzahl", 10),
        ("davon Zahlungsartkorrektur", 16),
        ("davon neu kassiert", 16),
        ("Storniert", 14),
        ("Neu gebucht", 14),
    ];
    let mut rows = Vec::new();
    for (name, group) in groups {
        rows.push(SheetRow::of(total(name, &group)?));
    }
    rows.push(SheetRow::sum(total("Summe", &all.iter().collect::<Vec<_>>())?));
    Ok(Table { columns: columns.map(|(name, width)| Column::new(name, width)).into(), rows })
}

fn total(name: &str, group: &[&TakenBack]) -> Outcome<Vec<Cell>> {
    let of = |manner| Cell::Count(count(group.iter().filter(|taken| taken.manner == manner).count()));
    Ok(vec![
        Cell::text(name),
        Cell::Count(count(group.len())),
        of(Manner::PaymentCorrection),
        of(Manner::RungAgain),
        Cell::Money(cancelled(group.iter().copied())?),
        Cell::Money(booked_again(group.iter().copied())?),
    ])
}

fn cancelled<'a>(group: impl Iterator<Item = &'a TakenBack>) -> Outcome<Money> {
    Ok(Money::total(group.map(|taken| taken.storno.head.total))?)
}

fn booked_again<'a>(group: impl Iterator<Item = &'a TakenBack>) -> Outcome<Money> {
    Ok(Money::total(group.filter_map(|taken| Some(taken.replacement.as_ref()?.head.total)))?)
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
