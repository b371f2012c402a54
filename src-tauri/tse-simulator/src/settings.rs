//! What kind of device it is.

use std::sync::Arc;

use tse::{Curve, TimeFormat};

/// The time of whoever asks, seconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A year of 365 days, in seconds.
const YEAR: i64 = 31_536_000;

/// What kind of device it is. Only limits may differ from one opening to the next; keys and certificates stay.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The curve of its key: secp256r1 or secp384r1.
    pub curve: Curve,
    /// How it writes its time.
    pub time_format: TimeFormat,
    /// How long its certificate holds, in seconds.
    pub valid_for: i64,
    /// Whether it signs updates, or takes them and says nothing.
    pub signs_updates: bool,
    /// So many transactions may be open at once.
    pub most_open: usize,
    /// So many signatures it makes in its life.
    pub most_signatures: u64,
    /// So many bytes of messages it keeps.
    pub most_bytes: u64,
    /// After so many seconds it wants a self-test.
    pub self_test_holds: i64,
    /// After so many seconds it wants to be told the time.
    pub time_holds: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            curve: Curve::Secp256r1,
            time_format: TimeFormat::UnixTime,
            valid_for: 8 * YEAR,
            signs_updates: false,
            most_open: 10,
            most_signatures: 20_000_000,
            most_bytes: 1 << 30,
            self_test_holds: 25 * 3_600,
            time_holds: 48 * 3_600,
        }
    }
}
