//! The messages of a device, one behind the other in a file. What is in it is signed and kept, whatever comes after.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tse::LogMessage;
use tse::tlv;

use crate::trouble::Trouble;

/// The file's name.
const FILE: &str = "nachrichten.tlv";
/// No message of this device is longer.
const LONGEST: u64 = 1 << 20;

/// The file of messages.
pub struct Journal {
    path: PathBuf,
    file: File,
    length: u64,
}

impl Journal {
    /// Opens the file of a folder and cuts off a message that was written by half.
    pub fn open(folder: &Path) -> Result<Self, Trouble> {
        let path = folder.join(FILE);
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
        let mut length = 0;
        walk(&mut file, &mut |message| {
            length += message.len() as u64;
            Ok(())
        })?;
        if file.metadata()?.len() > length {
            file.set_len(length)?;
            file.sync_all()?;
        }
        Ok(Self { path, file, length })
    }

    /// How many bytes are in it.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// Keeps a message; when this comes back, it is on the disk.
    pub fn append(&mut self, message: &[u8]) -> Result<(), Trouble> {
        self.file.write_all(message)?;
        self.file.sync_data()?;
        self.length += message.len() as u64;
        Ok(())
    }

    /// What a power cut leaves of a message.
    pub fn append_half(&mut self, message: &[u8]) -> Result<(), Trouble> {
        self.file.write_all(message.get(..message.len() / 2).unwrap_or_default())?;
        Ok(self.file.sync_data()?)
    }

    /// Hands out each message in its order.
    pub fn each(&self, each: &mut dyn FnMut(&[u8]) -> Result<(), Trouble>) -> Result<(), Trouble> {
        walk(&mut File::open(&self.path)?, each)
    }

    /// Throws away all messages up to a counter.
    pub fn delete_up_to(&mut self, counter: u64) -> Result<(), Trouble> {
        let mut kept = Vec::new();
        self.each(&mut |bytes| {
            let message = LogMessage::read(bytes).map_err(|_| Trouble::SetUp)?;
            if message.counter > counter {
                kept.extend_from_slice(bytes);
            }
            Ok(())
        })?;
        put_whole(&self.path, &kept)?;
        self.file = OpenOptions::new().read(true).append(true).open(&self.path)?;
        self.length = kept.len() as u64;
        Ok(())
    }
}

/// Goes over the messages of a file up to the first that is not whole.
fn walk(file: &mut File, each: &mut dyn FnMut(&[u8]) -> Result<(), Trouble>) -> Result<(), Trouble> {
    file.seek(SeekFrom::Start(0))?;
    let mut reader = BufReader::new(file);
    while let Some(message) = next(&mut reader)? {
        each(&message)?;
    }
    Ok(())
}

/// The next message; `None` at the end, or where half of one stands.
fn next(reader: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    reader.by_ref().take(2).read_to_end(&mut message)?;
    let more = match message.get(1) {
        Some(short @ 0..=0x7f) => u64::from(*short),
        Some(long @ 0x81..=0x83) => {
            let digits = u64::from(long & 0x7f);
            reader.by_ref().take(digits).read_to_end(&mut message)?;
            let told = message.get(2..).unwrap_or_default();
            told.iter().fold(0, |length, byte| length << 8 | u64::from(*byte))
        }
        _ => return Ok(None),
    };
    reader.by_ref().take(more.min(LONGEST)).read_to_end(&mut message)?;
    Ok(tlv::first(&message).is_ok().then_some(message))
}

/// Puts a file in its place as a whole: the old one stays until the new one is on the disk.
pub fn put_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("neu");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}
