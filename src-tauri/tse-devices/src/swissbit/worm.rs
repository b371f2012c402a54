//! The functions of the library that a till needs.

use crate::Secret;

use super::worm_error::WormError;

/// Where the device stands in its life (`worm_info_initializationState`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitializationState {
    /// 0: never set up.
    Uninitialized,
    /// 1: it signs.
    Initialized,
    /// 2: out of use for good.
    Decommissioned,
}

/// What the device says of itself (`worm_info_*`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// Where it stands.
    pub state: InitializationState,
    /// Whether its self-test holds.
    pub has_passed_self_test: bool,
    /// Whether it was told the time.
    pub has_valid_time: bool,
    /// Its key, an uncompressed point.
    pub public_key: Vec<u8>,
}

/// A user (`worm_user_login`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum User {
    /// 1: whoever sets it up. The PIN must not be kept by a till.
    Admin,
    /// 2: whoever sets the time.
    TimeAdmin,
}

/// What comes back of a step (`worm_transaction_response_*`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The transaction's number.
    pub transaction: u64,
    /// The signature counter.
    pub counter: u64,
    /// The device's time, seconds since 1970.
    pub log_time: u64,
    /// r and s side by side.
    pub signature: Vec<u8>,
}

/// The library, opened on a stick. One command at a time: it is not safe to share among threads.
///
/// Every function gives back the library's error where it fails.
#[allow(clippy::missing_errors_doc)]
pub trait Worm: Send {
    /// `worm_info_read` and its getters.
    fn info(&mut self) -> Result<Info, WormError>;

    /// `worm_tse_runSelfTest`.
    fn run_self_test(&mut self, client: &str) -> Result<(), WormError>;

    /// `worm_user_login`.
    fn log_in(&mut self, user: User, pin: &Secret) -> Result<(), WormError>;

    /// `worm_user_logout`.
    fn log_out(&mut self, user: User) -> Result<(), WormError>;

    /// `worm_tse_updateTime`, seconds since 1970.
    fn update_time(&mut self, time: u64) -> Result<(), WormError>;

    /// `worm_transaction_start`.
    fn start(&mut self, client: &str, data: &[u8], kind: &str) -> Result<Response, WormError>;

    /// `worm_transaction_finish`.
    fn finish(&mut self, client: &str, number: u64, data: &[u8], kind: &str) -> Result<Response, WormError>;

    /// `worm_transaction_lastResponse` of a register; `None` where it never got one.
    fn last_response(&mut self, client: &str) -> Result<Option<Response>, WormError>;

    /// `worm_transaction_listStartedTransactions` of a register, at most 62 behind so many that are skipped.
    fn started(&mut self, client: &str, skip: usize) -> Result<Vec<u64>, WormError>;

    /// `worm_signatureAlgorithm`.
    fn signature_algorithm(&mut self) -> Result<String, WormError>;
}
