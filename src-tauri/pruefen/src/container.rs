//! The ZIP around the archive: which files it holds, and nothing else in it.

use std::io::{self, Read, Seek, SeekFrom};

use crate::names;
pub use crate::unreadable::Unreadable;
use crate::zip_bytes::{self, DIRECTORY_MARK, LOCAL_LENGTH, LOCAL_MARK, Told, ZipFile};

/// Texts that are read whole; more than this is no archive of ours.
const LARGEST_TEXT: u64 = 256 << 20;

/// A file in the archive: where its bytes lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the archive: `berichte/z-331.pdf`.
    pub name: String,
    /// Its first byte, from the beginning of the ZIP.
    pub start: u64,
    /// Its length in bytes.
    pub size: u64,
    /// CRC-32 of its bytes, as the ZIP says.
    pub crc: u32,
}

impl Member {
    fn zip_file(&self) -> ZipFile<'_> {
        ZipFile { name: &self.name, size: self.size, crc: self.crc }
    }
}

/// An opened archive.
#[derive(Debug)]
pub struct Container<R> {
    source: R,
    length: u64,
    members: Vec<Member>,
}

impl<R: Read + Seek> Container<R> {
    /// Goes from file to file, then along the directory. Two readers of the same ZIP must see the same files,
    /// from whichever end they read: so all bytes between the files' own are made anew and compared.
    ///
    /// # Errors
    /// [`Unreadable`] where it is no ZIP, is cut off, or has any other byte than our own ZIP of these files.
    pub fn open(mut source: R) -> Result<Self, Unreadable> {
        let length = source.seek(SeekFrom::End(0))?;
        let mut container = Self { source, length, members: Vec::new() };
        container.walk()?;
        Ok(container)
    }

    fn walk(&mut self) -> Result<(), Unreadable> {
        let mut at = 0;
        loop {
            let mut mark = [0; 4];
            match self.fill(at, &mut mark) {
                Err(Unreadable::CutOff) if at == 0 => return Err(Unreadable::NoZip),
                filled => filled?,
            }
            match mark {
                LOCAL_MARK => at = self.take_file(at)?,
                _ if at == 0 => return Err(Unreadable::NoZip),
                DIRECTORY_MARK => return self.compare_directory(at),
                _ => return Err(Unreadable::NotTight),
            }
        }
    }

    /// Takes in the file whose header begins at a place; the place behind its bytes.
    fn take_file(&mut self, at: u64) -> Result<u64, Unreadable> {
        let mut member = self.told(at)?;
        let header = zip_bytes::local(&member.zip_file());
        if !self.has(at, &header)? {
            return Err(Unreadable::Header(member.name));
        }
        member.start = at + header.len() as u64;
        let end = member.start.checked_add(member.size).filter(|end| *end <= self.length);
        self.keep(member)?;
        end.ok_or(Unreadable::CutOff)
    }

    /// Name, size and sum of a file, as the header at a place tells them; all else in it is compared later.
    fn told(&mut self, at: u64) -> Result<Member, Unreadable> {
        let mut fixed = [0; LOCAL_LENGTH];
        self.fill(at, &mut fixed)?;
        let told = Told::by(&fixed);
        let mut name = vec![0; told.name_length];
        self.fill(at + LOCAL_LENGTH as u64, &mut name)?;
        let name = known_name(name)?;
        if told.is_packed {
            return Err(Unreadable::Packed(name));
        }
        let mut member = Member { name, start: 0, size: told.size, crc: told.crc };
        if member.zip_file().is_wide() {
            // The first value in the extra field of ZIP64, behind its four bytes of tag and length.
            let mut size = [0; 8];
            self.fill(at + (LOCAL_LENGTH + told.name_length + 4) as u64, &mut size)?;
            member.size = u64::from_le_bytes(size);
        }
        Ok(member)
    }

