//! What a salon sets up.

use std::time::Duration;

use uuid::Uuid;

use crate::Secret;

use super::trouble::Trouble;

/// Where the service is, unless a salon says otherwise.
pub const BASE_URL: &str = "https://kassensichv-middleware.fiskaly.com/api/v2";

/// What a salon sets up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the service is: `https`, or this very PC.
    pub base_url: String,
    /// From the service's dashboard.
    pub api_key: Secret,
    /// From the service's dashboard.
    pub api_secret: Secret,
    /// The TSE, a random UUID (version 4) that was made up here.
    pub tss: Uuid,
    /// The register at the TSE, likewise.
    pub client: Uuid,
    /// How long one question may take in all. Shorter than the till waits.
    pub patience: Duration,
}

impl Settings {
    /// The address without a slash at its end.
    pub(super) fn address(&self) -> Result<&str, Trouble> {
        let address = self.base_url.trim_end_matches('/');
        let is_here = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|here| {
            address.strip_prefix(here).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        // Key and secret never travel in the open.
        if address.starts_with("https://") || is_here { Ok(address) } else { Err(Trouble::Address) }
    }
}
