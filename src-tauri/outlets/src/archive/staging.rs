//! Where the files of an archive lie until the ZIP is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use book::fault::Outcome;
use book::summed::Summed;

/// Below the archive's folder; whatever lies here at the start is left from a program that was killed.
const NAME: &str = ".angefangen";

/// A folder for unfinished files; it goes with this value.
pub struct StagingFolder {
    folder: PathBuf,
    parts: Vec<ArchiveFile>,
    /// Names the next file.
    written: u32,
}

/// A file that will be in the archive.
pub struct ArchiveFile {
    /// As in the archive: `berichte/z-bericht-000331.pdf`.
    pub name: String,
    pub path: PathBuf,
    pub bytes: u64,
    /// 64 hex digits.
    pub sha256: String,
}

impl StagingFolder {
    /// An empty folder in the archive's folder.
    pub fn clear(archive: &Path) -> Outcome<Self> {
        let folder = archive.join(NAME);
        sweep(&folder)?;
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, parts: Vec::new(), written: 0 })
    }

    /// Writes one more file.
    pub fn part(&mut self, name: &str, write: impl FnOnce(&mut dyn Write) -> Outcome<()>) -> Outcome<()> {
        self.written += 1;
        let path = self.folder.join(self.written.to_string());
        let mut out = Summed::new(BufWriter::with_capacity(1 << 16, File::create(&path)?));
        write(&mut out)?;
        let (bytes, sha256) = out.finish()?;
        self.parts.push(ArchiveFile { name: name.to_owned(), path, bytes, sha256 });
        Ok(())
    }

    /// Writes one more file whose bytes are there, or another in the place of one that is.
    pub fn whole(&mut self, name: &str, bytes: &[u8]) -> Outcome<()> {
        self.parts.retain(|part| part.name != name);
        self.part(name, |out| Ok(out.write_all(bytes)?))
    }

    /// All files so far, in the order of their names.
    pub fn sorted(&mut self) -> &[ArchiveFile] {
        self.parts.sort_by(|one, other| one.name.cmp(&other.name));
        &self.parts
    }

    /// Where the ZIP grows.
    pub fn unfinished(&self) -> PathBuf {
        self.folder.join("archiv.zip")
    }
}

impl Drop for StagingFolder {
    fn drop(&mut self) {
        // What can't be removed now is swept away at the next making.
        let _ = sweep(&self.folder);
    }
}

fn sweep(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(trouble) if trouble.kind() != ErrorKind::NotFound => Err(trouble),
        _ => Ok(()),
    }
}
