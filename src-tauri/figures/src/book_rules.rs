//! What must hold between the entries of a book (FORMAT.md, section 4a), for whoever reads them in their order: the
//! program itself, the maker of an archive, the verifier.

use proof::{Entry, Finding, Rules, Seq};
use serde::Serialize;

use crate::closings::Closings;

/// Rules between entries, and figures of closings.
#[derive(Debug)]
pub struct BookRules {
    rules: Rules,
    closings: Closings,
}

impl BookRules {
    /// Rules of a range that begins with this entry.
    pub fn beginning_with(first: Seq) -> Self {
        Self { rules: Rules::beginning_with(first), closings: Closings::beginning_with(first) }
    }

    /// Judges the next entry, which has been joined to those before it.
    ///
    /// # Errors
    /// The first rule that does not hold.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Finding> {
        self.rules.take(entry)?;
        self.closings.take(entry)
    }

    /// What could not be judged so far; most often nothing.
    pub const fn unjudged(&self) -> Unjudged {
        Unjudged { references: self.rules.references_before(), closings: self.closings.not_summed() }
    }
}

/// What no rule could judge, as it rests on entries before the range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Unjudged {
    /// References to entries before the range.
    pub references: u64,
    /// Closings whose figures could not be summed anew.
    pub closings: u64,
}
