//! How a command ends.

/// What a command returns: nothing, or one sentence that says what is missing and what to do.
pub type Outcome<T = ()> = Result<T, String>;
