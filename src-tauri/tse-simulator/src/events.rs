//! Which event of the till is which transaction of the device: the device knows numbers alone. Noted before a transaction
//! is begun, so that whoever asks again after a power cut finds it.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use book::line_journal::LineJournal;
use serde::{Deserialize, Serialize};

/// The file's name.
const FILE: &str = "vorgaenge.jsonl";

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The event is about to begin as this transaction.
    Begins { event: String, transaction: u64 },
    /// The event is about to be given up.
    GivesUp { event: String },
}

/// What is noted of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its transaction, which may never have begun.
    pub transaction: u64,
    /// Whether it was given up.
    pub given_up: bool,
}

/// The notes.
pub struct Events {
    journal: LineJournal<Line>,
    noted: Notes,
}

#[derive(Default)]
struct Notes {
    of: HashMap<String, Noted>,
    /// Who has a number.
    holder: HashMap<u64, String>,
}

impl Notes {
    fn follow(&mut self, line: Line) {
        match line {
            Line::Begins { event, transaction } => {
                if let Some(before) = self.holder.insert(transaction, event.clone()).filter(|it| *it != event)
                {
                    self.of.remove(&before);
                }
                self.of.insert(event, Noted { transaction, given_up: false });
            }
            Line::GivesUp { event } => {
                self.of.entry(event).and_modify(|noted| noted.given_up = true);
            }
        }
    }
}

impl Events {
    /// Reads the notes of a folder.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut noted = Notes::default();
        let journal = LineJournal::open(&folder.join(FILE), |line| noted.follow(line))?;
        Ok(Self { journal, noted })
    }

    /// What is noted of an event.
    pub fn of(&self, event: &str) -> Option<Noted> {
        self.noted.of.get(event).copied()
    }

    /// Notes that an event is about to begin as a transaction. Who was to have this number before never began.
    pub fn begins(&mut self, event: &str, transaction: u64) -> io::Result<()> {
        self.keep(Line::Begins { event: event.to_owned(), transaction })
    }

    /// Notes that an event is about to be given up.
    pub fn gives_up(&mut self, event: &str) -> io::Result<()> {
        self.keep(Line::GivesUp { event: event.to_owned() })
    }

    fn keep(&mut self, line: Line) -> io::Result<()> {
        self.journal.keep(&line)?;
        self.noted.follow(line);
        Ok(())
    }
}
