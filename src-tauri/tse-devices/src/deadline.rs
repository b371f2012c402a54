//! When an operation has to be over. The only one here who looks at a clock that nobody sets.

use std::time::{Duration, Instant};

/// When an operation has to be over.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Instant);

/// It is over; nobody knows what became of what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeIsUp;

impl Deadline {
    /// So long from now.
    pub fn within(patience: Duration) -> Self {
        Self(Instant::now() + patience)
    }

    /// What is left of it.
    pub fn left(self) -> Result<Duration, TimeIsUp> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(TimeIsUp) } else { Ok(left) }
    }
}
