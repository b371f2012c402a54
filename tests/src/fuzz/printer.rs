//! What a printer says: bytes before, between and behind the answers, or the wrong ones, and then silence or an end.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::time::Duration;

use devices::printer::{Answers, Needs, Patience, PrinterLine, talk};

use super::damage::{self, blows};
use super::target::{Met, Reader, Target, die_of};
use crate::rng::Rng;

pub const ANSWERS: Target = Target { name: "printer", lives: u64::MAX, make: || Box::new(Talk) };

/// What good printers and such with trouble answer: paper, cover, and behind the page.
const EXAMPLES: [&[u8]; 6] = [
    &[0x12, 0x12, 0x00],
    &[0x72, 0x12, 0x00],
    &[0x12, 0x16, 0x00],
    &[0x12, 0x12, 0x0c, 0x72],
    // Changes that are told unasked (ASB), four bytes at a time.
    &[0x10, 0x00, 0x00, 0x00, 0x12, 0x14, 0x00, 0x00, 0x0f, 0x12, 0x00],
    &[],
];
/// Times do not matter to a line that never waits.
const PATIENCE: Patience = Patience {
    connect: Duration::from_millis(1),
    answer: Duration::from_millis(1),
    write: Duration::from_millis(1),
    finish: Duration::from_millis(1),
};
/// The last page is longer than what is sent in one piece.
const PAGES: [usize; 3] = [1, 300, 1_500];

/// Somebody who prints.
struct Talk;

/// The other end of the line.
struct Told {
    answers: VecDeque<u8>,
    /// It hangs up where it has nothing more to say; else it is silent.
    hangs_up: bool,
    /// It takes so many bytes.
    takes: usize,
    got: Vec<u8>,
}

impl Read for Told {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.answers.pop_front(), buffer.first_mut()) {
            (Some(byte), Some(place)) => {
                *place = byte;
                Ok(1)
            }
            (_, None) => Ok(0),
            (None, _) if self.hangs_up => Ok(0),
            (None, _) => Err(ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.takes - self.got.len()).min(200);
        if taken == 0 && !bytes.is_empty() {
            return Err(ErrorKind::TimedOut.into());
        }
        self.got.extend(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl PrinterLine for Told {
    fn wait_at_most(&mut self, _: Duration) -> io::Result<()> {
        Ok(())
    }
}

impl Reader for Talk {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let mut bytes = rng.pick(&EXAMPLES).unwrap().to_vec();
        (0..blows(rng)).for_each(|_| damage::bytes(rng, &mut bytes));
        bytes
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let mut die = die_of(input);
        let page = vec![b'X'; PAGES[die.place(PAGES.len())]];
        let takes = if die.below(4) == 0 { die.place(page.len() + 8) } else { usize::MAX };
        let needs = if die.below(4) == 0 { Needs::Nothing } else { Needs::Paper };
        let expected = if die.below(2) == 0 { Answers::Always } else { Answers::Perhaps };
        let (answers, hangs_up) = (input.iter().copied().collect(), die.below(3) == 0);
        let mut line = Told { answers, hangs_up, takes, got: Vec::new() };
        let said = talk(&mut line, (&page, needs), expected, &PATIENCE);
        let out = line.got.iter().filter(|byte| **byte == b'X').count();
        match said {
            Ok(_) if out == page.len() => Ok(Met::Taken),
            Ok(_) => Err(format!("printed, it is said, and {out} of {} bytes are out", page.len())),
            // It would be printed again.
            Err(trouble) if !trouble.begun() && out > 0 => {
                Err(format!("nothing is out, it is said, and {out} bytes are: {trouble:?}"))
            }
            Err(trouble) if trouble.refusal("Bondrucker").to_string().is_empty() => {
                Err(format!("trouble without a word: {trouble:?}"))
            }
            Err(_) => Ok(Met::Refused),
        }
    }
}
