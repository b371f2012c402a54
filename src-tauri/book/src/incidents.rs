//! What was found wrong with the book, or with the file that holds it (IKS-17). Each finding is an entry of the book, and
//! what warns of it reads these entries: a setting could be taken away by any tool that opens the file.

use proof::{Digest, EntryKind, Gap, GapCause, Moment, Seq};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::book_tx::BookTx;
use crate::db::mend::{Mended, PAGES};
use crate::fault::Outcome;
use crate::ledger::{self, ChainReport, Draft, Note};

/// Details of an incident.
const FORM: &str = "incident/1";

/// What an incident tells of the store. Other incidents carry other words in `what`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Damage {
    /// From an entry on the chain does not hold. That never heals.
    ChainBroken { seq: Seq, finding: String },
    /// SQLite finds pages, indexes or references damaged.
    FileDamaged {
        finding: String,
        /// The table; absent for pages that belong to none, and in incidents of earlier programs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<String>,
        /// Whether it was put right: then what stands in it is what the tables hold.
        repaired: bool,
    },
    /// A value of which the book tells nothing could not be read; from then on a safe one holds, which the finding names.
    ValueReplaced { finding: String },
    /// Tables, indexes, triggers or views are not those that the program makes.
    SchemaChanged { finding: String, repaired: bool },
    /// The book ended before, or went on otherwise than, what was known of it outside of its file. That stays told. Read from
    /// the gap that explains it; before there were gaps it was an incident.
    RolledBack { finding: String, known_seq: Seq, known_hash: Option<Digest> },
    /// Rows that the book does not sign are not as its entries tell them: all of them, each with both values.
    RowsChanged { finding: String, rows: Vec<RowChange>, repaired: bool },
    /// All that was known outside of the file is gone.
    WitnessesGone { finding: String },
}

/// A value that is another than the book tells, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChange {
    /// `Person Mehmet Aydin, Rolle`.
    pub what: String,
    pub book: String,
    pub stored: String,
}

impl RowChange {
    /// `Preis Kinderschnitt ab 23.11.2026: 22,00 € laut Buch, 1,00 € im Speicher`.
    pub fn german(&self) -> String {
        format!("{}: {} laut Buch, {} im Speicher", self.what, self.book, self.stored)
    }
}

/// Damage that stands: the broken chain first, then a book that was put back, then what is wrong with the file
/// or its rows and was not put right since.
///
/// # Errors
/// A fault if the entries can't be read.
pub fn standing(conn: &Connection) -> Outcome<Vec<Damage>> {
    let noted = noted(conn)?;
    let broken = noted.iter().filter_map(|damage| match damage {
        Damage::ChainBroken { seq, .. } => Some((*seq, damage)),
        _ => None,
    });
    let broken = broken.min_by_key(|(seq, _)| *seq).map(|(_, damage)| damage.clone());
    let last = |of: fn(&Damage) -> Option<bool>| {
        let newest = noted.iter().rev().find_map(|damage| of(damage).map(|repaired| (repaired, damage)));
        newest.filter(|(repaired, _)| !repaired).map(|(_, damage)| damage.clone())
    };
    let noted_before = noted.iter().rev().find(|damage| matches!(damage, Damage::RolledBack { .. })).cloned();
    let gap = ledger::gaps(conn)?.pop().map(|(_, gap)| Damage::of_gap(&gap));
    let rolled_back = gap.or(noted_before);
    let beside = [last(Damage::of_schema), last(Damage::of_rows)];
    let file = of_tables(&noted).into_iter().map(Some);
    Ok([broken, rolled_back].into_iter().chain(file).chain(beside).flatten().collect())
}

/// What is wrong with each table's part of the file and was not put right since.
fn of_tables(noted: &[Damage]) -> Vec<Damage> {
    let mut newest: Vec<(&Option<String>, &Damage, bool)> = Vec::new();
    for damage in noted {
        let Damage::FileDamaged { table, repaired, .. } = damage else { continue };
        newest.retain(|(known, ..)| *known != table);
        newest.push((table, damage, *repaired));
    }
    newest.into_iter().filter(|(.., repaired)| !repaired).map(|(_, damage, _)| damage.clone()).collect()
}

/// From which entry on the chain was found broken, and how, if it ever was.
///
/// # Errors
/// As [`standing`].
pub fn broken_chain(conn: &Connection) -> Outcome<Option<(Seq, String)>> {
    Ok(standing(conn)?.into_iter().find_map(|damage| match damage {
        Damage::ChainBroken { seq, finding } => Some((seq, finding)),
        _ => None,
    }))
}

