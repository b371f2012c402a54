//! Names of deeds: no two forms give the same one.

use std::sync::atomic::{AtomicU64, Ordering};

use contract::DeedId;

static MADE: AtomicU64 = AtomicU64::new(0);

/// A name that no form of this window has given, nor one of the page before it was loaded anew.
pub fn deed_id() -> DeedId {
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    // A page test has no browser, and its pages no life before.
    let chance = if cfg!(target_family = "wasm") { js_sys::Math::random().to_bits() } else { 0 };
    DeedId(format!("{chance:x}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_the_same() {
        assert_ne!(deed_id(), deed_id());
    }
}
