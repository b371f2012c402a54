//! How long a test waits: for what it waits, never for a time.

use std::time::{Duration, Instant};

/// How long something may take. So generous that only what never comes runs into it, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked for.
const STEP: Duration = Duration::from_millis(50);

/// Tries until it comes to something; nothing where that never is.
pub async fn patiently<T>(attempt: impl AsyncFn() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(found) = attempt().await {
            return Some(found);
        }
        if started.elapsed() >= PATIENCE {
            return None;
        }
        tokio::time::sleep(STEP).await;
    }
}
