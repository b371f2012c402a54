//! Where the book's end is known outside of its file: a file that only grows, and the place of the keys.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use book::ports::Witness;
use book::{KeyVault, Outcome};

/// More than two heads.
const TAIL: u64 = 4_096;

/// A file per register to which each head is added as a line. It must not lie in the salon's folder: whoever puts back the
/// folder would put it back too.
pub struct FileWitness {
    folder: PathBuf,
}

impl FileWitness {
    /// The folder is made with the first head.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn file(&self, register: &str) -> PathBuf {
        self.folder.join(format!("{register}.kettenkopf"))
    }
}

impl Witness for FileWitness {
    fn place(&self) -> String {
        format!("Datei in {}", self.folder.display())
    }

    fn keep(&self, register: &str, head: &str) -> Outcome<()> {
        fs::create_dir_all(&self.folder)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.file(register))?;
        // In front, so that a line which a power cut has left half written spoils only itself.
        file.write_all(format!("\n{head}\n").as_bytes())?;
        Ok(file.sync_data()?)
    }

    fn last(&self, register: &str) -> Outcome<Option<String>> {
        let mut file = match File::open(self.file(register)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        Ok(last_line(&String::from_utf8_lossy(&tail)))
    }
}

/// The last line that was written to its end.
fn last_line(text: &str) -> Option<String> {
    let (whole, _) = text.rsplit_once('\n')?;
    whole.lines().rev().find(|line| !line.is_empty()).map(str::to_owned)
}

/// The place of the keys, which keeps one head: the keychain of the system, or a file beside the key.
pub struct VaultWitness(pub Arc<dyn KeyVault>);

impl Witness for VaultWitness {
    fn place(&self) -> String {
        self.0.place()
    }

    fn keep(&self, register: &str, head: &str) -> Outcome<()> {
        self.0.keep_secret(&format!("kettenkopf-{register}"), head)
    }

    fn last(&self, register: &str) -> Outcome<Option<String>> {
        self.0.secret(&format!("kettenkopf-{register}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_line_counts() {
        let folder = tempfile::tempdir().unwrap();
        let witness = FileWitness::new(&folder.path().join("zeugen"));
        assert_eq!(witness.last("k").unwrap(), None);
        for head in ["one", "two", "three"] {
            witness.keep("k", head).unwrap();
            assert_eq!(witness.last("k").unwrap().as_deref(), Some(head));
        }
        assert_eq!(witness.last("other").unwrap(), None);
        // What a power cut leaves of the next one.
        let mut file = OpenOptions::new().append(true).open(witness.file("k")).unwrap();
        file.write_all(b"\n{\"se").unwrap();
        assert_eq!(witness.last("k").unwrap().as_deref(), Some("three"));
        witness.keep("k", "four").unwrap();
        assert_eq!(witness.last("k").unwrap().as_deref(), Some("four"));
    }

    #[test]
    fn a_long_file_is_read_at_its_end_only() {
        let folder = tempfile::tempdir().unwrap();
        let witness = FileWitness::new(folder.path());
        for number in 0..500 {
            witness.keep("k", &format!("head {number:050}")).unwrap();
        }
        assert_eq!(witness.last("k").unwrap(), Some(format!("head {:050}", 499)));
    }
}
