//! The register's signing key in a file that only this user can read.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use book::{KeyVault, Outcome, Trouble};

/// Keys in a folder, one file each, named by the key.
pub struct FileVault {
    folder: PathBuf,
}

impl FileVault {
    /// The folder is made with the first key.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn file(&self, key_id: &str) -> PathBuf {
        self.folder.join(format!("{key_id}.key"))
    }

    /// Puts aside what lies under the name of a key and is another: a key file is never overwritten. False where the key
    /// lies there already.
    pub(crate) fn make_room(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<bool> {
        let file = self.file(key_id);
        match fs::read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
            Ok(bytes) if bytes == seed => return Ok(false),
            // What can't be read can still be put aside.
            Ok(_) | Err(_) => {}
        }
        let aside = (1_u32..).map(|number| self.folder.join(format!("{key_id}.beiseite-{number}")));
        if let Some(free) = aside.into_iter().find(|path| !path.exists()) {
            tracing::warn!(to = %free.display(), "another key of this name is put aside");
            fs::rename(&file, free)?;
        }
        Ok(true)
    }

    fn secret_file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.secret"))
    }
}

impl KeyVault for FileVault {
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()> {
        fs::create_dir_all(&self.folder)?;
        if !self.make_room(key_id, seed)? {
            return Ok(());
        }
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.file(key_id))?;
        file.write_all(seed)?;
        Ok(file.sync_all()?)
    }

    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>> {
        match fs::read(self.file(key_id)) {
            Ok(bytes) => match bytes.try_into() {
                Ok(seed) => Ok(Some(seed)),
                Err(_) => Err(Trouble::fault(format!("the key file {key_id} has the wrong length"))),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()> {
        fs::create_dir_all(&self.folder)?;
        let path = self.secret_file(name);
        let fresh = path.with_extension("neu");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh)?;
        file.write_all(secret.as_bytes())?;
        file.sync_all()?;
        Ok(fs::rename(&fresh, &path)?)
    }

    fn secret(&self, name: &str) -> Outcome<Option<String>> {
        match fs::read_to_string(self.secret_file(name)) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn place(&self) -> String {
        format!("in der Datei {}, die nur dieses Benutzerkonto lesen kann", self.folder.display())
    }
}

#[cfg(test)]
mod tests {
    use super::FileVault;
    use book::KeyVault;

    #[test]
    fn a_secret_takes_the_place_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let vault = FileVault::new(&folder.path().join("keys"));
        assert_eq!(vault.secret("mail").unwrap(), None);
        vault.keep_secret("mail", "Geheim ß").unwrap();
        vault.keep_secret("mail", "neu").unwrap();
        assert_eq!(vault.secret("mail").unwrap().as_deref(), Some("neu"));
        #[cfg(unix)]
        {
            let mode = std::fs::metadata(folder.path().join("keys/mail.secret")).unwrap();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode.permissions()) & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_is_never_overwritten_and_read_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let vault = FileVault::new(&folder.path().join("keys"));
        assert!(vault.fetch("ab12").unwrap().is_none());
        vault.keep("ab12", &[7; 32]).unwrap();
        assert_eq!(vault.fetch("ab12").unwrap(), Some([7; 32]));
        vault.keep("ab12", &[7; 32]).unwrap();
        vault.keep("ab12", &[8; 32]).unwrap();
        assert_eq!(vault.fetch("ab12").unwrap(), Some([8; 32]));
        let aside = std::fs::read(folder.path().join("keys/ab12.beiseite-1")).unwrap();
        assert_eq!(aside, [7; 32], "a key is never overwritten");
        std::fs::write(folder.path().join("keys/ab12.key"), [8; 31]).unwrap();
        assert!(vault.fetch("ab12").is_err());
        vault.keep("ab12", &[8; 32]).unwrap();
        assert_eq!(vault.fetch("ab12").unwrap(), Some([8; 32]));
        assert!(folder.path().join("keys/ab12.beiseite-2").exists());
        #[cfg(unix)]
        {
            let mode = std::fs::metadata(folder.path().join("keys/ab12.key")).unwrap();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode.permissions()) & 0o777, 0o600);
        }
    }
}
