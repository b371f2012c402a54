//! The entries' file in blocks of whole lines, hashed on the way.

use std::io::{Read, Seek};

use sha2::{Digest as _, Sha256};

use crate::container::{Container, Member, Unreadable};

/// Bytes that are read at a time.
const PORTION: u64 = 256 << 10;
/// No entry is as long as this.
const LONGEST_LINE: usize = 64 << 20;

/// Some whole lines; only the last of the file may lack its line feed.
#[derive(Debug)]
pub struct Block {
    pub bytes: Vec<u8>,
    /// Where in the archive the block begins.
    pub start: u64,
}

impl Block {
    /// The lines without their line feeds, each with its place in the archive.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut at = self.start;
        self.bytes.split_inclusive(|byte| *byte == b'\n').map(move |line| {
            let start = at;
            at += line.len() as u64;
            // A line that was cut off keeps its last byte's meaning and loses the frame: unreadable.
            (start, line.strip_suffix(b"\n").unwrap_or_default())
        })
    }
}

/// What is still to be read.
#[derive(Debug)]
pub struct Blocks {
    start: u64,
    at: u64,
    end: u64,
    rest: Vec<u8>,
    sha: Sha256,
}

impl Blocks {
    pub fn of(member: &Member) -> Self {
        let (start, end) = (member.start, member.start + member.size);
        Self { start, at: start, end, rest: Vec::new(), sha: Sha256::new() }
    }

    /// The next block; `None` at the end.
    pub fn next<R: Read + Seek>(
        &mut self,
        container: &mut Container<R>,
    ) -> Result<Option<Block>, Unreadable> {
        let mut bytes = std::mem::take(&mut self.rest);
        while self.at < self.end {
            let filled = bytes.len();
            let portion = PORTION.min(self.end - self.at);
            bytes.resize(filled + usize::try_from(portion).unwrap_or_default(), 0);
            let fresh = bytes.get_mut(filled..).unwrap_or_default();
            container.fill(self.at, fresh)?;
            self.sha.update(&*fresh);
            self.at += portion;
            let last_feed = fresh.iter().rposition(|byte| *byte == b'\n');
            if let Some(feed) = last_feed {
                self.rest = bytes.split_off(filled + feed + 1);
                break;
            }
            if bytes.len() > LONGEST_LINE {
                return Err(Unreadable::Text("buchungen.jsonl"));
            }
        }
        let start = self.at - (bytes.len() + self.rest.len()) as u64;
        Ok((!bytes.is_empty()).then_some(Block { bytes, start }))
    }

    /// Bytes that have been read.
    pub const fn done(&self) -> u64 {
        self.at - self.start
    }

    /// The sum of the whole file, once all of it has been read.
    pub fn sum(&self) -> [u8; 32] {
        self.sha.clone().finalize().into()
    }
}
