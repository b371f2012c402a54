//! The ZIP around the archive: which files it holds, and nothing else in it.

use std::io::{self, Read, Seek, SeekFrom};

use zip::{CompressionMethod, ZipArchive};

/// Texts that are read whole; more than this is no archive of ours.
const LARGEST_TEXT: u64 = 256 << 20;

/// Why nothing can be said about an archive, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No directory of a ZIP at the end.
    #[error("Das ist kein Archiv von Lockbuch: Die Datei ist kein ZIP.")]
    NoZip,
    /// Its directory speaks of bytes that are not there.
    #[error("Das Archiv ist nicht vollständig: Das Ende der Datei fehlt. Bitte kopieren Sie es noch einmal.")]
    CutOff,
    /// A file that is compressed or encrypted; ours are stored as they are.
    #[error("Die Datei „{0}“ ist im ZIP verschlüsselt oder gepackt; ein Archiv von Lockbuch ist das nicht.")]
    Packed(String),
    /// Bytes before, between or after the files: something could hide there.
    #[error("Im ZIP liegt etwas neben den Dateien, die es nennt; ein Archiv von Lockbuch ist das nicht.")]
    NotTight,
    /// A file that every archive has.
    #[error("Im Archiv fehlt die Datei „{0}“.")]
    Missing(&'static str),
    /// A text that does not follow FORMAT.md, section 8, or is larger than 256 MiB.
    #[error("Die Datei „{0}“ ist nicht lesbar.")]
    Text(&'static str),
    /// `bereich.json` names another format.
    #[error("Das Archiv hat das Format {0}; dieses Programm kennt nur das Format 1.")]
    Format(u64),
    /// The disk, not the archive; with the system's words.
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
    /// Its path in the archive: `berichte/z-331.pdf`.
    pub name: String,
    /// Its first byte, from the beginning of the ZIP.
    pub start: u64,
    /// Its length in bytes.
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
    ///
    /// # Errors
    /// [`Unreadable`] where it is no ZIP, is cut off, or holds anything packed, encrypted or in between.
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
    /// [`Unreadable::Missing`] where there is none, [`Unreadable::Text`] where it is larger, and as
    /// [`Self::fill`].
    pub fn text(&mut self, name: &'static str) -> Result<Vec<u8>, Unreadable> {
        let Member { start, size, .. } = *self.member(name)?;
        if size > LARGEST_TEXT {
            return Err(Unreadable::Text(name));
        }
        let mut bytes = vec![0; usize::try_from(size).map_err(|_| Unreadable::Text(name))?];
        self.fill(start, &mut bytes)?;
        Ok(bytes)
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
