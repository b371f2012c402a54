//! `schluessel.txt`: the register's public keys.

use proof::PublicKey;

use crate::container::Unreadable;

/// The file's name.
pub const NAME: &str = "schluessel.txt";

/// The keys, each line being true to itself.
///
/// # Errors
/// [`Unreadable::Text`] where a key's `key_id` or fingerprint is not the key's.
pub fn read(bytes: &[u8]) -> Result<Vec<PublicKey>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Text(NAME))?;
    let keys: Option<Vec<PublicKey>> = text.lines().map(key).collect();
    keys.filter(|keys| !keys.is_empty()).ok_or(Unreadable::Text(NAME))
}

fn key(line: &str) -> Option<PublicKey> {
    let mut words = line.split(' ');
    let (id, key, fingerprint) = (words.next()?, words.next()?, words.next()?);
    let key: PublicKey = key.parse().ok()?;
    let true_to_itself = key.key_id() == id && key.fingerprint().to_string() == fingerprint;
    (true_to_itself && words.next().is_none()).then_some(key)
}
