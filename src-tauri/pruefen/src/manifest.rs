//! Whether an archive says of itself what the register's key has signed (FORMAT.md, section 8; since archives of format 2).

use proof::{Digest, PublicKey};

use crate::scope::{self, Scope};
use crate::sums::{self, Sums};

/// Files whose sums the signature does not cover: its own, and the one that an erasure may change.
const NOT_COVERED: &[&str] = &[scope::NAME, crate::customers::NAME];

/// Holds the signature of an archive against its key, its words and the sums of its files. One of format 1 bears none.
///
/// # Errors
/// One German sentence.
pub fn check(scope: &Scope, keys: &[PublicKey], sums: &Sums) -> Result<(), String> {
    let Some(seal) = scope.seal() else { return Ok(()) };
    let name = scope::NAME;
    let Some(key) = keys.iter().find(|key| key.key_id() == seal.key_id) else {
        return Err(format!("Der Schlüssel, mit dem {name} signiert ist, steht nicht in schluessel.txt."));
    };
    if !key.verifies(&Digest::of(scope.signed_text().as_bytes()), &seal.signature) {
        return Err(format!("Die Datei „{name}“ wurde verändert: Ihre Signatur passt nicht."));
    }
    if sums.digest_but(NOT_COVERED) != seal.sums {
        return Err(format!(
            "Die Dateien des Archivs sind nicht die, für die {name} signiert ist: {} passt nicht.",
            sums::NAME
        ));
    }
    Ok(())
}
