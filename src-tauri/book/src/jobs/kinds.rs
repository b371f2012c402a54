//! The kinds of work of a desk.

use std::any::Any;

use crate::fault::{Outcome, Trouble};

/// One of each kind, found by its type. What is under way ends with this value.
#[derive(Default)]
pub struct Jobs(Vec<Box<dyn Any + Send + Sync>>);

impl Jobs {
    /// With one kind more.
    #[must_use]
    pub fn with<K: Any + Send + Sync>(mut self, kind: K) -> Self {
        self.0.push(Box::new(kind));
        self
    }

    /// The one of a kind.
    ///
    /// # Errors
    /// A fault if the desk knows no such kind.
    pub fn of<K: Any>(&self) -> Outcome<&K> {
        let found = self.0.iter().find_map(|kind| kind.downcast_ref());
        found.ok_or_else(|| Trouble::fault(format!("no job of the kind {}", std::any::type_name::<K>())))
    }
}
