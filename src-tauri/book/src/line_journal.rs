//! A file of JSON lines that only grows: a line that was kept is there after a power cut, and one that was written by half is
//! cut off.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The file, open for the next line.
#[derive(Debug)]
pub struct LineJournal<L> {
    file: File,
    lines: PhantomData<fn(L)>,
}

impl<L: Serialize + DeserializeOwned> LineJournal<L> {
    /// Reads the lines of a file in their order; makes it if there is none.
    ///
    /// # Errors
    /// The file can't be read, or a whole line of it is no such line.
    pub fn open(path: &Path, mut each: impl FnMut(L)) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let text = io::read_to_string(&mut file)?;
        let mut whole = 0;
        for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            each(serde_json::from_str(line)?);
            whole += line.len() as u64;
        }
        if whole < text.len() as u64 {
            file.set_len(whole)?;
        }
        Ok(Self { file, lines: PhantomData })
    }

    /// Keeps a line. It is there after a power cut as soon as this answers.
    ///
    /// # Errors
    /// Nothing, or a part, was written; what was kept before is still whole.
    pub fn keep(&mut self, line: &L) -> io::Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_half_a_line_is_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vorgaenge.jsonl");
        let read = |lines: &mut Vec<u32>| LineJournal::open(&path, |line| lines.push(line)).unwrap();
        let mut lines = Vec::new();
        let mut journal = read(&mut lines);
        (1..=3).for_each(|line| journal.keep(&line).unwrap());
        // What a power cut leaves of the next one.
        journal.file.write_all(b"4").unwrap();
        let mut journal = read(&mut lines);
        assert_eq!(lines, [1, 2, 3]);
        journal.keep(&5).unwrap();
        lines.clear();
        drop(read(&mut lines));
        assert_eq!(lines, [1, 2, 3, 5]);
    }

    #[test]
    fn a_whole_line_that_is_none_of_ours_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vorgaenge.jsonl");
        std::fs::write(&path, "1\nnonsense\n").unwrap();
        assert!(LineJournal::<u32>::open(&path, drop).is_err());
    }
}
