//! The recovery code and the register's signing key: what brings a lost PIN, a lost key and another PC back to work.

use serde::{Deserialize, Serialize};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! recovery_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowRecovery: Owner may read [] => Recovery, "Schlüssel und Wiederherstellungscode ansehen";
            NewRecoveryCode: Owner may door [Settings] => FreshCode, "Neuen Wiederherstellungscode machen";
            TryRecoveryCode: Anyone may door [Settings, Roll] => (), "Wiederherstellungscode erproben";
            RestoreKey: Anyone may door [Session, Settings, Day, Roll] => KeyBack, "Signaturschlüssel zurückholen";
            ChangeKey: Owner may door [Session, Settings, Day, Roll] => NewKey, "Signaturschlüssel wechseln";
        ] $($further)* }
    };
}

/// How key and code stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowRecovery;

/// What [`ShowRecovery`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// The signing key is on this PC.
    pub key_here: bool,
    /// How the code stands.
    pub code: CodeState,
}

/// How the recovery code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeState {
    /// Printed and typed back: it gives PIN and key back.
    Tried,
    /// Made, and nobody has typed it back yet.
    Untried,
    /// None, or one that does not bring back the key: a new one is due.
    Due,
}

/// Makes a new code. The one before counts until the new one was typed back ([`TryRecoveryCode`]).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRecoveryCode {
    /// The owner's PIN once more; not asked of who approves. `Debug` doesn't show it.
    pub pin: String,
}

impl std::fmt::Debug for NewRecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewRecoveryCode")
    }
}

/// What [`NewRecoveryCode`] brings.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshCode {
    /// Shown once; it stands nowhere in the store.
    pub code: String,
    /// A printer of receipts has printed it as well.
    pub printed: bool,
}

impl std::fmt::Debug for FreshCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FreshCode(printed: {})", self.printed)
    }
}

/// Types a code back from paper: from then on it counts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryRecoveryCode {
    /// As typed. `Debug` doesn't show it.
    pub code: String,
}

impl std::fmt::Debug for TryRecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TryRecoveryCode")
    }
}

/// Brings the register's own key back by the code: on a new PC, in another account, over a damaged key file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreKey {
    /// As typed. `Debug` doesn't show it.
    pub code: String,
}

impl std::fmt::Debug for RestoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RestoreKey")
    }
}

/// What [`RestoreKey`] comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyBack {
    /// Where the key lies now, in German.
    pub key_place: String,
}

/// Signs with a new key from now on. The old one ends for ever.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeKey {
    /// The owner's PIN once more; not asked of who approves. `Debug` doesn't show it.
    pub pin: String,
    /// As typed. May only be absent where the key is missing: who has lost both must be able to sell.
    pub code: Option<String>,
    /// Why, as the book has it.
    pub cause: KeyCause,
    /// Why, in the owner's words.
    pub reason: String,
}

impl std::fmt::Debug for ChangeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ChangeKey({:?}, {:?})", self.cause, self.reason)
    }
}

/// Why the key is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyCause {
    /// It is nowhere any more.
    Lost,
    /// Someone else may have it.
    Stolen,
    /// The owner wants it so.
    Renewed,
}

/// What [`ChangeKey`] comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewKey {
    /// As it will stand on the next Z report.
    pub fingerprint: String,
    /// Where the key lies, in German.
    pub key_place: String,
    /// The code brings back the new key, too; else a new code is due.
    pub kept_by_code: bool,
}
