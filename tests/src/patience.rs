//! Waiting for what another thread does: for what it is, never for a time.

use std::time::{Duration, Instant};

/// So generous that only what never comes runs into it, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until something is so.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "still not: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
