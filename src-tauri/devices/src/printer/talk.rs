//! The talk with an ESC/POS printer: is there paper, here are the bytes, has it come out?
//!
//! Not all printers answer. One that does is asked before the page (`DLE EOT`, answered at once) and after
//! it (`GS r`, answered in its turn, so when the page is through).

use std::io::{self, ErrorKind};
use std::time::Duration;

use book::ports::PaperTrouble;

use super::Patience;
use super::line::PrinterLine;

/// What is known about a printer's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    Perhaps,
    /// It has answered before.
    Always,
}

const ASK_OFFLINE: [u8; 3] = [0x10, 0x04, 2];
const ASK_PAPER: [u8; 3] = [0x10, 0x04, 4];
const ASK_THROUGH: [u8; 3] = [0x1d, b'r', 1];
const CHUNK: usize = 512;

/// `DLE DC4 1 0 1`: 100 ms on pin 2, at once, though the printer has no paper and takes nothing else.
const OPEN_DRAWER_NOW: [u8; 5] = [0x10, 0x14, 1, 0, 1];

/// Opens the drawer of a printer that takes no page at the moment.
///
/// # Errors
/// The line is gone.
pub fn open_drawer_now(line: &mut dyn PrinterLine) -> Result<(), PaperTrouble> {
    line.write_all(&OPEN_DRAWER_NOW).and_then(|()| line.flush()).map_err(unreachable)
}

/// Whether a page needs paper; one that only opens the drawer does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Paper,
    Nothing,
}

/// Sends a page; true if the printer answered.
///
/// # Errors
/// Trouble before the first byte can be tried again; after it, only a person can say whether the page came.
pub fn talk(
    line: &mut dyn PrinterLine,
    (bytes, needs): (&[u8], Needs),
    answers: Answers,
    patience: &Patience,
) -> Result<bool, PaperTrouble> {
    let answered = ready(line, patience.answer)?;
    if !answered && answers == Answers::Always {
        return Err(PaperTrouble::NoAnswer("keine Antwort auf die Statusabfrage".into()));
    }
    send(line, bytes)?;
    if answered && needs == Needs::Paper {
        through(line, patience)?
    } else {
        listen(line, patience.answer)?
    }
    Ok(answered)
}

/// Asks for paper and cover; false if the printer says nothing.
fn ready(line: &mut dyn PrinterLine, answer: Duration) -> Result<bool, PaperTrouble> {
    let Some(paper) = ask(line, ASK_PAPER, answer, is_realtime).map_err(unreachable)? else {
        return Ok(false);
    };
    if paper & 0b0110_0000 != 0 {
        return Err(PaperTrouble::NoPaper);
    }
    let offline = ask(line, ASK_OFFLINE, answer, is_realtime).map_err(unreachable)?.unwrap_or_default();
    match offline {
        cause if cause & 0b0000_0100 != 0 => Err(PaperTrouble::CoverOpen),
        cause if cause & 0b0010_0000 != 0 => Err(PaperTrouble::NoPaper),
        cause if cause & 0b0100_0000 != 0 => Err(PaperTrouble::NoAnswer("Druckerstörung".into())),
        _ => Ok(true),
    }
}

/// Answers to `DLE EOT` have these bits fixed.
const fn is_realtime(byte: u8) -> bool {
    byte & 0b1001_0011 == 0b0001_0010
}

/// Answers to `GS r` have these.
const fn is_in_turn(byte: u8) -> bool {
    byte & 0b1001_0000 == 0
}

/// Puts a question and waits for a byte that can be its answer; `None` when the time is over.
fn ask(
    line: &mut dyn PrinterLine,
    question: [u8; 3],
    answer: Duration,
    fits: impl Fn(u8) -> bool,
) -> io::Result<Option<u8>> {
    line.wait_at_most(answer)?;
    line.write_all(&question)?;
    line.flush()?;
    let mut byte = [0];
    // Some printers report changes unasked, four bytes at a time.
    for _ in 0..16 {
        match line.read(&mut byte) {
            Ok(0) => return Err(ErrorKind::ConnectionAborted.into()),
            Ok(_) if fits(byte[0]) => return Ok(Some(byte[0])),
            Ok(_) => {}
            Err(error) if is_patience(&error) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

fn send(line: &mut dyn PrinterLine, bytes: &[u8]) -> Result<(), PaperTrouble> {
    let mut sent = 0;
    while let Some(rest) = bytes.get(sent..).filter(|rest| !rest.is_empty()) {
        let chunk = rest.get(..CHUNK.min(rest.len())).unwrap_or(rest);
        let taken = match line.write(chunk) {
            Ok(taken) if taken > 0 => taken,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Ok(_) => return Err(stopped(sent, &ErrorKind::WriteZero.into())),
            Err(error) => return Err(stopped(sent, &error)),
        };
        sent += taken;
    }
    line.flush().map_err(|error| stopped(sent, &error))
}

fn stopped(sent: usize, error: &io::Error) -> PaperTrouble {
    if sent == 0 { unreachable_because(error) } else { PaperTrouble::BrokenOff(reason(error)) }
}

/// Waits until the page is through.
fn through(line: &mut dyn PrinterLine, patience: &Patience) -> Result<(), PaperTrouble> {
    let broken = |error: io::Error| PaperTrouble::BrokenOff(reason(&error));
    match ask(line, ASK_THROUGH, patience.finish, is_in_turn).map_err(broken)? {
        Some(paper) if paper & 0b0000_1100 == 0 => Ok(()),
        Some(_) => Err(PaperTrouble::PaperRanOut),
        // It knows no `GS r`, or it has stopped: the quick question tells which.
        None => match ask(line, ASK_PAPER, patience.answer, is_realtime).map_err(broken)? {
            Some(paper) if paper & 0b0110_0000 == 0 => Ok(()),
            Some(_) => Err(PaperTrouble::PaperRanOut),
            None => Err(PaperTrouble::BrokenOff("keine Antwort mehr".into())),
        },
    }
}

/// A printer that never answers: at least hear whether it hangs up.
fn listen(line: &mut dyn PrinterLine, time: Duration) -> Result<(), PaperTrouble> {
    let mut byte = [0];
    line.wait_at_most(time).map_err(|error| PaperTrouble::BrokenOff(reason(&error)))?;
    match line.read(&mut byte) {
        Err(error) if !is_patience(&error) => Err(PaperTrouble::BrokenOff(reason(&error))),
        _ => Ok(()),
    }
}

fn is_patience(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock)
}

fn unreachable(error: io::Error) -> PaperTrouble {
    unreachable_because(&error)
}

fn unreachable_because(error: &io::Error) -> PaperTrouble {
    PaperTrouble::NoAnswer(reason(error))
}

/// Why, in the receptionist's words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => "keine Antwort in der Zeit".into(),
        ErrorKind::ConnectionRefused => "Verbindung abgelehnt".into(),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            "Verbindung abgebrochen".into()
        }
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => "im Netz nicht zu finden".into(),
        ErrorKind::NotFound => "Anschluss nicht gefunden".into(),
        ErrorKind::PermissionDenied => "Zugriff verweigert".into(),
        _ => error.to_string(),
    }
}
