//! The TAR itself, read twice: first what few files say (certificates, `info.csv`), then the messages one by one.
//! Nothing is kept but the portion that is being read.

use std::io::{Read, Seek, SeekFrom};

use tar::{Archive, EntryType};

use crate::file_name::FileKind;
use crate::finding::Finding;

/// A message has some hundred bytes, a chain of certificates as text some ten thousand.
const LARGEST: u64 = 1 << 20;
/// So many files beside the messages are read at most.
const MOST_FILES: usize = 1_000;
/// A block of a TAR.
const BLOCK: u64 = 512;

/// A file of the archive that was read.
pub struct Member {
    /// Its path, as the archive has it.
    pub path: String,
    /// What it is, by its name.
    pub kind: FileKind,
    /// All its bytes.
    pub bytes: Vec<u8>,
}

/// What a pass brings to light one after the other.
pub enum Met {
    /// A file.
    Member(Member),
    /// Something that does not hold.
    Finding(Finding),
}

/// The first pass: everything but messages.
pub fn beside_messages<R: Read + Seek>(file: &mut R, each: &mut dyn FnMut(Met)) {
    let wanted = |kind: &FileKind| matches!(kind, FileKind::Info | FileKind::Certificate { .. });
    let mut left = MOST_FILES;
    let mut few = |met: Met| {
        left = left.saturating_sub(1);
        if left > 0 {
            each(met);
        }
    };
    let end = pass(file, &wanted, true, &mut few);
    if let Some(end) = end {
        after_end(file, end, each);
    }
}

/// The second pass: messages alone. What is wrong with the archive itself, the first pass has told.
pub fn messages<R: Read + Seek>(file: &mut R, each: &mut dyn FnMut(Member)) {
    let wanted = |kind: &FileKind| matches!(kind, FileKind::Log(_) | FileKind::OddLog);
    pass(file, &wanted, false, &mut |met| {
        if let Met::Member(member) = met {
            each(member);
        }
    });
}

/// Why a pass came to no end.
enum Broken {
    Unreadable,
    CutOff(String),
}

/// Goes over all entries; where the last one ends, if all could be read.
fn pass<R: Read + Seek>(
    file: &mut R,
    wanted: &dyn Fn(&FileKind) -> bool,
    tell: bool,
    each: &mut dyn FnMut(Met),
) -> Option<u64> {
    let mut end = 0;
    let finding = match walk(file, wanted, tell, each, &mut end) {
        Ok(()) => return Some(end),
        Err(Broken::CutOff(file)) => Finding::TarCutOff { file },
        Err(Broken::Unreadable) => Finding::TarUnreadable { at: end },
    };
    if tell {
        each(Met::Finding(finding));
    }
    None
}

fn walk<R: Read + Seek>(
    file: &mut R,
    wanted: &dyn Fn(&FileKind) -> bool,
    tell: bool,
    each: &mut dyn FnMut(Met),
    end: &mut u64,
) -> Result<(), Broken> {
    let unreadable = |_| Broken::Unreadable;
    let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let mut archive = Archive::new(file);
    for entry in archive.entries_with_seek().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let (start, size) = (entry.raw_file_position(), entry.size());
        if size > length.saturating_sub(start) {
            return Err(Broken::CutOff(path));
        }
        *end = start + size.div_ceil(BLOCK) * BLOCK;
        let kind = FileKind::of(&path);
        match odd(entry.header().entry_type(), &kind, &path, size) {
            Some(Odd::Finding(finding)) if tell => each(Met::Finding(finding)),
            Some(_) => {}
            None if wanted(&kind) => {
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
                entry.read_to_end(&mut bytes).map_err(unreadable)?;
                each(Met::Member(Member { path, kind, bytes }));
            }
            None => {}
        }
    }
    Ok(())
}

/// What keeps an entry from being read.
enum Odd {
    /// A folder, or what a packer notes about the whole.
    Folder,
    Finding(Finding),
}

fn odd(entry: EntryType, kind: &FileKind, path: &str, bytes: u64) -> Option<Odd> {
    let file = path.to_owned();
    match entry {
        EntryType::Directory | EntryType::XGlobalHeader => return Some(Odd::Folder),
        EntryType::Regular | EntryType::Continuous => {}
        _ => return Some(Odd::Finding(Finding::OddEntry { file })),
    }
    match kind {
        FileKind::Other => Some(Odd::Finding(Finding::ForeignFile { file })),
        FileKind::CardVerifiable => None,
        _ => (bytes > LARGEST).then_some(Odd::Finding(Finding::TooLarge { file, bytes })),
    }
}

/// Behind the last entry stand two blocks of zeros, and nothing but zeros to the end of the file.
fn after_end<R: Read + Seek>(file: &mut R, end: u64, each: &mut dyn FnMut(Met)) {
    let mut at = end;
    let mut portion = vec![0; 64 << 10];
    if file.seek(SeekFrom::Start(end)).is_err() {
        return;
    }
    while let Ok(read @ 1..) = file.read(&mut portion) {
        let more = portion.iter().take(read).position(|byte| *byte != 0);
        if let Some(more) = more {
            each(Met::Finding(Finding::TarMore { at: at + more as u64 }));
            return;
        }
        at += read as u64;
    }
    if at < end + 2 * BLOCK {
        each(Met::Finding(Finding::TarNoEnd {}));
    }
}
