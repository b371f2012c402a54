//! The register's signing key in the operating system's keychain; where there is none, in a file.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use book::{KeyVault, Outcome};
use keyring::{Entry, Error};

use crate::vault::FileVault;

/// Name under which the keychain lists our keys.
const SERVICE: &str = "Lockbuch";

/// Keeps keys in the keychain, and in the file vault what the keychain refuses.
pub struct KeychainVault {
    files: FileVault,
    /// Where the key lay that was last asked for.
    seen: Mutex<Option<KeychainEntry>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KeychainEntry {
    Keychain,
    File,
}

impl KeychainVault {
    /// The folder takes the key where there is no keychain.
    pub fn new(folder: &Path) -> Self {
        Self { files: FileVault::new(folder), seen: Mutex::new(None) }
    }

    fn note(&self, shelf: KeychainEntry) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(shelf);
    }
}

impl KeyVault for KeychainVault {
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()> {
        match keep_in_keychain(key_id, seed) {
            // A file is asked first: what lies there in its place must not hide it.
            Ok(()) if !self.files.make_room(key_id, seed)? => self.note(KeychainEntry::File),
            Ok(()) => self.note(KeychainEntry::Keychain),
            Err(error) => {
                tracing::warn!(%error, "no keychain: the key goes into a file");
                self.files.keep(key_id, seed)?;
                self.note(KeychainEntry::File);
            }
        }
        Ok(())
    }

    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>> {
        // The file first: where one lies, asking the keychain would only cost time at the start.
        let in_file = self.files.fetch(key_id);
        if let Ok(Some(seed)) = in_file {
            self.note(KeychainEntry::File);
            return Ok(Some(seed));
        }
        match fetch_from_keychain(key_id) {
            Ok(seed) => {
                self.note(KeychainEntry::Keychain);
                Ok(Some(seed))
            }
            Err(error) => {
                tracing::warn!(%error, key_id, "the key is not in the keychain");
                in_file
            }
        }
    }

    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()> {
        let kept = Entry::new(SERVICE, name).and_then(|entry| {
            entry.set_password(secret)?;
            if entry.get_password()? == secret { Ok(()) } else { Err(Error::NoEntry) }
        });
        match kept {
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::warn!(%error, name, "no keychain: the secret goes into a file");
                self.files.keep_secret(name, secret)
            }
        }
    }

    fn secret(&self, name: &str) -> Outcome<Option<String>> {
        match Entry::new(SERVICE, name).and_then(|entry| entry.get_password()) {
            Ok(secret) => Ok(Some(secret)),
            Err(_) => self.files.secret(name),
        }
    }

    fn place(&self) -> String {
        match *self.seen.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(KeychainEntry::Keychain) => String::from("im Schlüsselbund des Betriebssystems"),
            Some(KeychainEntry::File) | None => self.files.place(),
        }
    }
}

/// Keeps and reads back: some keychains take what they later do not give.
fn keep_in_keychain(key_id: &str, seed: &[u8; 32]) -> Result<(), Error> {
    Entry::new(SERVICE, key_id)?.set_secret(seed)?;
    if fetch_from_keychain(key_id)? == *seed { Ok(()) } else { Err(Error::NoEntry) }
}

fn fetch_from_keychain(key_id: &str) -> Result<[u8; 32], Error> {
    let secret = Entry::new(SERVICE, key_id)?.get_secret()?;
    // Not `BadEncoding`: it would carry the secret into the log.
    secret.try_into().map_err(|_| Error::NoEntry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_wherever_it_lies_and_the_place_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let vault = KeychainVault::new(folder.path());
        let key_id = format!("test-{}", std::process::id());
        vault.keep(&key_id, &[7; 32]).unwrap();
        let again = KeychainVault::new(folder.path());
        assert_eq!(again.fetch(&key_id).unwrap(), Some([7; 32]));
        assert_eq!(again.place(), vault.place());
        if let Ok(entry) = Entry::new(SERVICE, &key_id) {
            let _ = entry.delete_credential();
        }
    }
}