/// What is to be noted of a verification, unless it was noted before.
///
/// # Errors
/// As [`standing`].
pub fn of_chain(conn: &Connection, report: &ChainReport) -> Outcome<Option<Note>> {
    let Some((seq, finding)) = report.finding.clone() else { return Ok(None) };
    if broken_chain(conn)?.is_some_and(|(noted, _)| noted <= seq) {
        return Ok(None);
    }
    Damage::ChainBroken { seq, finding }.note().map(Some)
}

/// Notes damage, unless it stands already with the same words.
///
/// # Errors
/// As [`standing`], or the entry can't be appended.
pub fn note(tx: &mut BookTx<'_>, damage: &Damage) -> Outcome<()> {
    if standing(tx)?.iter().any(|known| known == damage) {
        return Ok(());
    }
    let note = damage.note()?;
    tx.append(note).map(drop)
}

impl Damage {
    /// The entry that tells it.
    ///
    /// # Errors
    /// A fault where it can't be written down.
    pub fn note(&self) -> Outcome<Note> {
        Ok(Draft::note(EntryKind::Incident).with_details(FORM, self)?)
    }

    fn of_gap(gap: &Gap) -> Self {
        let (found, known) = (gap.found.seq, gap.known.seq);
        let missing = gap.missing_in_words();
        let finding = match gap.cause {
            GapCause::RolledBack => format!(
                "Das Kassenbuch wurde zurückgesetzt: Es endete mit Buchung {found}, bekannt war es bis Buchung {known}. Es fehlen {missing}"
            ),
            GapCause::Restored => format!(
                "Ein älterer Stand des Kassenbuchs wurde wiederhergestellt: bis Buchung {found} statt {known}. Es fehlen {missing}"
            ),
        };
        Self::RolledBack { finding, known_seq: known, known_hash: gap.known.hash }
    }

    /// What was found damaged in the file, and what became of it.
    pub fn of_mended(mended: &Mended) -> Self {
        let table = Some(mended.table.clone()).filter(|table| table != PAGES);
        Self::FileDamaged {
            finding: mended.german(),
            table,
            repaired: mended.is_repaired() && !mended.lost_something(),
        }
    }

    /// Whether it was repaired, of what is wrong with the shape.
    const fn of_schema(&self) -> Option<bool> {
        match self {
            Self::SchemaChanged { repaired, .. } => Some(*repaired),
            _ => None,
        }
    }

    /// Whether it was put right, of rows that the book tells of.
    const fn of_rows(&self) -> Option<bool> {
        match self {
            Self::RowsChanged { repaired, .. } => Some(*repaired),
            _ => None,
        }
    }

    /// Whether it was put right when it was found.
    pub const fn is_repaired(&self) -> bool {
        match self {
            Self::FileDamaged { repaired, .. }
            | Self::SchemaChanged { repaired, .. }
            | Self::RowsChanged { repaired, .. } => *repaired,
            Self::ValueReplaced { .. } => true,
            Self::ChainBroken { .. } | Self::RolledBack { .. } | Self::WitnessesGone { .. } => false,
        }
    }

    /// What it is about: of the same place, the newest counts.
    pub fn place(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::ChainBroken { .. } => ("chain", None),
            Self::FileDamaged { table, .. } => ("file", table.as_deref()),
            Self::ValueReplaced { .. } => ("value", None),
            Self::SchemaChanged { .. } => ("schema", None),
            Self::RolledBack { .. } => ("end", None),
            Self::RowsChanged { .. } => ("rows", None),
            Self::WitnessesGone { .. } => ("witnesses", None),
        }
    }

    /// What was found.
    pub fn finding(&self) -> &str {
        match self {
            Self::ChainBroken { finding, .. }
            | Self::RolledBack { finding, .. }
            | Self::WitnessesGone { finding }
            | Self::ValueReplaced { finding }
            | Self::FileDamaged { finding, .. }
            | Self::SchemaChanged { finding, .. }
            | Self::RowsChanged { finding, .. } => finding,
        }
    }
}

/// Everything that was ever noted of the store, oldest first. An incident that can't be read is left to the verification of
/// the chain, which names it.
fn noted(conn: &Connection) -> Outcome<Vec<Damage>> {
    Ok(noted_at(conn)?.into_iter().map(|(_, damage)| damage).collect())
}

/// What was put right when it was found, newest first, with when that was.
///
/// # Errors
/// As [`standing`].
pub fn put_right(conn: &Connection, at_most: usize) -> Outcome<Vec<(Moment, Damage)>> {
    let repaired = noted_at(conn)?.into_iter().rev().filter(|(_, damage)| damage.is_repaired());
    Ok(repaired.take(at_most).collect())
}

fn noted_at(conn: &Connection) -> Outcome<Vec<(Moment, Damage)>> {
    let read = |(at, body): (Moment, String)| Some((at, serde_json::from_str(&body).ok()?));
    Ok(ledger::incidents(conn)?.into_iter().filter_map(read).collect())
}
