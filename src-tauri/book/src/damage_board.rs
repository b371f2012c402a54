//! What a desk knows of damage beside the book: what could not be noted there, since the book itself can't be written or read,
//! and what was tried in vain. It ends with the desk; the next start finds it again.

use std::collections::BTreeSet;
#[cfg(feature = "unguarded")]
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::incidents::Damage;

/// The board of one desk.
#[derive(Debug, Default)]
pub struct DamageBoard {
    standing: Mutex<Vec<Damage>>,
    in_vain: Mutex<BTreeSet<String>>,
    mended: AtomicU64,
    mending: Mutex<()>,
    /// Something is damaged for which the whole file has to be looked at.
    wants_check: AtomicBool,
    /// Tests let a person wait for no more steps than these.
    #[cfg(feature = "unguarded")]
    patience: OnceLock<u64>,
}

/// So many steps of SQLite's machine a person waits for a look at the file: well below half a second. A salon of some months is
/// looked at whole within them; of ten years, `entry` alone takes twenty times as long.
const PATIENCE_STEPS: u64 = 10_000_000;

impl DamageBoard {
    /// Hangs up what was found now of a table, in the place of what was known of it.
    pub fn tell(&self, damage: Damage) {
        let mut standing = lock(&self.standing);
        standing.retain(|known| known.place() != damage.place());
        if !damage.is_repaired() {
            standing.push(damage);
        }
    }

    /// What stands.
    pub fn standing(&self) -> Vec<Damage> {
        lock(&self.standing).clone()
    }

    /// How often something was put right so far.
    pub fn mended(&self) -> u64 {
        self.mended.load(Ordering::SeqCst)
    }

    /// Something was put right: what was in vain may be worth a try.
    pub fn count(&self) {
        self.mended.fetch_add(1, Ordering::SeqCst);
        lock(&self.in_vain).clear();
    }

    /// Whether mending came to nothing before, for trouble of these words.
    pub fn was_in_vain(&self, story: &str) -> bool {
        lock(&self.in_vain).contains(story)
    }

    /// The whole file has to be looked at, which takes longer than a person may wait: a job does it.
    pub fn want_check(&self) {
        self.wants_check.store(true, Ordering::SeqCst);
    }

    /// Whether the whole file has to be looked at; asked once for each wish.
    pub fn take_wish(&self) -> bool {
        self.wants_check.swap(false, Ordering::SeqCst)
    }

    /// How many steps of SQLite's machine a person waits.
    pub fn patience(&self) -> u64 {
        #[cfg(feature = "unguarded")]
        if let Some(steps) = self.patience.get() {
            return *steps;
        }
        PATIENCE_STEPS
    }

    /// As if the file were so large that nobody could wait for a look at it.
    #[cfg(feature = "unguarded")]
    pub fn lose_patience(&self) {
        // Whoever has none has none.
        let _ = self.patience.set(0);
    }

    /// Mending came to nothing.
    pub fn give_up(&self, story: String) {
        lock(&self.in_vain).insert(story);
    }

    /// One at a time mends.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        lock(&self.mending)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
