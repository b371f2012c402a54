//! What the spool has in its hands: the waiting pages and the printers, and nothing else of the salon.

use book::fault::Outcome;
use book::mending;
use book::ports::{Paper, PaperTrouble};
use book::services::Services;
use contract::Topic;

use super::queue::{Task, due, failed, finished, recover, take};

/// The waiting pages.
pub struct Spooling(Services);

impl Spooling {
    /// Of a desk.
    pub const fn new(services: Services) -> Self {
        Self(services)
    }

    /// At the start: pages that were under way at the last end become unsure.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn recover(&self) -> Outcome<()> {
        mending::write_as_program(&self.0, &[Topic::Printing], |tx| recover(tx)).map(drop)
    }

    /// Takes the oldest page that is due and says that it is under way.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn take(&self) -> Outcome<Option<Task>> {
        if !mending::read_as_program(&self.0, due)? {
            return Ok(None);
        }
        mending::write_as_program(&self.0, &[Topic::Printing], |tx| take(tx))
    }

    /// Says what came of a page.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn end(&self, task: Task, printed: Result<(), PaperTrouble>) -> Outcome<()> {
        mending::write_as_program(&self.0, &[Topic::Printing, Topic::Roll], move |tx| match printed {
            Ok(()) => finished(tx, &task),
            Err(trouble) => {
                tracing::warn!(printer = task.printer.name, ?trouble, "a page is not out");
                failed(tx, &task, &trouble)
            }
        })
    }

    /// The printers.
    pub fn paper(&self) -> &dyn Paper {
        &*self.0.adapters.paper
    }
}
