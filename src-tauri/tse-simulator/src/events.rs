//! Which event of the till is which transaction of the device: the device knows numbers alone. Noted before a transaction
//! is begun, so that whoever asks again after a power cut finds it.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

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
    file: File,
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
    /// Reads the notes of a folder; a line that was written by half is cut off.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(folder.join(FILE))?;
        let text = io::read_to_string(&mut file)?;
        let (mut noted, mut whole) = (Notes::default(), 0);
        for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            noted.follow(serde_json::from_str(line)?);
            whole += line.len() as u64;
        }
        if whole < text.len() as u64 {
            file.set_len(whole)?;
        }
        Ok(Self { file, noted })
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
        let mut text = serde_json::to_string(&line)?;
        text.push('\n');
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()?;
        self.noted.follow(line);
        Ok(())
    }
}
