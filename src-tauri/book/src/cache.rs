//! What nouns keep in memory between two looks: derived from the store (or, of the key, from the vault), never the truth,
//! one of each kind per desk. Only looks fill it, so nothing of a transaction that did not commit is ever in it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Thing = Arc<dyn Any + Send + Sync>;

/// The memory of a desk.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<TypeId, Thing>>);

impl Cache {
    /// The one thing of this kind; empty when it is asked for the first time.
    pub fn of<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut things = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let thing = things.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        // The key is the type, so the other way is never taken.
        Arc::clone(thing).downcast().unwrap_or_default()
    }
}
