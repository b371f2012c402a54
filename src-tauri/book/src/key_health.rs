//! Whether the register's key is there. Known by the vault alone: no entry can say that none can be signed.

use std::sync::atomic::{AtomicU8, Ordering};

/// How the vault answered last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyState {
    /// There is a key, or none is needed yet.
    #[default]
    Here,
    /// The vault has none of this name: another PC, a restored folder, another account.
    Missing,
    /// There is something of this name, and it is not the key; or the vault can't be asked.
    Unreadable,
}

/// The state of the key of one desk.
#[derive(Debug, Default)]
pub struct KeyHealth(AtomicU8);

impl KeyHealth {
    /// Keeps in mind how the vault answered.
    pub fn set(&self, state: KeyState) {
        self.0.store(state as u8, Ordering::Relaxed);
    }

    /// How the vault answered last.
    pub fn state(&self) -> KeyState {
        match self.0.load(Ordering::Relaxed) {
            0 => KeyState::Here,
            1 => KeyState::Missing,
            _ => KeyState::Unreadable,
        }
    }
}
