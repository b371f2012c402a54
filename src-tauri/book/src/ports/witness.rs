//! Who knows the end of the book outside of its file.

use crate::fault::Outcome;

/// Keeps the newest head of a book where nobody reaches it who puts back or cuts off the store's file. It binds whoever does
/// not know of it: an owner who deletes it too is told only that it is gone.
pub trait Witness: Send + Sync {
    /// Where it lies, in German.
    fn place(&self) -> String;

    /// Keeps the head of the book of a register, known by the `key_id` of its first key. It must be there after a power
    /// cut as soon as this answers.
    ///
    /// # Errors
    /// A fault where it was not kept; the one before is then still known.
    fn keep(&self, register: &str, head: &str) -> Outcome<()>;

    /// The head that was kept last; `None` where none ever was.
    ///
    /// # Errors
    /// A fault where it can't be asked: that is not the same as knowing nothing.
    fn last(&self, register: &str) -> Outcome<Option<String>>;
}
