//! Which event is which transaction of a device that knows numbers alone: noted before and after each question, so that
//! whoever asks again after a power cut finds it.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use book::line_journal::LineJournal;
use serde::{Deserialize, Serialize};

use crate::{ProcessData, Started};

/// The file's name.
const FILE: &str = "vorgaenge.jsonl";

/// The device's answer to a finish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub counter: u64,
    pub time: i64,
    pub signature: Vec<u8>,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The device is about to be asked to begin.
    Starts { event: String },
    /// It began as this transaction.
    Began { event: String, transaction: u64, time: i64 },
    /// It is settled that it did not begin.
    NeverBegan { event: String },
    /// The device is about to be asked to finish it with these data.
    Ends { event: String, process_type: String, data: String },
    /// It was finished.
    Ended { event: String, answer: Answer },
    /// The device is about to be asked to give it up.
    GivesUp { event: String },
}

/// What is noted of an event.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    /// Its transaction.
    pub started: Option<Started>,
    /// What the device was asked to sign last.
    pub asked: Option<ProcessData>,
    /// What it answered.
    pub answer: Option<Answer>,
    /// Whether it was to be given up.
    pub given_up: bool,
}

/// The notes.
pub struct Notes {
    journal: LineJournal<Line>,
    board: Board,
}

/// What the lines come to.
#[derive(Default)]
struct Board {
    of: HashMap<String, Noted>,
    /// Whose start was asked and never answered.
    doubtful: Option<String>,
}

impl Notes {
    /// Reads the notes of a folder.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut board = Board::default();
        let journal = LineJournal::open(&folder.join(FILE), |line| board.follow(line))?;
        Ok(Self { journal, board })
    }

    /// What is noted of an event.
    pub fn of(&self, event: &str) -> Option<&Noted> {
        self.board.of.get(event)
    }

    /// Whose start nobody knows to have been done.
    pub fn doubtful(&self) -> Option<&str> {
        self.board.doubtful.as_deref()
    }

    /// Whether a transaction is one of an event.
    pub fn knows(&self, transaction: u64) -> bool {
        self.board.of.values().any(|noted| noted.started.is_some_and(|it| it.transaction == transaction))
    }

    pub fn starts(&mut self, event: &str) -> io::Result<()> {
        self.keep(Line::Starts { event: event.to_owned() })
    }

    pub fn began(&mut self, event: &str, started: Started) -> io::Result<()> {
        let Started { transaction, time } = started;
        self.keep(Line::Began { event: event.to_owned(), transaction, time })
    }

    pub fn never_began(&mut self, event: &str) -> io::Result<()> {
        self.keep(Line::NeverBegan { event: event.to_owned() })
    }

    pub fn ends(&mut self, event: &str, process: &ProcessData) -> io::Result<()> {
        let ProcessData { process_type, data } = process.clone();
        self.keep(Line::Ends { event: event.to_owned(), process_type, data })
    }

    pub fn ended(&mut self, event: &str, answer: Answer) -> io::Result<()> {
        self.keep(Line::Ended { event: event.to_owned(), answer })
    }

    pub fn gives_up(&mut self, event: &str) -> io::Result<()> {
        self.keep(Line::GivesUp { event: event.to_owned() })
    }

    fn keep(&mut self, line: Line) -> io::Result<()> {
        self.journal.keep(&line)?;
        self.board.follow(line);
        Ok(())
    }
}

impl Board {
    fn follow(&mut self, line: Line) {
        match line {
            Line::Starts { event } => self.doubtful = Some(event),
            Line::Began { event, transaction, time } => {
                self.doubtful = None;
                self.of.entry(event).or_default().started = Some(Started { transaction, time });
            }
            Line::NeverBegan { .. } => self.doubtful = None,
            Line::Ends { event, process_type, data } => {
                self.of.entry(event).or_default().asked = Some(ProcessData { process_type, data });
            }
            Line::Ended { event, answer } => self.of.entry(event).or_default().answer = Some(answer),
            Line::GivesUp { event } => self.of.entry(event).or_default().given_up = true,
        }
    }
}
