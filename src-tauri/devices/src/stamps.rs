//! The way to a time stamp service: one question by HTTP.

use std::sync::Arc;
use std::time::Duration;

use book::ports::{StampTrouble, TimeStamps};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// From the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(15);
/// A token with its certificates has some thousand bytes.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// Asks by HTTP, or HTTPS with a certificate for which the system vouches. It follows no way to elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct HttpStamps;

impl TimeStamps for HttpStamps {
    fn ask(&self, address: &str, question: &[u8]) -> Result<Vec<u8>, StampTrouble> {
        let trouble = |trouble: ureq::Error| StampTrouble(trouble.to_string());
        let asking = agent(address.starts_with("https://"))
            .post(address)
            .header("Content-Type", "application/timestamp-query")
            .header("Accept", "application/timestamp-reply");
        let mut answer = asking.send(question).map_err(trouble)?;
        if !answer.status().is_success() {
            return Err(StampTrouble(format!("HTTP {}", answer.status())));
        }
        answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec().map_err(trouble)
    }
}

fn agent(encrypted: bool) -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).proxy(None);
    // What the system vouches for is read only where it is asked.
    let config = if encrypted { config.tls_config(vouched_for()) } else { config };
    config.build().into()
}

fn vouched_for() -> TlsConfig {
    let found = rustls_native_certs::load_native_certs();
    for trouble in &found.errors {
        tracing::warn!(%trouble, "a certificate of the system can't be read");
    }
    let roots = found.certs.iter().map(|root| Certificate::from_der(root).to_owned());
    TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(roots.collect())))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build()
}
