//! The way to the service: one request, one answer, in a given time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::{HeaderValue, Method, Request, Response};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Timeout};

use crate::Secret;
use crate::deadline::Deadline;

use super::trouble::Trouble;

/// No answer but an export is longer.
const LONGEST: u64 = 1 << 20;
/// Nobody waits longer for the next piece of an export.
const PIECE: Duration = Duration::from_secs(30);

/// An answer, whatever it says.
pub struct Reply {
    /// The status.
    pub status: u16,
    /// After how many seconds the service wants to be asked again.
    pub retry_after: Option<u64>,
    /// All of its body.
    pub body: Vec<u8>,
}

/// An answer whose body is still on its way.
pub struct Stream {
    /// The status.
    pub status: u16,
    /// After how many seconds the service wants to be asked again.
    pub retry_after: Option<u64>,
    /// The body.
    body: Body,
}

/// The way to the service.
pub struct Wire {
    agent: Agent,
    address: String,
}

impl Wire {
    /// The way to an address. The certificates of the operating system vouch for the other end.
    pub fn to(address: &str) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(provider)
            .root_certs(roots(address))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // A redirect would carry a bon elsewhere.
            .max_redirects(0)
            .proxy(None)
            .user_agent(concat!("Lockbuch/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into(), address: address.to_owned() }
    }

    /// Sends a request and reads the whole answer before the deadline.
    pub fn ask(
        &self,
        method: &Method,
        path: &str,
        token: Option<&Secret>,
        body: Option<&[u8]>,
        deadline: Deadline,
    ) -> Result<Reply, Trouble> {
        let within = deadline.left()?;
        let mut response = match body {
            Some(body) => {
                let request = self.request(method, path, token)?.header("content-type", "application/json");
                let request = request.body(body).map_err(|_| Trouble::Address)?;
                let request = self.agent.configure_request(request).timeout_global(Some(within)).build();
                self.agent.run(request)
            }
            None => {
                let request = self.request(method, path, token)?.body(()).map_err(|_| Trouble::Address)?;
                let request = self.agent.configure_request(request).timeout_global(Some(within)).build();
                self.agent.run(request)
            }
        }
        .map_err(|error| trouble_of(&error))?;
        let (status, retry_after) = (response.status().as_u16(), retry_after(&response));
        let body = response.body_mut().with_config().limit(LONGEST).read_to_vec();
        let body = body.map_err(|error| trouble_of(&error))?;
        Ok(Reply { status, retry_after, body })
    }

    /// Begins to fetch a file of whatever length. The answer begins before the deadline.
    pub fn open(&self, path: &str, token: &Secret, deadline: Deadline) -> Result<Stream, Trouble> {
        let request = self.request(&Method::GET, path, Some(token))?.body(());
        let request = self
            .agent
            .configure_request(request.map_err(|_| Trouble::Address)?)
            .timeout_connect(Some(deadline.left()?))
            .timeout_recv_response(Some(PIECE))
            .timeout_per_read(Some(PIECE))
            .build();
        let response = self.agent.run(request).map_err(|error| trouble_of(&error))?;
        let (status, retry_after) = (response.status().as_u16(), retry_after(&response));
        Ok(Stream { status, retry_after, body: response.into_body() })
    }

    fn request(
        &self,
        method: &Method,
        path: &str,
        token: Option<&Secret>,
    ) -> Result<ureq::http::request::Builder, Trouble> {
        let address = format!("{}{path}", self.address);
        let mut request = Request::builder().method(method).uri(address).header("accept", "application/json");
        if let Some(token) = token {
            let bearer = zeroize::Zeroizing::new(format!("Bearer {}", token.expose()));
            let mut bearer = HeaderValue::from_str(&bearer).map_err(|_| Trouble::Garbage)?;
            bearer.set_sensitive(true);
            request = request.header("authorization", bearer);
        }
        Ok(request)
    }
}

impl Stream {
    /// Reads a short body, as troubles have it.
    pub fn into_reply(mut self) -> Result<Reply, Trouble> {
        let body = self.body.with_config().limit(LONGEST).read_to_vec();
        let body = body.map_err(|error| trouble_of(&error))?;
        Ok(Reply { status: self.status, retry_after: self.retry_after, body })
    }

    /// The body, however long.
    pub fn into_reader(self) -> impl io::Read {
        self.body.into_with_config().limit(u64::MAX).reader()
    }
}

/// What the operating system trusts; nobody where the other end is this PC, which is asked without encryption.
fn roots(address: &str) -> RootCerts {
    if !address.starts_with("https://") {
        return RootCerts::new_with_certs(&[]);
    }
    let found = rustls_native_certs::load_native_certs().certs;
    let certificates: Vec<Certificate<'static>> =
        found.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
    RootCerts::new_with_certs(&certificates)
}

/// Seconds; the service says so of itself, and nothing else is believed.
fn retry_after<B>(response: &Response<B>) -> Option<u64> {
    response.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok()
}

fn trouble_of(error: &ureq::Error) -> Trouble {
    match error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect)
        | ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::Tls(_)
        | ureq::Error::Rustls(_) => Trouble::Unreachable,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => Trouble::Unreachable,
        ureq::Error::Protocol(_) | ureq::Error::BodyExceedsLimit(_) => Trouble::Garbage,
        // Whatever else it is: it may have been done.
        _ => Trouble::NoAnswer,
    }
}
