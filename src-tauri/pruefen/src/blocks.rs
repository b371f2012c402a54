//! The entries' file in blocks of whole lines, hashed on the way.

use std::io::{Read, Seek};

use memchr::{memchr_iter, memrchr};

use crate::container::{Container, Member, Unreadable};
use crate::sums::FileSums;

/// Bytes that are read at a time.
const PORTION: u64 = 256 << 10;
/// No entry is as long as this.
const LONGEST_LINE: usize = 64 << 20;

/// Some whole lines; only the last of the file may lack its line feed.
#[derive(Debug)]
pub struct LineBlock {
    /// The lines one behind the other, line feeds included.
    pub bytes: Vec<u8>,
    /// Where in the archive the block begins.
    pub start: u64,
}

impl LineBlock {
    /// The lines without their line feeds, each with its place in the archive.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut begin = 0;
        let feeds = memchr_iter(b'\n', &self.bytes).map(|feed| (feed, feed + 1));
        // A line that was cut off keeps its last byte's meaning and loses the frame: unreadable.
        let cut_off = std::iter::once((0, self.bytes.len()));
        feeds.chain(cut_off).map_while(move |(end, next)| {
            let start = std::mem::replace(&mut begin, next);
            let line = self.bytes.get(start..end).unwrap_or_default();
            (start < next).then_some((self.start + start as u64, line))
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
    sums: FileSums,
}

impl Blocks {
    /// All of a file of the archive.
    pub fn of(member: &Member) -> Self {
        let (start, end) = (member.start, member.start + member.size);
        Self { start, at: start, end, rest: Vec::new(), sums: FileSums::default() }
    }

    /// The next block; `None` at the end.
    ///
    /// # Errors
    /// [`Unreadable`] where the file can't be read any more.
    pub fn next<R: Read + Seek>(
        &mut self,
        container: &mut Container<R>,
    ) -> Result<Option<LineBlock>, Unreadable> {
        let mut bytes = std::mem::take(&mut self.rest);
        while self.at < self.end {
            let filled = bytes.len();
            let portion = PORTION.min(self.end - self.at);
            bytes.resize(filled + usize::try_from(portion).unwrap_or_default(), 0);
            let fresh = bytes.get_mut(filled..).unwrap_or_default();
            container.fill(self.at, fresh)?;
            self.sums.update(fresh);
            self.at += portion;
            let last_feed = memrchr(b'\n', fresh);
            if let Some(feed) = last_feed {
                self.rest = bytes.split_off(filled + feed + 1);
                break;
            }
            if bytes.len() > LONGEST_LINE {
                return Err(Unreadable::Text("buchungen.jsonl"));
            }
        }
        let start = self.at - (bytes.len() + self.rest.len()) as u64;
        Ok((!bytes.is_empty()).then_some(LineBlock { bytes, start }))
    }

    /// Bytes that have been read.
    pub const fn done(&self) -> u64 {
        self.at - self.start
    }

    /// The sums of the whole file, once all of it has been read.
    pub fn sums(self) -> FileSums {
        self.sums
    }
}
