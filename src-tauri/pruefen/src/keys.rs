//! `schluessel.txt`: the register's public keys.

use proof::PublicKey;

use crate::container::Unreadable;

/// The file's name.
pub const NAME: &str = "schluessel.txt";

/// The keys, each line being true to itself.
///
/// # Errors
/// [`Unreadable::Text`] where a key's `key_id` or fingerprint is not the key's, or a key stands there twice.
pub fn read(bytes: &[u8]) -> Result<Vec<PublicKey>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Text(NAME))?;
    let keys: Option<Vec<PublicKey>> = text.lines().map(key).collect();
    let keys = keys.filter(|keys| !keys.is_empty()).ok_or(Unreadable::Text(NAME))?;
    let twice = keys.iter().enumerate().any(|(at, key)| keys.iter().take(at).any(|before| before == key));
    let spelled: String = keys.iter().map(spelled).collect();
    if !twice && spelled == text { Ok(keys) } else { Err(Unreadable::Text(NAME)) }
}

/// The key of a line; whether the rest is the key's own, its spelling tells.
fn key(line: &str) -> Option<PublicKey> {
    let key: PublicKey = line.split(' ').nth(1)?.parse().ok()?;
    is_canonical(key.as_bytes()).then_some(key)
}

fn spelled(key: &PublicKey) -> String {
    format!("{} {key} {}\n", key.key_id(), key.fingerprint())
}

/// Whether the point's y is below 2^255 − 19: some points have a second spelling above it (RFC 8032, 5.1.3).
fn is_canonical(key: &[u8; 32]) -> bool {
    let [lowest, between @ .., highest] = key;
    *lowest < 0xed || highest & 0x7f != 0x7f || between.iter().any(|byte| *byte != 0xff)
}
