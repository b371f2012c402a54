//! All entries of an archive for the eye: a line for each, and a search over them.

use proof::{Entry, EntryKind, Moment, Money};
use serde::Serialize;

use crate::check::Seen;

/// The entries that were seen, in the order of the archive.
#[derive(Debug, Default)]
pub struct Roll {
    rows: Vec<Row>,
    /// The last search and what it found.
    found: Option<(String, Vec<usize>)>,
}

#[derive(Debug)]
struct Row {
    start: u64,
    length: usize,
    /// `None` where the entry is not readable.
    known: Option<Known>,
    /// What a search looks into, in small letters.
    words: Box<str>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    seq: u64,
    receipt: Option<u64>,
    z_number: Option<u64>,
    kind: EntryKind,
    ended: Moment,
    total: Money,
}

/// A line as it is shown.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ShownLine {
    /// Place in the archive, by which its entry is asked for.
    pub place: usize,
    /// Its number in the book.
    pub seq: String,
    /// Receipt or Z number; empty where it has neither.
    pub number: String,
    /// What happened, in German.
    pub kind: &'static str,
    /// When it was recorded.
    pub when: String,
    /// Its total; empty on what is no bon.
    pub amount: String,
}

/// A stretch of what a search has found.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// How many entries the search has found in all.
    pub found: usize,
    /// Those of the stretch.
    pub rows: Vec<ShownLine>,
}

impl Roll {
    /// Takes the next entry; one that is not readable keeps its place.
    pub fn add(&mut self, seen: &Seen<'_>) {
        let known = seen.entry.map(known);
        let words = match (seen.entry, &known) {
            (Some(entry), Some(known)) => words(entry, known),
            _ => Box::default(),
        };
        self.rows.push(Row { start: seen.start, length: seen.length, known, words });
        self.found = None;
    }

    /// How many entries were seen.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none was seen yet.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where the entry at a place lies in the archive: its first byte and its length in bytes.
    pub fn bytes_of(&self, place: usize) -> Option<(u64, usize)> {
        self.rows.get(place).map(|row| (row.start, row.length))
    }

    /// The place of the entry with this number; `None` where there is none.
    pub fn place_of(&self, seq: u64) -> Option<usize> {
        self.rows.iter().position(|row| row.known.is_some_and(|known| known.seq == seq))
    }

    /// Some of the entries in which every word occurs; all of them without words.
    pub fn stretch(&mut self, search: &str, from: usize, count: usize) -> Stretch {
        let search = search.trim().to_lowercase();
        if search.is_empty() {
            let rows = (from..self.rows.len()).take(count).filter_map(|place| self.shown(place));
            return Stretch { found: self.rows.len(), rows: rows.collect() };
        }
        if self.found.as_ref().is_none_or(|(known, _)| *known != search) {
            let wanted: Vec<&str> = search.split_whitespace().collect();
            let fits = |row: &Row| wanted.iter().all(|word| row.words.contains(word));
            let rows = self.rows.iter().enumerate();
            let places = rows.filter(|(_, row)| fits(row)).map(|(place, _)| place).collect();
            self.found = Some((search, places));
        }
        let places = self.found.as_ref().map_or(&[][..], |(_, places)| places.as_slice());
        let rows = places.iter().skip(from).take(count).filter_map(|place| self.shown(*place));
        Stretch { found: places.len(), rows: rows.collect() }
    }

    fn shown(&self, place: usize) -> Option<ShownLine> {
        let row = self.rows.get(place)?;
        Some(match &row.known {
            None => ShownLine {
                place,
                seq: String::new(),
                number: String::new(),
                kind: "Nicht lesbar",
                when: String::new(),
                amount: String::new(),
            },
            Some(known) => ShownLine {
                place,
                seq: known.seq.to_string(),
                number: number(known),
                kind: known.kind.german(),
                when: known.ended.german(),
                amount: amount(known),
            },
        })
    }
}

fn known(entry: &Entry) -> Known {
    let head = &entry.head;
    Known {
        seq: head.seq.get(),
        receipt: head.receipt_number.map(|number| number.get()),
        z_number: head.z_number.map(|number| number.get()),
        kind: head.kind,
        ended: head.ended,
        total: head.total,
    }
}

fn number(known: &Known) -> String {
    match (known.receipt, known.z_number) {
        (Some(receipt), _) => format!("{receipt:06}"),
        (None, Some(z)) => format!("Z-{z}"),
        (None, None) => String::new(),
    }
}

/// Only bons have a sum that says anything.
fn amount(known: &Known) -> String {
    if known.receipt.is_some() { format!("{} €", known.total) } else { String::new() }
}

fn words(entry: &Entry, known: &Known) -> Box<str> {
    let mut words = vec![
        known.seq.to_string(),
        number(known),
        known.kind.german().to_owned(),
        known.ended.german(),
        amount(known),
    ];
    words.extend(entry.head.reason.clone());
    for line in &entry.lines {
        words.push(line.text.clone());
        words.extend(line.performer.clone());
        words.extend(line.voucher_number.clone());
    }
    words.extend(entry.payments.iter().map(|payment| payment.name.clone()));
    words.join(" ").to_lowercase().into_boxed_str()
}