    fn keep(&mut self, member: Member) -> Result<(), Unreadable> {
        if self.members.last().is_some_and(|last| last.name >= member.name) {
            return Err(Unreadable::Order(member.name));
        }
        if self.members.len() == names::MOST {
            return Err(Unreadable::TooMany);
        }
        self.members.push(member);
        Ok(())
    }

    /// Compares the directory that begins at a place, and all that follows, with what the files before it
    /// give.
    fn compare_directory(&mut self, start: u64) -> Result<(), Unreadable> {
        let members = std::mem::take(&mut self.members);
        let (mut at, mut header) = (start, 0);
        for member in &members {
            at = self.expect(at, &zip_bytes::directory_entry(&member.zip_file(), header))?;
            header = member.start + member.size;
        }
        let files = u16::try_from(members.len()).map_err(|_| Unreadable::TooMany)?;
        let any_wide = members.iter().any(|member| member.zip_file().is_wide());
        self.members = members;
        at = self.expect(at, &zip_bytes::end(files, (start, at - start), any_wide))?;
        if at == self.length { Ok(()) } else { Err(Unreadable::NotTight) }
    }

    /// The place behind these bytes, which must stand here.
    fn expect(&mut self, at: u64, bytes: &[u8]) -> Result<u64, Unreadable> {
        if self.has(at, bytes)? { Ok(at + bytes.len() as u64) } else { Err(Unreadable::Directory) }
    }

    fn has(&mut self, at: u64, expected: &[u8]) -> Result<bool, Unreadable> {
        let mut found = vec![0; expected.len()];
        self.fill(at, &mut found)?;
        Ok(found == expected)
    }

    /// All files, in the order in which they lie.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The file of this name.
    ///
    /// # Errors
    /// [`Unreadable::Missing`] where there is none.
    pub fn member(&self, name: &'static str) -> Result<&Member, Unreadable> {
        self.members.iter().find(|member| member.name == name).ok_or(Unreadable::Missing(name))
    }

    /// A whole text of at most 256 MiB.
    ///
    /// # Errors
    /// [`Unreadable::Missing`] where there is none, [`Unreadable::Text`] where it is larger,
    /// [`Unreadable::Crc`] where the ZIP has another sum of it, and as [`Self::fill`].
    pub fn text(&mut self, name: &'static str) -> Result<Vec<u8>, Unreadable> {
        let Member { start, size, crc, .. } = *self.member(name)?;
        if size > LARGEST_TEXT {
            return Err(Unreadable::Text(name));
        }
        let mut bytes = vec![0; usize::try_from(size).map_err(|_| Unreadable::Text(name))?];
        self.fill(start, &mut bytes)?;
        if crc32fast::hash(&bytes) == crc { Ok(bytes) } else { Err(Unreadable::Crc(name)) }
    }

    /// Fills a buffer with the bytes from a place on.
    ///
    /// # Errors
    /// [`Unreadable::CutOff`] where the file ends before, [`Unreadable::Disk`] where it can't be read.
    pub fn fill(&mut self, start: u64, bytes: &mut [u8]) -> Result<(), Unreadable> {
        self.source.seek(SeekFrom::Start(start))?;
        self.source.read_exact(bytes).map_err(|trouble| match trouble.kind() {
            io::ErrorKind::UnexpectedEof => Unreadable::CutOff,
            _ => trouble.into(),
        })
    }
}

/// A name as it may stand in an archive; what can't be seen of another one is escaped.
fn known_name(bytes: Vec<u8>) -> Result<String, Unreadable> {
    match String::from_utf8(bytes) {
        Ok(name) if names::belongs(&name) => Ok(name),
        Ok(name) => Err(Unreadable::Foreign(shown(&name))),
        Err(bytes) => Err(Unreadable::Foreign(shown(&String::from_utf8_lossy(bytes.as_bytes())))),
    }
}

/// The first letters of a foreign name.
fn shown(name: &str) -> String {
    const LETTERS: usize = 80;
    name.chars().take(LETTERS).flat_map(char::escape_debug).collect()
}
