//! Where the book's end is known outside of its file: a file that only grows, and the place of the keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use book::ports::Witness;
use book::{KeyVault, Outcome, growing_file};

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
        Ok(growing_file::add(&self.file(register), &format!("{head}\n"))?)
    }

    fn last(&self, register: &str) -> Outcome<Option<String>> {
        Ok(growing_file::last_line(&self.file(register))?)
    }
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
    fn each_register_has_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let witness = FileWitness::new(&folder.path().join("zeugen"));
        assert_eq!(witness.last("k").unwrap(), None);
        for head in ["one", "two"] {
            witness.keep("k", head).unwrap();
            assert_eq!(witness.last("k").unwrap().as_deref(), Some(head));
        }
        assert_eq!(witness.last("other").unwrap(), None);
    }
}
