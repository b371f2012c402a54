//! What a desk knows of damage beside the book: what could not be noted there, since the book itself can't be written or read,
//! and what was tried in vain. It ends with the desk; the next start finds it again.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::incidents::Damage;

/// The board of one desk.
#[derive(Debug, Default)]
pub struct DamageBoard {
    standing: Mutex<Vec<Damage>>,
    in_vain: Mutex<BTreeSet<String>>,
    mended: AtomicU64,
    mending: Mutex<()>,
}

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

    /// Something was put right.
    pub fn count(&self) {
        self.mended.fetch_add(1, Ordering::SeqCst);
    }

    /// Whether mending came to nothing before, for trouble of these words.
    pub fn was_in_vain(&self, story: &str) -> bool {
        lock(&self.in_vain).contains(story)
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
