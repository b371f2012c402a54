//! Why texts are no entry: what [`decode`](crate::decode()) says of the first part that no encoder would have
//! written.

use crate::Part;

/// Why texts are no entry: the part, and what of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part}: {flaw}")]
pub struct NotCanonical {
    /// The first part that does not follow the form.
    pub part: Part,
    /// What of it.
    pub flaw: Flaw,
}

/// What of a part's text does not follow the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The head names a version of the canonical form that this program does not read.
    #[error("format {0} is unknown")]
    Format(u16),
    /// The field is missing, at the wrong place, or its value is not spelled as it must be.
    #[error("field {0} is not canonical")]
    Field(&'static str),
    /// The part holds more than the form knows.
    #[error("something follows the last field")]
    Trailing,
    /// The part is missing, doubled, or not at its place.
    #[error("the part is not at its place")]
    Place,
}
