//! What the store keeps of a code, and how it stands.

use book::db::settings;
use book::fault::Outcome;
use contract::recovery::CodeState;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::wrap::WrappedKey;

/// Setting: the code that counts ([`KeptCode`]).
pub const CODE: &str = "recovery_code";
/// Setting: the one that waits to be typed back ([`KeptCode`]).
pub const NEXT: &str = "recovery_code_next";
/// Setting of earlier programs: Argon2id hash of a code of sixteen signs, which wraps no key.
pub const EARLIER: &str = "recovery_code_hash";

/// A code as the store knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptCode {
    /// Argon2id hash in PHC form.
    pub hash: String,
    /// Someone has typed it from paper.
    pub tried: bool,
    /// The signing key, wrapped by it; absent where the key changed without the code.
    pub wrapped: Option<WrappedKey>,
}

/// The code that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountingCode {
    /// There is none.
    None,
    /// One of an earlier program: a hash alone.
    Earlier(String),
    /// One with all that belongs to it.
    Whole(KeptCode),
}

impl CountingCode {
    /// The hash by which it is tested.
    pub fn hash(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Earlier(hash) => Some(hash),
            Self::Whole(kept) => Some(&kept.hash),
        }
    }

    /// How it stands beside the key that signs now.
    pub fn state(&self, key_id: &str) -> CodeState {
        match self {
            Self::Whole(kept) if kept.wrapped.as_ref().is_none_or(|it| it.key_id != key_id) => CodeState::Due,
            Self::Whole(kept) if kept.tried => CodeState::Tried,
            Self::Whole(_) => CodeState::Untried,
            Self::None | Self::Earlier(_) => CodeState::Due,
        }
    }
}

/// The code that counts. One whose setting is damaged is none, so that a new one can be made.
pub fn counting(conn: &Connection) -> Outcome<CountingCode> {
    if let Some(kept) = readable(conn, CODE) {
        return Ok(CountingCode::Whole(kept));
    }
    let earlier: Option<String> = settings::get_or_empty(conn, EARLIER)?;
    Ok(earlier.map_or(CountingCode::None, CountingCode::Earlier))
}

/// The code that waits to be typed back.
pub fn next(conn: &Connection) -> Option<KeptCode> {
    readable(conn, NEXT)
}

fn readable(conn: &Connection, name: &str) -> Option<KeptCode> {
    settings::get::<Option<KeptCode>>(conn, name).map(Option::flatten).unwrap_or_else(|trouble| {
        tracing::error!(%trouble, name, "what is kept of a recovery code");
        None
    })
}

/// From now on this code counts, and no other does.
pub fn put(conn: &Connection, kept: &KeptCode) -> Outcome<()> {
    settings::put(conn, CODE, kept)?;
    settings::put(conn, NEXT, &None::<KeptCode>)?;
    settings::put(conn, EARLIER, &None::<String>)
}

/// Has a code wait to be typed back.
pub fn put_next(conn: &Connection, kept: &KeptCode) -> Outcome<()> {
    settings::put(conn, NEXT, kept)
}
