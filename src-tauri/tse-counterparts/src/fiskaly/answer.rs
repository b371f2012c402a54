//! What is answered.

use serde_json::{Value, json};

/// An answer, before anything goes wrong with it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub retry_after: Option<u64>,
    pub body: Vec<u8>,
}

/// Either is an answer; the second is a no.
pub type Answered = Result<Answer, Answer>;

impl Answer {
    pub fn json(body: &Value) -> Self {
        Self { status: 200, retry_after: None, body: body.to_string().into_bytes() }
    }

    pub fn no(status: u16, code: &str) -> Self {
        let body = json!({
            "status_code": status,
            "error": reason(status),
            "code": code,
            // What the real one writes here is unknown, so a test looks that nobody repeats it.
            "message": "internal words of the service: api_secret=geheim",
        });
        Self { status, retry_after: None, body: body.to_string().into_bytes() }
    }

    pub const fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

pub const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        423 => "Locked",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Other",
    }
}
