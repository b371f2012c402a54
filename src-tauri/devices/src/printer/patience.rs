//! How long a printer may take.

use std::time::Duration;

/// How long a printer may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub connect: Duration,
    /// For an answer to a status question; printers that cannot answer cost this once per page.
    pub answer: Duration,
    /// For a chunk of bytes to be taken.
    pub write: Duration,
    /// For a page to come out, where the printer can tell.
    pub finish: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            answer: Duration::from_millis(400),
            write: Duration::from_secs(5),
            finish: Duration::from_secs(6),
        }
    }
}
