//! The register's serial number towards a TSE (`clientId`, `KASSE_SERIENNR`).

use std::fmt;

/// So long may it be; Swissbit takes no more.
const LONGEST: usize = 30;

/// A serial number that every device takes: letters, digits, `-` and `.`, at most 30 of them. `/` and `_`
/// are forbidden (DSFinV-K, annex E: they part the names in a TAR), and `;` parts the fields of a QR code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(String);

/// Why a text is no serial number of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientIdError {
    /// Nothing was given.
    #[error("Die Seriennummer der Kasse fehlt.")]
    Empty,
    /// More letters than devices take.
    #[error("Die Seriennummer der Kasse darf höchstens 30 Zeichen haben.")]
    TooLong,
    /// A letter that parts other things.
    #[error("Die Seriennummer der Kasse darf das Zeichen „{0}“ nicht enthalten.")]
    Letter(char),
}

impl ClientId {
    /// Takes a serial number as it is.
    ///
    /// # Errors
    /// [`ClientIdError`] where a device would not.
    pub fn new(text: &str) -> Result<Self, ClientIdError> {
        if text.is_empty() {
            return Err(ClientIdError::Empty);
        }
        if let Some(letter) = text.chars().find(|letter| !is_allowed(*letter)) {
            return Err(ClientIdError::Letter(letter));
        }
        if text.len() > LONGEST {
            return Err(ClientIdError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The serial number of a register that was named before the rule: what may not stand there becomes `-`, and
    /// whether that changed anything, so that it can be said.
    ///
    /// # Errors
    /// [`ClientIdError::Empty`] where nothing is left.
    pub fn mapped(text: &str) -> Result<(Self, bool), ClientIdError> {
        let allowed = |letter| if is_allowed(letter) { letter } else { '-' };
        let mapped: String = text.chars().map(allowed).take(LONGEST).collect();
        let changed = mapped != text;
        Self::new(&mapped).map(|id| (id, changed))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What every device, every file system and a PrintableString (X.680) take.
const fn is_allowed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.')
}
