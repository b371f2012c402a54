//! The ZIP around the archive: which files it holds, and nothing else in it.

use std::io::{self, Read, Seek, SeekFrom};

use zip::{CompressionMethod, ZipArchive};

/// Texts that are read whole; more than this is no archive of ours.
const LARGEST_TEXT: u64 = 256 << 20;

/// Why nothing can be said about an archive, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("Das ist kein Archiv von Lockbuch: Die Datei ist kein ZIP.")]
    NoZip,
    #[error("Das Archiv ist nicht vollständig: Das Ende der Datei fehlt. Bitte kopieren Sie es noch einmal.")]
    CutOff,
    #[error("Die Datei „{0}“ ist im ZIP verschlüsselt oder gepackt; ein Archiv von Lockbuch ist das nicht.")]
    Packed(String),
    #[error("Im ZIP liegt etwas neben den Dateien, die es nennt; ein Archiv von Lockbuch ist das nicht.")]
    NotTight,
    #[error("Im Archiv fehlt die Datei „{0}“.")]
    Missing(&'static str),
    #[error("Die Datei „{0}“ ist nicht lesbar.")]
    Text(&'static str),
    #[error("Das Archiv hat das Format {0}; dieses Programm kennt nur das Format 1.")]
    Format(u64),
    #[error("Die Datei lässt sich nicht lesen: {0}")]
    Disk(String),
}

impl From<io::Error> for Unreadable {
    fn from(trouble: io::Error) -> Self {
        Self::Disk(trouble.to_string())
    }
}

/// A file in the archive: where its bytes lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub start: u64,
    pub size: u64,
}

/// An opened archive.
#[derive(Debug)]
pub struct Container<R> {
    source: R,
    members: Vec<Member>,
}

impl<R: Read + Seek> Container<R> {
    /// Reads the directory. Two readers of the same ZIP must see the same files: so they lie side by side,
    /// unpacked, and nothing lies between them.
    pub fn open(mut source: R) -> Result<Self, Unreadable> {
        source.seek(SeekFrom::Start(0))?;
        let mut first = [0; 4];
        let is_zip = source.read_exact(&mut first).is_ok() && first == *b"PK\x03\x04";
        source.seek(SeekFrom::Start(0))?;
        let mut archive = ZipArchive::new(source)
            .map_err(|_| if is_zip { Unreadable::CutOff } else { Unreadable::NoZip })?;
        let mut members = Vec::with_capacity(archive.len());
        let mut end = 0;
        for at in 0..archive.len() {
            let file = archive.by_index_raw(at).map_err(|_| Unreadable::CutOff)?;
            let name = file.name().map_err(|_| Unreadable::NotTight)?.into_owned();
            if file.compression() != CompressionMethod::Stored || file.encrypted() {
                return Err(Unreadable::Packed(name));
            }
            let (start, size) = (file.data_start().ok_or(Unreadable::CutOff)?, file.size());
            if file.header_start() != end {
                return Err(Unreadable::NotTight);
            }
            end = start.checked_add(size).ok_or(Unreadable::NotTight)?;
            members.push(Member { name, start, size });
        }
        if end != archive.central_directory_start() {
            return Err(Unreadable::NotTight);
        }
        Ok(Self { source: archive.into_inner(), members })
    }

    pub fn members(&self) -> &[Member] {
        &self.members
    }

    pub fn member(&self, name: &'static str) -> Result<&Member, Unreadable> {
        self.members.iter().find(|member| member.name == name).ok_or(Unreadable::Missing(name))
    }

    /// A whole text of moderate size.
    pub fn text(&mut self, name: &'static str) -> Result<Vec<u8>, Unreadable> {
        let Member { start, size, .. } = *self.member(name)?;
        if size > LARGEST_TEXT {
            return Err(Unreadable::Text(name));
        }
        let mut bytes = vec![0; usize::try_from(size).map_err(|_| Unreadable::Text(name))?];
        self.fill(start, &mut bytes)?;
        Ok(bytes)
    }

    /// The bytes from a place on; the archive is cut off where they are missing.
    pub fn fill(&mut self, start: u64, bytes: &mut [u8]) -> Result<(), Unreadable> {
        self.source.seek(SeekFrom::Start(start))?;
        self.source.read_exact(bytes).map_err(|trouble| match trouble.kind() {
            io::ErrorKind::UnexpectedEof => Unreadable::CutOff,
            _ => trouble.into(),
        })
    }
}
