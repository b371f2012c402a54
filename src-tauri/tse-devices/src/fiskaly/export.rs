//! Exports (TR-03153): asked for, waited for, stopped, and streamed to the disk. It belongs on a thread beside the till,
//! and whoever drives it does the waiting.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::Deserialize;
use ureq::http::Method;
use uuid::Uuid;

use super::client::Fiskaly;
use super::error_code::ErrorCode;
use super::session::{Lane, Question};
use super::trouble::Trouble;

/// So many questions about one export …
const MOST_QUESTIONS: usize = 12;
/// … within so many seconds does the service answer.
const WITHIN: i64 = 60;
/// So long is waited between two looks.
const PAUSE: i64 = 5;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything, up to a million messages.
    All,
    /// Transactions from one number to another.
    Transactions(u64, u64),
    /// What was signed from one moment to another, seconds since 1970.
    Time(i64, i64),
    /// Transactions of this register.
    ThisClient,
}

/// How an export stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is being made.
    Waiting {
        /// From when on it may be asked again, seconds since 1970.
        until: i64,
    },
    /// It can be fetched.
    Ready,
}

/// An export of a TSE.
pub struct Export<'a> {
    fiskaly: &'a Fiskaly,
    path: String,
    part: Part,
    /// When it was asked for last.
    asked: VecDeque<i64>,
}

#[derive(Deserialize)]
struct Told {
    state: Stage,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Stage {
    Pending,
    Working,
    Completed,
    Cancelled,
    Error,
}

impl Fiskaly {
    /// An export with a made-up id; the same id goes on with the same export, also after a restart.
    pub fn export(&self, id: Uuid, part: Part) -> Export<'_> {
        let path = format!("/tss/{}/export/{id}", self.settings().tss);
        Export { fiskaly: self, path, part, asked: VecDeque::new() }
    }
}

impl Export<'_> {
    /// Asks for it. What was asked for before goes on.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn trigger(&mut self) -> Result<(), Trouble> {
        let path = format!("{}{}", self.path, self.filter());
        let empty = serde_json::json!({});
        let session = &self.fiskaly.session;
        let question = Question::send(Method::PUT, &path, &empty, session.deadline())?.of(Lane::Export);
        match session.tell(&question) {
            Err(Trouble::Said(ErrorCode::DuplicateExport)) => Ok(()),
            answer => answer,
        }
    }

    /// Looks how it stands.
    ///
    /// # Errors
    /// [`Trouble::AskLater`] where it was asked too often, [`Trouble::ExportFailed`] where it came to nothing.
    pub fn poll(&mut self) -> Result<Progress, Trouble> {
        self.count()?;
        let session = &self.fiskaly.session;
        let told: Told = session.ask(&Question::get(&self.path, session.deadline()).of(Lane::Export))?;
        match told.state {
            Stage::Pending | Stage::Working => Ok(Progress::Waiting { until: session.now() + PAUSE }),
            Stage::Completed => Ok(Progress::Ready),
            Stage::Cancelled => Err(Trouble::Stopped),
            Stage::Error => Err(Trouble::ExportFailed),
        }
    }

    /// Streams the finished TAR into a file, which is there when it is whole and not before. Gives its length in bytes.
    /// `wait` is asked before each piece, without waiting, whether to go on.
    ///
    /// # Errors
    /// [`Trouble::AskLater`] where it is not ready, [`Trouble::Disk`] where it finds no place.
    pub fn fetch(&mut self, to: &Path, wait: &mut dyn FnMut(i64) -> bool) -> Result<u64, Trouble> {
        self.count()?;
        let session = &self.fiskaly.session;
        let stream = session.open(&format!("{}/file", self.path), session.deadline())?;
        let beside = to.with_extension("teil");
        let length = keep(&beside, &mut stream.into_reader(), wait);
        if length.is_err() {
            // What came by half is of no use; that it can't be removed changes nothing of the trouble.
            drop(fs::remove_file(&beside));
        }
        let length = length?;
        fs::rename(&beside, to)?;
        Ok(length)
    }

    /// Stops it. One that has ended by itself needs nothing.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn stop(&mut self) -> Result<(), Trouble> {
        let session = &self.fiskaly.session;
        let mut question = Question::get(&self.path, session.deadline()).of(Lane::Export);
        question.method = Method::DELETE;
        match session.tell(&question) {
            Err(Trouble::Said(ErrorCode::CancelExport | ErrorCode::ExportNotFound)) => Ok(()),
            answer => answer,
        }
    }

    /// Goes the whole way. `wait` waits until a moment (seconds since 1970), and says whether to go on; where not, the
    /// export is stopped.
    ///
    /// # Errors
    /// [`Trouble`], [`Trouble::Stopped`] among them.
    pub fn run(&mut self, to: &Path, wait: &mut dyn FnMut(i64) -> bool) -> Result<u64, Trouble> {
        let mut is_triggered = false;
        loop {
            let step = if is_triggered { self.look(to, wait) } else { self.trigger().map(|()| None) };
            is_triggered |= step.is_ok();
            let until = match step {
                Ok(Some(Fetched::Whole(length))) => return Ok(length),
                Ok(Some(Fetched::Later(until))) | Err(Trouble::AskLater { until, .. }) => until,
                Ok(None) => continue,
                Err(trouble) => return Err(trouble),
            };
            if !wait(until) {
                self.stop()?;
                return Err(Trouble::Stopped);
            }
        }
    }

    fn look(&mut self, to: &Path, wait: &mut dyn FnMut(i64) -> bool) -> Result<Option<Fetched>, Trouble> {
        Ok(Some(match self.poll()? {
            Progress::Waiting { until } => Fetched::Later(until),
            Progress::Ready => Fetched::Whole(self.fetch(to, wait)?),
        }))
    }

    /// Counts a question, or says when the next one may be.
    fn count(&mut self) -> Result<(), Trouble> {
        let now = self.fiskaly.session.now();
        // What lies ahead of now was counted by a clock that was set back since.
        self.asked.retain(|asked| (now - WITHIN + 1..=now).contains(asked));
        match self.asked.front() {
            Some(first) if self.asked.len() >= MOST_QUESTIONS => {
                let code = Some(ErrorCode::ExportNotCompleted);
                Err(Trouble::AskLater { until: first + WITHIN, code })
            }
            _ => {
                self.asked.push_back(now);
                Ok(())
            }
        }
    }

    fn filter(&self) -> String {
        match self.part {
            Part::All => String::new(),
            Part::Transactions(from, to) => {
                format!("?start_transaction_number={from}&end_transaction_number={to}")
            }
            Part::Time(from, to) => format!("?start_date={from}&end_date={to}"),
            Part::ThisClient => format!("?client_id={}", self.fiskaly.settings().client),
        }
    }
}

enum Fetched {
    Whole(u64),
    Later(i64),
}

/// Writes all of a stream; when this comes back, it is on the disk.
fn keep(path: &Path, from: &mut dyn io::Read, wait: &mut dyn FnMut(i64) -> bool) -> Result<u64, Trouble> {
    let mut file = File::create(path)?;
    let mut length = 0;
    let mut piece = vec![0; 64 << 10];
    loop {
        if !wait(0) {
            return Err(Trouble::Stopped);
        }
        let read = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // It broke off on its way, which is no fault of the disk.
            Err(_) => return Err(Trouble::NoAnswer),
        };
        io::Write::write_all(&mut file, piece.get(..read).unwrap_or_default())?;
        length += read as u64;
    }
    file.sync_all()?;
    Ok(length)
}
